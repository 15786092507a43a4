"""Why nothing can be had at a wished time: closed then, not yet to be booked, or full."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from dialogs.flows.taking_time import nothing_free
from dialogs.flows.wished_time import days_of, nearest
from dialogs.machine import Go, Turn
from dialogs.texts import booking as texts
from dialogs.texts import waiting
from knowledge.calendar import YearUnknownError, day_words, local
from knowledge.matters import Matter
from knowledge.reading.dates import When
from knowledge.reading.when import EVENING
from knowledge.sessions import sessions_on

_LUNCH = time(12, 30)
_Span = tuple[time, time]


def closed_then(turn: Turn, when: When) -> str:
    """Say that nobody works at that time of the day; empty where they do or none was said.

    A place cannot be waited for at such a time: there will be none.
    """
    said, hours = _said(when), _hours(turn, when.on)
    if not said or not hours or any(_is_open(when, each) for each in hours):
        return ""
    return texts.closed_at(said, "、".join(texts.span(start, end) for start, end in hours))


def _said(when: When) -> str:
    if when.clock is not None:
        return texts.clock(when.clock)
    if when.noon:
        return "中午"
    return "晚上" if when.part == "evening" else ""


def _hours(turn: Turn, on: date | None) -> Sequence[_Span]:
    """Give the hours of that day; the usual ones without a day, none where the day is closed."""
    world = turn.world
    if on is None:
        return [(each.start, each.end) for each in world.town.hours]
    try:
        found = sessions_on(world.town, world.calendar, on)
    except YearUnknownError:
        return ()
    return [(each.start.time(), each.end.time()) for each in found]


def _is_open(when: When, hours: _Span) -> bool:
    start, end = hours
    if when.clock is not None or when.noon:
        return start <= (when.clock or _LUNCH) < end
    return end > EVENING


def not_free(turn: Turn, matter: Matter, when: When, known: dict[str, str]) -> Go | None:
    """Say why nothing can be had then: closed, not yet to be booked, or full (None: no wish)."""
    world, on = turn.world, when.on
    if on is None:
        if not when.earliest:
            return None
        return nothing_free(days_of(when), (), known, texts.DAY_NOT_FREE)
    today = local(world.now).date()
    words = day_words(on, today)
    ahead = world.town.booking.horizon_days
    last = today + timedelta(days=ahead)
    if on > last:
        return Go("day", known, (texts.too_far(words, day_words(last, today), ahead),))
    try:
        closed = not sessions_on(world.town, world.calendar, on)
    except YearUnknownError as error:
        return Go("day", known, (texts.year_unknown(words, error.year),))
    if closed:
        return Go("day", known, (texts.closed_on(words),))
    halves = [[on.isoformat(), when.part or ""]]
    half = {"am": "上午", "pm": "下午"}.get(when.part or "", "")
    return nothing_free(halves, nearest(turn, matter, when), known, waiting.full_day(words + half))
