"""A closure takes its time from the slots and proposes another to everybody who is booked then."""

from datetime import date, time, timedelta
from functools import partial

from bot.database import Database
from handoff.booking_views import NoSuchPlace, PlaceTaken
from handoff.bookings import book
from handoff.calls import open_calls
from handoff.closure_answers import ProposalTaken, accept, call_off, proposal_for
from handoff.closures import (
    Closure,
    ClosureSpan,
    NoSuchClosure,
    WrongSpan,
    catch_up,
    closures_of,
    publish,
    withdraw,
)
from handoff.moving import move
from handoff.ports import Work
from handoff.proposals import Proposal, tend
from handoff.slots import free_times
from tests.conftest import HeldClock
from tests.handoff.visiting import (
    CALENDAR,
    CATALOG,
    HELP,
    LI,
    TOWN,
    TUESDAY,
    WANG,
    WEDNESDAY,
    at,
    books,
    chats,
    said_to,
    scene,
    state_of,
)

MORNING = ClosureSpan(at(WEDNESDAY, 9), at(WEDNESDAY, 12), (), "停电")


async def _closes(database: Database, span: ClosureSpan = MORNING) -> Closure:
    made = await database.run(lambda work: publish(work, scene(), TOWN, span, "zhuren"))
    assert isinstance(made, Closure)
    return made


async def _proposal(database: Database) -> Proposal:
    found = await database.run(lambda work: proposal_for(work, TOWN, LI))
    assert found is not None
    return found


async def _free(database: Database, on: date = WEDNESDAY) -> list[tuple[time, int]]:
    def job(work: Work) -> list[tuple[time, int]]:
        found = free_times(work, TOWN, CALENDAR, HELP, on, work.now)
        starts = sorted({each.start for each in found})
        return [(s, sum(each.places for each in found if each.start == s)) for s in starts]

    return await database.run(job)


async def test_its_time_cannot_be_booked_at_its_counters(database: Database) -> None:
    await _closes(database, ClosureSpan(at(WEDNESDAY, 9, 45), at(WEDNESDAY, 10, 15), (), "停电"))
    assert [start for start, _ in await _free(database)][:2] == [time(9), time(10, 30)]
    one = ClosureSpan(at(WEDNESDAY, 14), at(WEDNESDAY, 15), ("one",), "培训")
    await _closes(database, one)
    free = dict(await _free(database))
    assert (free[time(14)], free[time(15)]) == (1, 2)
    refused = await database.run(
        lambda work: book(work, TOWN, CALENDAR, HELP, LI, WEDNESDAY, time(10), None)
    )
    assert isinstance(refused, PlaceTaken)


async def test_one_tap_moves_the_booking_and_uses_the_kept_place(database: Database) -> None:
    await chats(database, LI)
    number = await books(database, start=time(11, 30))
    await _closes(database)
    proposal = await _proposal(database)
    assert proposal.options[0] == (WEDNESDAY, time(14))
    assert dict(await _free(database))[time(14)] == 1  # one of two is kept
    (text,) = await said_to(database)
    assert "停电" in text
    assert f"A（{number}）" not in text  # it is quoted for the address
    assert len(text.encode()) <= 1900

    moved = await database.run(lambda work: accept(work, TOWN, CATALOG, CALENDAR, proposal, 0))
    assert isinstance(moved, ProposalTaken)
    assert (moved.booking.on, moved.booking.start) == (WEDNESDAY, time(14))
    assert dict(await _free(database))[time(14)] == 1
    assert await state_of(database, number) == "moved"
    twice = await database.run(lambda work: accept(work, TOWN, CATALOG, CALENDAR, proposal, 1))
    assert not isinstance(twice, ProposalTaken)
    assert await database.run(lambda work: proposal_for(work, TOWN, LI)) is None


async def test_another_option_frees_the_kept_place(database: Database) -> None:
    await chats(database, LI)
    await books(database, start=time(11, 30))
    await _closes(database)
    proposal = await _proposal(database)
    await database.run(lambda work: accept(work, TOWN, CATALOG, CALENDAR, proposal, 1))
    free = dict(await _free(database))
    assert (free[time(14)], free[time(14, 30)]) == (2, 1)


