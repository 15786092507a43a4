"""Phones in a citizen's words: mobiles, landlines, 400 numbers, dictated, dashed or in a sentence.

Area codes and the length of what follows them come from `phonenumberslite`. Mobiles are not asked
of it: it takes 140, 149, 16x and other ranges for unassigned that are, or may be, in use.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import phonenumbers

from knowledge.reading.figures import Figures, figures, plain_text

_MOBILE = re.compile(r"1[3-9]\d{9}")
_SERVICE = re.compile(r"[48]00\d{7}")
_COUNTRY = re.compile(r"(?:00)?86(?=1[3-9]\d{9}$)")
_COUNTRY_LANDLINE = re.compile(r"(?:0086|86)0?(?=[1-9]\d{8,10}$)")
_EXTENSION = re.compile(r"[\s,，\-(]{0,2}(?:转|分机号?|ext\.?|[xX#])\s{0,2}(\d{1,6})(?!\d)")
_WRITTEN: dict[bool, set[tuple[int, ...]]] = {
    False: {(3, 4, 4), (3, 3, 5), (3, 3, 4)},
    True: {(3, 4, 4), (3, 8), (4, 8), (4, 7), (4, 4, 4), (4, 3, 4)},
}
"""How the groups of mobiles, and of landlines with their 0, are written inside a longer run."""

_OWN_ID = re.compile(r"[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}\d?")
_OLD_ID = re.compile(r"[1-9]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_ABOUT_PHONE = re.compile(
    r"(?:电话|手机|座机|号码|联系|打我?|拨|微信|tel|phone)[^0-9,，。;；]{0,8}$", re.IGNORECASE
)
_ABOUT_ELSE = re.compile(r"(?:证件?|编|单|卡|账|帐|受理|预约|订|学籍|户|QQ|qq)号?码?[^0-9]{0,4}$")
_GONE = re.compile(r"(?:不是|旧号|以前是|原来是|以前的?|原来的?|停机的?|不用的?)[^0-9,，。]{0,4}$")
_AROUND = re.compile(r"[\s+。.,，!！~()…]*")
_HAN_LAST = re.compile(r"[一-龥]$")
_MOBILE_DIGITS, _NEAR, _MOST_OF_A_NAME = 11, 16, 2
_LEAST, _SHORTEST_ID, _LONGEST_ID = 7, 14, 18


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone that can be dialled. `number` is digits only, a landline with its area code."""

    number: str = field(repr=False)
    kind: Literal["mobile", "landline", "service"]
    area: str = ""
    extension: str = field(default="", repr=False)

    @property
    def formatted(self) -> str:
        """The phone as it is easily read back: 138 1234 5678, 023-45681234转801, 400-123-4567."""
        number = self.number
        if self.kind == "mobile":
            return f"{number[:3]} {number[3:7]} {number[7:]}"
        if self.kind == "service":
            return f"{number[:3]}-{number[3:6]}-{number[6:]}"
        local = number[len(self.area) :]
        return f"{self.area}-{local}" + (f"转{self.extension}" if self.extension else "")

    @property
    def masked(self) -> str:
        """The phone for lists and logs, never more than 3 and 4 digits: 138****5678."""
        return f"{self.number[:3]}****{self.number[-4:]}"


@dataclass(frozen=True, slots=True)
class NotAPhone:
    """Something that was meant as a phone and is none; `why` says what is wrong and what to do."""

    why: str


def read_phone(text: str, *, area: str = "", asked: bool = False) -> Phone | NotAPhone | None:
    """Give the first phone of a text; what is wrong with it; or None where no phone is meant.

    `area` is the town's area code with its 0, put before a local number of 7 or 8 digits. `asked`:
    the text answers the question for a phone, so that any run of digits is meant as one.
    """
    plain = plain_text(text)
    runs = tuple(_without_name(plain, run) for run in figures(plain))
    phones = [(run, each) for run in runs for each in _phones(plain, run)]
    kept = [each for run, each in phones if not _GONE.search(_just_before(plain, run))]
    if kept or phones:
        return (kept or [each for _, each in phones])[0]
    meant = (run for run in runs if _is_meant(plain, run, asked=asked))
    return next((each for run in meant if (each := _unsure(plain, run, area)) is not None), None)


def _without_name(plain: str, run: Figures) -> Figures:
    """Leave out the numeral that a name ends with: 二 of 李小二 88886666, which is no digit."""
    before, (start, end) = _just_before(plain, run), run.places[0]
    spoken = not plain[start:end].isascii()
    if not spoken or not _HAN_LAST.search(before) or _ABOUT_PHONE.search(before):
        return run
    first, others = run.groups[0], run.groups[1:]
    if others and end - start <= _MOST_OF_A_NAME and plain[run.places[1][0]].isascii():
        enough = len("".join(others)) >= _LEAST
        return Figures(others, run.places[1:]) if enough else run
    more = len(first) - _MOBILE_DIGITS
    if not others and 0 < more <= _MOST_OF_A_NAME and _MOBILE.fullmatch(first[more:]):
        return Figures((first[more:],), ((start + more, end),))
    return run


