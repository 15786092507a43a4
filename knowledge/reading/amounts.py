"""How much and how many: 两份半, 三四个, 一百二, 3千5, 十来亩, 七十有三, 两张照片.

Only a numeral before a measure word, or a numeral that is all of the text, is an amount, so that
一次性, 五保户, 三轮车, 千万, 万一 and 一卡通 stay words.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from knowledge.reading.figures import plain_text
from knowledge.reading.numerals import chinese_number, is_about
from knowledge.reading.quantities import (
    BEFORE,
    BEFORE_BARE,
    MEASURES,
    NOT_AMOUNTS,
    THING_ENDS,
    UNCOUNTED,
    joined_unit,
)

LONGEST = 300
"""Characters of a text that are read; what follows is dropped."""

_CN = "零〇一二两俩仨三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMBER = rf"(?:[0-9]+(?:\.[0-9]+)?[{_CN}0-9]*|[{_CN}]+)"
_AMOUNT = re.compile(
    rf"(?P<about>大概|大约|差不多|将近|接近|不到|不足|超过|快|近|约|可能|大致|至少|最多|好)?\s?"
    rf"(?:(?P<number>{_NUMBER})(?P<to>(?:到|至|-|~)(?P<last>{_NUMBER}))?(?P<more>几|来|多|把|好几|大几)?(?P<scale>[百千万亿])?|"
    rf"(?P<some>好几|几|若干)(?P<tens>[十百千万]{{0,2}})|(?P<half>半)|(?P<one>个把))"
    rf"\s?(?P<unit>{MEASURES})?(?P<odd>来|多(?!少)|把)?"
    rf"(?P<rest>半|[{_CN}0-9]{{1,2}}(?:[毛角分]|(?=$|[^{_CN}0-9])(?!{MEASURES})))?(?P<after>左右|上下|以上|以下|以内|之内|出头|好几|不到|有余|开外)?"
)
_AGE = re.compile(
    r"(?<![零一二三四五六七八九十])([二三四五六七八九]?十)有([一二三四五六七八九])(?![零一二三四五六七八九十个])"
)
_PAIRS = re.compile(r"^([一二两三四五六七八九])([二三四五六七八九])([十百千万]{1,2})$")
_TEENS = re.compile(r"^(.*[十百千])([一二两三四五六七八九])([二三四五六七八九])$")
_FEWS = {"俩": Decimal(2), "仨": Decimal(3)}
_TENTHS = {"毛": Decimal("0.1"), "角": Decimal("0.1"), "分": Decimal("0.01")}
_SCALES = {
    "": Decimal(1),
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(10**8),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
}
_HALF = Decimal("0.5")
_YEAR = re.compile(r"(?:19|20)\d\d|[一二][九零〇][零〇一二三四五六七八九]{2}")
_LONGEST_NUMBER, _MOST = 9, 40


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity. `low` and `high` are the same where it is one number, None where it is unknown.

    `unit` is the measure word as said (份, 个月, 亩; money in 元, age in 岁); `thing` what is
    counted. `about`: it was said to be rough. `start` and `end` are its place in the plain text.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    thing: str = ""
    about: bool = False
    start: int = 0
    end: int = 0

    @property
    def exact(self) -> Decimal | None:
        """The number where it is a single one and not rough, else None."""
        return self.low if self.low == self.high and not self.about else None


def read_amounts(text: str) -> tuple[Amount, ...]:
    """Give the amounts of a text, in order, at most 40. Never raises."""
    plain = plain_text(text)[:LONGEST]
    words = NOT_AMOUNTS.sub(lambda found: "\0" * len(found[0]), plain)
    ages = [_age(found) for found in _AGE.finditer(words)]
    taken = [(each.start, each.end) for each in ages]
    others = (
        each
        for each in itertools.islice(_amounts(words), _MOST)
        if not any(start <= each.start < end for start, end in taken)
    )
    return tuple(sorted((*ages, *others), key=lambda each: each.start))


def read_amount(text: str) -> Amount | None:
    """Give the first amount of a text, or None where none was said."""
    return next(iter(read_amounts(text)), None)


def _age(found: re.Match[str]) -> Amount:
    years = _number(found[1] + found[2])
    return Amount(years, years, "岁", start=found.start(), end=found.end())


def _amounts(words: str) -> Iterator[Amount]:
    for found in _AMOUNT.finditer(words):
        whole = not words[: found.start()].strip() and not words[found.end() :].strip("。.!！ ")
        if not _is_amount(found, words, whole=whole):
            continue
        read = _amount(found)
        if read is not None:
            yield read


def _is_amount(found: re.Match[str], words: str, *, whole: bool) -> bool:
    """Say whether a numeral counts something, and is no date, code, ordinal or part of a word."""
    before = words[max(0, found.start() - 3) : found.start()]
    number, unit = found["number"] or "", found["unit"]
    if BEFORE.search(before) or (not unit and BEFORE_BARE.search(before)):
        return False
    if unit:
        return not (unit == "年" and _YEAR.fullmatch(number))
    if number in _FEWS:
        return True
    if found["half"] or found["one"] or len(number) > _LONGEST_NUMBER:
        return False
    return (whole or bool(found["after"])) and not UNCOUNTED.match(words, found.end())


def _amount(found: re.Match[str]) -> Amount | None:
    """Put number, measure word and what follows together."""
    span = _span(found)
    if span is None:
        return None
    low, high, about = span
    factor, unit = joined_unit(found["unit"] or "")
    rest = _rest(found["rest"], unit)
    if rest is None:
        return None
    if unit.startswith("个多"):
        return Amount(low, _plus_one(high), f"个{unit[2:]}", "", True, found.start(), found.end())
    if unit.startswith("个半"):
        rest, unit = rest + _HALF, f"个{unit[2:]}"
    low, high = (None if each is None else each * factor + rest for each in (low, high))
    about = about or bool(found["about"] or found["after"] or found["odd"])
    if found["odd"] == "多" and low is not None and high is not None:
        high += factor
    counted = unit or found["number"] in _FEWS
    thing = THING_ENDS.split(found.string[found.end() : found.end() + 8])[0] if counted else ""
    return Amount(low, high, unit, thing, about, found.start(), found.end())


def _plus_one(number: Decimal | None) -> Decimal | None:
    return None if number is None else number + 1


def _span(found: re.Match[str]) -> tuple[Decimal | None, Decimal | None, bool] | None:
    if found["half"]:
        return _HALF, _HALF, False
    if found["one"]:
        return Decimal(1), Decimal(1), True
    if found["some"]:
        scale = _SCALES.get(found["tens"] or "")
        return (
            (None, None, True) if not found["tens"] or not scale else (2 * scale, 9 * scale, True)
        )
    low, high = _pair(found["number"])
    if found["last"]:
        high = _pair(found["last"])[1]
    if low is None or high is None:
        return None
    scale = _SCALES[found["scale"] or ""]
    return _more(low, high, found["more"] or "", scale)


def _more(
    low: Decimal, high: Decimal, more: str, scale: Decimal
) -> tuple[Decimal | None, Decimal | None, bool]:
    """Read what makes a number rough: 十几 is 11 to 19, 三十多 31 to 39, 百来 about 100."""
    if more in {"几", "多", "好几", "大几"} and low == high and scale == 1:
        step = next((each for each in (1000, 100, 10) if low >= each and low % each == 0), 0)
        return (low + 1, low + step - 1, True) if step else (low, high, True)
    return low * scale, high * scale, bool(more)


def _pair(words: str) -> tuple[Decimal | None, Decimal | None]:
    """Read 三四 as 3 to 4, 七八十 as 70 to 80, 十七八 as 17 to 18, all else as one number."""
    if len(words) == 2 and is_about(words):  # noqa: PLR2004 - two digits side by side
        return _number(words[0]), _number(words[1])
    if words in {"三五", "百八十"}:
        return (Decimal(3), Decimal(5)) if words == "三五" else (Decimal(80), Decimal(100))
    pair = _PAIRS.match(words)
    if pair and is_about(pair[1] + pair[2]):
        return _number(pair[1] + pair[3]), _number(pair[2] + pair[3])
    teens = _TEENS.match(words)
    if teens and is_about(teens[2] + teens[3]):
        return _number(teens[1] + teens[2]), _number(teens[1] + teens[3])
    number = _number(words)
    return number, number


@functools.lru_cache(maxsize=1024)
def _number(words: str) -> Decimal | None:
    if words in _FEWS:
        return _FEWS[words]
    if words in {"百", "千"}:
        return _SCALES[words]
    if words[0] in "百千万亿":
        return None
    try:
        if words.isascii():
            return Decimal(words)
        return Decimal(str(chinese_number(words.replace("卅", "三十"))))
    except (ValueError, InvalidOperation, KeyError, IndexError):
        return None


def _rest(rest: str | None, unit: str) -> Decimal | None:
    """Give what follows the measure word: 两份半, 三块五, 五块两毛, 两亩三."""
    if not rest:
        return Decimal(0)
    if rest == "半":
        return _HALF
    tenth = _TENTHS.get(rest[-1])
    number = _number(rest[:-1] if tenth else rest)
    if number is None or unit not in {"元", "亩", "斤", "米"}:
        return None
    if unit == "亩" and tenth:
        tenth = Decimal("0.1")
    return number * (tenth or Decimal("0.1"))
