"""One transaction and its instant, as a job sees it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Result, insert

from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId

Announcement = tuple[TownId, str]
Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]
Kept = dict[tuple[TownId, str], dict[Hashable, Any]]
"""What was read once in a batch: by town and topic, then by key."""
Publish = Callable[[list[Announcement]], None]

T = TypeVar("T")

OUTBOX = "outbox"
"""The topic that wakes the sender."""

_MESSAGES = table_of(MessageRow)


class Unwritten:
    """Rows that several jobs of a batch leave to be written at once: that is what makes it fast."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Executable, list[Mapping[str, Any]]]] = {}

    def add(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Leave rows for a statement; statements are told apart by identity."""
        kept = self._rows.setdefault(id(statement), (statement, []))
        kept[1].extend(rows)

    def write(self, connection: Connection) -> None:
        """Write everything that was left, a statement each."""
        for statement, rows in self._rows.values():
            connection.execute(statement, rows)
        self._rows.clear()


@dataclass
class OneWork:
    """The real handoff.ports.Work: a connection, an instant, and what to announce afterwards."""

    connection: Connection
    now: datetime
    announced: list[Announcement] = field(default_factory=list)
    unwritten: Unwritten = field(default_factory=Unwritten)
    kept: Kept = field(default_factory=dict)

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.connection.dialect.name

    def execute(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> Result[*tuple[Any, ...]]:
        """Run a statement in this transaction."""
        return self.connection.execute(statement, parameters)

    def once(self, town: TownId, topic: str, key: Hashable, read: Callable[[], T]) -> T:
        """Give what `read` gave for this key, read once while `topic` is not forgotten."""
        kept = self.kept.setdefault((town, topic), {})
        if key not in kept:
            kept[key] = read()
        found: T = kept[key]
        return found

    def forget(self, town: TownId, topic: str) -> None:
        """Have `once` read anew."""
        self.kept.pop((town, topic), None)

    def write(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write these rows by the end of the transaction, together with those of other jobs.

        Jobs of the same lane see them; others may not before the commit. `statement` is a constant.
        """
        self.unwritten.add(statement, rows)

    def say(
        self, town: TownId, citizen: CitizenId, text: str, *, by: str, chat: int | None = None
    ) -> int:
        """Queue a text in the outbox; gives the message's id."""
        made = self.execute(
            insert(_MESSAGES).returning(_MESSAGES.c.id),
            {
                "town": town,
                "citizen": citizen,
                "by": by,
                "kind": "text",
                "text": text,
                "said_at": self.now,
                "delivery": Delivery.WAITING,
                "due_at": self.now,
                "attempts": 0,
                "chat": chat,
            },
        )
        self.announce(town, OUTBOX)
        return int(made.scalar_one())

    def announce(self, town: TownId, topic: str) -> None:
        """Have `topic` published once this transaction is on disk."""
        self.announced.append((town, topic))
