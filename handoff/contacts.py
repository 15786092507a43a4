"""首问: one request of one citizen, who answers for it, and with what result it ended.

source: BY-7, BY-8, BY-10, BZ-7, BZ-11
"""

from datetime import datetime
from functools import cache
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Insert, bindparam, case, exists, select, update

from handoff.events import note_event
from handoff.ports import Work
from handoff.roster import Owner, owner_for
from handoff.tables.contacts import CLOSED, ChatRow, ContactRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import CitizenId, Matter, TownId
from knowledge.towns import Town

Result = Literal["告知", "接办", "引导", "衔接", "另办", "已预约", "改问别的"]
"""How a contact may end. There is no result “cannot be done”: 另办 is a leader's alternative.

source: BY-8, BY-10, BZ-11
"""

TOLD: Final = "告知"
TAKEN_ON: Final = "接办"
GUIDED: Final = "引导"
PASSED_ON: Final = "衔接"
INSTEAD: Final = "另办"
BOOKED: Final = "已预约"
ASKED_ELSE: Final = "改问别的"
"""The citizen turned to another matter before this one was answered."""

ASKED_LIMIT: Final = 200
"""How many characters of a question the register keeps; the transcript has all of it."""

_CONTACTS, _CHATS = table_of(ContactRow), table_of(ChatRow)
_OPEN = (
    _CONTACTS.c.town == bindparam("of_town"),
    _CONTACTS.c.citizen == bindparam("of_citizen"),
    _CONTACTS.c.result.is_(None),
)
_FIND = select(_CONTACTS.c.id).where(*_OPEN)
_HEAR = (
    update(_CONTACTS)
    .where(*_OPEN)
    .values(heard_at=bindparam("now"))
    .returning(_CONTACTS.c.id, _CONTACTS.c.matter)
)


def _unless_owned(column: str) -> ColumnElement[Any]:
    there = _CONTACTS.c[column]
    return case((_CONTACTS.c.owner_by == "lead", bindparam(f"new_{column}")), else_=there)


_SETTLE = (
    update(_CONTACTS)
    .where(*_OPEN, _CONTACTS.c.matter.is_(None))
    .values(
        matter=bindparam("new_matter"),
        office=bindparam("new_office"),
        owner=_unless_owned("owner"),
        owner_name=_unless_owned("owner_name"),
        owner_by=_unless_owned("owner_by"),
    )
    .returning(_CONTACTS.c.id, _CONTACTS.c.owner)
)
_CLOSE = (
    update(_CONTACTS)
    .where(
        *_OPEN,
        ~exists().where(
            _CHATS.c.town == bindparam("of_town"),
            _CHATS.c.citizen == bindparam("of_citizen"),
            _CHATS.c.state != CLOSED,
        ),
    )
    .values(
        result=bindparam("new_result"),
        result_note=bindparam("note"),
        closed_at=bindparam("closed_at"),
        reply_due=bindparam("new_reply_due"),
        closed_by=bindparam("by"),
    )
    .returning(_CONTACTS.c.id)
)


def open_contact(
    work: Work,
    town: Town,
    citizen: CitizenId,
    asked: str,
    matter: Matter | None,
    *,
    channel: str = "微信",
    owner: Owner | None = None,
) -> int:
    """Join the citizen's open contact, or open one that has its owner at once; gives its id.

    A contact that did not know its matter is settled by this one. `owner` is who took the call or
    received the visitor; else it goes by the matter. source: BY-7
    """
    key = {"of_town": town.id, "of_citizen": citizen, "now": work.now}
    while True:  # again only where another transaction opened or closed it at this instant
        made = _open(work, town, citizen, asked, matter, channel, owner)
        if made is not None:
            return made
        there = work.execute(_HEAR, key).one_or_none()
        if there is not None:
            if there.matter is None and matter is not None:
                settle(work, town, citizen, matter)
            return int(there.id)


def _open(
    work: Work,
    town: Town,
    citizen: CitizenId,
    asked: str,
    matter: Matter | None,
    channel: str,
    owner: Owner | None,
) -> int | None:
    owner = owner or owner_for(work, town, matter, work.now)
    values = {
        "town": town.id,
        "citizen": citizen,
        "channel": channel,
        "asked": asked[:ASKED_LIMIT],
        "opened_at": work.now,
        "heard_at": work.now,
        "matter": matter.code if matter else None,
        "office": owner.office,
        "owner": owner.login,
        "owner_name": owner.name,
        "owner_by": owner.by,
    }
    made = work.execute(_opening(work.dialect), values).scalar_one_or_none()
    if made is None:
        return None
    note_event(work, town.id, int(made), "opened", owner.login)
    return int(made)


@cache
def _opening(dialect: str) -> Insert:
    return insert_into(dialect, _CONTACTS).on_conflict_do_nothing().returning(_CONTACTS.c.id)


def settle(work: Work, town: Town, citizen: CitizenId, matter: Matter) -> None:
    """Make known what the open contact is about: the first matter counts, later ones do nothing.

    An owner by default (the lead) hands over to the clerk on duty for the matter's office.
    """
    owner = owner_for(work, town, matter, work.now)
    settled = work.execute(
        _SETTLE,
        {
            "of_town": town.id,
            "of_citizen": citizen,
            "new_matter": matter.code,
            "new_office": owner.office,
            "new_owner": owner.login,
            "new_owner_name": owner.name,
            "new_owner_by": owner.by,
        },
    ).one_or_none()
    if settled is not None:
        note_event(work, town.id, settled.id, "settled", settled.owner, matter.name)


def close_contact(
    work: Work,
    town_id: TownId,
    citizen: CitizenId,
    result: Result,
    note: str | None,
    by: str,
    reply_due: datetime | None = None,
) -> bool:
    """End the citizen's open contact with a result; False where none is open.

    While the citizen has a chat (waiting or taken) the contact stays open, also False: then a
    person gives the result, by closing the chat. With `reply_due` it has its result now, but is
    closed only by the reply (handoff.replies).
    """
    closed = work.execute(
        _CLOSE,
        {
            "of_town": town_id,
            "of_citizen": citizen,
            "new_result": result,
            "note": note,
            "closed_at": work.now if reply_due is None else None,
            "new_reply_due": reply_due,
            "by": by,
        },
    ).scalar_one_or_none()
    if closed is None:
        return False
    note_event(work, town_id, int(closed), "closed", by, result)
    return True


def open_contact_of(work: Work, town_id: TownId, citizen: CitizenId) -> int | None:
    """Give the id of the citizen's open contact, if there is one."""
    key = {"of_town": town_id, "of_citizen": citizen}
    found = work.execute(_FIND, key).scalar_one_or_none()
    return None if found is None else int(found)
