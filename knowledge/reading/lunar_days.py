"""Days of the farmers' calendar: 冬月初八, 腊月二十三, 正月十五, 农历十月二十, 初八."""

import functools
import re
from collections.abc import Mapping
from datetime import date, timedelta

from lunar_python import Lunar, LunarYear, Solar

from knowledge.reading.numerals import NUMERAL, number
from knowledge.reading.readings import Day, Days, Moment, Reading, Rule, Unclear, said
from knowledge.reading.when import DaySpan

_MONTH_NAMES = {"正": 1, "冬": 11, "腊": 12, "蜡": 12}
_LONGEST = 30
_LAST = 12


@functools.lru_cache(maxsize=16)
def lunar_months(year: int) -> Mapping[int, tuple[date, int]]:
    """Give first day and length of each month of a lunar year; a leap month is negative."""
    months = {}
    for each in LunarYear.fromYear(year).getMonths():
        if each.getYear() == year:
            first = Solar.fromJulianDay(each.getFirstJulianDay())
            day = date(first.getYear(), first.getMonth(), first.getDay())
            months[each.getMonth()] = (day, each.getDayCount())
    return months


@functools.lru_cache(maxsize=16)
def solar_terms(year: int) -> Mapping[str, date]:
    """Give the days of the 24 solar terms that fall into this year of the common calendar."""
    days = {}
    for lunar_year in (year - 1, year, year + 1):
        for name, day in Lunar.fromYmd(lunar_year, 6, 1).getJieQiTable().items():
            on = date(day.getYear(), day.getMonth(), day.getDay())
            if on.year == year and not name.isascii():
                days[name] = on
    return days


def next_lunar_day(month: int, day: int, today: date) -> date | None:
    """Give the next such day from today on; None where its month has no such day this time.

    Day 0 is the month's last.
    """
    for year in range(today.year - 2, today.year + 4):
        if month not in lunar_months(year):
            continue
        first, length = lunar_months(year)[month]
        if first + timedelta(days=length - 1) < today:
            continue
        if day > length:
            return None
        on = first + timedelta(days=(day or length) - 1)
        if on >= today:
            return on
    return None


def _lunar(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    named = found["month"]
    month = _MONTH_NAMES.get(named) or number(named) or 0
    if said(found, "leap"):
        month = -month
    day = _day_number(found["day"])
    if day is None or not 1 <= abs(month) <= _LAST or not 1 <= day <= _LONGEST:
        return (Unclear(f"农历里没有“{found[0]}”，请看看日子再说一遍。"),)
    on = next_lunar_day(month, day, moment.today)
    if on is None:
        return (Unclear(f"这一年没有农历“{found[0]}”，请换一天。"),)
    return (Day(on),)


def _day_number(said: str) -> int | None:
    return number(said.removeprefix("初"))


def _either(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    """Ask of which calendar 下月初五 is meant."""
    why = f"“{found[0]}”是公历还是农历？请说“下个月5号”或者“农历冬月初五”这样的日子。"
    return (Unclear(why, impossible=False),)


def _lunar_alone(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """初八: the next one, of whatever month."""
    day = _day_number(found["day"])
    if day is None or not 1 <= day <= _LONGEST:
        return (Unclear(f"农历里没有“{found[0]}”，请看看日子再说一遍。"),)
    days = [next_lunar_day(month, day, moment.today) for month in range(1, 13)]
    leap = [next_lunar_day(-month, day, moment.today) for month in range(1, 13)]
    known = [each for each in (*days, *leap) if each is not None]
    return (Day(min(known)),) if known else ()


def _new_year(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """过完年初八, 大年初一, 年初八: of the first month."""
    day = _day_number(found["day"])
    on = next_lunar_day(1, day, moment.today) if day else None
    return (Day(on),) if on else (Unclear(f"农历里没有“{found[0]}”，请再说一遍。"),)


def _lunar_month(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """腊月里, 正月头: a whole month."""
    month = _MONTH_NAMES.get(found["month"]) or number(found["month"]) or 0
    if not 1 <= month <= _LAST:
        return (Unclear(f"农历里没有“{found[0]}”，请再说一遍。"),)
    last = next_lunar_day(month, 0, moment.today) or moment.today
    span = DaySpan(last - timedelta(days=29), last)
    return (Days(span, f"“{found[0]}”有好多天，请说是初几，或者说公历几号。"),)


def _little_new_year(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    day = next_lunar_day(12, 23, moment.today)
    if day is None:
        return ()
    span = DaySpan(day, day + timedelta(days=1))
    return (Days(span, f"“{found[0]}”有的地方是腊月二十三，有的是二十四，请说是哪一天。"),)


_CALENDAR = r"(?:农历|阴历|旧历|古历|老历|夏历|老黄历)的?"
_FIRST = r"初(?:[一二三四五六七八九十]|10|[1-9])(?![一二三四五六七八九十\d])"
_NO_SCHOOL = r"(?!的?学生|年级|[一二三四五六七八九十\d]?班|毕业|开学|中|升|上学|下学|学)"
_NAMED = r"(?P<month>正|冬|腊|蜡)"

RULES = (
    Rule(r"(?:下{1,3}|这|本|上)一?个?月的?初[一二三四五六七八九十]", _either),
    Rule(rf"(?:{_CALENDAR})?{_NAMED}月[的里]?(?P<day>{_FIRST}|{NUMERAL})[日号]?", _lunar),
    Rule(
        rf"{_CALENDAR}(?P<leap>闰)?(?P<month>{NUMERAL})月[的里]?(?P<day>{_FIRST}|{NUMERAL})[日号]?",
        _lunar,
    ),
    Rule(rf"(?P<leap>闰)(?P<month>{NUMERAL})月[的里]?(?P<day>{_FIRST}|{NUMERAL})[日号]?", _lunar),
    Rule(
        rf"(?P<month>{NUMERAL})月[的里]?(?P<day>{_FIRST}|廿[一二三四五六七八九]?)(?![日号])", _lunar
    ),
    Rule(
        rf"(?:大年|新年|过完年|过了年|过罢年|过年|开年|年后|春节后?|年过完|(?<![一二三四五六七八九十半今明去前后多\d])年)(?:的|,)?(?P<day>{_FIRST})",
        _new_year,
    ),
    Rule(rf"{_CALENDAR}(?P<day>{_FIRST}|{NUMERAL})[日号]?", _lunar_alone),
    Rule(rf"(?<![上读念升在到从])(?<![上读念]了)(?P<day>{_FIRST}){_NO_SCHOOL}", _lunar_alone),
    Rule(r"(?:小年夜|过小年|小年那?天?)(?!轻|青|纪)", _little_new_year),
    Rule(rf"(?:{_CALENDAR})?{_NAMED}月[份里头间底尾]?", _lunar_month),
    Rule(rf"{_CALENDAR}(?P<month>{NUMERAL})月[份里头间底尾]?", _lunar_month),
)