def _phones(plain: str, run: Figures) -> Iterator[Phone]:
    """Give the phones that are certain from their digits alone."""
    whole = _certain(run.digits, _extension(plain, run.end))
    if whole:
        yield whole
        return
    for groups in _beside_ids(run.groups):
        for at, group in enumerate(groups):
            for length in (1, 2, 3):
                parts = groups[at : at + length]
                sizes = tuple(map(len, parts))
                if len(parts) == length and (length == 1 or sizes in _WRITTEN[group[0] == "0"]):
                    found = _certain("".join(parts), "")
                    if found:
                        yield found


def _beside_ids(groups: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the groups before and after each ID number of a run; all of them where it has none."""
    held = _id_in(groups)
    if held is None:
        yield groups
        return
    first, last = held
    yield groups[:first]
    yield from _beside_ids(groups[last:])


def _id_in(groups: tuple[str, ...]) -> tuple[int, int] | None:
    if not _OLD_ID.search("".join(groups)) and not _OWN_ID.search("".join(groups)):
        return None
    for first in range(len(groups)):
        joined = ""
        for last in range(first, len(groups)):
            joined += groups[last]
            if _OWN_ID.fullmatch(joined) or _OLD_ID.fullmatch(joined):
                return first, last + 1
            if len(joined) > _LONGEST_ID:
                break
    return None


def _certain(digits: str, extension: str) -> Phone | None:
    mobile = _COUNTRY.sub("", digits)
    if _MOBILE.fullmatch(mobile):
        return Phone(mobile, "mobile")
    if _SERVICE.fullmatch(digits):
        return Phone(digits, "service")
    landline = _COUNTRY_LANDLINE.sub("0", digits)
    return _landline(landline, extension) if landline.startswith("0") else None


def _landline(digits: str, extension: str) -> Phone | None:
    """Read a landline with its area code; None where it can't be dialled."""
    area = _area_of(digits)
    if area is None or not _is_dialled(digits):
        return None
    return Phone(digits, "landline", area, extension)


def _area_of(digits: str) -> str | None:
    area = digits[: 3 if digits[1:2] in {"1", "2"} else 4]
    return area if _local_lengths(area) else None


@functools.lru_cache(maxsize=1024)
def _local_lengths(area: str) -> tuple[int, ...]:
    """Give how many digits follow this area code; empty for a code that is nobody's."""
    return tuple(each for each in (7, 8) if _is_dialled(area + "6" * each))


@functools.lru_cache(maxsize=1024)
def _is_dialled(digits: str) -> bool:
    """Say whether a landline begins and is as long as its area's numbers are."""
    number = phonenumbers.PhoneNumber(country_code=86, national_number=int(digits[1:]))
    return phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE


def _just_before(plain: str, run: Figures) -> str:
    return plain[max(0, run.start - _NEAR) : run.start]


def _extension(plain: str, end: int) -> str:
    found = _EXTENSION.match(plain, end)
    return found[1] if found else ""


def _is_meant(plain: str, run: Figures, *, asked: bool) -> bool:
    """Say whether a run that is no phone was meant as one."""
    before = _just_before(plain, run)
    if _ABOUT_PHONE.search(before) and (asked or len(run.digits) >= _LEAST):
        return True
    if _ABOUT_ELSE.search(before) or _id_in(run.groups) or _DAY.fullmatch(run.digits):
        return False
    after = _EXTENSION.sub("", plain[run.end :])
    whole = _AROUND.fullmatch(plain, 0, run.start) and _AROUND.fullmatch(after)
    if asked or whole:
        return _LEAST <= len(run.digits) < _SHORTEST_ID or asked
    tidy = run.digits[0] == "1" and run.digits[1] >= "3"
    return tidy and abs(len(run.digits) - _MOBILE_DIGITS) == 1


def _unsure(plain: str, run: Figures, area: str) -> Phone | NotAPhone | None:
    """Read a run that is meant as a phone, with the town's area code if need be."""
    digits = run.digits
    if digits.startswith("0"):
        return _why_no_landline(digits)
    if digits[0] != "1" and len(digits) in {7, 8}:
        if not area:
            return NotAPhone("座机号请把区号也写上，比如“023-”开头；或者写11位的手机号。")
        found = _landline(area + digits, _extension(plain, run.end))
        return found or NotAPhone(f"加上区号{area}也不像座机号，请看看号码有没有写错。")
    if len(digits) < _LEAST and digits[0] != "1":
        return NotAPhone("号码太短了，请写11位的手机号，或者带区号的座机号。")
    return _why_no_mobile(digits)


def _why_no_mobile(digits: str) -> NotAPhone:
    digits = re.sub(r"^86(?=1[3-9])", "", digits)
    if len(digits) != _MOBILE_DIGITS:
        return NotAPhone(f"手机号要11位，您写了{len(digits)}位，请再看一遍。")
    return NotAPhone("手机号是13到19开头的，您写的开头不对，请再看一遍。")


def _why_no_landline(digits: str) -> NotAPhone:
    area = _area_of(digits)
    if area is None:
        return NotAPhone("没有这个区号，请再看一遍；也可以写11位的手机号。")
    lengths, written = _local_lengths(area), len(digits) - len(area)
    if written not in lengths:
        needed = "或".join(map(str, lengths))
        return NotAPhone(f"区号{area}后面的座机号要{needed}位，您写了{written}位，请再看一遍。")
    return NotAPhone("这个座机号打不通，请再看一遍；也可以写11位的手机号。")
