"""Which day is meant where several were named: descriptions, stories, alternatives."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.calendar import WEEKDAYS
from knowledge.reading.hours import TimeOfDay
from knowledge.reading.meant import beside
from knowledge.reading.readings import Day, Days, Found, Moment, Unclear
from knowledge.reading.stories import with_time
from knowledge.reading.when import DaySpan

_WEEK = 6
_FROM_THEN_ON = re.compile(
    r"(?:之前|以前|前(?![台面后天任往])|之后|以后|后(?![天面台])|起(?!来)|开始|过后|往后|那几天|前后|左右|内|以内)"
)


@dataclass(frozen=True, slots=True)
class DayMeant:
    """The day, or the span and why it isn't one day. `impossible`: what was said can't be."""

    on: date | None = None
    span: DaySpan | None = None
    why: str = ""
    impossible: bool = False
    days: tuple[date, ...] = ()


def day_meant(
    text: str, days: list[Found], kept: Sequence[Found], hours: TimeOfDay, moment: Moment
) -> DayMeant:
    """Give the day that is meant; `kept` are all findings, days and times."""
    for each in days:
        if isinstance(each.reading, Unclear):
            return DayMeant(why=each.reading.why, impossible=each.reading.impossible)
    mismatch = _mismatch(text, days)
    if mismatch:
        return DayMeant(why=mismatch, impossible=True)
    days = _in_week(_undescribed(text, days))
    singles = [each for each in days if isinstance(each.reading, Day)]
    spans = [each.reading for each in days if isinstance(each.reading, Days)]
    if singles:
        spans = [each for each in spans if not each.vague]
        return _one_day(text, singles, spans, kept, hours, moment)
    if spans:
        spans = [each for each in spans if not each.vague] or spans
        span = DaySpan(min(s.span.first for s in spans), max(s.span.last for s in spans))
        named = sorted({on for each in spans for on in each.each})
        return DayMeant(
            span=span,
            why=spans[0].why,
            days=tuple(named) if all(each.each for each in spans) else (),
        )
    return DayMeant()


def _single(found: Found) -> Day:
    assert isinstance(found.reading, Day)  # noqa: S101 - narrowed by the caller
    return found.reading


def _one_day(
    text: str,
    singles: list[Found],
    spans: list[Days],
    kept: Sequence[Found],
    hours: TimeOfDay,
    moment: Moment,
) -> DayMeant:
    on = list(dict.fromkeys(_rolled(_single(each), hours, moment) for each in singles))
    outside = [each for each in spans if not each.span.first <= on[0] <= each.span.last]
    if len(on) > 1 or outside:
        every = [*on, *(each.span.first for each in outside), *(each.span.last for each in outside)]
        named = "、".join(f"{each.month}月{each.day}日" for each in on[:3])
        more = "还有别的几天" if outside else f"{len(on)}天"
        return DayMeant(
            span=DaySpan(min(every), max(every)),
            why=f"您说了{named}{more}，请说定一天。",
            days=_named(on, outside),
        )
    after = text[max(each.end for each in with_time(text, singles[-1], kept)) :]
    then_on = _FROM_THEN_ON.match(after)
    if then_on and not hours.clock:
        words = text[singles[-1].start : singles[-1].end] + then_on[0]
        return DayMeant(span=_open(on[0], after, moment), why=f"“{words}”有好多天，请说是哪一天。")
    return DayMeant(on[0])


def _named(on: Sequence[date], spans: Sequence[Days]) -> tuple[date, ...]:
    """Give the days that were said one by one; none where a whole span was said beside them."""
    if not all(each.each for each in spans):
        return ()
    return tuple(sorted({*on, *(day for each in spans for day in each.each)}))


def _open(on: date, after: str, moment: Moment) -> DaySpan:
    if "前" in after[:2] and not after.startswith("前后"):
        return DaySpan(min(moment.today, on), on)
    if after.startswith(("左右", "前后")):
        return DaySpan(on - timedelta(days=2), on + timedelta(days=2))
    return DaySpan(on, on + timedelta(days=14))


def _rolled(day: Day, hours: TimeOfDay, moment: Moment) -> date:
    """Take the later day where today's hours are over: 周三 said on a Wednesday evening."""
    if day.later is None:
        return day.on
    over = hours.gone(day.on, moment) or (
        hours.clock is None and hours.part != "evening" and moment.now.time() >= moment.closes
    )
    return day.later if over else day.on


def _pairs(text: str, days: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Give each bare weekday with the day beside it that it describes: 12月3号（周四）."""
    weekdays = [each for each in days if isinstance(each.reading, Day) and each.reading.weekday]
    others = [each for each in days if isinstance(each.reading, Day) and not each.reading.weekday]
    return [(a, b) for a in weekdays for b in others if beside(text, a, b)]


def _mismatch(text: str, days: Sequence[Found]) -> str:
    for weekday, day in _pairs(text, days):
        on, named = _single(day).on, _single(weekday).on
        if on.weekday() != named.weekday():
            return (
                f"{on.month}月{on.day}日是周{WEEKDAYS[on.weekday()]}，不是周{WEEKDAYS[named.weekday()]}，"
                "请看看日子再说一遍。"
            )
    return ""


def _undescribed(text: str, days: Sequence[Found]) -> list[Found]:
    """Leave out the weekdays that only describe another day."""
    describing = [weekday for weekday, _ in _pairs(text, days)]
    return [each for each in days if each not in describing]


def _in_week(days: list[Found]) -> list[Found]:
    """Read 下周来，周三吧 as 下周三."""
    weeks = [each for each in days if isinstance(each.reading, Days) and _is_week(each.reading)]
    if len(weeks) != 1:
        return days
    week = weeks[0].reading
    assert isinstance(week, Days)  # noqa: S101 - chosen so
    placed = []
    for each in days:
        reading = each.reading
        if isinstance(reading, Day) and reading.weekday:
            on = week.span.first + timedelta(days=reading.on.weekday())
            placed.append(Found(each.start, each.end, Day(on)))
        else:
            placed.append(each)
    return placed


def _is_week(days: Days) -> bool:
    return (days.span.last - days.span.first).days == _WEEK and days.span.first.weekday() == 0
