"""What people's work needs from the body: a transaction with its instant, and how to run one."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from knowledge.matters import CitizenId, TownId

T = TypeVar("T")


class Work(Protocol):
    """One transaction. A job gets it, uses it and returns; it never commits and keeps nothing."""

    @property
    def session(self) -> Session:
        """The SQLAlchemy session of this transaction."""

    @property
    def now(self) -> datetime:
        """The one instant of this transaction (aware, UTC)."""

    def say(
        self, town: TownId, citizen: CitizenId, text: str, *, by: str, chat: int | None = None
    ) -> int:
        """Queue a text to a citizen in the outbox; gives its id. `by` is a log-in or `bot`."""

    def announce(self, town: TownId, topic: str) -> None:
        """Tell open pages, after the commit, that `topic` (`queue`, `chat:7`) has changed."""


class Transactions(Protocol):
    """Runs jobs. A job may be run more than once, so it touches nothing but its session."""

    async def run(self, job: Callable[[Work], T], *, lane: str = "") -> T:
        """Run the job in one durable transaction and give its result; raises what the job raises.

        Jobs of one lane (a conversation) never run at the same time.
        """
