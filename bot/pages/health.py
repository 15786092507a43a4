"""What the machines that watch over us ask: alive, ready, and the counts."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping

from aiohttp import web
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from bot.metrics import Metrics
from handoff.ports import Transactions, Work
from knowledge.towns import Town

_log = logging.getLogger(__name__)
_OK = "ok"
_PATIENCE = 1.0  # seconds

Check = Callable[[], str | None]
"""A check of one part: None where it is well, else the reason in a few words (no secrets)."""


class Health:
    """`/healthz`, `/readyz` and `/metrics`. They say nothing about any citizen.

    `towns` gives the towns in force; `checks` are further parts that must be well to be ready.
    """

    def __init__(
        self,
        transactions: Transactions,
        towns: Callable[[], Collection[Town]],
        metrics: Metrics,
        checks: Mapping[str, Check] | None = None,
        *,
        patience: float = _PATIENCE,
    ) -> None:
        self._transactions = transactions
        self._metrics = metrics
        self._towns = towns
        self._checks = dict(checks or {})
        self._patience = patience

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the three."""
        return [
            web.get("/healthz", self._alive),
            web.get("/readyz", self._ready),
            web.get("/metrics", self._counts),
        ]

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.Response(text=f"{_OK}\n")

    async def _ready(self, _request: web.Request) -> web.Response:
        found = {"database": await self._database(), "towns": self._town_files()}
        found |= {name: check() or _OK for name, check in self._checks.items()}
        ready = all(each == _OK for each in found.values())
        return web.json_response({"ready": ready, "checks": found}, status=200 if ready else 503)

    async def _counts(self, _request: web.Request) -> web.Response:
        return web.Response(
            body=self._metrics.exposition(), headers={"Content-Type": self._metrics.content_type}
        )

    async def _database(self) -> str:
        try:
            async with asyncio.timeout(self._patience):
                await self._transactions.run(_answer)
        except TimeoutError:
            return f"no answer within {self._patience:g} s"
        except SQLAlchemyError:
            _log.warning("the database does not answer", exc_info=True)
            return "error"
        return _OK

    def _town_files(self) -> str:
        return _OK if self._towns() else "no town is loaded"


def _answer(work: Work) -> None:
    work.execute(select(1))
