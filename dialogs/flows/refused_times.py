"""The days and halves of days that somebody refused: they are not offered again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dialogs.machine import Turn
from dialogs.ports import FreeDay, FreeTime
from knowledge.calendar import WEEKDAYS, day_words, local
from knowledge.reading.dates import DaySpan, When
from knowledge.reading.fallbacks import read_fallback
from knowledge.reading.refused import Refused, read_refused
from knowledge.reading.when import Part, part_of

REFUSED = "refused"
"""The name under which refused days are kept with the talk."""
_OTHER_HALF: Mapping[Part | None, Part] = {"am": "pm", "pm": "am"}
_HALVES: Mapping[Part | None, str] = {"am": "上午", "pm": "下午", "evening": "晚上"}


def refused_in(turn: Turn, said: str) -> tuple[Refused, ...]:
    """Give what a text refuses; of two wishes in order (25号不行就26号) none is refused."""
    now = local(turn.world.now)
    if read_fallback(said, now, calendar=turn.world.calendar) is not None:
        return ()
    return read_refused(said, now, calendar=turn.world.calendar)


def other_half(refused: Sequence[Refused]) -> Part | None:
    """Give the half of the day that is left where one half of any day is refused: 不要上午."""
    halves = {each.part for each in refused if each.days is None and each.part in _OTHER_HALF}
    return _OTHER_HALF[halves.pop()] if len(halves) == 1 else None


def kept(turn: Turn, said: str) -> dict[str, Any]:
    """Give what is to be kept with the talk of the days that this text refuses."""
    new = [_stored(each) for each in refused_in(turn, said) if each.days is not None]
    return {REFUSED: [*turn.learned.get(REFUSED, ()), *new]} if new else {}


def words(turn: Turn, when: When, said: str) -> str:
    """Name the days that were refused, where a text does nothing but refuse days; else ""."""
    if when.on is not None or when.span is not None or when.earliest or when.past:
        return ""
    today = local(turn.world.now).date()
    named = [
        f"{_day_words(each, today)}{_HALVES.get(each.part, '')}"
        for each in refused_in(turn, said)
        if each.days is not None
    ]
    return "、".join(dict.fromkeys(named))


def _day_words(refused: Refused, today: date) -> str:
    if refused.days is None:
        return ""
    first, last = refused.days.first, refused.days.last
    if refused.weekly:
        return f"周{WEEKDAYS[first.weekday()]}"
    to = "" if first == last else f"到{last.month}月{last.day}日"
    return f"{day_words(first, today)}{to}"


def days_left(turn: Turn, days: tuple[FreeDay, ...]) -> tuple[FreeDay, ...]:
    """Give the days without those that were refused."""
    whole = [each for each in _all(turn) if each.part is None]
    return tuple(day for day in days if not any(each.covers(day.on) for each in whole))


def times_left(turn: Turn, times: tuple[FreeTime, ...]) -> tuple[FreeTime, ...]:
    """Give the times without the halves of days that were refused."""
    halves = [each for each in _all(turn) if each.part is not None]
    return tuple(
        at
        for at in times
        if not any(each.part == part_of(at.start) and each.covers(at.on) for each in halves)
    )


def _all(turn: Turn) -> list[Refused]:
    now = [each for each in refused_in(turn, turn.said.text) if each.days is not None]
    return [*map(_read, turn.learned.get(REFUSED, ())), *now]


def _stored(refused: Refused) -> list[Any]:
    assert refused.days is not None  # noqa: S101 - chosen so
    first, last = refused.days.first.isoformat(), refused.days.last.isoformat()
    return [first, last, refused.part or "", refused.weekly]


def _read(stored: Sequence[Any]) -> Refused:
    span = DaySpan(date.fromisoformat(stored[0]), date.fromisoformat(stored[1]))
    return Refused(span, stored[2] or None, bool(stored[3]))
