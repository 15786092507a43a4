"""WeChat's side door: verify, open, parse, take the turn, answer in time.

The mode (plain, compatible, safe) is the town's setting; nothing in a request can lower it. What
is wrong gets a 4xx and one log line with the reason and no content.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from itertools import chain, repeat
from typing import Any, Protocol, TypeVar

from aiohttp import web

from bot import inbox, turn
from bot.clock import Clock
from bot.database import Database
from bot.logs import turn_id
from bot.metrics import Metrics
from bot.posts import Refused, body_of, echo_of, inbound_of
from bot.wechat.crypto import Envelope, EnvelopeError, check_signature
from bot.wechat.messages import Inbound, passive_text
from handoff.ports import Work
from knowledge.search.understanding import Understanding
from knowledge.towns import Account, Town

log = logging.getLogger(__name__)

ANSWER_WITHIN = timedelta(seconds=4)
"""WeChat hangs up after 5 seconds; what is not done by then goes by the outbox."""
CLOSE_WITHIN = timedelta(seconds=10)
"""How long a stopping server waits for the turns that are under way."""
_PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds after the first, second … vain try to keep a message; the last one over and over."""
_CALLS = frozenset("喂早")
"""Characters that say something by themselves; others only answer."""
_NOTHING_UNDERSTOOD = Understanding("", "none")

T = TypeVar("T")


class Reader(Protocol):
    """Understands a text for a town; pure, and done before the transaction."""

    def understand(self, text: str, town: Town | None = None) -> Understanding:
        """Give what was understood."""


