"""What happens in a chat, sent to its page as it happens (server-sent events)."""

import asyncio
import json
from contextlib import suppress

from aiohttp import web

from bot.clock import Clock
from bot.simulator.accounts import Account, Accounts
from bot.simulator.chat import Chat
from bot.simulator.phones import Event, Phone
from bot.simulator.shown import exchanges_json

_BEAT = 15.0  # seconds; proxies and browsers drop a silent stream
_BEAT_LINE = b": still here\n\n"


class Live:
    """The streams of all open pages. A stream begins with the whole chat, then goes on."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ended = False

    async def stream(self, request: web.Request, chat: Chat) -> web.StreamResponse:
        """Stream this chat until the page is closed or the simulator ends."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        with chat.phone.looked_at() as events:
            await response.write(self._line(chat.phone, self._everything(chat)))
            with suppress(ConnectionResetError):  # the page was closed
                await self._go_on(response, chat.phone, events)
        return response

    def end(self, accounts: Accounts) -> None:
        """End every stream, and each that is still to be opened at once."""
        self._ended = True
        for each in accounts:
            each.tell_all(None)

    async def _go_on(
        self, response: web.StreamResponse, phone: Phone, events: "asyncio.Queue[Event | None]"
    ) -> None:
        while not self._ended:
            try:
                async with asyncio.timeout(_BEAT):
                    event = await events.get()
            except TimeoutError:
                await response.write(_BEAT_LINE)
                continue
            if event is None:
                return
            await response.write(self._line(phone, event))

    def _everything(self, chat: Chat) -> Event:
        phone, account, now = chat.phone, chat.account, self._clock()
        return {
            "type": "all",
            "bubbles": [each.json() for each in phone.bubbles],
            "following": phone.following,
            "menu": list(account.menu),
            "typing": phone.typing_until is not None and now < phone.typing_until,
            "exchanges": exchanges_json(phone),
            **switches(phone, account),
        }

    def _line(self, phone: Phone, event: Event) -> bytes:
        told = {**event, "left": phone.allowance.left(self._clock())}
        return f"data: {json.dumps(told, ensure_ascii=False)}\n\n".encode()


def switches(phone: Phone, account: Account) -> Event:
    """Give how the drawer's switches stand."""
    network = phone.network
    return {
        "network": {"repeat": network.repeat, "delay": network.delay, "drop": network.drop},
        "faults": {name: "lasting" if lasts else "next" for name, lasts in account.faults.items()},
    }
