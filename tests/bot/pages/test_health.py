"""What a watching machine is told: alive, ready, and the counts."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy.exc import OperationalError

from bot.database import Database
from bot.metrics import Metrics
from bot.pages.health import Check, Health
from handoff.ports import Transactions, Work
from knowledge.matters import TownId
from knowledge.towns import Town
from tests.support.towns import make_town

T = TypeVar("T")
BAIYANG = TownId("baiyang")
Watcher = AbstractAsyncContextManager[TestClient[web.Request, web.Application]]


class Stuck:
    """Transactions that never come back."""

    async def run(self, job: Callable[[Work], T], *, lane: str = "") -> T:
        del job, lane
        return await asyncio.Event().wait()  # type: ignore[return-value] # it never returns


class Broken:
    """Transactions of a database that is gone; the fault quotes its password."""

    async def run(self, job: Callable[[Work], T], *, lane: str = "") -> T:
        del job, lane
        raise OperationalError("SELECT 1", {}, Exception("password=pa55"))


def _watch(
    transactions: Transactions,
    towns: tuple[Town, ...] = (make_town(),),
    metrics: Metrics | None = None,
    patience: float = 0.02,
    **checks: Check,
) -> Watcher:
    app = web.Application()
    health = Health(transactions, lambda: towns, metrics or Metrics(), checks, patience=patience)
    app.add_routes(health.routes())
    return TestClient(TestServer(app))


async def test_ready_when_the_database_answers_and_towns_are_loaded(database: Database) -> None:
    async with _watch(database, patience=5, sender=lambda: None) as client:
        answer = await client.get("/readyz")

        assert answer.status == 200
        assert await answer.json() == {
            "ready": True,
            "checks": {"database": "ok", "towns": "ok", "sender": "ok"},
        }


@pytest.mark.parametrize(
    ("transactions", "reason"), [(Stuck(), "no answer within 0.02 s"), (Broken(), "error")]
)
async def test_alive_but_not_ready_without_a_database(
    transactions: Transactions, reason: str
) -> None:
    async with _watch(transactions) as client:
        ready, alive = await client.get("/readyz"), await client.get("/healthz")

        assert ready.status == 503
        assert await ready.json() == {
            "ready": False,
            "checks": {"database": reason, "towns": "ok"},
        }
        assert (alive.status, await alive.text()) == (200, "ok\n")


async def test_not_ready_without_a_town_or_with_a_part_that_is_not_well(
    database: Database,
) -> None:
    async with _watch(database, towns=()) as client:
        answer = await client.get("/readyz")
        assert answer.status == 503
        assert (await answer.json())["checks"]["towns"] == "no town is loaded"
    async with _watch(database, sender=lambda: "stopped") as client:
        answer = await client.get("/readyz")
        assert answer.status == 503
        assert (await answer.json())["checks"]["sender"] == "stopped"


async def test_the_counts_are_those_that_were_counted() -> None:
    metrics, waiting = Metrics(), [3]
    metrics.turn(BAIYANG, "answered", 0.03)
    metrics.turn(BAIYANG, "answered", 4.5)
    metrics.turn(BAIYANG, "failed", 0.001)
    metrics.repeat(BAIYANG)
    metrics.refused("signature")
    metrics.watch_outbox(lambda: waiting[0])
    async with _watch(Stuck(), metrics=metrics) as client:
        answer = await client.get("/metrics")
        lines = (await answer.text()).splitlines()

        assert answer.headers["Content-Type"].startswith("text/plain; version=")
        assert 'yichuang_turns_total{outcome="answered",town="baiyang"} 2.0' in lines
        assert 'yichuang_turns_total{outcome="failed",town="baiyang"} 1.0' in lines
        assert 'yichuang_turn_seconds_bucket{le="4.0",town="baiyang"} 2.0' in lines
        assert 'yichuang_turn_seconds_count{town="baiyang"} 3.0' in lines
        assert 'yichuang_repeats_total{town="baiyang"} 1.0' in lines
        assert 'yichuang_webhook_refusals_total{reason="signature"} 1.0' in lines
        assert "yichuang_outbox_waiting 3.0" in lines
        waiting[0] = 0
        assert "yichuang_outbox_waiting 0.0" in await (await client.get("/metrics")).text()


def test_two_sets_of_counts_do_not_meet() -> None:
    one, other = Metrics(), Metrics()
    one.repeat(BAIYANG)
    assert b"yichuang_repeats_total{" in one.exposition()
    assert b"yichuang_repeats_total{" not in other.exposition()