class Webhook:
    """`GET` and `POST /wechat/<town>` for every town of the deployment."""

    def __init__(
        self,
        *,
        database: Database,
        towns: Callable[[str], Town | None],
        around: Callable[[Town], turn.Surroundings],
        reader: Reader,
        clock: Clock,
        metrics: Metrics,
        answer_within: timedelta = ANSWER_WITHIN,
    ) -> None:
        self._database = database
        self._towns = towns
        self._around = around
        self._reader = reader
        self._clock = clock
        self._metrics = metrics
        self._answer_within = answer_within
        self._envelopes: dict[Account, Envelope] = {}
        self._unfinished: set[asyncio.Task[Any]] = set()

    def routes(self) -> list[web.RouteDef]:
        """Give the webhook's routes."""
        return [web.get("/wechat/{town}", self.check), web.post("/wechat/{town}", self.receive)]

    async def check(self, request: web.Request) -> web.Response:
        """Answer WeChat's URL check: the echo, verbatim, if the signature is right."""
        try:
            town = self._town(request)
            self._signed(request, town)
            echo = echo_of(request)
        except Refused as refused:
            return self._refuse(request, refused)
        return web.Response(text=echo)

    async def receive(self, request: web.Request) -> web.Response:
        """Take one message: answered passively, or `success` where there is nothing to say yet."""
        started = asyncio.get_running_loop().time()
        try:
            town = self._town(request)
            xml, seal = await self._open(request, town)
            inbound = inbound_of(xml)
        except Refused as refused:
            return self._refuse(request, refused)
        heard = await self._hear(town, inbound, started)
        self._count(town, heard, asyncio.get_running_loop().time() - started)
        if heard is None or not heard.reply:
            return web.Response(text="success")
        reply = passive_text(inbound, heard.reply, int(self._clock().timestamp()))
        if not reply:
            return web.Response(text="success")
        return web.Response(text=seal(reply), content_type="application/xml")

    def _count(self, town: Town, heard: turn.Heard | None, seconds: float) -> None:
        if heard is not None and heard.outcome == "repeat":
            self._metrics.repeat(town.id)
        else:
            self._metrics.turn(town.id, heard.outcome if heard else "late", seconds)

    def _town(self, request: web.Request) -> Town:
        town = self._towns(request.match_info["town"])
        if town is None:
            raise Refused(404, "unknown town")
        return town

    @staticmethod
    def _signed(request: web.Request, town: Town) -> None:
        query = request.query
        if not check_signature(
            town.account.token,
            query.get("timestamp", ""),
            query.get("nonce", ""),
            query.get("signature", ""),
        ):
            raise Refused(403, "wrong signature")

    async def _open(
        self, request: web.Request, town: Town
    ) -> tuple[bytes | str, Callable[[str], str]]:
        """Give the message's XML, and how to seal a reply to it."""
        body = await body_of(request)
        if town.account.mode == "plain":
            self._signed(request, town)
            return body, lambda xml: xml
        query = request.query
        envelope = self._envelope(town)
        nonce, timestamp = query.get("nonce", ""), query.get("timestamp", "")
        try:
            opened = envelope.open(body, query.get("msg_signature", ""), timestamp, nonce)
        except EnvelopeError as error:
            raise Refused(403, f"envelope: {error}") from error

        def seal(xml: str) -> str:
            return envelope.seal(xml, nonce, int(self._clock().timestamp()), opened.key_index)

        return opened.xml, seal

    def _envelope(self, town: Town) -> Envelope:
        kept = self._envelopes.get(town.account)
        if kept is None:
            kept = self._envelopes[town.account] = Envelope(town.account)
        return kept

    def _refuse(self, request: web.Request, refused: Refused) -> web.Response:
        self._metrics.refused(refused.reason)
        log.warning("refused %s: %s", request.match_info["town"][:40], refused.reason)
        return web.Response(status=refused.status, text="refused")

    async def _hear(self, town: Town, inbound: Inbound, started: float) -> turn.Heard | None:
        """Take the turn; None where it is not done in time and will come by the outbox."""
        left = self._answer_within.total_seconds() - (asyncio.get_running_loop().time() - started)
        message = turn.Message(
            inbound, _NOTHING_UNDERSTOOD, self._clock() + timedelta(seconds=left)
        )
        turn_id.set(f"{town.id}:{inbound.key[-10:]}")
        taking = self._begin(self._take(town, message))
        finished, _ = await asyncio.wait({taking}, timeout=max(left, 0))
        if finished:
            return taking.result()
        log.warning("a turn took longer than %s; it is answered by the outbox", self._answer_within)
        self._begin(self._hand_over(town, message, taking))
        return None

    def _begin(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Begin what goes on until it is done, whether or not anybody waits for it."""
        task = asyncio.create_task(work)
        self._unfinished.add(task)
        task.add_done_callback(self._unfinished.discard)
        return task

    async def _take(self, town: Town, message: turn.Message) -> turn.Heard:
        """Take the turn, or else answer for it; the message is on disk when this is done."""
        around, inbound = self._around(town), message.inbound
        try:
            message = replace(message, understanding=self._understand(town, inbound))
            return await self._database.start(
                lambda work: turn.hear(work, message, around), lane=lane(town, inbound)
            )
        except Exception:
            log.exception("a turn failed; a clerk is called")
        return await self._surely(lambda work: turn.fail(work, message, around), town, inbound)

    def _understand(self, town: Town, inbound: Inbound) -> Understanding:
        short = len(inbound.text) <= 1 and inbound.text not in _CALLS
        if inbound.kind != "text" or short or inbound.text.isdecimal():
            return _NOTHING_UNDERSTOOD
        return self._reader.understand(inbound.text, town)

    async def _hand_over(
        self, town: Town, message: turn.Message, taking: asyncio.Task[turn.Heard]
    ) -> None:
        """Wait for a late turn and hand its reply to the outbox, if it did not go there itself."""
        if (await taking).reply:
            key = message.key(town)
            await self._surely(lambda work: inbox.give_over(work, key), town, message.inbound)

    async def _surely(self, job: Callable[[Work], T], town: Town, inbound: Inbound) -> T:
        """Run the job, again and again while it raises: what it keeps was promised to WeChat."""
        for pause in chain(_PAUSES, repeat(_PAUSES[-1])):
            try:
                return await self._database.run(job, lane=lane(town, inbound))
            except Exception:
                log.exception("a message is not kept yet; tried again in %s s", pause)
            await asyncio.sleep(pause)
        raise AssertionError("the pauses never end")

    async def close(self, within: timedelta = CLOSE_WITHIN) -> None:
        """Wait until turns under way are finished; those that are not by then are lost."""
        if not self._unfinished:
            return
        _, lost = await asyncio.wait(self._unfinished, timeout=within.total_seconds())
        for each in lost:
            each.cancel()
        if lost:
            log.error("%s turns were not finished when the server stopped", len(lost))
            await asyncio.gather(*lost, return_exceptions=True)


def lane(town: Town, inbound: Inbound) -> str:
    """Give the lane of a conversation: its jobs never run at the same time."""
    return f"{town.id}:{inbound.openid}"
