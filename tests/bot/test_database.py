"""Group commit: who waits together is committed together, and harms nobody else."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import create_engine, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from bot.database import Database, make_engine
from bot.tables import ConversationRow
from bot.work import OUTBOX, Announcement
from handoff.ports import Work
from handoff.tables.bookings import NumberRow
from handoff.tables.messages import MessageRow
from knowledge.matters import CitizenId, TownId
from tests.conftest import NOW

TOWN, ZHANG = TownId("baiyang"), CitizenId("o-zhang")
PATIENCE = 20  # seconds; only a broken database lets a test wait for it


def saying(words: str) -> Callable[[Work], datetime]:
    """Make a job that stores a message and gives its transaction's instant."""

    def job(work: Work) -> datetime:
        work.say(TOWN, ZHANG, words, by="bot")
        return work.now

    return job


def said(url: str) -> set[str]:
    """Give the messages on disk, as somebody else sees them."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = set(connection.scalars(select(MessageRow.text)))
    engine.dispose()
    return found


@contextmanager
def held(database: Database, lane: str = "") -> Iterator[None]:
    """Keep the lane's thread busy, so that what is submitted inside waits together."""
    begun, go_on = threading.Event(), threading.Event()

    def job(_work: Work) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)

    database.submit(job, lane=lane)
    assert begun.wait(PATIENCE)
    yield
    go_on.set()


@pytest.fixture
def ticking(database_url: str) -> Iterator[Database]:
    """A database whose clock goes on by a second with every transaction."""
    ticks = count()
    opened = Database(make_engine(database_url), clock=lambda: NOW + timedelta(seconds=next(ticks)))
    yield opened
    opened.close()


def test_jobs_that_wait_share_one_transaction_and_its_instant(ticking: Database) -> None:
    with held(ticking):
        waiting = [ticking.submit(saying(f"no. {each}")) for each in range(20)]
    instants = [each.result(PATIENCE) for each in waiting]

    assert set(instants) == {NOW + timedelta(seconds=1)}
    assert ticking.submit(saying("later")).result(PATIENCE) == NOW + timedelta(seconds=2)


def test_a_job_that_raises_inside_a_batch_harms_no_other(
    database: Database, database_url: str
) -> None:
    def bad(work: Work) -> None:
        saying("never said")(work)
        raise ValueError("by the job")

    with held(database):
        before = database.submit(saying("before"))
        failing = database.submit(bad)
        after = database.submit(saying("after"))

    assert (before.result(PATIENCE), after.result(PATIENCE)) == (NOW, NOW)
    with pytest.raises(ValueError, match="by the job"):
        failing.result(PATIENCE)
    assert said(database_url) == {"before", "after"}


def test_a_row_refused_only_at_the_flush_is_its_own_jobs_fault(
    database: Database, database_url: str
) -> None:
    def bad(work: Work) -> None:
        work.session.add(MessageRow(town=TOWN, citizen=ZHANG, text="nobody said it"))

    with held(database):
        failing = database.submit(bad)
        after = database.submit(saying("after"))

    assert after.result(PATIENCE) == NOW
    with pytest.raises(IntegrityError):
        failing.result(PATIENCE)
    assert said(database_url) == {"after"}


def test_a_result_and_an_announcement_come_after_the_commit(
    database: Database, database_url: str
) -> None:
    seen: list[tuple[str, set[str]]] = []

    def publish(announced: list[Announcement]) -> None:
        seen.extend((topic, said(database_url)) for _town, topic in announced)

    database.publish = publish
    with held(database):
        waiting = database.submit(saying("hello"))
        waiting.add_done_callback(lambda _done: seen.append(("result", said(database_url))))
        assert said(database_url) == set()
    waiting.result(PATIENCE)
    database.submit(lambda _work: None).result(PATIENCE)  # by now the callback has run

    assert seen == [(OUTBOX, {"hello"}), ("result", {"hello"})]


def test_a_faulty_job_announces_nothing(database: Database) -> None:
    topics: list[str] = []
    database.publish = lambda announced: topics.extend(topic for _town, topic in announced)

    def bad(work: Work) -> None:
        work.announce(TOWN, "bad")
        raise ValueError

    with held(database):
        failing = database.submit(bad)
        good = database.submit(lambda work: work.announce(TOWN, "good"))
    good.result(PATIENCE)

    assert failing.exception(PATIENCE)
    assert topics == ["good"]


def test_a_clash_of_keys_repeats_the_whole_job(database: Database, database_url: str) -> None:
    runs: list[int] = []
    key = {"town": TOWN, "kind": "booking", "day": NOW.date()}

    def taking(work: Work) -> int:
        runs.append(len(runs))
        work.say(TOWN, ZHANG, f"run {runs[-1]}", by="bot")
        if runs[-1] == 0:  # as if another server came first: nothing was there when it looked
            work.session.execute(insert(NumberRow), [{**key, "last": 1}, {**key, "last": 1}])
        return runs[-1]

    assert database.submit(taking).result(PATIENCE) == 1
    assert said(database_url) == {"run 1"}


