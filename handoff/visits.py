"""上门: wishes for visits at home, from the first word to the decision and the end.

Who drives where and when is planned by others, who set `trip`, `on_day`, `half`, `code_word` and
the results; this module never does. source: BZ-9
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import func, insert, select, update

from handoff.numbers import next_number
from handoff.ports import Work
from handoff.tables.upsert import table_of
from handoff.tables.visits import VisitRow
from knowledge.calendar import Calendar, local
from knowledge.half_days import HalfDay, possible
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Town

OPEN: Final = ("asked", "doubtful", "planned", "confirmed", "under_way", "not_home")
STATES: Final = (*OPEN, "done", "cancelled")
VISITS: Final = "visits"
"""The topic of pages that show visits."""

_VISITS = table_of(VisitRow)
_BY_PHONE = CitizenId("")
"""Who asked by phone and has no account here."""


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A wish, complete or not. `halves` in the order of preference, empty: any; phones as said."""

    citizen: CitizenId
    who: str
    relation: str
    need: str
    matter: str | None
    village: str | None
    place: str
    phone: str | None
    other_phone: str | None = None
    halves: tuple[HalfDay, ...] = ()
    notes: str = ""
    person: int | None = None
    lat: float | None = None
    lon: float | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    doubtful: bool = False
    channel: str = "微信"
    by: str = "bot"


@dataclass(frozen=True, slots=True)
class VisitView:
    """A visit as it stands. Phones, name and place are personal: masked in lists."""

    id: int
    number: str
    citizen: CitizenId
    person: int | None
    who: str
    relation: str
    phone: str | None
    other_phone: str | None
    village: str | None
    place: str
    lat: float | None
    lon: float | None
    matter: str | None
    notes: str
    need: str
    halves: tuple[HalfDay, ...]
    state: str
    on: date | None
    half: str | None
    code_word: str | None
    made_at: datetime
    made_by: str
    channel: str
    result: str | None
    result_note: str | None

    @property
    def reachable(self) -> bool:
        """Say whether there is an account to write to."""
        return self.citizen != _BY_PHONE


@dataclass(frozen=True, slots=True)
class VisitMade:
    """The wish is recorded."""

    visit: VisitView


@dataclass(frozen=True, slots=True)
class SameVisit:
    """There is an open visit of this citizen for the same person and matter."""

    visit: VisitView


def make(work: Work, town: Town, new: NewVisit) -> VisitMade | SameVisit:
    """Record a wish under the next number (V261124-003), unless there is an open one alike."""
    if new.citizen != _BY_PHONE:
        for each in open_visits(work, town.id, new.citizen):
            if (each.who, each.matter) == (new.who, new.matter):
                return SameVisit(each)
    today = local(work.now).date()
    number = f"V{today:%y%m%d}-{next_number(work, town.id, 'visit', today):03}"
    values = {
        **_wished(new),
        "town": town.id,
        "number": number,
        "citizen": new.citizen,
        "state": "doubtful" if new.doubtful else "asked",
        "made_at": work.now,
        "made_by": new.by,
        "channel": new.channel,
    }
    work.execute(insert(VisitRow).values(values))
    work.announce(town.id, VISITS)
    made = visit_numbered(work, town.id, number)
    if made is None:
        raise LookupError(f"the visit {number} that was just made is not there")
    return VisitMade(made)


def _wished(new: NewVisit) -> dict[str, Any]:
    """Give what somebody says of a visit, as it is stored."""
    return {
        "person": new.person,
        "who": new.who[:60],
        "relation": new.relation[:20],
        "phone": new.phone[:40] if new.phone else None,
        "other_phone": new.other_phone[:40] if new.other_phone else None,
        "village": new.village[:60] if new.village else None,
        "place": new.place[:200],
        "lat": new.lat,
        "lon": new.lon,
        "matter": new.matter,
        "answers": dict(new.answers),
        "notes": new.notes[:300],
        "need": new.need[:200],
        "halves": [each.stored for each in new.halves],
    }


