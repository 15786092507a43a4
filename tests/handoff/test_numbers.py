"""Running numbers."""

from datetime import date
from functools import partial
from typing import Literal

from bot.database import Database
from handoff.numbers import next_number
from knowledge.matters import TownId
from tests.handoff.overlap import overlapped

TOWN, DAY = TownId("shizhen"), date(2026, 11, 24)


async def test_each_town_kind_and_day_counts_for_itself_from_one(database: Database) -> None:
    asked: list[tuple[TownId, Literal["notice", "booking"], date]] = [
        (TOWN, "notice", DAY),
        (TOWN, "notice", DAY),
        (TOWN, "booking", DAY),
        (TOWN, "notice", date(2026, 11, 25)),
        (TownId("linzhen"), "notice", DAY),
        (TOWN, "notice", DAY),
    ]

    given = [
        await database.run(partial(next_number, town_id=town, kind=kind, day=day))
        for town, kind, day in asked
    ]

    assert given == [1, 2, 1, 1, 1, 3]


async def test_who_asks_at_the_same_moment_gets_the_next_number(
    database: Database, second: Database
) -> None:
    asks = partial(next_number, town_id=TOWN, kind="booking", day=DAY)

    first = await overlapped(database, second, asks, asks)
    later = await overlapped(second, database, asks, asks)

    assert first + later == [1, 2, 3, 4]
