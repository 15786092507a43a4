"""What a citizen raised and is to hear of: suggestions, complaints, promised answers. TL-7."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy import select

from handoff.ports import Work
from handoff.suggestions import SUGGESTION
from handoff.tables.complaints import ComplaintRow
from handoff.tables.contacts import ContactRow
from handoff.tables.upsert import table_of
from handoff.unsolved import CHANNEL
from knowledge.matters import CitizenId, TownId

Kind = Literal["建议", "投诉", "办不成事", "问的事"]
_LATELY: Final = timedelta(days=60)
_MOST: Final = 20

_CONTACTS, _COMPLAINTS = table_of(ContactRow), table_of(ComplaintRow)


@dataclass(frozen=True, slots=True)
class Raised:
    """One of them: its number in its register, the words, and what became of it.

    `due_at` is by when an answer was promised; None where nothing was. `answered_at` and `answer`
    are those of the answer that was given, `outcome` (属实 …) a complaint's. `owner` has it now.
    """

    kind: Kind
    number: int
    words: str
    at: datetime
    due_at: datetime | None
    answered_at: datetime | None
    answer: str | None
    outcome: str | None
    owner: str | None


def raised_by(work: Work, town: TownId, citizen: CitizenId) -> tuple[Raised, ...]:
    """Give what this citizen raised of late, unanswered ones first, then the latest."""
    found = [*_complaints(work, town, citizen), *_contacts(work, town, citizen)]
    found.sort(key=lambda each: each.at, reverse=True)
    return tuple(sorted(found, key=lambda each: each.answered_at is not None))


def _complaints(work: Work, town: TownId, citizen: CitizenId) -> Iterator[Raised]:
    columns = ("id", "asked", "made_at", "decided_at", "answer", "outcome")
    wanted = (
        select(*_COMPLAINTS.c[columns])
        .where(
            _COMPLAINTS.c.town == town,
            _COMPLAINTS.c.citizen == citizen,
            _COMPLAINTS.c.made_at > work.now - _LATELY,
        )
        .order_by(_COMPLAINTS.c.id.desc())
        .limit(_MOST)
    )
    for number, asked, at, decided_at, answer, outcome in work.execute(wanted):
        yield Raised("投诉", number, asked, at, None, decided_at, answer, outcome, None)


def _contacts(work: Work, town: TownId, citizen: CitizenId) -> Iterator[Raised]:
    columns = _CONTACTS.c[
        "id", "kind", "channel", "asked", "opened_at", "reply_due", "replied_at", "reply",
        "owner_name", "result",
    ]  # fmt: skip
    wanted = (
        select(*columns)
        .where(
            _CONTACTS.c.town == town,
            _CONTACTS.c.citizen == citizen,
            _CONTACTS.c.opened_at > work.now - _LATELY,
            _CONTACTS.c.reply_due.is_not(None)
            | ((_CONTACTS.c.channel == CHANNEL) & _CONTACTS.c.result.is_(None)),
        )
        .order_by(_CONTACTS.c.id.desc())
        .limit(_MOST)
    )
    for row in work.execute(wanted):
        kind: Kind = "建议" if row.kind == SUGGESTION else "问的事"
        yield Raised(
            CHANNEL if row.channel == CHANNEL else kind,
            row.id,
            row.asked,
            row.opened_at,
            row.reply_due,
            row.replied_at,
            row.reply,
            None,
            row.owner_name,
        )