def test_a_lasting_clash_is_given_up_and_does_not_quote_what_was_stored(
    database: Database,
) -> None:
    runs: list[int] = []

    def job(work: Work) -> None:
        runs.append(1)
        row = {"town": TOWN, "citizen": ZHANG, "state": {"words": "my secret"}, "turns": 0}
        work.session.execute(insert(ConversationRow), [row, row])

    with pytest.raises(IntegrityError) as refused:
        database.submit(job).result(PATIENCE)

    assert len(runs) == 4
    assert "my secret" not in str(refused.value)


def test_a_fault_of_the_job_itself_is_not_repeated(database: Database) -> None:
    runs: list[int] = []

    def job(_work: Work) -> None:
        runs.append(1)
        raise KeyError

    with pytest.raises(KeyError):
        database.submit(job).result(PATIENCE)
    assert len(runs) == 1


def test_jobs_of_one_lane_keep_their_order(database: Database) -> None:
    heard: dict[str, list[int]] = {}

    def hearing(lane: str, number: int) -> Callable[[Work], None]:
        return lambda _work: heard.setdefault(lane, []).append(number)

    waiting = [
        database.submit(hearing(lane, number), lane=lane)
        for number in range(30)
        for lane in ("zhang", "li", "wang", "zhao")
    ]
    for each in waiting:
        each.result(PATIENCE)

    assert heard == {lane: list(range(30)) for lane in ("zhang", "li", "wang", "zhao")}


def test_closing_finishes_what_waits(database_url: str) -> None:
    database = Database(make_engine(database_url))
    with held(database):
        waiting = [database.submit(saying(f"no. {each}")) for each in range(20)]
        closing = threading.Thread(target=database.close)
        closing.start()
    closing.join(PATIENCE)

    assert all(each.done() for each in waiting)
    assert said(database_url) == {f"no. {each}" for each in range(20)}


async def test_a_caller_who_leaves_while_the_job_runs_leaves_it_whole(
    database: Database, database_url: str
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def job(work: Work) -> None:
        work.say(TOWN, ZHANG, "half", by="bot")
        begun.set()
        assert go_on.wait(PATIENCE)
        work.say(TOWN, ZHANG, "whole", by="bot")

    caller = asyncio.create_task(database.run(job))
    await asyncio.to_thread(begun.wait, PATIENCE)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    go_on.set()
    await database.run(lambda _work: None)

    assert said(database_url) == {"half", "whole"}


async def test_a_caller_who_leaves_takes_nobody_along(
    database: Database, database_url: str
) -> None:
    with held(database):
        leaving = asyncio.create_task(database.run(saying("left")))
        staying = asyncio.create_task(database.run(saying("stayed")))
        await asyncio.sleep(0)  # both begin, and are queued
        leaving.cancel()
        await asyncio.wait([leaving])
    assert await staying == NOW

    assert leaving.cancelled()
    assert "stayed" in said(database_url)


def test_two_servers_on_one_database_count_every_turn(database_url: str) -> None:
    def turn(work: Work) -> None:
        asked = select(ConversationRow).where(ConversationRow.citizen == ZHANG).with_for_update()
        row = work.session.scalar(asked)
        if row is None:
            row = ConversationRow(town=TOWN, citizen=ZHANG, state={}, turns=0)
            work.session.add(row)
        row.turns += 1

    servers = [Database(make_engine(database_url)) for _each in range(2)]
    waiting = [each.submit(turn, lane=ZHANG) for _turn in range(50) for each in servers]
    for each in waiting:
        each.result(PATIENCE)
    counted = servers[0].submit(lambda work: work.session.scalar(select(ConversationRow.turns)))

    assert counted.result(PATIENCE) == 100
    for server in servers:
        server.close()


async def test_many_callers_at_once_all_get_their_own_result(database: Database) -> None:
    def storing(number: int) -> Callable[[Work], int]:
        def job(work: Work) -> int:
            work.say(TOWN, ZHANG, str(number), by="bot")
            return number

        return job

    results = await asyncio.gather(
        *(database.run(storing(each), lane=str(each)) for each in range(600))
    )

    assert results == list(range(600))
    kept = await database.run(lambda work: work.session.scalar(select(func.count(MessageRow.id))))
    assert kept == 600


def test_a_commit_on_sqlite_is_on_disk_before_it_returns(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        asked = {
            each: connection.scalar(text(f"PRAGMA {each}"))
            for each in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()

    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@pytest.fixture
def sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('pragmas')}/yichuang.db"
