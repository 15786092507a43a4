"""What a pair marks at the door: kept once, however often it is sent, and told to the family."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.database import Database
from handoff.ports import Work
from handoff.tables.trips import VisitMarkRow, VisitPictureRow
from handoff.tables.upsert import table_of
from handoff.trips.confirming import confirm, start
from handoff.trips.marks import (
    Conflict,
    Mark,
    Marked,
    NotYourVisit,
    PictureTaken,
    WhyMissing,
    mark,
)
from handoff.trips.rows import stops_of
from tests.conftest import NOW
from tests.support.home_visits import ask_visit, trip_rows, visit_row
from tests.support.visit_centre import DESK, TOWN, planned, said

PHOTO = PictureTaken("photo", "image/jpeg", b"\xff\xd8\xff")


@pytest.fixture
async def visits(database: Database) -> list[int]:
    """Two visits on one trip of a and d, who have left."""
    made = await database.run(
        lambda work: [ask_visit(work, number, village="上村") for number in (1, 2)]
    )
    await planned(database)
    (trip,) = await database.run(trip_rows)

    def leave(work: Work) -> bool:
        confirm(work, DESK, trip.id, "zhuren")
        return start(work, TOWN, trip.id)

    assert await database.run(leave)
    return made


def outcome(visit: int, **changes: object) -> Mark:
    made = Mark("mark-00000001", visit, "办好了", "", NOW, pictures=(PHOTO,))
    return replace(made, **changes)  # type: ignore[arg-type] # any of its fields


async def test_a_mark_sent_again_counts_once_and_the_trip_ends(
    database: Database, visits: list[int]
) -> None:
    given = outcome(visits[0])
    answers = [await database.run(lambda work: mark(work, DESK, "d", given)) for _ in range(3)]
    assert answers == [Marked("V261124-001")] * 3
    row = await database.run(lambda work: visit_row(work, visits[0]))
    assert (row.state, row.result, row.closed_at) == ("done", "办好了", NOW)
    assert [each.state for each in await database.run(trip_rows)] == ["under_way"]
    told = await database.run(lambda work: said(work, "o-family-1"))
    assert sum("办好了" in each for each in told) == 1
    pictures = select(func.count()).select_from(table_of(VisitPictureRow))
    assert await database.run(lambda work: work.execute(pictures).scalar_one()) == 1

    later = outcome(visits[1], id="mark-00000002", outcome="材料带回")
    await database.run(lambda work: mark(work, DESK, "a", later))
    assert [each.state for each in await database.run(trip_rows)] == ["done"]


async def test_what_the_other_of_the_pair_had_marked_stands(
    database: Database, visits: list[int]
) -> None:
    first, other = outcome(visits[0]), outcome(visits[0], id="mark-other", outcome="材料带回")

    await database.run(lambda work: mark(work, DESK, "a", first))
    answers = [await database.run(lambda work: mark(work, DESK, "d", other)) for _ in range(2)]

    assert answers == [Conflict("V261124-001", "办好了")] * 2
    marks = table_of(VisitMarkRow)
    kept = await database.run(lambda work: work.execute(select(marks.c.kept)).scalars().all())
    assert sorted(kept) == [False, True]


async def test_nobody_at_home_goes_back_to_be_planned_for_another_day(
    database: Database, visits: list[int]
) -> None:
    given = outcome(visits[0], outcome="不在家", then="托邻居带话", next_half=("2026-11-27", "pm"))
    await database.run(lambda work: mark(work, DESK, "a", given))

    row = await database.run(lambda work: visit_row(work, visits[0]))
    assert (row.state, row.halves, row.closed_at) == ("not_home", [["2026-11-27", "pm"]], None)
    *_, text = await database.run(lambda work: said(work, "o-family-1"))
    assert "我们请邻居带了话" in text
    assert "我们想下次再来" in text

    await database.run(lambda work: mark(work, DESK, "a", outcome(visits[1], id="mark-0002")))
    await planned(database)
    again = await database.run(lambda work: visit_row(work, visits[0]))
    assert (again.state, again.on_day.isoformat(), again.half) == ("planned", "2026-11-27", "pm")
    done = await database.run(lambda work: stops_of(work, TOWN.id, [row.trip]))
    assert {each.visit for each in done} == set(visits)  # the first try stays on its own trip


async def test_only_the_pair_marks_and_a_failure_says_why(
    database: Database, visits: list[int]
) -> None:
    def tries(work: Work) -> list[object]:
        return [
            mark(work, DESK, "b", outcome(visits[0])),
            mark(work, DESK, "a", outcome(999)),
            mark(work, DESK, "a", outcome(visits[0], outcome="没办成")),
        ]

    assert await database.run(tries) == [NotYourVisit(), NotYourVisit(), WhyMissing()]
