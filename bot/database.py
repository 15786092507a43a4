"""The threads that run jobs in transactions; the only place that commits.

All jobs that wait are run in one transaction and committed once (group commit): a transaction for
each message is what costs. Rows that jobs leave to be written (Work.write) go in together. If one
raises, the batch is rolled back and its jobs are run again one by one, so only the faulty one
fails. A result is given out only after its commit is on disk.

SQLite has one such thread; PostgreSQL has a few, and a lane (a conversation) always meets the same.
"""

import asyncio
import logging
import queue
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from bot.clock import Clock, system_clock
from bot.engine import LANES_ON_POSTGRESQL
from bot.work import Announcement, Kept, OneWork, Publish, Unwritten
from handoff.ports import Work

log = logging.getLogger(__name__)

T = TypeVar("T")

_BATCH = 256
_PAUSES = (0.05, 0.2, 0.5)  # seconds before the second, third … try
_DEADLOCK = "40P01"  # PostgreSQL

Waiter = tuple[asyncio.AbstractEventLoop, "asyncio.Future[Any]"]


@dataclass(slots=True)
class _Job:
    """A job with who waits for it: a coroutine of a loop, or any thread."""

    run: Callable[[Work], Any]
    lane: str
    waiter: Waiter | None = None
    future: Future[Any] | None = None
    result: Any = None
    error: Exception | None = None


class Database:
    """The real handoff.ports.Transactions, over one engine."""

    def __init__(
        self, engine: Engine, *, clock: Clock = system_clock, publish: Publish | None = None
    ) -> None:
        self.engine = engine
        self._clock = clock
        self.publish: Publish = publish or (lambda _announced: None)
        lanes = 1 if engine.dialect.name == "sqlite" else LANES_ON_POSTGRESQL
        self._queues: list[queue.SimpleQueue[_Job | None]] = [
            queue.SimpleQueue() for _ in range(lanes)
        ]
        self._threads = [
            threading.Thread(
                target=self._serve, args=(each,), name=f"database-{place}", daemon=True
            )
            for place, each in enumerate(self._queues)
        ]
        for thread in self._threads:
            thread.start()

    async def run(self, job: Callable[[Work], T], *, lane: str = "") -> T:
        """Run the job in one durable transaction and give its result; raises what the job raises.

        A cancelled caller does not stop its job: it is done, or rolled back whole.
        """
        return await self.start(job, lane=lane)

    def start(self, job: Callable[[Work], T], *, lane: str = "") -> "asyncio.Future[T]":
        """Queue the job from a coroutine; the future has its result after the commit."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._queue(_Job(job, lane, waiter=(loop, future)))
        return future

    def submit(self, job: Callable[[Work], T], *, lane: str = "") -> Future[T]:
        """Queue the job from any thread; the future has its result after the commit."""
        future: Future[T] = Future()
        self._queue(_Job(job, lane, future=future))
        return future

    def _queue(self, job: _Job) -> None:
        self._queues[zlib.crc32(job.lane.encode()) % len(self._queues)].put(job)

    def close(self) -> None:
        """Finish every queued job, then stop the threads and let go of the connections."""
        for each in self._queues:
            each.put(None)
        for thread in self._threads:
            thread.join()
        self.engine.dispose()

    def _serve(self, jobs: "queue.SimpleQueue[_Job | None]") -> None:
        while True:
            batch, stop = _take(jobs)
            if batch:
                self._run_batch(batch)
                _hand_out(batch)
            if stop:
                return

    def _run_batch(self, batch: list[_Job]) -> None:
        """Run the batch, again after a pause while the database is away; then one by one."""
        error = self._try(batch)
        for pause in _PAUSES:
            if error is None or not _away(error):
                break
            time.sleep(pause)
            error = self._try(batch)
        if error is not None:
            for each in batch:
                self._run_alone(each, error if len(batch) == 1 else self._try([each]))

    def _run_alone(self, job: _Job, error: Exception | None) -> None:
        """Run one job by itself again where it met another; `error` is that of its first try."""
        tries = 1
        while error is not None and _clash(error) and tries <= len(_PAUSES):
            error, tries = self._try([job]), tries + 1
        job.error = error

    def _try(self, batch: list[_Job]) -> Exception | None:
        try:
            self._transact(batch)
        except Exception as error:  # noqa: BLE001 - whatever a job raised belongs to its caller
            return error
        return None

    def _transact(self, batch: list[_Job]) -> None:
        """Run the jobs and commit once, then announce what they changed; or raise, and nothing."""
        now = self._clock()
        results: list[Any] = []
        announced: list[Announcement] = []
        unwritten, lanes, kept = Unwritten(), set[str](), Kept()
        with self.engine.begin() as connection:
            for each in batch:
                if each.lane in lanes:  # what this lane left unwritten must be there to be read
                    unwritten.write(connection)
                    lanes.clear()
                lanes.add(each.lane)
                results.append(each.run(OneWork(connection, now, announced, unwritten, kept)))
            unwritten.write(connection)
        for each, result in zip(batch, results, strict=True):
            each.result = result
        self._announce(announced)

    def _announce(self, announced: list[Announcement]) -> None:
        try:
            self.publish(announced)
        except Exception:
            log.exception("announcing failed; the commit stands")


def _take(jobs: "queue.SimpleQueue[_Job | None]") -> tuple[list[_Job], bool]:
    """Wait for a job, then take all that wait with it; True when told to stop."""
    batch: list[_Job] = []
    job = jobs.get()
    while job is not None:
        batch.append(job)
        if len(batch) >= _BATCH:
            return batch, False
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            return batch, False
    return batch, True


def _hand_out(batch: list[_Job]) -> None:
    """Give everybody their results: each loop is woken once for all of its own."""
    loops: dict[asyncio.AbstractEventLoop, list[_Job]] = {}
    for each in batch:
        if each.waiter is not None:
            loops.setdefault(each.waiter[0], []).append(each)
        elif each.future is not None and each.future.set_running_or_notify_cancel():
            _give(each, each.future)
    for loop, jobs in loops.items():
        with suppress(RuntimeError):  # the loop has closed: nobody waits any more
            loop.call_soon_threadsafe(_settle, jobs)


def _settle(jobs: list[_Job]) -> None:
    for each in jobs:
        if each.waiter is not None and not each.waiter[1].done():
            _give(each, each.waiter[1])


def _give(job: _Job, future: "asyncio.Future[Any] | Future[Any]") -> None:
    if job.error is not None:
        future.set_exception(job.error)
    else:
        future.set_result(job.result)


def _away(error: Exception) -> bool:
    """Say whether it may pass after a pause: a lock, a deadlock, a lost connection."""
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    return lost or isinstance(error, OperationalError)


def _clash(error: Exception) -> bool:
    """Say whether the job met another one, by a key or in a deadlock: at once it may go well."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return isinstance(error, IntegrityError) or state == _DEADLOCK
