"""Gaps in the roster, seen a week ahead and written down once. source: BY-4, BZ-12, BZ-14."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import bindparam, or_, select, update

from handoff.absences import ROSTER
from handoff.leader_duty import lacks_half_day, month_of
from handoff.ports import Scene, Work
from handoff.staffing import Staffing, Stretch, staffing
from handoff.tables.roster import GapRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.calendar import Calendar, YearUnknownError, local
from knowledge.matters import TownId
from knowledge.sessions import Session, sessions_on
from knowledge.towns import Town

log = logging.getLogger(__name__)

AHEAD: Final = timedelta(days=7)
"""How far ahead gaps are looked for."""

_OCTOBER: Final = 10
_REMEMBERED: Final = timedelta(days=31)
_GAPS = table_of(GapRow)
_KEY = ("town", "day", "kind", "of")
_OPEN = (
    select(*_GAPS.c["day", "kind", "of"])
    .where(
        _GAPS.c.town == bindparam("of_town"),
        _GAPS.c.filled_at.is_(None),
        or_(
            _GAPS.c.day >= bindparam("today"),
            (_GAPS.c.kind == "leader") & (_GAPS.c.day >= bindparam("lately")),
        ),
    )
    .order_by(_GAPS.c.day, _GAPS.c.kind, _GAPS.c.of)
)
_FILL = (
    update(_GAPS)
    .where(
        *(_GAPS.c[each] == bindparam(f"of_{each}") for each in _KEY), _GAPS.c.filled_at.is_(None)
    )
    .values(filled_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """What is lacking on a local day: nobody at the counter or office `of`.

    Of kind leader: the month (2026-11, by its last day) has no half day; of kind year: nobody
    knows the holidays of that year (by its first day).
    """

    day: date
    kind: str
    of: str


def empty_seats(
    town: Town, calendar: Calendar, people: Staffing, day: date
) -> Iterator[tuple[Gap, Stretch]]:
    """Give the counters and offices that nobody keeps on this day, and when; a closed day has none.

    A day of a year whose holidays are unknown has none either: that year is a gap of its own.
    """
    if people.is_by_file:
        return
    try:
        sessions = sessions_on(town, calendar, day)
    except YearUnknownError:
        return
    for session in sessions:
        for stretch in people.stretches(session):
            yield from ((gap, stretch) for gap in _empty(session, stretch))


def _empty(session: Session, stretch: Stretch) -> Iterator[Gap]:
    day = session.start.date()
    for counter, seat in stretch.seats.items():
        if seat.is_gap and (not session.counters or counter in session.counters):
            yield Gap(day, "counter", counter)
    for office, seat in stretch.offices.items():
        if seat.is_gap and session.name is None:
            yield Gap(day, "office", office)


def gaps_ahead(town: Town, calendar: Calendar, people: Staffing, today: date) -> set[Gap]:
    """Give every gap of the next seven days; `people` cover them and this month."""
    days = (today + timedelta(days=each) for each in range(AHEAD.days + 1))
    found = {gap for day in days for gap, _when in empty_seats(town, calendar, people, day)}
    if lacks_half_day(town, people, today):
        found.add(Gap(month_of(today)[1], "leader", f"{today:%Y-%m}"))
    return found | {
        Gap(date(year, 1, 1), "year", str(year)) for year in unknown_years(calendar, today)
    }


def unknown_years(calendar: Calendar, today: date) -> tuple[int, ...]:
    """Give the years that are needed and unknown: this one, and from October on the next one."""
    years = (today.year, today.year + 1) if today.month >= _OCTOBER else (today.year,)
    return tuple(each for each in years if not calendar.knows(each))


def note_gaps(work: Work, scene: Scene) -> None:
    """Write down every town's new gaps once, and which are filled: a job of the timer."""
    for year in unknown_years(scene.calendar, local(work.now).date()):
        _alarm(year)
    for town in scene.towns:
        note_town_gaps(work, town, scene.calendar)


@cache
def _alarm(year: int) -> None:
    """Tell the operator once in a process: nobody may guess a year's holidays."""
    log.error("the holidays of %s are unknown: no day of it can be booked; see holidays.toml", year)


def note_town_gaps(work: Work, town: Town, calendar: Calendar) -> None:
    """Bring what is written down of this town's gaps up to date."""
    today = local(work.now).date()
    first, last = month_of(today)
    people = staffing(work, town, first, max(last, today + AHEAD))
    found = gaps_ahead(town, calendar, people, today)
    known = set(open_gaps(work, town.id, today))
    for gap in sorted(found - known):
        _open(work, town.id, gap)
    for gap in sorted(each for each in known - found if each.day >= today):
        values = {"of_town": town.id, "of_day": gap.day, "of_kind": gap.kind, "of_of": gap.of}
        work.execute(_FILL, values | {"now": work.now})
    if found != known:
        work.announce(town.id, ROSTER)


def _open(work: Work, town_id: TownId, gap: Gap) -> None:
    values: dict[str, object] = dict(zip(_KEY, (town_id, gap.day, gap.kind, gap.of), strict=True))
    again: dict[str, datetime | None] = {"found_at": work.now, "filled_at": None}
    making = insert_into(work.dialect, _GAPS).on_conflict_do_update(
        index_elements=[_GAPS.c[each] for each in _KEY],
        set_=again,
        where=_GAPS.c.filled_at.is_not(None),
    )
    work.execute(making, values | again)


def open_gaps(work: Work, town_id: TownId, today: date) -> tuple[Gap, ...]:
    """Give the gaps that are written down and not filled, the soonest first.

    A month that ended without a leader's half day stays for a month.
    """
    key = {"of_town": town_id, "today": today, "lately": today - _REMEMBERED}
    return tuple(Gap(*each) for each in work.execute(_OPEN, key))
