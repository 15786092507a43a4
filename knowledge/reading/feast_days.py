"""Feasts and public holidays: 中秋, 冬至, 国庆后头一天上班, 节前最后一个工作日, 春节前, 年后."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from knowledge.calendar import WorkingDays, YearUnknownError
from knowledge.reading.day_words import one_of
from knowledge.reading.lunar_days import lunar_months, solar_terms
from knowledge.reading.numerals import NUMERAL, number
from knowledge.reading.readings import Day, Days, Moment, Reading, Rule, Unclear, said
from knowledge.reading.weeks import NOT_PUBLISHED
from knowledge.reading.when import DaySpan

_SHIPPED = Path(__file__).parents[1] / "data" / "feasts.toml"
_LONGEST_BREAK = 10
_SEARCH = 400


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast; exactly one of `on`, `lunar`, `term` is set. `days_off`: a break of several days."""

    on: tuple[int, int] | None
    lunar: tuple[int, int] | None
    term: str | None
    days_off: bool

    def in_year(self, year: int) -> date:
        """Give its day in a year; for a lunar one, in the lunar year of that number."""
        if self.on:
            return date(year, *self.on)
        if self.lunar:
            first, length = lunar_months(year)[self.lunar[0]]
            return first + timedelta(days=(self.lunar[1] or length) - 1)
        return solar_terms(year)[self.term or ""]


@functools.cache
def feasts() -> Mapping[str, Feast]:
    """Give the shipped feasts by each of their names."""
    rows = tomllib.loads(_SHIPPED.read_text("utf-8"))["feast"]
    return {
        name: Feast(
            tuple(row["on"]) if "on" in row else None,
            tuple(row["lunar"]) if "lunar" in row else None,
            row.get("term"),
            row.get("break", False),
        )
        for row in rows
        for name in row["names"]
    }


def _coming(feast: Feast, moment: Moment) -> date:
    """Give its next day from today on."""
    years = range(moment.today.year - 1, moment.today.year + 3)
    return min(day for year in years if (day := feast.in_year(year)) >= moment.today)


def _around(feast: Feast, moment: Moment) -> Iterator[date]:
    """Give its days from the last that has passed (whose break may still be on)."""
    for year in range(moment.today.year - 1, moment.today.year + 3):
        day = feast.in_year(year)
        if day >= moment.today - timedelta(days=_LONGEST_BREAK):
            yield day


def _unknown(error: YearUnknownError) -> tuple[Reading, ...]:
    return (Unclear(f"{error.year}{NOT_PUBLISHED}"),)


