"""A trip that was told changes: other people, another time, called off; families hear it once."""

from bot.database import Database
from handoff.ports import Work
from handoff.trips.confirming import Confirmed, call_off, confirm
from handoff.trips.cover import cover, cover_trips
from handoff.trips.moving import (
    Moved,
    NotThesePeople,
    move_to_trip,
    send,
)
from handoff.trips.rows import trip_by_id
from tests.support.home_visits import ask_visit, trip_rows, visit_row
from tests.support.visit_centre import (
    DESK,
    SCENE,
    TOWN,
    asked,
    planned,
    said,
)


async def test_other_people_another_day_and_a_trip_called_off_are_told(database: Database) -> None:
    (one,) = await asked(database, "上村")
    await planned(database)
    (trip,) = await database.run(trip_rows)

    def settle(work: Work) -> list[object]:
        return [
            confirm(work, DESK, trip.id, "zhuren"),
            send(work, TOWN, trip.id, "b", "b", "zhuren"),
            send(work, TOWN, trip.id, "b", "d", "zhuren"),
            confirm(work, DESK, trip.id, "zhuren"),
            call_off(work, TOWN, trip.id, "zhuren"),
            call_off(work, TOWN, trip.id, "zhuren"),
        ]

    done = await database.run(settle)

    assert done == [Confirmed(1), NotThesePeople(), Moved(), Confirmed(1), True, False]
    first, second, third = await database.run(lambda work: said(work, "o-family-1"))
    assert first.startswith("上门时间定了")
    assert second.startswith("上门有变动")
    assert "乙（示例）、丁（示例）" in second
    assert "要改时间" in third
    left = await database.run(lambda work: visit_row(work, one))
    assert (left.state, left.trip) == ("asked", None)

    await planned(database)  # it can be planned again, and the family's page stays the same
    again = await database.run(trip_rows)
    await database.run(lambda work: confirm(work, DESK, again[-1].id, "zhuren"))
    *_, fourth = await database.run(lambda work: said(work, "o-family-1"))
    assert fourth.splitlines()[-2] == first.splitlines()[-2]


async def test_a_door_put_before_others_is_news_only_where_they_wait_much_longer(
    database: Database,
) -> None:
    await asked(database, "上村")
    await planned(database)
    (trip,) = await database.run(trip_rows)
    await database.run(lambda work: confirm(work, DESK, trip.id, "zhuren"))

    def before(work: Work, number: int, village: str) -> object:
        visit = ask_visit(work, number, village=village)
        move_to_trip(work, TOWN, visit, trip.id, 1, "zhuren")
        return confirm(work, DESK, trip.id, "zhuren")

    # the next door: half an hour at the door and five minutes on the road
    assert await database.run(lambda work: before(work, 2, "上村")) == Confirmed(2)
    told = await database.run(lambda work: said(work, "o-family-1"))
    assert [each.splitlines()[0][:5] for each in told] == ["上门时间定", "上门有变动"]

    def swap(work: Work) -> list[object]:
        moved = move_to_trip(work, TOWN, 1, trip.id, 2, "zhuren")
        return [moved, confirm(work, DESK, trip.id, "zhuren")]

    swapped = await database.run(swap)
    assert swapped == [Moved(), Confirmed(0)]


async def test_who_is_away_is_replaced_at_once_and_the_family_hears_it(
    database: Database,
) -> None:
    await asked(database, "上村")
    await planned(database)
    (trip,) = await database.run(trip_rows)
    assert {trip.lead, trip.mate} == {"a", "d"}
    await database.run(lambda work: confirm(work, DESK, trip.id, "zhuren"))

    def go(work: Work, *away: str) -> bool:
        kept = trip_by_id(work, TOWN.id, trip.id)
        assert kept is not None
        return cover(work, DESK, kept, (kept,), away)

    assert await database.run(lambda work: go(work, "a"))
    (after,) = await database.run(trip_rows)
    assert {after.lead, after.mate} == {"b", "d"}  # b is at the same window
    *_, text = await database.run(lambda work: said(work, "o-family-1"))
    assert "乙（示例）" in text
    assert not await database.run(lambda work: go(work, "a", "b"))  # nobody is left
    assert await database.run(lambda work: cover_trips(work, SCENE)) == 0
