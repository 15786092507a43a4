"""Dealing: every open chat is in somebody's hands, or on its way there, at every instant.

It has an owner who is at work, or an offer with a deadline, or it is held for the next opening. A
step is made where one is due, by the timer and wherever a chat begins. source: BY-7, BZ-12
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from handoff.alarms import ring
from handoff.chat_offers import do_step, tell_once
from handoff.floor import Floor, Hold, Offer, OpenChat, Withdraw
from handoff.ports import Scene, Work
from handoff.presence import all_here
from handoff.tables.contacts import ChatRow, ContactRow
from handoff.tables.upsert import table_of
from handoff.unanswered import unanswered_since
from knowledge.calendar import Calendar, day_words, local
from knowledge.towns import Town

_CHATS, _CONTACTS = table_of(ChatRow), table_of(ContactRow)
# named states are found by the index; "not closed" would walk through all chats there ever were
_OPEN = _CHATS.c.state.in_(("waiting", "taken"))
_LATELY = timedelta(days=14)
_STATES = ("waiting", "taken", "closed")
_LIGHT = select(
    *_CHATS.c["id", "citizen", "contact", "state", "clerk", "had", "offered_to", "offer_ends"],
    *_CHATS.c["tried", "held_until", "told_at", "taken_at", "heard_at", "answered_at"],
    func.coalesce(_CHATS.c.office, _CONTACTS.c.office).label("of_office"),
).join(_CONTACTS, _CONTACTS.c.id == _CHATS.c.contact)
_SINCE = select(_CHATS.c.id, unanswered_since().label("since"))
_PASSED_ON = "接待您的同志一时走不开，已经请另一位同志接着看。您说过的都在，不用重说。"


def deal(work: Work, scene: Scene) -> None:
    """Make every step that is due now, in every town. A job of the timer."""
    towns = [town.id for town in scene.towns]
    wanted = select(_CHATS.c.town).where(_CHATS.c.town.in_(towns), _OPEN).distinct()
    open_in = set(work.execute(wanted).scalars())
    for town in scene.towns:
        if town.id in open_in:
            deal_town(work, town, scene.calendar)


def deal_town(work: Work, town: Town, calendar: Calendar, *, told: int | None = None) -> None:
    """Make every step that is due now in this town, the longest waiting first.

    `told` is a chat whose citizen knows already that we are closed, if we are.
    """
    wanted = _LIGHT.where(_CHATS.c.town == town.id, _OPEN)
    rows = work.execute(wanted.order_by(_CHATS.c.opened_at, _CHATS.c.id)).all()
    floor = _floor(work, town, calendar, rows)
    waits = _too_long(work, town)
    for row in rows:
        chat = _chat(row, waits.get(row.id))
        step = floor.next_step(chat)
        if isinstance(step, Offer) and chat.knew is None:
            chat = replace(chat, knew=_who_knew(work, town, row))
            step = floor.next_step(chat)
        if step is None or not do_step(work, town.id, chat, row.contact, step):
            continue
        _count(floor, chat, step)
        _tell(work, floor, row, step, told=row.id == told)


def _floor(work: Work, town: Town, calendar: Calendar, rows: Sequence[Row[Any]]) -> Floor:
    floor = Floor(town, calendar, work.now, all_here(work, town, work.now))
    for each in rows:
        floor.loads.update(login for login in (each.clerk, each.offered_to) if login)
    midnight = local(work.now).replace(hour=0, minute=0, second=0, microsecond=0)
    had = (
        select(_CHATS.c.had, func.count())
        .where(
            _CHATS.c.town == town.id,
            _CHATS.c.state.in_(_STATES),
            _CHATS.c.opened_at >= midnight - _LATELY,  # who waited longer does not count
            _CHATS.c.taken_at >= midnight,
            _CHATS.c.had.is_not(None),
        )
        .group_by(_CHATS.c.had)
    )
    floor.today = Counter({str(login): int(many) for login, many in work.execute(had)})
    return floor


def _too_long(work: Work, town: Town) -> dict[int, datetime | None]:
    """Give since when citizens wait, of those taken chats where it may be too long."""
    early = work.now - town.chats.silent
    maybe = (
        _CHATS.c.town == town.id,
        _CHATS.c.state == "taken",
        func.coalesce(_CHATS.c.answered_at, _CHATS.c.opened_at) <= early,
    )
    return {each.id: each.since for each in work.execute(_SINCE.where(*maybe))}


def _chat(row: Row[Any], since: datetime | None) -> OpenChat:
    return OpenChat(
        id=row.id,
        state=row.state,
        clerk=row.clerk,
        office=row.of_office,
        knew=row.had if row.state == "waiting" else None,
        offered_to=row.offered_to,
        offer_ends=row.offer_ends,
        tried=tuple(row.tried or ()),
        held_until=row.held_until,
        since=since,
        taken_at=row.taken_at,
    )


def _who_knew(work: Work, town: Town, row: Row[Any]) -> str | None:
    """Give who last had a chat with this citizen."""
    last = (
        select(_CHATS.c.clerk)
        .where(
            _CHATS.c.town == town.id,
            _CHATS.c.citizen == row.citizen,
            _CHATS.c.id != row.id,
            _CHATS.c.clerk.is_not(None),
        )
        .order_by(_CHATS.c.id.desc())
        .limit(1)
    )
    return work.execute(last).scalar_one_or_none()


def _count(floor: Floor, chat: OpenChat, step: Offer | Withdraw | Hold) -> None:
    if chat.offered_to is not None:
        floor.loads[chat.offered_to] -= 1
    if isinstance(step, Offer):
        floor.loads[step.to] += 1
    elif isinstance(step, Hold) and chat.clerk is not None:
        floor.loads[chat.clerk] -= 1


def _tell(
    work: Work, floor: Floor, row: Row[Any], step: Offer | Withdraw | Hold, *, told: bool
) -> None:
    """Tell the citizen who waits for a word, once; and the leader where nobody is there."""
    waits = row.answered_at is None or row.heard_at > row.answered_at
    town = floor.town
    match step:
        case Offer():
            if row.state == "taken" and waits:
                tell_once(work, town.id, row.id, row.citizen, _PASSED_ON)
            if step.alone:
                day = local(work.now).date()
                words = "能接这个会话的人都不在线，请安排人接待"
                ring(work, town.id, f"nobody:{row.id}:{day}", "没人接", words, row.id)
        case Hold(until) if waits:
            closed = None if told else _closed_words(until, work.now)
            tell_once(work, town.id, row.id, row.citizen, closed)
        case Hold() | Withdraw():
            pass


def _closed_words(until: datetime, now: datetime) -> str:
    here = local(until)
    when = f"{day_words(here.date(), local(now).date())} {here:%H:%M}"
    return f"现在下班了。{when}一开门就先看您的，在这里回复您。您说过的都在，可以接着说。"
