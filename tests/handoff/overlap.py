"""Two servers whose transactions overlap: what a rush of jobs may miss, this does not."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

from bot.database import Database
from handoff.ports import Work

T = TypeVar("T")

_LONG_ENOUGH = 0.1  # seconds: a job that nothing holds back is done long before


async def overlapped(
    first: Database, second: Database, job: Callable[[Work], T], other: Callable[[Work], T]
) -> list[T]:
    """Run `job` and, before its transaction ends, `other` on the other server; give both results.

    What holds `other` back (a lock, a unique key) lets it go on when the first has committed;
    where nothing does, it is through before.
    """
    inner: list[Future[T]] = []

    def outer(work: Work) -> T:
        result = job(work)
        if not inner:
            inner.append(second.submit(other))
            wait(inner, timeout=_LONG_ENOUGH)
        return result

    result = await first.run(outer)
    return [result, await asyncio.wrap_future(inner[0])]