def open_visits(work: Work, town_id: TownId, citizen: CitizenId) -> tuple[VisitView, ...]:
    """Give the citizen's visits that are still to come, oldest first."""
    rows = select(_VISITS).where(
        _VISITS.c.town == town_id, _VISITS.c.citizen == citizen, _VISITS.c.state.in_(OPEN)
    )
    return tuple(map(_view, work.execute(rows.order_by(_VISITS.c.id))))


def visit_numbered(work: Work, town_id: TownId, number: str) -> VisitView | None:
    """Give the town's visit with this number."""
    row = select(_VISITS).where(_VISITS.c.town == town_id, _VISITS.c.number == number)
    found = work.execute(row).one_or_none()
    return _view(found) if found is not None else None


def visits_in(
    work: Work, town_id: TownId, states: Sequence[str], most: int = 200
) -> tuple[VisitView, ...]:
    """Give the town's visits in these states, oldest wish first."""
    rows = (
        select(_VISITS)
        .where(_VISITS.c.town == town_id, _VISITS.c.state.in_(states))
        .order_by(_VISITS.c.made_at, _VISITS.c.id)
        .limit(most)
    )
    return tuple(map(_view, work.execute(rows)))


def counts(work: Work, town_id: TownId) -> dict[str, int]:
    """Give how many visits the town has in each state."""
    rows = (
        select(_VISITS.c.state, func.count())
        .where(_VISITS.c.town == town_id)
        .group_by(_VISITS.c.state)
    )
    return {state: int(count) for state, count in work.execute(rows)}


def free_halves(work: Work, town: Town, calendar: Calendar) -> tuple[HalfDay, ...]:
    """Give the half-days that can be wished now: those that hold one more visit."""
    today = local(work.now).date()
    rows = (
        select(_VISITS.c.on_day, _VISITS.c.half, func.count())
        .where(_VISITS.c.town == town.id, _VISITS.c.on_day > today, _VISITS.c.state.in_(OPEN))
        .group_by(_VISITS.c.on_day, _VISITS.c.half)
    )
    full = {
        HalfDay.read((on.isoformat(), half))
        for on, half, count in work.execute(rows)
        if half and count >= town.visits.per_half_day
    }
    return possible(town, calendar, work.now, full)


def change(work: Work, town_id: TownId, number: str, values: Mapping[str, Any]) -> VisitView | None:
    """Set these columns of an open visit; None where there is none that is open."""
    there = (_VISITS.c.town == town_id, _VISITS.c.number == number, _VISITS.c.state.in_(OPEN))
    changed = work.execute(update(_VISITS).where(*there).values(values).returning(_VISITS.c.id))
    if changed.one_or_none() is None:
        return None
    work.announce(town_id, VISITS)
    return visit_numbered(work, town_id, number)


def rewrite(work: Work, town_id: TownId, number: str, new: NewVisit) -> VisitView | None:
    """Put what a clerk corrected in place of what was there; who asked and the state stay."""
    values = _wished(new)
    for kept in ("person", "answers", "lat", "lon"):
        values.pop(kept)
    return change(work, town_id, number, values)


def _view(row: Any) -> VisitView:  # noqa: ANN401 - a row of SQLAlchemy
    known: Mapping[str, Any] = row._mapping  # noqa: SLF001 - its public name
    plain = {name: known[name] for name in _PLAIN}
    return VisitView(**plain, halves=_halves(known["halves"]), on=known["on_day"])


_PLAIN = (
    "id", "number", "citizen", "person", "who", "relation", "phone", "other_phone", "village",
    "place", "lat", "lon", "matter", "notes", "need", "state", "half", "code_word", "made_at",
    "made_by", "channel", "result", "result_note",
)  # fmt: skip


def _halves(stored: Iterable[Sequence[str]]) -> tuple[HalfDay, ...]:
    return tuple(HalfDay.read(each) for each in stored)