def _feast(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    feast = feasts()[found["feast"]]
    day = _coming(feast, moment)
    if said(found, "during") and feast.days_off:
        span = DaySpan(day, day + timedelta(days=6))
        return (Days(span, f"“{found[0]}”有好几天，窗口多半放假，请说是几号。"),)
    return (Day(day),)


def _worked_after(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """国庆后头一天上班: the first working day after the break."""
    place = number(said(found, "n") or "一") or 1
    for day in _around(_named(found, moment), moment):
        try:
            on = moment.calendar.after(day, WorkingDays(place))
        except YearUnknownError as error:
            return _unknown(error)
        if on >= moment.today:
            return (Day(on),)
    return ()


def _worked_before(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """春节前最后一个工作日."""
    day = _coming(_named(found, moment), moment) - timedelta(days=1)
    try:
        while not moment.calendar.is_worked(day):
            day -= timedelta(days=1)
    except YearUnknownError as error:
        return _unknown(error)
    return (Day(day),)


_NEXT_BREAK = Feast(None, None, None, days_off=True)


def _named(found: re.Match[str], moment: Moment) -> Feast:
    """Give the feast that was named; for 节后 and 放完假 the one that is on or comes next."""
    if found["feast"] in feasts():
        return feasts()[found["feast"]]
    if found["feast"] == "年":
        return feasts()["春节"]
    public = [feasts()[name] for name in ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")]
    return min(public, key=lambda each: _begins(each, moment))


def _begins(feast: Feast, moment: Moment) -> date:
    """Give the day of a feast whose break is not over: its first working day is to come."""
    for day in _around(feast, moment):
        try:
            over = moment.calendar.after(day, WorkingDays(1))
        except YearUnknownError:
            over = day + timedelta(days=1)
        if over >= moment.today:
            return day
    return date.max


def _day_beside(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """冬至前一天, 中秋第二天."""
    feast = _named(found, moment)
    day = next(iter(each for each in _around(feast, moment) if each >= moment.today))
    if found["side"] in {"前一天", "头一天", "头天", "前一日", "前夕", "前天"}:
        return (Day(day - timedelta(days=1)),)
    if feast.days_off:
        return (Unclear(f"“{found[0]}”可能还在放假，请直接说几号。"),)
    return (Day(day + timedelta(days=1)),)


def _before_or_after(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """春节前, 国庆后: many days."""
    feast = _named(found, moment)
    if said(found, "side") == "前":
        last = _coming(feast, moment) - timedelta(days=1)
        span = DaySpan(min(moment.today, last), last)
    else:
        day = next(each for each in _around(feast, moment) if each >= moment.today - timedelta(8))
        span = DaySpan(day + timedelta(days=1), day + timedelta(days=15))
    return (Days(span, f"“{found[0]}”有好多天，请说是哪一天，比如几号上午。"),)


def _next_worked(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """下一个工作日, 三个工作日后."""
    count = number(found["n"]) if said(found, "n") else 1
    if not count or count > _SEARCH // 2:
        return (Unclear(f"“{found[0]}”说不准是哪天，请说几号。"),)
    try:
        return (Day(moment.calendar.after(moment.today, WorkingDays(count))),)
    except YearUnknownError as error:
        return _unknown(error)


def _any_worked(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    span = DaySpan(moment.today, moment.today + timedelta(days=13))
    return (Days(span, f"“{found[0]}”有好多天，请说是哪一天。", vague=True),)


_NAMES = one_of(feasts())
_NO_NUMBER = r"(?<![一二三四五六七八九十\d零〇幺])"
_YEAR_END = r"(?<![一二两三四五六七八九十半几多整今明去前后每当同全往来早百千\d])年"
_BREAK = r"(?<![产婚病事丧暑寒请])假期|长假|(?<=[放收休完])假"
_ANY = rf"(?P<feast>{_NAMES}|(?<![季环情细关枝春秋午阳旦])节|{_BREAK}|{_YEAR_END})"
_DONE = r"(?:过完|过了|过罢|过好|放完|休完|等过完|等)?"
_WORKING = "上班|开门|开工|工作|办公|正"
_OVER = (
    r"(?:节|假期|放假|长假|大假)?(?:一?过完|放完假|休完假|放假结束|放完|过了|完了|完|收假|结束|过罢|一过)?"
    r"(?:之后|以后|过后|过了|后)?"
)
_FIRST = rf"(?:第(?P<n>{NUMERAL})个?|头一?个?|首个)"
_WORKED = (
    r"(?:(?:的)?工作日|上班日|上班的?(?:那天|日子|第?一?天)|开工日?(?:那天)?|"
    r"天(?:的)?(?:上班|开门|开工|正式上班|正常上班|办公|工作)|(?<=[一1])天)"
)

RULES = (
    Rule(
        rf"{_NO_NUMBER}(?P<feast>{_NAMES})节?的?(?P<side>前一天|头一天|头天|前一日|前夕)(?!{_WORKING})",
        _day_beside,
    ),
    Rule(
        rf"{_NO_NUMBER}(?P<feast>{_NAMES})节?(?:的|过后|后)?(?P<side>第二天|后一天|次日|隔天)(?!{_WORKING})",
        _day_beside,
    ),
    Rule(
        rf"{_DONE}{_NO_NUMBER}{_ANY}{_OVER}的?(?:上班|开工|开门|收假|正式上班)?的?"
        rf"{_FIRST}的?(?:正式|正常)?{_WORKED}(?!半)",
        _worked_after,
    ),
    Rule(
        rf"{_DONE}{_NO_NUMBER}{_ANY}{_OVER}(?:一)?(?:上班|开工|开门)(?:的)?(?:那天|头天|那一天|当天)",
        _worked_after,
    ),
    Rule(
        rf"{_NO_NUMBER}{_ANY}(?:节|放假|假期)?(?:之前|以前|前)?的?(?:放假前)?最后(?:的)?一?个?"
        r"(?:工作日|上班日|天(?:的)?(?:上班|办公)?|上班的?(?:日子|那天))",
        _worked_before,
    ),
    Rule(
        rf"{_DONE}{_NO_NUMBER}{_ANY}(?:节|放假|假期|长假)?(?:之|以)?(?P<side>前|后)"
        r"(?!面|台|天|年|[一二两三四五六七八九十\d]+[天个])",
        _before_or_after,
    ),
    Rule(
        rf"(?:过完|过了|过罢|放完|休完){_ANY}(?:节|假期|长假)?(?P<side>)(?:之后|以后|后|再)?",
        _before_or_after,
    ),
    Rule(
        rf"{_NO_NUMBER}(?P<feast>{_NAMES})(?!猪|货|街|路|村|镇|乡|大道|社区|模范|合同|能力|保障|力)节?"
        r"(?:(?P<during>期间|假期|长假|放假|那几天|几天|黄金周|那阵)|那天|当天|这天|当日|一早)?"
        r"(?![日号点时])",
        _feast,
    ),
    Rule(
        rf"(?P<n>{NUMERAL})个工作日(?:之后|以后|后)|(?:下一?个|最近的?一?个?|最近的?)工作日",
        _next_worked,
    ),
    Rule(r"(?:下周|这周|本周)?(?:随便哪个|任何|任意|随便一个|哪个)?(?<!个)工作日", _any_worked),
)
