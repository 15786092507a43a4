"""A service is rated once, whoever is faster; a low rating is looked into by working days."""

import asyncio
from datetime import date

from bot.database import Database
from handoff.ratings import (
    Ask,
    NotRatable,
    Rated,
    RatedBefore,
    ask_at_counter,
    ask_for_rating,
    ask_of,
    give_reason,
    rate,
)
from handoff.rectifications import (
    NoSuchStep,
    NoteMissing,
    Rectification,
    StepDone,
    do_step,
    rectifications,
)
from tests.conftest import HeldClock
from tests.handoff.visiting import CALENDAR, LI, TOWN, WEDNESDAY, at, chats, said_to


async def _asked(database: Database, service: str = "ticket:1") -> Ask:
    return await database.run(
        lambda work: ask_for_rating(
            work, TOWN.id, service, "A001", citizen=LI, counter="one", clerk="a"
        )
    )


async def _rates(database: Database, ask: Ask, level: int) -> object:
    return await database.run(lambda work: rate(work, TOWN, CALENDAR, ask, level, "二维码"))


async def _open(database: Database) -> tuple[Rectification, ...]:
    return await database.run(lambda work: rectifications(work, TOWN.id))


async def test_once_for_a_service_whoever_is_faster(database: Database, second: Database) -> None:
    ask = await _asked(database)
    assert await _asked(database) == ask
    found = await asyncio.gather(
        *(_rates((database, second)[each % 2], ask, 4) for each in range(6))
    )
    assert sorted(type(each).__name__ for each in found) == ["Rated", *["RatedBefore"] * 5]
    assert await database.run(lambda work: ask_of(work, TOWN.id, LI)) is None
    assert await _open(database) == ()
    assert await _rates(database, ask, 6) == NotRatable()


async def test_a_low_one_opens_three_steps_by_their_working_days(
    database: Database, clock: HeldClock
) -> None:
    await chats(database, LI)
    ask = await _asked(database)
    assert await _rates(database, ask, 2) == Rated("ticket:1", 2, low=True)
    assert isinstance(await _rates(database, ask, 5), RatedBefore)
    assert await database.run(
        lambda work: give_reason(work, TOWN.id, "ticket:1", "态度不好", "不理人")
    )
    assert not await database.run(
        lambda work: give_reason(work, TOWN.id, "ticket:1", "等得太久", None)
    )
    (found,) = await _open(database)
    assert [(each.name, each.due_on) for each in found.steps] == [
        ("核实", date(2026, 11, 25)),
        ("整改", date(2026, 12, 1)),
        ("反馈", date(2026, 12, 3)),
    ]

    async def does(step: str, note: str, outcome: str | None = None) -> object:
        return await database.run(
            lambda work: do_step(work, TOWN, found.id, step, note, "zhuren", outcome)
        )

    assert await does("反馈", "早说了") == NoSuchStep()
    assert await does("核实", "属实") == NoteMissing()
    assert await does("核实", "属实", "属实已改") == StepDone("核实", told=False)
    assert await does("核实", "属实", "不属实") == NoSuchStep()
    assert await does("整改", "谈了话") == StepDone("整改", told=False)
    clock.now = at(WEDNESDAY, 9)
    assert await does("反馈", "对不起，已经改了") == StepDone("反馈", told=True)
    (closed,) = await _open(database)
    assert (closed.next, closed.outcome) == (None, "属实已改")
    assert await said_to(database) == []  # it is the lead who wrote


async def test_the_counter_s_code_opens_what_was_served_last(
    database: Database, clock: HeldClock
) -> None:
    await _asked(database)
    clock.now = at(WEDNESDAY, 9)
    latest = await _asked(database, "ticket:2")

    async def here() -> Ask | None:
        return await database.run(lambda work: ask_at_counter(work, TOWN.id, "one"))

    assert await here() == latest
    await _rates(database, latest, 5)
    assert await here() is None  # the other is too long ago
