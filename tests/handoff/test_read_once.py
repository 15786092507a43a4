"""What is read once in a batch is what stands: whoever changes it has it read anew."""

from collections.abc import Callable
from datetime import time, timedelta
from itertools import count

import pytest

from bot.database import Database
from bot.work import OneWork
from handoff.absences import end_absence, note_absence
from handoff.bookings import book, bookings_of, cancel
from handoff.closures import ClosureSpan, closures_of, publish, withdraw
from handoff.holds import hold
from handoff.lapsed import free_lapsed
from handoff.ports import Work
from handoff.roster import owner_for
from handoff.slots import FreeDayAt, FreeTimeAt, free_days, free_times
from handoff.turns import clear_turn, set_turn
from knowledge.towns import Counter, Office, Roster, Staff
from tests.handoff.booking import CALENDAR, HELP, LI, WEDNESDAY
from tests.handoff.visiting import at, scene
from tests.support.towns import make_town

ONE = Counter("one", "综合窗口", takes_all=True, capacity=2)
A, B = (Staff(each, each.upper(), "办事员", counters=("one",)) for each in ("a", "b"))
TOWN = make_town(
    counters=(ONE,),
    staff=(A, B, Staff("zhuren", "主任", "负责人")),
    offices=(Office("minzheng", "民政办", domains=("民政",)),),
    rosters=(Roster(("a", "b"), WEDNESDAY, "day", counter="one"),),
)
HELD = timedelta(minutes=6)


def leaves(work: Work) -> None:
    for each in ("a", "b"):
        until = at(WEDNESDAY, 12)
        note_absence(work, TOWN.id, each, work.now, until, "请假", by="a", ref="x")


def comes_back(work: Work) -> None:
    end_absence(work, TOWN.id, ref="x")


def books(work: Work) -> None:
    book(work, TOWN, CALENDAR, HELP, LI, WEDNESDAY, time(9), None)


def cancels(work: Work) -> None:
    cancel(work, TOWN, LI, bookings_of(work, TOWN, LI)[0].number)


def holds(work: Work) -> None:
    hold(work, TOWN, CALENDAR, HELP, LI, WEDNESDAY, time(10))


def closes(work: Work) -> None:
    span = ClosureSpan(at(WEDNESDAY, 9), at(WEDNESDAY, 11), (), "停电")
    publish(work, scene(TOWN), TOWN, span, "a")


def opens(work: Work) -> None:
    withdraw(work, scene(TOWN), TOWN, closures_of(work, TOWN.id)[0].id, "a")


def turns(work: Work) -> None:
    set_turn(work, TOWN.id, WEDNESDAY, "counter", "one", "", "b", by="a")


def turns_back(work: Work) -> None:
    clear_turn(work, TOWN.id, WEDNESDAY, "counter", "one", "")


Seen = tuple[tuple[FreeDayAt, ...], tuple[FreeTimeAt, ...], str]


def seen(work: Work) -> Seen:
    return (
        free_days(work, TOWN, CALENDAR, HELP, work.now),
        free_times(work, TOWN, CALENDAR, HELP, WEDNESDAY, work.now),
        owner_for(work, TOWN, HELP, at(WEDNESDAY, 9)).login,
    )


@pytest.mark.parametrize(
    "changes",
    [(leaves, comes_back), (books, cancels), (holds, holds), (closes, opens), (turns, turns_back)],
    ids=["away", "booked", "held", "closed", "turn"],
)
async def test_a_change_is_seen_by_the_next_job_of_its_batch(
    database: Database, changes: tuple[Callable[[Work], None], ...]
) -> None:
    def job(work: Work) -> None:
        assert isinstance(work, OneWork)
        before = seen(work)
        for change in changes:
            change(work)
            assert seen(work) == seen(OneWork(work.connection, work.now))
        if changes[0] is not turns:  # who has the turn changes nothing at this counter
            assert changes[-1] is holds or seen(work) == before

    await database.run(job)


async def test_places_of_holds_that_pass_are_free_once_in_a_batch(database: Database) -> None:
    def job(work: Work) -> None:
        assert isinstance(work, OneWork)
        holds(work)
        later = OneWork(work.connection, work.now + HELD)
        assert seen(later)[1][0].places == 2  # free at once, and freed by whoever takes it
        assert free_lapsed(later, TOWN.id) == 1
        assert free_lapsed(later, TOWN.id) == 0
        assert seen(later) == seen(OneWork(work.connection, later.now))

    await database.run(job)


async def test_what_was_read_serves_the_whole_batch(database: Database) -> None:
    reads = count(1)

    def job(work: Work) -> int:
        return work.once(TOWN.id, "topic", "key", lambda: next(reads))

    assert [await database.run(job), await database.run(job)] == [1, 2]  # a batch each

    def twice(work: Work) -> tuple[int, ...]:
        seen = [job(work), job(work)]
        work.forget(TOWN.id, "topic")
        return (*seen, job(work))

    assert await database.run(twice) == (3, 3, 4)
