"""What who is away has left open: contacts and chats, and handing them to who stands in.

source: BZ-12
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import select, update

from handoff.absences import absences_between
from handoff.events import note_event
from handoff.ports import Work
from handoff.roster import stand_in
from handoff.tables.contacts import ChatRow, ContactRow
from handoff.tables.upsert import table_of
from handoff.taking import QUEUE, Taken, take_over
from knowledge.matters import CitizenId
from knowledge.staff import Staff
from knowledge.towns import Town

_MOMENT = timedelta(microseconds=1)
_CONTACTS, _CHATS = table_of(ContactRow), table_of(ChatRow)


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """An open contact, or a chat that was taken, of somebody who is away now.

    `cover` is who stands in (a log-in); None: nobody of the line is here.
    """

    kind: Literal["contact", "chat"]
    id: int
    citizen: CitizenId
    asked: str
    since: datetime
    of: str
    cover: str | None


def left_behind(work: Work, town: Town) -> tuple[LeftBehind, ...]:
    """Give what the people who are away at this instant have open, oldest first."""
    moment = work.now
    away = {each.login for each in absences_between(work, town.id, moment, moment + _MOMENT)}
    if not away:
        return ()
    covers = {each: stand_in(work, town, each, moment) for each in away}
    contacts = select(*_CONTACTS.c["id", "citizen", "asked", "opened_at", "owner"]).where(
        _CONTACTS.c.town == town.id, _CONTACTS.c.result.is_(None), _CONTACTS.c.owner.in_(away)
    )
    chats = select(*_CHATS.c["id", "citizen", "asked", "opened_at", "clerk"]).where(
        _CHATS.c.town == town.id, _CHATS.c.state == "taken", _CHATS.c.clerk.in_(away)
    )
    found = [
        LeftBehind(
            "chat", row.id, row.citizen, row.asked, row.opened_at, row.clerk, covers[row.clerk]
        )
        for row in work.execute(chats)
    ]
    found += [
        LeftBehind(
            "contact", row.id, row.citizen, row.asked, row.opened_at, row.owner, covers[row.owner]
        )
        for row in work.execute(contacts)
    ]
    return tuple(sorted(found, key=lambda each: each.since))


def hand_over(work: Work, town: Town, left: LeftBehind, to: Staff) -> bool:
    """Give what was left to `to`; False where it was closed or moved on in the meantime."""
    if left.kind == "chat":
        return isinstance(take_over(work, town.id, left.id, to.login, leads=True), Taken)
    values: dict[str, Any] = {"owner": to.login, "owner_name": to.name, "owner_by": "cover"}
    given = (
        update(_CONTACTS)
        .where(
            _CONTACTS.c.town == town.id,
            _CONTACTS.c.id == left.id,
            _CONTACTS.c.owner == left.of,
            _CONTACTS.c.result.is_(None),
        )
        .values(values)
        .returning(_CONTACTS.c.id)
    )
    if work.execute(given).one_or_none() is None:
        return False
    note_event(work, town.id, left.id, "covered", to.login, left.of)
    work.announce(town.id, QUEUE)
    return True
