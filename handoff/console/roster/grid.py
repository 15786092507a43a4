"""The week as a grid: places down, open days across, in every cell who is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from handoff.leader_duty import half_days, leaders_of
from handoff.seating import Seat
from handoff.staffing import Staffing, Stretch
from handoff.turns import HALVES
from knowledge.calendar import WEEKDAYS, Calendar, YearUnknownError
from knowledge.sessions import Session, sessions_on

_SPECIAL = "{name} · {counter}"


@dataclass(frozen=True, slots=True)
class Place:
    """What a row is about: the key under which a turn of duty is set, and its name."""

    kind: str
    of: str
    part: str
    name: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A person in a cell: `note` says for whom or when; `tone` is empty, cover or set."""

    name: str
    note: str
    tone: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on a day; `gap` says when nobody is there, `none` that nothing is planned."""

    on: str
    open: bool
    people: tuple[Shown, ...]
    gap: str | None
    none: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A place through the week."""

    place: Place
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A day of the week with its heading; `closed` says why nobody is there."""

    on: date
    name: str
    today: bool
    closed: str | None
    sessions: tuple[Session, ...]


def columns_of(
    people: Staffing, calendar: Calendar, days: Iterable[date], today: date
) -> tuple[Column, ...]:
    """Give the days of the week that are open, or of which nobody knows."""
    found = []
    for day in days:
        name = f"周{WEEKDAYS[day.weekday()]} {day.month}月{day.day}日"
        try:
            sessions = sessions_on(people.town, calendar, day)
        except YearUnknownError:
            found.append(Column(day, name, day == today, "节假日安排还没有", ()))
            continue
        if sessions:
            found.append(Column(day, name, day == today, None, sessions))
    return tuple(found)


def groups_of(people: Staffing, columns: tuple[Column, ...]) -> tuple[Group, ...]:
    """Give all rows of the week: leaders, counters, special sessions, offices."""
    town = people.town
    cut = {each.on: _cut(people, each) for each in columns}
    halves = HALVES.items() if leaders_of(town) else ()
    leaders = [Place("leader", "", part, words) for part, words in halves]
    counters = [Place("counter", each.id, "", each.name) for each in town.counters]
    offices = [Place("office", each.id, "", each.name) for each in town.offices]
    groups = (
        Group("领导带班", tuple(_leader(people, columns, each) for each in leaders)),
        Group("窗口", tuple(_places(people, columns, cut, counters))),
        Group("错时、延时、节假日", tuple(_places(people, columns, cut, _special(people, cut)))),
        Group("办所", tuple(_places(people, columns, cut, offices))),
    )
    return tuple(each for each in groups if each.rows)


_Cut = dict[date, list[tuple[Session, Stretch]]]


def _cut(people: Staffing, column: Column) -> list[tuple[Session, Stretch]]:
    return [(on, stretch) for on in column.sessions for stretch in people.stretches(on)]


def _special(people: Staffing, cut: _Cut) -> Iterator[Place]:
    """Give the special sessions of this week, window by window. source: BZ-10."""
    town = people.town
    open_at = {
        (session.name, counter.id)
        for each in cut.values()
        for session, _ in each
        for counter in town.counters
        if session.name and (not session.counters or counter.id in session.counters)
    }
    for special in town.special_sessions:
        for counter in town.counters:
            if (special.name, counter.id) in open_at:
                hours = f"{special.hours.start:%H:%M}–{special.hours.end:%H:%M}"
                name = _SPECIAL.format(name=f"{special.name} {hours}", counter=counter.name)
                yield Place("counter", counter.id, special.name, name)


def _places(
    people: Staffing, columns: tuple[Column, ...], cut: _Cut, places: Iterable[Place]
) -> Iterator[Row]:
    for place in places:
        cells = tuple(_cell(people, each, cut[each.on], place) for each in columns)
        if any(each.open for each in cells):
            yield Row(place, cells)


def _cell(
    people: Staffing, column: Column, cut: list[tuple[Session, Stretch]], place: Place
) -> Cell:
    seats = [
        (stretch, seat)
        for session, stretch in cut
        if (session.name or "") == place.part
        and (place.part == "" or not session.counters or place.of in session.counters)
        and (seat := _seat(stretch, place)) is not None
    ]
    is_set = (column.on, place.kind, place.of, place.part) in people.turns
    there = dict.fromkeys(login for _, seat in seats for login in seat.here)
    nobody = not any(seat.plan or seat.due for _, seat in seats)
    return Cell(
        on=column.on.isoformat(),
        open=bool(seats),
        people=tuple(_shown(people, seats, each, is_set=is_set) for each in there),
        gap=_gap([stretch for stretch, seat in seats if seat.is_gap], len(seats)),
        none="没有排" if seats and nobody else None,
    )


def _seat(stretch: Stretch, place: Place) -> Seat | None:
    seats = stretch.seats if place.kind == "counter" else stretch.offices
    return seats.get(place.of)


def _shown(
    people: Staffing, seats: list[tuple[Stretch, Seat]], login: str, *, is_set: bool
) -> Shown:
    when = [stretch for stretch, seat in seats if login in seat.here]
    whom = dict.fromkeys(gone for _, seat in seats for who, gone in seat.covers if who == login)
    notes = [f"顶{name_of(people, each)}" for each in whom]
    if len(when) < len(seats):
        notes.append(_spans(when))
    tone = "cover" if whom else "set" if is_set else ""
    return Shown(name_of(people, login), " ".join(notes), tone)


def _gap(when: list[Stretch], stretches: int) -> str | None:
    if not when:
        return None
    return "没有人" if len(when) == stretches else f"没有人 {_spans(when)}"


def _spans(stretches: Iterable[Stretch]) -> str:
    """Give the times, those that touch each other as one."""
    spans: list[tuple[datetime, datetime]] = []
    for each in stretches:
        if spans and spans[-1][1] == each.start:
            spans[-1] = (spans[-1][0], each.end)
        else:
            spans.append((each.start, each.end))
    return "、".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in spans)


def _leader(people: Staffing, columns: tuple[Column, ...], place: Place) -> Row:
    halves = {
        (each.day, each.part): each.name
        for each in half_days(people.town, people.turns, people.absences)
    }
    return Row(
        place,
        tuple(
            Cell(
                each.on.isoformat(),
                open=bool(each.sessions),
                people=(Shown(name, "", "set"),) if name else (),
                gap=None,
                none=None if name else "—",
            )
            for each in columns
            for name in [halves.get((each.on, place.part))]
        ),
    )


def name_of(people: Staffing, login: str) -> str:
    """Give the person's name."""
    person = people.town.person(login)
    return person.name if person is not None else login
