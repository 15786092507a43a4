"""`/console/roster`: a week of duty, and everything that is to be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from handoff.absences import WHYS, absences_between
from handoff.attendance import is_here
from handoff.console.frame import PREFIX, Frame
from handoff.console.guards import Seat
from handoff.console.roster.grid import Column, Group, columns_of, groups_of
from handoff.console.roster.rights import arranged_by, may_set, may_sit
from handoff.console.roster.shown import (
    AwayLine,
    GapLine,
    LeftLine,
    OverLine,
    away_lines,
    gap_lines,
    left_lines,
    over_lines,
)
from handoff.console.typed import day_typed
from handoff.console.words import full_day
from handoff.covering import left_behind
from handoff.gaps import open_gaps
from handoff.overbooked import overbooked
from handoff.ports import Work
from handoff.queue import how_many_wait
from handoff.roster import stand_in
from handoff.staffing import Staffing, staffing
from handoff.timesheet import ATTENDING
from knowledge.calendar import Calendar, local
from knowledge.matters import Catalog, TownId
from knowledge.towns import Town

HERE = f"{PREFIX}/roster"
_WEEK = timedelta(days=7)
_AHEAD = 30  # days: absences that are listed, bookings that are looked through
_PARTS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who can be put somewhere; `away` says that this person is not there then."""

    login: str
    name: str
    away: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """The cell that is being changed: its key, its name, and who may sit there."""

    key: str
    name: str
    day: str
    choices: tuple[Choice, ...]
    is_set: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form of an absence holds."""

    login: str = ""
    first: str = ""
    until: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class RosterPage:
    """The whole page. `here` says whether this clerk is signed in; None: who need not be."""

    frame: Frame
    address: str
    week: str
    before: str
    after: str
    is_this_week: bool
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    editable: frozenset[tuple[str, str]]
    edit: Edit | None
    gaps: tuple[GapLine, ...]
    over: tuple[OverLine, ...]
    left: tuple[LeftLine, ...]
    away: tuple[AwayLine, ...]
    people: tuple[tuple[str, str], ...]
    whys: tuple[str, ...]
    typed: Typed
    here: bool | None
    refusal: str
    told: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which week, which cell is open, which absence was just entered, and what was refused."""

    day: date
    cell: str = ""
    entered: int | None = None
    typed: Typed = Typed()
    refusal: str = ""
    told: str = ""


def read_page(
    work: Work,
    seat: Seat,
    calendar: Calendar,
    catalog: Callable[[TownId], Catalog],
    wanted: Wanted,
) -> RosterPage:
    """Read the page of a week."""
    town, today = seat.town, local(work.now).date()
    monday = wanted.day - timedelta(days=wanted.day.weekday())
    days = [monday + timedelta(days=each) for each in range(_WEEK.days)]
    people = staffing(work, town, days[0], days[-1])
    columns = columns_of(people, calendar, days, today)
    groups = groups_of(people, columns)
    ahead = staffing(work, town, today, today + timedelta(days=_AHEAD))
    coming = overbooked(work, ahead, today, today + timedelta(days=_AHEAD))
    away = absences_between(work, town.id, work.now, work.now + timedelta(days=_AHEAD))
    covers = {each.id: stand_in(work, town, each.login, each.first_at) for each in away}
    places = {(row.place.kind, row.place.of) for group in groups for row in group.rows}
    return RosterPage(
        frame=seat.frame("排班", "roster", how_many_wait(work, town.id), work.now),
        address=f"{HERE}?day={monday}",
        week=f"{full_day(days[0], today)} – {days[-1].month}月{days[-1].day}日",
        before=f"{HERE}?day={monday - _WEEK}",
        after=f"{HERE}?day={monday + _WEEK}",
        is_this_week=monday <= today < monday + _WEEK,
        columns=columns,
        groups=groups,
        editable=frozenset(each for each in places if may_set(seat, *each)),
        edit=_edit(seat, people, groups, wanted.cell, today),
        gaps=tuple(gap_lines(town, open_gaps(work, town.id, today), HERE, work.now)),
        over=tuple(over_lines(coming, catalog(town.id), HERE, today)),
        left=tuple(left_lines(seat, left_behind(work, town), work.now)),
        away=tuple(away_lines(seat, away, covers, work.now, wanted.entered)),
        people=tuple((each.login, each.name) for each in arranged_by(seat)),
        whys=WHYS,
        typed=wanted.typed,
        here=_here(work, seat, town),
        refusal=wanted.refusal,
        told=wanted.told,
    )


def _here(work: Work, seat: Seat, town: Town) -> bool | None:
    login = seat.clerk.login
    return is_here(work, town.id, login) if seat.clerk.role == ATTENDING else None


def cell_of(key: str) -> tuple[str, str, str, date] | None:
    """Read a cell's key, `counter:wuchabie::2026-11-25`: kind, id, part and day."""
    parts = key.split(":")
    if len(parts) != _PARTS:
        return None
    day = day_typed(parts[3])
    return None if day is None else (parts[0], parts[1], parts[2], day)


def _edit(
    seat: Seat, people: Staffing, groups: tuple[Group, ...], key: str, today: date
) -> Edit | None:
    found = cell_of(key)
    if found is None or not may_set(seat, *found[:2]):
        return None
    kind, of, part, day = found
    rows = [each for group in groups for each in group.rows]
    row = next(
        (
            each
            for each in rows
            if (each.place.kind, each.place.of, each.place.part) == (kind, of, part)
        ),
        None,
    )
    cell = next((each for each in row.cells if each.on == day.isoformat()), None) if row else None
    if row is None or cell is None or not cell.open:
        return None
    return Edit(
        key,
        row.place.name if kind != "leader" else f"领导带班 {row.place.name}",
        full_day(day, today),
        _choices(seat, people, found, {each.name for each in cell.people}),
        (day, kind, of, part) in people.turns,
    )


def _choices(
    seat: Seat, people: Staffing, cell: tuple[str, str, str, date], now: set[str]
) -> tuple[Choice, ...]:
    kind, of, _part, day = cell
    away = {
        each.login
        for each in people.absences
        if local(each.first_at).date() <= day <= local(each.until_at).date()
    }
    return tuple(
        Choice(each.login, each.name, each.login in away, each.name in now)
        for each in may_sit(seat, kind, of)
    )
