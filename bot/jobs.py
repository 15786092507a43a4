"""The timer: what the clock brings about, each job in a transaction of its own."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from handoff.dealing import deal
from handoff.overdue import note_unreached, ring_overdue
from handoff.ports import Job, Scene, Transactions

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timed:
    """A job and how often it looks for what is due."""

    name: str
    every: timedelta
    job: Job


JOBS: tuple[Timed, ...] = (
    Timed("deal", timedelta(seconds=2), deal),
    Timed("unreached", timedelta(seconds=20), note_unreached),
    Timed("overdue", timedelta(seconds=60), ring_overdue),
)
"""Everything that is done by the clock."""


class Timer:
    """Runs the jobs whose time has come. One that raises is logged and tried again at its next."""

    def __init__(
        self,
        transactions: Transactions,
        scene: Callable[[], Scene],
        clock: Clock,
        jobs: Sequence[Timed] = JOBS,
    ) -> None:
        self._transactions = transactions
        self._scene = scene
        self._clock = clock
        self._jobs = jobs
        self._next: dict[str, datetime] = {}
        self._looking = asyncio.Lock()

    async def look(self) -> None:
        """Run what has not run for as long as it may wait."""
        now = self._clock()
        due = [each for each in self._jobs if self._next.get(each.name, now) <= now]
        await self._run(due)
        self._next.update({each.name: now + each.every for each in due})

    async def run_all(self) -> None:
        """Run every job now, whenever it ran last."""
        await self._run(self._jobs)

    async def _run(self, jobs: Sequence[Timed]) -> None:
        async with self._looking:
            scene = self._scene()
            for each in jobs:
                await self._one(each, scene)

    async def _one(self, timed: Timed, scene: Scene) -> None:
        try:
            await self._transactions.run(lambda work: timed.job(work, scene))
        except Exception:
            log.exception("job %s failed; it is tried again in %s", timed.name, timed.every)
