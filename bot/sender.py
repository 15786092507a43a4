"""The loop that carries the outbox to WeChat: claim (a transaction), send (none), mark (one)."""

import asyncio
import logging
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from bot import outbox
from bot.outbox import Letter
from bot.wechat.client import Refused, SendResult, Sent, Uncertain, Unreached, WechatClient
from bot.wechat.errors import Kind
from bot.wechat.token import Tokens
from handoff.nudges import TEMPLATE, fields_of, nudge, nudged
from handoff.ports import Transactions, Work
from knowledge.matters import TownId
from knowledge.towns import Town

log = logging.getLogger(__name__)

_AT_ONCE = 16
"""Calls under way. It is also how many may be in doubt after a crash."""

_POLL = 1.0
"""Seconds between two looks when nothing wakes it: back-offs end, and other servers write too."""

_PASSING: Final[frozenset[Kind]] = frozenset({"retry_soon", "renew_token", "too_frequent"})
_UNTIL_HEARD: Final[frozenset[Kind]] = frozenset({"quota", "window_closed"})
_NO_TEMPLATE = Refused(0, "本镇没有设模板消息", "config")
_NO_TOWN = Refused(0, "没有这个镇的设置，发不出去，请告诉系统管理员", "config")


@dataclass(frozen=True, slots=True)
class _NotSent:
    """The sender stops, and this one did not leave."""


class Sender:
    """Sends what waits in the outbox, each citizen's messages in their order."""

    def __init__(
        self,
        transactions: Transactions,
        client: WechatClient,
        tokens: Tokens,
        towns: Callable[[TownId], Town | None],
        *,
        poll: float = _POLL,
    ) -> None:
        self._transactions = transactions
        self._client = client
        self._tokens = tokens
        self._towns = towns
        self._poll = poll
        self._woken = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._carrying: set[asyncio.Task[None]] = set()
        self._stopping = False

    def wake(self) -> None:
        """Look into the outbox now. May be called from any thread, and when nothing runs."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop closed just now: nothing is left to wake
                self._loop.call_soon_threadsafe(self._woken.set)

    async def run(self) -> None:
        """Send until cancelled; finish the calls under way and give back what did not leave."""
        self._loop = asyncio.get_running_loop()
        self._stopping = False
        try:
            while True:
                self._woken.clear()
                await self._claim()
                # Not wait_for: on Python 3.11 that can swallow the cancellation.
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._poll):
                        await self._woken.wait()
        finally:
            self._stopping = True
            self._loop = None
            await asyncio.gather(*self._carrying)

    async def _claim(self) -> None:
        """Claim as many messages as there is room for and start carrying them."""
        room = _AT_ONCE - len(self._carrying)
        if not room:
            return
        claiming = asyncio.ensure_future(self._due(room))
        try:
            letters = await asyncio.shield(claiming)
        except asyncio.CancelledError:
            self._stopping = True  # the claim is made all the same: its letters are given back
            self._start(await claiming)
            raise
        self._start(letters)

    async def _due(self, room: int) -> list[Letter]:
        try:
            return await self._transactions.run(partial(outbox.claim, limit=room))
        except Exception as error:  # noqa: BLE001 - an edge: the loop goes on
            _log_fault("the outbox could not be read", error)
            return []

    def _start(self, letters: list[Letter]) -> None:
        for letter in letters:
            task = asyncio.create_task(self._carry(letter))
            self._carrying.add(task)
            task.add_done_callback(self._carried)

    def _carried(self, task: asyncio.Task[None]) -> None:
        self._carrying.discard(task)
        self._woken.set()  # there is room again, and perhaps the citizen's next message

    async def _carry(self, letter: Letter) -> None:
        try:
            result = await self._send(letter)
            _log_result(letter, result)
            town = self._towns(letter.town)
            mark = partial(_finish, letter=letter, result=result, town=town)
            await self._transactions.run(mark)
        except Exception as error:  # noqa: BLE001 - an edge: when its claim ends it is in doubt
            _log_fault(f"message {letter.id} was not carried", error)

    async def _send(self, letter: Letter) -> SendResult | _NotSent:
        town = self._towns(letter.town)
        if town is None:
            return _NO_TOWN
        token = await self._tokens.get(town)
        if not isinstance(token, str):
            return token
        if self._stopping:
            return _NotSent()
        result = await self._call(town, letter, token)
        if not (isinstance(result, Refused) and result.kind == "renew_token"):
            return result
        token = await self._tokens.renew(town, token)
        if not isinstance(token, str):
            return token
        return await self._call(town, letter, token)

    async def _call(self, town: Town, letter: Letter, token: str) -> SendResult:
        if letter.kind != TEMPLATE:
            return await self._client.send_text(token, letter.citizen, letter.text)
        if town.account.nudge is None:
            return _NO_TEMPLATE
        data = fields_of(town, letter.said_at)
        key = f"nudge-{letter.id}"
        return await self._client.send_template(
            token, letter.citizen, town.account.nudge, data, key
        )


def _finish(work: Work, letter: Letter, result: SendResult | _NotSent, town: Town | None) -> None:
    """Mark it; who is out of reach is asked in by a template, where the town has one."""
    _mark(work, letter, result)
    if isinstance(result, Sent) and letter.kind == TEMPLATE:
        nudged(work, letter.town, letter.citizen)
    elif isinstance(result, Refused) and town is not None:
        nudge(work, town, letter.id)


def _mark(work: Work, letter: Letter, result: SendResult | _NotSent) -> None:
    match result:
        case Sent():
            outbox.sent(work, letter.id)
        case _NotSent():
            outbox.give_back(work, letter.id)
        case Uncertain():
            outbox.doubt(work, letter.id)
        case Unreached(reason):
            _put_off(work, letter, reason)
        case Refused(reason=reason, kind=kind) if kind in _PASSING:
            _put_off(work, letter, reason)
        case Refused(reason=reason, kind=kind) if kind in _UNTIL_HEARD:
            outbox.kept(work, letter.id, reason)
        case Refused(reason=reason):
            outbox.failed(work, letter.id, reason)


def _put_off(work: Work, letter: Letter, reason: str) -> None:
    delay = outbox.delay_after(letter.attempts)
    if delay is None:
        outbox.failed(work, letter.id, f"{reason}，试了{letter.attempts}次，不再自动发")
    else:
        outbox.later(work, letter.id, delay, f"{reason}，稍后自动再发")


def _log_result(letter: Letter, result: SendResult | _NotSent) -> None:
    match result:
        case Refused(code=code, kind=kind, rid=rid):
            log.warning("message %d: refused with %d (%s), rid %s", letter.id, code, kind, rid)
        case Unreached():
            log.warning("message %d: WeChat was not reached", letter.id)
        case Uncertain():
            log.warning("message %d: WeChat gave no answer", letter.id)
        case Sent() | _NotSent():
            pass


def _log_fault(what: str, error: Exception) -> None:
    # Not the fault's own message: a database error quotes parameters, a token among them.
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s: %s\n%s", what, type(error).__name__, where)
