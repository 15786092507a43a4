"""Running numbers."""

import asyncio
from datetime import date

from bot.database import Database
from handoff.numbers import next_number
from knowledge.matters import TownId

TOWN, DAY = TownId("shizhen"), date(2026, 11, 24)


async def test_each_town_kind_and_day_counts_for_itself_from_one(database: Database) -> None:
    asked = [
        (TOWN, "notice", DAY),
        (TOWN, "notice", DAY),
        (TOWN, "booking", DAY),
        (TOWN, "notice", date(2026, 11, 25)),
        (TownId("linzhen"), "notice", DAY),
        (TOWN, "notice", DAY),
    ]

    given = [
        await database.run(lambda work, town=town, kind=kind, day=day: next_number(work, town, kind, day))
        for town, kind, day in asked
    ]

    assert given == [1, 2, 1, 1, 1, 3]


async def test_no_number_is_given_twice_or_left_out_when_many_ask_at_once(
    database: Database,
) -> None:
    given = await asyncio.gather(
        *(
            database.run(lambda work: next_number(work, TOWN, "booking", DAY), lane=str(each))
            for each in range(100)
        )
    )

    assert sorted(given) == list(range(1, 101))
