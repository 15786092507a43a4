"""Trips from the plan to the family: what was told stands, and everything is told once."""

from datetime import timedelta

from bot.database import Database
from handoff.ports import Work
from handoff.trips.applying import Overtaken, apply_plan
from handoff.trips.code_words import new_code, words
from handoff.trips.confirming import Confirmed, Empty, NoSuchTrip, OnePerson, confirm
from handoff.trips.drafting import changes, draft
from handoff.trips.laying import new_trip
from handoff.trips.moving import (
    Moved,
    NotMovable,
    NotThen,
    accept,
    move_out,
    move_to_half_day,
    move_to_trip,
)
from handoff.trips.reminders import remind_of_visits
from handoff.trips.rows import stops_of
from knowledge.trips.model import Crew, HalfDay
from knowledge.trips.planning import plan
from knowledge.trips.roads import Roads
from tests.conftest import NOW, HeldClock
from tests.support.home_visits import ask_visit, trip_rows, visit_row, wish
from tests.support.visit_centre import (
    CALENDAR,
    DESK,
    SCENE,
    TOWN,
    asked,
    calls_noted,
    planned,
    said,
)

TOMORROW = NOW + timedelta(days=1)


async def test_a_plan_is_made_confirmed_and_told_once_to_every_family(database: Database) -> None:
    visits = await asked(database, "上村", "下村", "上村")
    await planned(database)

    trips = await database.run(trip_rows)
    assert [(each.state, {each.lead, each.mate}) for each in trips] == [
        ("planned", {"a", "d"}), ("planned", {"a", "d"}),
    ]  # fmt: skip
    assert await database.run(lambda work: said(work, "o-family-1")) == []

    first = (await database.run(lambda work: visit_row(work, visits[0]))).trip
    assert await database.run(lambda work: confirm(work, DESK, first, "zhuren")) == Confirmed(2)
    assert await database.run(lambda work: confirm(work, DESK, first, "zhuren")) == Confirmed(0)

    rows = await database.run(lambda work: [visit_row(work, each) for each in visits])
    assert [each.state for each in rows] == ["confirmed", "planned", "confirmed"]
    confirmed = rows[0]
    (text,) = await database.run(lambda work: said(work, confirmed.citizen))
    assert "甲（示例）（工号SZ-01）" in text
    assert f"暗号：{confirmed.code_word}" in text
    assert "1. 身份证" in text
    assert "我们带来：空白示例申请表" in text
    assert f"https://yc.test/visit/shizhen/{confirmed.number}/" in text
    assert len(text.encode()) <= 1900


async def test_a_new_plan_moves_nothing_that_was_told_or_put_by_hand(database: Database) -> None:
    (one,) = await asked(database, "上村", halves=[wish(TOMORROW, "pm")])
    await planned(database)
    (trip,) = await database.run(trip_rows)
    await database.run(lambda work: confirm(work, DESK, trip.id, "zhuren"))
    before = await database.run(lambda work: visit_row(work, one))

    def more(work: Work) -> tuple[int, int]:
        by_hand = ask_visit(work, 7, village="下村")
        day: HalfDay = (TOMORROW.date() + timedelta(days=1), "am")
        moved = move_to_half_day(work, TOWN, CALENDAR, by_hand, day, Crew("b", "d"), "zhuren")
        assert moved == Moved()
        return by_hand, ask_visit(work, 8, village="上村")

    by_hand, new = await database.run(more)
    await planned(database)

    assert await database.run(lambda work: visit_row(work, one)) == before
    put = await database.run(lambda work: visit_row(work, by_hand))
    assert (put.on_day, put.half, put.state) == (
        TOMORROW.date() + timedelta(days=1),
        "am",
        "planned",
    )
    added = await database.run(lambda work: visit_row(work, new))
    assert added.trip == before.trip  # the same village: behind the one that was told
    order = await database.run(lambda work: stops_of(work, TOWN.id, [before.trip]))
    assert [each.visit for each in order] == [one, new]


async def test_a_plan_made_before_something_changed_is_not_applied(database: Database) -> None:
    await asked(database, "上村")
    made = await database.run(lambda work: draft(work, TOWN, CALENDAR))
    found = plan(made.task, Roads(TOWN))
    assert [each.before for each in changes(made, found)] == [None]
    await database.run(lambda work: ask_visit(work, 5, village="下村"))

    applied = await database.run(
        lambda work: apply_plan(work, TOWN, CALENDAR, made, found, "zhuren")
    )

    assert applied == Overtaken()
    assert await database.run(trip_rows) == []


async def test_who_did_not_come_by_wechat_is_to_be_called(database: Database) -> None:
    await asked(database, "上村", channel="电话")
    await planned(database)
    (trip,) = await database.run(trip_rows)

    await database.run(lambda work: confirm(work, DESK, trip.id, "zhuren"))

    assert await database.run(calls_noted) == [("V261124-001", None)]
    assert await database.run(lambda work: said(work, "o-family-1")) == []


async def test_what_cannot_be_done_is_refused(database: Database) -> None:
    (one,) = await asked(database, "上村", state="doubtful")

    def tries(work: Work) -> list[object]:
        tomorrow: HalfDay = (TOMORROW.date(), "am")
        empty = new_trip(work, TOWN, tomorrow, Crew("a", "d"), "zhuren")
        alone = new_trip(work, TOWN, tomorrow, Crew("a", None), "zhuren")
        past: HalfDay = (NOW.date() - timedelta(days=1), "am")
        crew = Crew("a", "d")
        return [
            move_to_trip(work, TOWN, one, empty, None, "zhuren"),
            accept(work, TOWN, one),
            accept(work, TOWN, one),
            move_to_half_day(work, TOWN, CALENDAR, one, past, crew, "zhuren"),
            move_out(work, TOWN, one, "zhuren"),
            confirm(work, DESK, empty, "zhuren"),
            confirm(work, DESK, alone, "zhuren"),
            confirm(work, DESK, 999, "zhuren"),
        ]

    assert await database.run(tries) == [
        NotMovable(), Moved(), NotMovable(), NotThen(), NotMovable(), Empty(), OnePerson(),
        NoSuchTrip(),
    ]  # fmt: skip


async def test_a_family_is_reminded_once_the_evening_before(
    database: Database, second: Database, clock: HeldClock
) -> None:
    await asked(database, "上村", halves=[wish(TOMORROW)])
    await planned(database)
    (trip,) = await database.run(trip_rows)
    await database.run(lambda work: confirm(work, DESK, trip.id, "zhuren"))
    assert await database.run(lambda work: remind_of_visits(work, SCENE)) == 0  # too early

    clock.pass_(timedelta(hours=7))
    reminded = [
        await each.run(lambda work: remind_of_visits(work, SCENE))
        for each in (database, second, database)
    ]

    assert reminded == [1, 0, 0]
    *_, text = await database.run(lambda work: said(work, "o-family-1"))
    assert text.startswith("提醒：明天我们上门")
    assert "暗号：" in text


def test_a_code_is_two_different_plain_words() -> None:
    assert len(set(words())) == len(words()) > 100
    for _ in range(50):
        first, other = new_code().split()
        assert first != other
