"""How a town gets its chats to people."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class ChatRules:
    """How many chats one clerk is given, and after how much open time one is passed on.

    `take` is how long an offer stands; `silent` is how long a citizen waits for an answer before
    the chat is offered to another.
    """

    capacity: int = 6
    take: timedelta = timedelta(minutes=3)
    silent: timedelta = timedelta(minutes=10)
