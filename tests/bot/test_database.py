"""Group commit: who waits together is committed together, and harms nobody else."""

import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.database import Database
from bot.engine import make_engine
from bot.tables import ConversationRow
from bot.work import OUTBOX, Announcement
from handoff.ports import Work
from handoff.tables.bookings import NumberRow
from handoff.tables.messages import MessageRow
from tests.conftest import NOW
from tests.support.jobs import PATIENCE, TOWN, ZHANG, held, said, saying


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


def test_a_row_that_the_database_refuses_is_its_own_jobs_fault(
    database: Database, database_url: str
) -> None:
    def bad(work: Work) -> None:
        work.execute(insert(MessageRow).values(town=TOWN, citizen=ZHANG, text="nobody said it"))

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
            work.execute(insert(NumberRow), [{**key, "last": 1}, {**key, "last": 1}])
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
        work.execute(insert(ConversationRow), [row, row])

    with pytest.raises(IntegrityError) as refused:
        database.submit(job).result(PATIENCE)

    assert len(runs) == 4
    assert "my secret" not in str(refused.value)


def away() -> OperationalError:
    return OperationalError("SELECT 1", {}, ConnectionError("the server is gone"))


def test_a_lost_connection_is_tried_again_after_a_pause(
    database: Database, database_url: str
) -> None:
    runs: list[float] = []

    def job(work: Work) -> None:
        runs.append(time.monotonic())
        work.say(TOWN, ZHANG, f"run {len(runs)}", by="bot")
        if len(runs) < 3:
            raise away()

    database.submit(job).result(PATIENCE)

    assert said(database_url) == {"run 3"}
    assert runs[1] - runs[0] >= 0.05
    assert runs[2] - runs[1] >= 0.2


def test_a_database_that_stays_away_fails_every_job_soon(database: Database) -> None:
    runs: list[int] = []

    def job(_work: Work) -> None:
        runs.append(1)
        raise away()

    began = time.monotonic()
    with held(database):
        waiting = [database.submit(job) for _each in range(20)]
    assert all(isinstance(each.exception(PATIENCE), OperationalError) for each in waiting)

    assert len(runs) == 4 + 20  # four times the first of the batch, then each by itself
    assert time.monotonic() - began < 5


def test_a_fault_of_the_job_itself_is_not_repeated(database: Database) -> None:
    runs: list[int] = []

    def job(_work: Work) -> None:
        runs.append(1)
        raise KeyError

    with pytest.raises(KeyError):
        database.submit(job).result(PATIENCE)
    assert len(runs) == 1


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
