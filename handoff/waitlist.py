"""候补: who waits for a place of a matter, and to whom a freed one is offered.

A place that is free goes to who has waited longest and wished for that time: it is held for them
for as long as the town says, and told in chat, from 8 to 20 o'clock. source: BZ-8, BZ-16
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from typing import Final, Literal

from sqlalchemy import Insert, select, text, update

from handoff.booking_records import let_go
from handoff.booking_views import Booking, Comer, HasOne, MovedPlace, Moving
from handoff.bookings import book
from handoff.moving import move
from handoff.ports import Work
from handoff.tables.bookings import WaitRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.calendar import Calendar, local
from knowledge.matters import Catalog, CitizenId, Matter, TownId
from knowledge.towns import Town

Half = tuple[date, Literal["am", "pm", ""]]
"""A wished half-day; an empty half is the whole day."""

MOST_WISHES: Final = 3
WAITS: Final = table_of(WaitRow)
_LIVE = ("waiting", "offered")
_STILL_ASKED = timedelta(hours=2)  # a late “要” is understood for so long


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish that waits, or whose place is offered (`on`, `start`: local, until `answer_by`)."""

    id: int
    matter: str
    halves: tuple[Half, ...]
    state: str
    on: date | None
    start: time | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """The wish is noted; `ahead` others have wished for the same matter before."""

    wish: int
    ahead: int


@dataclass(frozen=True, slots=True)
class TooManyWishes:
    """The citizen waits for as many matters as one may."""

    limit: int


@dataclass(frozen=True, slots=True)
class NothingOffered:
    """Nothing was offered to this citizen of late."""


def wish(
    work: Work, town: Town, citizen: CitizenId, matter: Matter, halves: Sequence[Half]
) -> Waiting | TooManyWishes:
    """Note a wish for these halves (none: any time); one for the same matter is changed to it."""
    there = [each for each in wishes_of(work, town.id, citizen) if each.matter != matter.code]
    if len(there) >= MOST_WISHES:
        return TooManyWishes(MOST_WISHES)
    today = local(work.now).date()
    furthest = today + timedelta(days=town.booking.horizon_days)
    values = {
        "town": town.id,
        "citizen": citizen,
        "matter": matter.code,
        "halves": [[on.isoformat(), half] for on, half in halves],
        "last_on": max((on for on, _half in halves), default=furthest),
        "state": "waiting",
        "made_at": work.now,
    }
    made = int(work.execute(_wishing(work.dialect), values).scalar_one())
    before = select(WAITS.c.id).where(
        WAITS.c.town == town.id,
        WAITS.c.matter == matter.code,
        WAITS.c.state == "waiting",
        WAITS.c.id < made,
    )
    return Waiting(made, len(work.execute(before).all()))


@cache
def _wishing(dialect: str) -> Insert:
    made = insert_into(dialect, WAITS)
    return made.on_conflict_do_update(
        index_elements=["town", "citizen", "matter"],
        index_where=text("state IN ('waiting', 'offered')"),
        set_={"halves": made.excluded.halves, "last_on": made.excluded.last_on},
    ).returning(WAITS.c.id)


def wishes_of(work: Work, town_id: TownId, citizen: CitizenId) -> tuple[Wish, ...]:
    """Give what this citizen waits for, first wished first."""
    wanted = (
        select(*_WISH)
        .where(WAITS.c.town == town_id, WAITS.c.citizen == citizen, WAITS.c.state.in_(_LIVE))
        .order_by(WAITS.c.id)
    )
    return tuple(wish_of(each) for each in work.execute(wanted))


_WISH = WAITS.c["id", "matter", "halves", "state", "day", "start"]


def wish_of(row: Sequence[object]) -> Wish:
    """Read a wish from a row of the columns id, matter, halves, state, day, start."""
    number, matter, halves, state, on, start = row
    read = tuple((date.fromisoformat(each[0]), each[1]) for each in halves)  # type: ignore[attr-defined] # JSON
    return Wish(number, matter, read, state, on, start)  # type: ignore[arg-type] # as the columns


def end_wish(work: Work, town_id: TownId, citizen: CitizenId, wish_id: int) -> bool:
    """Take a wish back; what was offered to it is free again."""
    ended = _end(work, town_id, citizen, wish_id, "declined")
    if ended:
        let_go(work, town_id, citizen, offer=wish_id)
    return ended


def offered_to(work: Work, town_id: TownId, citizen: CitizenId) -> Wish | None:
    """Give the latest wish whose place was offered lately, also where the time has passed."""
    wanted = (
        select(*_WISH)
        .where(
            WAITS.c.town == town_id,
            WAITS.c.citizen == citizen,
            WAITS.c.state.in_(("offered", "lapsed")),
            WAITS.c.answer_by > work.now - _STILL_ASKED,
        )
        .order_by(WAITS.c.id.desc())
    )
    row = work.execute(wanted).first()
    return None if row is None else wish_of(row)


def accept(
    work: Work, town: Town, calendar: Calendar, catalog: Catalog, citizen: CitizenId
) -> Booking | Moving | NothingOffered:
    """Book what was offered; a late answer gets it too while it is free.

    Who has a booking for the matter is moved to the offered place.
    """
    offer = offered_to(work, town.id, citizen)
    matter = catalog.matter(offer.matter) if offer else None
    if offer is None or offer.on is None or offer.start is None or matter is None:
        return NothingOffered()
    result: Booking | Moving = book(
        work, town, calendar, matter, citizen, offer.on, offer.start, None, Comer()
    )
    if isinstance(result, HasOne):
        old = result.view.number
        result = move(work, town, calendar, matter, citizen, old, offer.on, offer.start)
    number = getattr(getattr(result, "view", None), "number", None)
    if isinstance(result, MovedPlace) or number is not None:
        _end(work, town.id, citizen, offer.id, "taken", number)
    return result


def _end(
    work: Work,
    town_id: TownId,
    citizen: CitizenId,
    wish_id: int,
    state: str,
    number: str | None = None,
) -> bool:
    ended = (
        update(WAITS)
        .where(
            WAITS.c.town == town_id,
            WAITS.c.citizen == citizen,
            WAITS.c.id == wish_id,
            WAITS.c.state.in_((*_LIVE, "lapsed")),
        )
        .values(state=state, ended_at=work.now, number=number)
        .returning(WAITS.c.id)
    )
    return work.execute(ended).one_or_none() is not None