async def test_who_does_not_come_frees_both_places(database: Database) -> None:
    await chats(database, LI)
    number = await books(database, start=time(11, 30))
    await _closes(database)
    proposal = await _proposal(database)
    await database.run(lambda work: call_off(work, TOWN, proposal))
    assert await state_of(database, number) == "cancelled"
    assert dict(await _free(database))[time(14)] == 2


async def test_who_does_not_answer_is_called_and_at_last_told_that_it_is_off(
    database: Database, clock: HeldClock
) -> None:
    await chats(database, LI)
    number = await books(database, on=date(2026, 11, 26))
    span = ClosureSpan(at(date(2026, 11, 26), 9), at(date(2026, 11, 26), 12), (), "停水")
    closure = await _closes(database, span)
    clock.now = at(WEDNESDAY, 9, 1)
    await database.run(lambda work: tend(work, scene()))
    calls = await database.run(lambda work: open_calls(work, TOWN.id))
    assert any("没有回复" in line for each in calls for line in each.lines)
    assert dict(await _free(database, date(2026, 11, 26)))[time(14)] == 2  # kept no longer

    clock.now = at(date(2026, 11, 26), 8, 1)
    await database.run(lambda work: tend(work, scene()))
    await database.run(lambda work: tend(work, scene()))
    assert await state_of(database, number) == "cancelled"
    assert sum("不要白跑" in each for each in await said_to(database)) == 1
    (line,) = await database.run(lambda work: closures_of(work, TOWN.id))
    assert (line.id, line.cancelled, line.open, line.late) == (closure.id, 1, 0, 0)


async def test_who_has_no_chat_is_called_at_once(database: Database) -> None:
    await books(database)
    await _closes(database)
    (call,) = await database.run(lambda work: open_calls(work, TOWN.id))
    assert "停电" in call.lines[0]
    assert await said_to(database) == []


async def test_taken_back_the_old_times_stand(database: Database) -> None:
    await chats(database, LI)
    number = await books(database, start=time(11, 30))
    closure = await _closes(database)
    await database.run(lambda work: withdraw(work, scene(), TOWN, closure.id, "zhuren"))
    assert await state_of(database, number) == "booked"
    assert "照旧" in (await said_to(database))[-1]
    assert dict(await _free(database))[time(14)] == 2
    again = await database.run(lambda work: withdraw(work, scene(), TOWN, closure.id, "zhuren"))
    assert again == NoSuchClosure()


async def test_who_was_booked_while_it_was_published_is_found_once(
    database: Database, clock: HeldClock
) -> None:
    await chats(database, LI, WANG)
    await books(database)
    await _closes(database)
    await database.run(lambda work: catch_up(work, scene()))
    assert len(await said_to(database)) == 1
    assert clock.now < at(WEDNESDAY, 9)


async def test_a_wrong_span_is_refused(database: Database) -> None:
    for span in (
        ClosureSpan(at(WEDNESDAY, 12), at(WEDNESDAY, 9), (), "停电"),
        ClosureSpan(at(TUESDAY, 8), at(TUESDAY, 9), (), "停电"),
        ClosureSpan(at(WEDNESDAY, 9), at(WEDNESDAY, 9) + timedelta(days=40), (), "停电"),
    ):
        made = await database.run(partial(publish, scene=scene(), town=TOWN, span=span, by="x"))
        assert made == WrongSpan()


async def test_moving_to_a_full_time_leaves_the_booking_as_it_was(database: Database) -> None:
    number = await books(database)
    for each in (WANG, "oSun"):
        await books(database, each, start=time(10))  # type: ignore[arg-type]
    result = await database.run(
        lambda work: move(work, TOWN, CALENDAR, HELP, LI, number, WEDNESDAY, time(10))
    )
    assert isinstance(result, PlaceTaken)
    assert await state_of(database, number) == "booked"
    gone = await database.run(
        lambda work: move(work, TOWN, CALENDAR, HELP, LI, "261125-999", WEDNESDAY, time(11))
    )
    assert gone == NoSuchPlace()
