"""A citizen's phone: one chat with one account, and who is looking at it."""

import asyncio
import base64
import hashlib
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.simulator.allowance import Allowance
from bot.simulator.bubbles import Bubble, Kind, Side
from bot.simulator.markup import Part, parts_of
from knowledge.matters import TownId

_KEPT = 500  # bubbles
_WAITING = 1000  # events a slow page may leave unread
MAX_NAME = 12  # characters

Drop = Literal["none", "message", "reply", "replies"]
Event = dict[str, object]


def openid_of(town: TownId, name: str) -> str:
    """Give the citizen's openid with this town: the same for ever, 28 characters."""
    digest = hashlib.sha256(f"{town}\0{name}".encode()).digest()
    return "oSIM" + base64.urlsafe_b64encode(digest)[:24].decode()


@dataclass(frozen=True, slots=True)
class Network:
    """How badly messages travel: posted so often at once, so late (seconds), and what gets lost.

    `drop`: the `message` before WeChat, the first `reply` (so that WeChat posts again) or all
    three `replies`.
    """

    repeat: int = 1
    delay: float = 0.0
    drop: Drop = "none"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One post to the webhook as it went over the wire, and what is inside the sealed parts."""

    attempt: int
    url: str
    sent: str
    sent_inside: str
    status: int | None
    received: str
    received_inside: str
    verdict: str


@dataclass(slots=True, eq=False)
class Phone:
    """The chat of one citizen with one town's account, as WeChat keeps it."""

    town: TownId
    name: str
    following: bool = False
    network: Network = field(default_factory=Network)
    allowance: Allowance = field(default_factory=Allowance)
    bubbles: deque[Bubble] = field(default_factory=lambda: deque(maxlen=_KEPT))
    exchanges: tuple[Exchange, ...] = ()
    acted_at: datetime | None = None
    typing_until: datetime | None = None
    _shown: int = 0
    _lookers: set[asyncio.Queue[Event | None]] = field(default_factory=set)

    @property
    def openid(self) -> str:
        """Give the citizen's openid with this town."""
        return openid_of(self.town, self.name)

    def show(
        self,
        at: datetime,
        side: Side,
        kind: Kind,
        text: str = "",
        *,
        parts: tuple[Part, ...] | None = None,
        picture: str = "",
        details: dict[str, str] | None = None,
        pushed: bool = False,
        sent: bool = True,
    ) -> Bubble:
        """Put a bubble into the chat. A citizen's own text is never read as markup."""
        if parts is None:
            parts = parts_of(text) if side == "account" else (Part("text", text),) if text else ()
        self._shown += 1
        bubble = Bubble(
            number=self._shown,
            at=at,
            side=side,
            kind=kind,
            parts=parts,
            raw=text,
            picture=picture,
            details=details or {},
            pushed=pushed,
            sent=sent,
        )
        self.bubbles.append(bubble)
        self.tell({"type": "bubble", "bubble": bubble.json()})
        return bubble

    def tell(self, event: Event | None) -> None:
        """Tell everyone who looks; None ends their streams. Who reads too slowly is let go.

        A page that is let go connects again by itself and gets the whole chat.
        """
        for each in tuple(self._lookers):
            if each.full():
                self._lookers.discard(each)
                each.get_nowait()
                each.put_nowait(None)
            else:
                each.put_nowait(event)

    @contextmanager
    def looked_at(self) -> Iterator["asyncio.Queue[Event | None]"]:
        """Give what happens from now on, as events in order."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue(_WAITING)
        self._lookers.add(queue)
        try:
            yield queue
        finally:
            self._lookers.discard(queue)
