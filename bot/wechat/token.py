"""Access tokens: one for each town's account, kept in the database, fetched by one call."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.clock import Clock
from bot.tables import TokenRow
from bot.wechat.client import Failure, Issued, Uncertain, Unreached, WechatClient
from handoff.ports import Transactions, Work
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import TownId
from knowledge.towns import Town

MARGIN = timedelta(minutes=5)
"""A token is renewed this long before its end; WeChat then lets both be used."""

_NO_TOKEN = "没有拿到微信的登录凭证"  # noqa: S105 - a sentence


@dataclass(frozen=True, slots=True)
class _Known:
    token: str = field(repr=False)
    ends_at: datetime


class Tokens:
    """Gives access tokens. Whoever asks while one is being fetched gets the same result."""

    def __init__(self, transactions: Transactions, client: WechatClient, clock: Clock) -> None:
        self._transactions = transactions
        self._client = client
        self._clock = clock
        self._known: dict[TownId, _Known] = {}
        self._under_way: dict[TownId, asyncio.Task[str | Failure]] = {}

    async def get(self, town: Town) -> str | Failure:
        """Give a token that is good for five minutes at least, or say why there is none."""
        known = self._known.get(town.id)
        if known and self._good(known):
            return known.token
        return await self._obtain(town, "")

    async def renew(self, town: Town, stale: str) -> str | Failure:
        """Give another token than the one that WeChat just called stale.

        That is the stored one, if another of our servers renewed it; else one call fetches it.
        """
        known = self._known.get(town.id)
        if known and known.token != stale and self._good(known):
            return known.token
        return await self._obtain(town, stale)

    def _good(self, known: _Known) -> bool:
        return known.ends_at - self._clock() > MARGIN

    async def _obtain(self, town: Town, stale: str) -> str | Failure:
        task = self._under_way.get(town.id)
        if task is None:
            task = asyncio.create_task(self._read_or_fetch(town, stale))
            self._under_way[town.id] = task
            task.add_done_callback(lambda _task: self._under_way.pop(town.id))
        return await asyncio.shield(task)  # a caller who leaves does not stop it for the others

    async def _read_or_fetch(self, town: Town, stale: str) -> str | Failure:
        stored = await self._transactions.run(_read(town.id))
        if stored and stored.token != stale and self._good(stored):
            self._known[town.id] = stored
            return stored.token
        self._known.pop(town.id, None)
        match await self._client.stable_token(town.account):
            case Issued(token, lasts):
                fetched = _Known(token, self._clock() + lasts)
                await self._transactions.run(_store(town.id, fetched))
                self._known[town.id] = fetched
                return token
            case Uncertain() | Unreached():
                return Unreached(_NO_TOKEN)  # nothing was sent yet: it can be asked for again
            case failure:
                return failure


_TOKENS = table_of(TokenRow)


def _read(town: TownId) -> Callable[[Work], _Known | None]:
    def job(work: Work) -> _Known | None:
        wanted = select(_TOKENS.c.token, _TOKENS.c.ends_at).where(_TOKENS.c.town == town)
        row = work.execute(wanted).one_or_none()
        return _Known(row.token, row.ends_at) if row else None

    return job


def _store(town: TownId, known: _Known) -> Callable[[Work], None]:
    values = {"token": known.token, "ends_at": known.ends_at}

    def job(work: Work) -> None:
        made = insert_into(work.dialect, _TOKENS).values(town=town, **values)
        work.execute(made.on_conflict_do_update(index_elements=[_TOKENS.c.town], set_=values))

    return job
