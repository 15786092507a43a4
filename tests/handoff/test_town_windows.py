"""At the shipped towns, bookings land only at the windows that the towns' plans name."""

import asyncio
from collections import Counter as Tally
from datetime import date, time
from functools import partial

import pytest

from bot.database import Database
from handoff.bookings import BookedPlace, PlaceTaken, book
from handoff.ports import Work
from handoff.slots import free_days, free_times
from knowledge.calendar import read_calendar
from knowledge.catalog import read_catalog
from knowledge.matters import Catalog, CitizenId, Matter
from knowledge.sessions import sessions_on
from knowledge.town_files.book import SHIPPED, TownBook, read_towns
from knowledge.towns import Town
from tests.support.towns import NOW

CALENDAR = read_calendar()
WEDNESDAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog()


@pytest.fixture(scope="module")
def towns(catalog: Catalog) -> TownBook:
    return read_towns(SHIPPED, b"a key for tests only", catalog)


def named(towns: TownBook, name: str) -> Town:
    town = towns.get(name)
    assert town is not None
    return town


def of(catalog: Catalog, code: str) -> Matter:
    matter = catalog.matter(code)
    assert matter is not None
    return matter


async def landed(database: Database, town: Town, matter: Matter, citizens: int) -> Tally[str]:
    """Have so many citizens want one time; count where they landed, and `full` for the rest."""

    def job(number: int, work: Work) -> BookedPlace | PlaceTaken:
        citizen = CitizenId(f"{matter.code}-{number}")
        answer = book(work, town, CALENDAR, matter, citizen, WEDNESDAY, time(9, 30), None)
        assert isinstance(answer, (BookedPlace, PlaceTaken))
        return answer

    answers = await asyncio.gather(
        *(database.run(partial(job, number), lane=str(number)) for number in range(citizens))
    )
    return Tally(each.view.counter if isinstance(each, BookedPlace) else "full" for each in answers)


async def test_in_baiyang_a_dibao_visit_lands_at_its_two_windows_or_the_general_one(
    database: Database, towns: TownBook, catalog: Catalog
) -> None:
    town = named(towns, "baiyang")
    dibao = of(catalog, "minzheng.dibao")

    assert await landed(database, town, dibao, 12) == {
        "minzheng-1": 1,
        "minzheng-2": 1,
        "wuchabie": 2,
        "full": 8,
    }


async def test_in_banzhuyuan_any_matter_is_taken_at_each_of_the_three_windows(
    database: Database, towns: TownBook, catalog: Catalog
) -> None:
    town = named(towns, "banzhuyuan")
    three = {each.id for each in town.counters}
    assert len(three) == 3

    for matter in catalog.matters.values():
        found = await database.run(
            partial(free_times, town=town, calendar=CALENDAR, matter=matter, on=WEDNESDAY, now=NOW)
        )
        assert {each.counter.id for each in found} == three, matter.code


async def test_in_chini_social_security_and_rented_houses_go_only_to_their_own_windows(
    database: Database, towns: TownBook, catalog: Catalog
) -> None:
    town = named(towns, "chini")

    async def windows(code: str) -> set[str]:
        matter = of(catalog, code)
        found = await database.run(
            lambda work: free_times(work, town, CALENDAR, matter, WEDNESDAY, NOW)
        )
        return {each.counter.id for each in found}

    social = [each.code for each in catalog.matters.values() if each.domain == "社保"]
    assert social
    assert {frozenset(await windows(each)) for each in social} == {frozenset({"shebao"})}
    assert await windows("shuiwu.zuwushui") == {"chuzuwu"}
    assert await windows("other.zulin") == {"chuzuwu"}
    permits = [each.code for each in catalog.matters.values() if each.name.startswith("居住证")]
    assert permits
    for each in permits:
        assert await windows(each) == {f"zonghe-{number}" for number in range(1, 6)}


@pytest.mark.parametrize("name", ["baiyang", "banzhuyuan", "xili", "chini", "anju"])
async def test_no_place_is_offered_outside_a_town_s_sessions(
    database: Database, towns: TownBook, catalog: Catalog, name: str
) -> None:
    town = named(towns, name)
    dibao = of(catalog, "minzheng.dibao")

    def offered(work: Work) -> list[tuple[date, time, time]]:
        days = free_days(work, town, CALENDAR, dibao, NOW)
        assert len(days) > 5
        return [
            (each.on, each.start, each.end)
            for day in days
            for each in free_times(work, town, CALENDAR, dibao, day.on, NOW)
        ]

    for on, start, end in await database.run(offered):
        assert any(
            session.start.time() <= start and end <= session.end.time()
            for session in sessions_on(town, CALENDAR, on)
        )
