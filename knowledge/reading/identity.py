"""ID numbers in a citizen's words: 18 characters (GB 11643), or the 15 digits of the old cards.

What is wrong with a number is told without repeating it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from knowledge.reading.figures import Figures, figures, plain_text

_PROVINCES = re.compile("9?(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])|91")
"""GB/T 2260; 81 to 83 are on the residence permits for people of Hong Kong, Macau and Taiwan;
9 stands before the province on the cards of foreign residents."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_TEN = re.compile(r"[\s\-‐–—._]{0,3}[xX×ХχΧ叉](?![a-zA-Z0-9])")
_ABOUT_ID = re.compile(r"(?:身份证|证件|身份|号码|sfz)[^0-9,，。;；]{0,8}$", re.IGNORECASE)
_ABOUT_ELSE = re.compile(r"(?:卡|电话|手机|编|单|账|帐|受理|预约|订|信用代码)号?码?[^0-9]{0,4}$")
_AROUND = re.compile(r"[\s。.,，!！~()…]*")
_FULL, _OLD, _BODY = 18, 15, 17
_OLDEST = 130
_SOME, _LEAST, _MOST, _NEAR = 9, 13, 20, 16


@dataclass(frozen=True, slots=True)
class Identity:
    """A right ID number, in 18 characters with a capital X, and what it says of its holder.

    `old_form`: it was written with the 15 digits of the old cards.
    """

    number: str = field(repr=False)
    birthday: date = field(repr=False)
    sex: Literal["男", "女"]
    old_form: bool = False

    @property
    def masked(self) -> str:
        """The number with only its first three and last two characters to be seen."""
        return f"{self.number[:3]}{'*' * 13}{self.number[-2:]}"


@dataclass(frozen=True, slots=True)
class NotAnIdentity:
    """Something that was meant as an ID number and is none; `why` says it and what to do."""

    why: str


def check_character(body: str) -> str:
    """Give the 18th character for the first 17 digits. source: GB 11643-1999, ISO 7064 MOD 11-2."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def read_identity(
    text: str, today: date, *, asked: bool = False
) -> Identity | NotAnIdentity | None:
    """Give the first ID number of a text; what is wrong with it; or None where none is meant.

    `today` is the local day. `asked`: the text answers the question for an ID number, so that any
    long run of digits is meant as one.
    """
    plain = plain_text(text)
    runs = figures(plain)
    wrong: list[NotAnIdentity] = []
    for run in runs:
        for number in _candidates(plain, run):
            read = _read(number, today)
            if isinstance(read, Identity):
                return read
            if _looks_right(number):
                wrong.append(read)
    if wrong:
        return wrong[0]
    meant = (run for run in runs if _is_meant(plain, run, asked=asked))
    return next((_why(plain, run, today) for run in meant), None)


def _candidates(plain: str, run: Figures) -> Iterator[str]:
    """Give what in a run is as long as an ID number: neighbouring whole groups."""
    ten = _TEN.match(plain, run.end) is not None
    groups = run.groups
    for first in range(len(groups)):
        joined = ""
        for last in range(first, len(groups)):
            joined += groups[last]
            if len(joined) > _FULL:
                break
            at_end = last == len(groups) - 1
            if len(joined) == _BODY and at_end and ten:
                yield joined + "X"
            elif len(joined) == _FULL or (len(joined) == _OLD and not (at_end and ten)):
                yield joined


def _looks_right(number: str) -> bool:
    """Say whether a wrong number has the shape of an ID number: province, and month and day."""
    day = number[8:12] if len(number) == _OLD else number[10:14]
    century = len(number) == _OLD or number[6:8] in {"18", "19", "20"}
    return _has_province(number) and century and day[0] in "01" and day[2] in "0123"


def _has_province(number: str) -> bool:
    return _PROVINCES.match(number) is not None


def _read(number: str, today: date) -> Identity | NotAnIdentity:
    old = len(number) == _OLD
    body = f"{number[:6]}19{number[6:]}" if old else number[:_BODY]
    if not _has_province(body):
        return NotAnIdentity("身份证号开头几位不对，请对着身份证再看一遍。")
    birthday = _birthday(body[6:14])
    if birthday is None:
        return NotAnIdentity("身份证号中间的出生日期不对，没有这一天，请再看一遍。")
    if birthday > today:
        return NotAnIdentity("身份证号中间的出生日期还没有到，请再看一遍。")
    if birthday.year < today.year - _OLDEST:
        return NotAnIdentity("身份证号中间的出生年份太早了，请再看一遍。")
    check = check_character(body)
    if not old and number[-1] != check:
        return NotAnIdentity("身份证号最后一位对不上，可能有一位写错了，请再看一遍。")
    return Identity(body + check, birthday, "男" if int(body[-1]) % 2 else "女", old)


def _birthday(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _is_meant(plain: str, run: Figures, *, asked: bool) -> bool:
    """Say whether a run that is no ID number was meant as one."""
    before = plain[max(0, run.start - _NEAR) : run.start]
    if _ABOUT_ELSE.search(before):
        return False
    if _ABOUT_ID.search(before):
        return len(run.digits) >= (_SOME if "身份" in before else _LEAST)
    if asked:
        return True
    ten = _TEN.match(plain, run.end)
    after = ten.end() if ten else run.end
    whole = _AROUND.fullmatch(plain, 0, run.start) and _AROUND.fullmatch(plain, after)
    return whole is not None and _LEAST < len(run.digits) <= _MOST and _has_province(run.digits)


def _why(plain: str, run: Figures, today: date) -> NotAnIdentity:
    ten = _TEN.match(plain, run.end) is not None
    number = run.digits + ("X" if ten else "")
    if len(number) != _FULL:
        return NotAnIdentity(f"身份证号要18位，您写了{len(number)}位，请再看一遍。")
    read = _read(number, today)
    return read if isinstance(read, NotAnIdentity) else NotAnIdentity("请把身份证号再写一遍。")
