"""One transaction and its instant, as a job sees it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from handoff.tables.messages import Delivery, MessageRow
from knowledge.matters import CitizenId, TownId

Announcement = tuple[TownId, str]


@dataclass
class OneWork:
    """The real handoff.ports.Work: a session, an instant, and what to announce after the commit."""

    session: Session
    now: datetime
    announced: list[Announcement] = field(default_factory=list)

    def say(
        self,
        town: TownId,
        citizen: CitizenId,
        text: str,
        *,
        by: str,
        chat: int | None = None,
        due_at: datetime | None = None,
    ) -> int:
        """Queue a text in the outbox, due now or at `due_at`; gives the message's id."""
        made = self.session.execute(
            insert(MessageRow)
            .values(
                town=town,
                citizen=citizen,
                by=by,
                kind="text",
                text=text,
                said_at=self.now,
                delivery=Delivery.WAITING,
                due_at=due_at or self.now,
                attempts=0,
                chat=chat,
            )
            .returning(MessageRow.id)
        )
        self.announce(town, OUTBOX)
        return int(made.scalar_one())

    def announce(self, town: TownId, topic: str) -> None:
        """Have `topic` published once this transaction is on disk."""
        self.announced.append((town, topic))


OUTBOX = "outbox"
"""The topic that wakes the sender."""

Publish = Callable[[list[Announcement]], None]
