"""Whatever is done in whatever order: never oversold, and no place is lost."""

import random
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from bot.engine import make_engine
from bot.migrations.schema import METADATA
from bot.work import OneWork
from handoff.bookings import book, bookings_of, cancel
from handoff.holds import hold
from handoff.lapsed import free_lapsed
from handoff.moving import move
from handoff.offers import offer_freed
from handoff.tables.bookings import BookingRow, SlotRow
from handoff.waitlist import accept, end_wish, wish, wishes_of
from knowledge.booking_rules import LongMatter
from knowledge.matters import CitizenId, Matter, MatterCode
from knowledge.towns import Counter
from tests.handoff.booking import CALENDAR, HELP, TUESDAY, WEDNESDAY
from tests.handoff.offering import CATALOG, scene
from tests.support.towns import NOW, make_matter, make_town

STEPS = 150
LONG = make_matter(code=MatterCode("minzheng.long"))
TOWN = make_town(
    counters=(
        Counter("one", "一窗", domains=("民政",)),
        Counter("all", "综合窗口", takes_all=True, capacity=2),
    )
)
TOWN = replace(
    TOWN,
    booking=replace(
        TOWN.booking,
        horizon_days=1,
        long_matters=(LongMatter(90, matter=LONG.code),),
        offer=timedelta(minutes=10),
    ),
)


def step(dice: random.Random, work: OneWork) -> None:
    """Do one thing that a citizen or the clock may do."""
    citizen, matter = CitizenId(f"o{dice.randrange(12)}"), dice.choice((HELP, LONG))
    on = dice.choice((TUESDAY, WEDNESDAY))
    start = time(dice.choice((10, 11, 14)), dice.choice((0, 30)))
    match dice.randrange(9):
        case 0 | 1:
            book(work, TOWN, CALENDAR, matter, citizen, on, start, None)
        case 2 | 3:
            hold(work, TOWN, CALENDAR, matter, citizen, on, start)
        case 4:
            moves(dice, work, citizen, start)
        case 5:
            cancels(work, citizen)
        case 6:
            wish(work, TOWN, citizen, matter, ((on, ""),))
        case 7:
            accept(work, TOWN, CALENDAR, CATALOG, citizen)
        case _:
            gives_up(work, citizen)
    offer_freed(work, scene(TOWN))


def cancels(work: OneWork, citizen: CitizenId) -> None:
    for each in bookings_of(work, TOWN, citizen)[:1]:
        cancel(work, TOWN, citizen, each.number)


def gives_up(work: OneWork, citizen: CitizenId) -> None:
    for each in wishes_of(work, TOWN.id, citizen)[:1]:
        end_wish(work, TOWN.id, citizen, each.id)


def moves(dice: random.Random, work: OneWork, citizen: CitizenId, start: time) -> None:
    for each in bookings_of(work, TOWN, citizen)[:1]:
        matter: Matter = HELP if each.matter == HELP.code else LONG
        on = dice.choice((TUESDAY, WEDNESDAY))
        move(work, TOWN, CALENDAR, matter, citizen, each.number, on, start)


def check(connection: Connection) -> None:
    """Hold what is taken against the rows that take it; the table's CHECK holds the capacity."""
    taken = connection.execute(select(func.coalesce(func.sum(SlotRow.taken), 0))).scalar_one()
    live = select(func.coalesce(func.sum(BookingRow.slots), 0)).where(
        BookingRow.state.in_(("held", "booked"))
    )
    assert taken == connection.execute(live).scalar_one()


@pytest.mark.parametrize("seed", range(4))
def test_what_is_taken_is_what_the_rows_take(tmp_path: Path, seed: int) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/y.db")
    METADATA.create_all(engine)
    dice, now = random.Random(seed), NOW  # noqa: S311 - a game
    with engine.begin() as connection:
        for _ in range(STEPS):
            step(dice, OneWork(connection, now))
            check(connection)
            now += timedelta(seconds=dice.choice((5, 30, 200)))
        work = OneWork(connection, now + timedelta(hours=1))
        free_lapsed(work, TOWN.id)
        check(connection)
        states = select(BookingRow.state, func.count()).group_by(BookingRow.state)
        tally = {each.state: each[1] for each in connection.execute(states)}
    engine.dispose()
    assert tally["booked"]
    assert tally["moved"]
    assert "held" not in tally
