"""Lanes, callers who leave, servers that close, and two servers on one database."""

import asyncio
import threading
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from bot import conversations
from bot.database import Database
from bot.engine import make_engine
from bot.inbox import Key
from bot.tables import ConversationRow
from dialogs.talk import Talk
from handoff.ports import Work
from handoff.tables.messages import MessageRow
from knowledge.matters import CitizenId
from tests.conftest import NOW
from tests.support.jobs import PATIENCE, TOWN, ZHANG, held, said, saying
from tests.support.postgres import PostgresServer


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
        key = Key(TOWN, ZHANG, "message")
        found = conversations.standing(work, key)
        conversations.store(work, key, Talk(), found.turns + 1, followed=True)

    servers = [Database(make_engine(database_url)) for _each in range(2)]
    waiting = [each.submit(turn, lane=ZHANG) for _turn in range(50) for each in servers]
    for each in waiting:
        each.result(PATIENCE)
    counted = servers[0].submit(
        lambda work: work.execute(select(ConversationRow.turns)).scalar_one()
    )

    assert counted.result(PATIENCE) == 100
    for server in servers:
        server.close()


def test_a_deadlock_on_postgresql_is_run_again(postgres: PostgresServer) -> None:
    with postgres.database() as url:
        servers = [Database(make_engine(url)) for _each in range(2)]
        citizens = [CitizenId("o-first"), CitizenId("o-second")]
        meeting, runs = threading.Barrier(2), [0, 0]

        def turn(place: int) -> Callable[[Work], None]:
            def job(work: Work) -> None:
                runs[place] += 1
                for number, citizen in enumerate(citizens if place else reversed(citizens)):
                    conversations.standing(work, Key(TOWN, citizen, "message"))
                    if runs[place] == 1 and number == 0:
                        meeting.wait(PATIENCE)  # each holds one of the two by now

            return job

        waiting = [each.submit(turn(place)) for place, each in enumerate(servers)]
        for each in waiting:
            each.result(PATIENCE)
        for server in servers:
            server.close()

    assert sorted(runs) == [1, 2]


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
    kept = await database.run(
        lambda work: work.execute(select(func.count(MessageRow.id))).scalar_one()
    )
    assert kept == 600
