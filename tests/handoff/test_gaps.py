"""Gaps in the roster: seen a week ahead, written down once, filled when they are filled."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot.database import Database
from handoff.absences import end_absence, note_absence
from handoff.gaps import Gap, note_gaps, open_gaps
from handoff.ports import Scene, Work
from handoff.tables.roster import GapRow
from handoff.turns import set_turn
from knowledge.calendar import CHINA, Calendar, local, read_calendar
from knowledge.towns import Counter, Roster, Staff, Town
from tests.conftest import HeldClock
from tests.support.chat import catalog
from tests.support.towns import make_town

TODAY, FRIDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 27), date(2026, 11, 28)
KNOWN = replace(read_calendar(), years=frozenset({2027}))
TOWN = make_town(
    counters=(Counter("one", "1号窗口", takes_all=True),),
    staff=(
        Staff("zhuren", "主任（示例）", "负责人"),
        Staff("a", "A", "办事员"),
        Staff("b", "B", "办事员"),
    ),
    rosters=(Roster(("a", "b"), TODAY, "day", counter="one"),),
)
LED = replace(TOWN, staff=(*TOWN.staff, Staff("zhenzhang", "镇长（示例）", "带班领导")))


async def noted(
    database: Database, town: Town = TOWN, calendar: Calendar = KNOWN
) -> tuple[Gap, ...]:
    scene = Scene((town,), calendar, lambda _town: catalog(), str, lambda *_: "")

    def job(work: Work) -> tuple[Gap, ...]:
        note_gaps(work, scene)
        return open_gaps(work, town.id, local(work.now).date())

    return await database.run(job)


async def away(database: Database, first: date, last: date, *logins: str) -> None:
    def note(work: Work) -> None:
        span = (datetime.combine(each, time(), CHINA) for each in (first, last))
        start, end = span
        for login in logins:
            note_absence(work, TOWN.id, login, start, end, "请假", by="zhuren", ref="x")

    await database.run(note)


async def found_at(database: Database) -> list[datetime]:
    def read(work: Work) -> list[datetime]:
        return list(work.execute(select(GapRow.found_at)).scalars())

    return await database.run(read)


async def test_a_day_with_both_away_is_a_gap_from_a_week_before(
    database: Database, clock: HeldClock
) -> None:
    await away(database, date(2026, 12, 2), date(2026, 12, 3), "a", "b")

    assert await noted(database) == ()
    clock.pass_(timedelta(days=1))
    assert await noted(database) == (Gap(date(2026, 12, 2), "counter", "one"),)


async def test_b_alone_is_no_gap_and_neither_are_days_that_are_closed(database: Database) -> None:
    await away(database, TODAY, FRIDAY, "a")
    await away(database, SATURDAY, SATURDAY + timedelta(days=2), "a", "b")

    assert await noted(database) == ()


async def test_a_gap_is_found_once_and_filled_once(database: Database, clock: HeldClock) -> None:
    await away(database, FRIDAY, SATURDAY, "a", "b")
    first = clock.now
    assert len(await noted(database)) == 1
    clock.pass_(timedelta(hours=1))
    assert len(await noted(database)) == 1
    assert await found_at(database) == [first]

    def put(work: Work) -> None:
        set_turn(work, TOWN.id, FRIDAY, "counter", "one", "", "zhuren", by="zhuren")

    await database.run(put)
    assert await noted(database) == ()
    await away(database, FRIDAY, SATURDAY, "zhuren")
    assert len(await noted(database)) == 1
    assert await found_at(database) == [clock.now]
    await database.run(lambda work: end_absence(work, TOWN.id, ref="x"))
    assert await noted(database) == ()


async def test_a_month_that_nears_its_end_without_a_leader_is_flagged(
    database: Database, clock: HeldClock
) -> None:
    gap = Gap(date(2026, 11, 30), "leader", "2026-11")
    assert await noted(database, LED) == (gap,)

    clock.pass_(timedelta(days=10))  # December: November stays flagged, its end is past
    assert await noted(database, LED) == (gap,)


async def test_half_a_day_of_a_leader_who_is_there_fills_the_month(database: Database) -> None:
    def put(work: Work) -> None:
        set_turn(work, LED.id, FRIDAY, "leader", "", "am", "zhenzhang", by="zhuren")

    await database.run(put)
    assert await noted(database, LED) == ()
    await away(database, FRIDAY, SATURDAY, "zhenzhang")
    assert [each.kind for each in await noted(database, LED)] == ["leader"]


async def test_an_unknown_year_is_flagged_from_october_on_and_never_guessed(
    database: Database, clock: HeldClock, caplog: pytest.LogCaptureFixture
) -> None:
    unknown = Calendar({}, frozenset({2098}))
    clock.now = datetime(2098, 9, 30, 2, tzinfo=CHINA)
    assert await noted(database, TOWN, unknown) == ()

    clock.now = datetime(2098, 10, 1, 2, tzinfo=CHINA)
    for _ in range(2):
        found = await noted(database, TOWN, unknown)
        assert found == (Gap(date(2099, 1, 1), "year", "2099"),)

    alarms = [each for each in caplog.records if each.name == "handoff.gaps"]
    assert all("2099" in each.getMessage() for each in alarms)
    assert len(alarms) <= 1  # once in a process, on whichever engine came first
