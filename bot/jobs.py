"""The timer: what the clock brings about, each job in a transaction of its own."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from handoff import household, proxies
from handoff.callers import drop_callers
from handoff.closures import catch_up
from handoff.dealing import deal
from handoff.forgetting import forget_people
from handoff.gaps import note_gaps
from handoff.lapsed import free_all_lapsed
from handoff.missed import note_no_shows
from handoff.offers import offer_freed
from handoff.overdue import note_unreached, ring_overdue
from handoff.ports import Job, Scene, Transactions
from handoff.proposals import tend
from handoff.proxy_ratings import ask_about_proxies
from handoff.reminders import remind
from handoff.trips.cover import cover_trips
from handoff.trips.reminders import remind_of_visits
from handoff.web_bookings import forget

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timed:
    """A job and how often it looks for what is due."""

    name: str
    every: timedelta
    job: Job


JOBS: tuple[Timed, ...] = (
    Timed("old callers are forgotten", timedelta(hours=6), drop_callers),
    Timed("old names are forgotten", timedelta(hours=6), forget_people),
    Timed("gaps in the roster", timedelta(minutes=5), note_gaps),
    Timed("holds that passed", timedelta(seconds=10), free_all_lapsed),
    Timed("places for who waits", timedelta(seconds=2), offer_freed),
    Timed("old web pages", timedelta(hours=1), forget),
    Timed("reminders", timedelta(seconds=30), remind),
    Timed("closures", timedelta(seconds=10), catch_up),
    Timed("closure answers", timedelta(seconds=30), tend),
    Timed("no-shows", timedelta(minutes=5), note_no_shows),
    Timed("proxies climb", timedelta(seconds=30), proxies.climb),
    Timed("proxies are rated", timedelta(seconds=30), ask_about_proxies),
    Timed("household", timedelta(hours=1), household.end_overdue),
    Timed("remind of visits", timedelta(minutes=1), remind_of_visits),
    Timed("cover trips", timedelta(minutes=1), cover_trips),
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
