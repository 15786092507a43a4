"""Who is away, from when to when."""

from datetime import timedelta

import pytest

from bot.database import Database
from handoff.absences import Absence, absences_between, end_absence, note_absence
from handoff.ports import Work
from knowledge.matters import TownId
from tests.conftest import HeldClock

TOWN = TownId("shizhen")
HOUR = timedelta(hours=1)


async def away(database: Database) -> list[Absence]:
    def read(work: Work) -> list[Absence]:
        return list(absences_between(work, TOWN, work.now - 10 * HOUR, work.now + 10 * HOUR))

    return await database.run(read)


async def test_an_absence_touches_its_span_and_no_other(database: Database) -> None:
    def note(work: Work) -> None:
        note_absence(work, TOWN, "a", work.now + HOUR, work.now + 2 * HOUR, "外出", by="zhuren")

    await database.run(note)
    (found,) = await away(database)

    assert (found.login, found.why, found.by, found.ref) == ("a", "外出", "zhuren", None)
    assert found.touches(found.first_at, found.until_at)
    assert not found.touches(found.until_at, found.until_at + HOUR)
    assert not found.touches(found.first_at - HOUR, found.first_at)


async def test_a_span_without_length_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="is none"):
        await database.run(
            lambda work: note_absence(work, TOWN, "a", work.now, work.now, "请假", by="zhuren")
        )


async def test_a_trip_that_is_over_early_brings_its_people_back(
    database: Database, clock: HeldClock
) -> None:
    def note(work: Work) -> None:
        for login in ("a", "b"):
            note_absence(
                work, TOWN, login, work.now, work.now + 3 * HOUR, "上门", by="bot", ref="trip:1"
            )
        note_absence(work, TOWN, "c", work.now + HOUR, work.now + 2 * HOUR, "培训", by="bot")

    await database.run(note)
    clock.pass_(HOUR)

    assert await database.run(lambda work: end_absence(work, TOWN, ref="trip:1")) == 2
    assert await database.run(lambda work: end_absence(work, TOWN, ref="trip:1")) == 0
    over = {each.login: each.until_at for each in await away(database)}
    assert over["a"] == over["b"] == clock.now
    assert over["c"] == clock.now + HOUR


async def test_an_absence_called_off_before_it_began_leaves_nothing(database: Database) -> None:
    made = await database.run(
        lambda work: note_absence(
            work, TOWN, "a", work.now + HOUR, work.now + 2 * HOUR, "请假", by="zhuren"
        )
    )

    assert await database.run(lambda work: end_absence(work, TOWN, absence=made)) == 1
    assert await away(database) == []
