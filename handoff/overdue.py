"""Clocks that ran out ring once: replies and decisions, and what no message reached. source: CN-9.

An undelivered word of a clerk becomes that clerk's task, with a deadline in open time.
"""

from datetime import timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import Insert, Row, and_, bindparam, select, text, update

from handoff.alarms import bell_of, ring
from handoff.outgoing import FROM_THE_CATALOG
from handoff.ports import Scene, Work
from handoff.referrals import undecided
from handoff.replies import owed
from handoff.tables.alarms import UnreachedRow
from handoff.tables.contacts import ChatRow
from handoff.tables.messages import STUCK, Delivery, MessageRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.calendar import Calendar
from knowledge.matters import TownId
from knowledge.open_time import after_open, open_between
from knowledge.towns import Town

CALL_WITHIN: Final = timedelta(hours=2)
"""Open time in which whom no message reached is to be called; no plan says how much."""

LATE: Final = timedelta(minutes=15)
"""So much open time without a clerk turns a chat's clock red."""

_LOOK_BACK = timedelta(days=7)
_MESSAGES, _UNREACHED = table_of(MessageRow), table_of(UnreachedRow)
_CHATS = table_of(ChatRow)


def ring_overdue(work: Work, scene: Scene) -> None:
    """Ring for every clock that has run out. A job of the timer."""
    for town in scene.towns:
        for each in owed(work, town.id, before=work.now):
            words = f"答复超时：{each.kind}登记 {each.contact}，责任人{each.owner_name}"
            ring(work, town.id, f"reply:{each.contact}", "超时", words, None)
        for asked in undecided(work, town.id, before=work.now):
            words = f"请示超时没有答复：{asked.kind}"
            ring(work, town.id, f"undecided:{asked.id}", "超时", words, asked.chat)
        late = (_UNREACHED.c.town == town.id, _UNREACHED.c.done_at.is_(None))
        wanted = select(_UNREACHED.c.message, _UNREACHED.c.chat).where(*late)
        for task in work.execute(wanted.where(_UNREACHED.c.due_at <= work.now)):
            words = "没送到的话，过了时限还没有打电话"
            ring(work, town.id, f"unreached:{task.message}", "超时", words, task.chat)
        _ring_waiting(work, town, scene.calendar)


def _ring_waiting(work: Work, town: Town, calendar: Calendar) -> None:
    """Ring for each citizen whose chat nobody has taken for LATE of open time."""
    late = work.now - LATE
    wanted = select(_CHATS.c.id, _CHATS.c.opened_at).where(
        _CHATS.c.town == town.id,
        _CHATS.c.state == "waiting",
        _CHATS.c.held_until.is_(None),
        _CHATS.c.opened_at <= late,
    )
    for row in work.execute(wanted):
        if open_between(town, calendar, row.opened_at, work.now) >= LATE:
            words = "群众等人接待超过15分钟，还没有人接"
            ring(work, town.id, f"waiting:{row.id}", "超时", words, row.id)


def note_unreached(work: Work, scene: Scene) -> None:
    """Make a task of every clerk's word that WeChat did not take, and end those that arrived."""
    stuck = _stuck(work, [each.id for each in scene.towns])
    for town in scene.towns:
        _end_arrived(work, town)
        due = after_open(town, scene.calendar, work.now, CALL_WITHIN)
        for row in stuck.get(town.id, ()):
            values = {"message": row.id, "town": town.id, "citizen": row.citizen, "chat": row.chat}
            more = {"login": row.by, "made_at": work.now, "due_at": due}
            if work.execute(_noting(work.dialect), {**values, **more}).first() is not None:
                work.announce(town.id, bell_of(row.by))


def _stuck(work: Work, towns: list[TownId]) -> dict[TownId, list[Row[Any]]]:
    """Give every town's words that WeChat did not take and that are nobody's task yet.

    By an index of what did not arrive: of all that is said it is little. Once for all towns.
    """
    found: dict[TownId, list[Row[Any]]] = {}
    since = work.now - _LOOK_BACK
    for row in work.execute(_STUCK_WORDS, {"towns": towns, "since": since}):
        found.setdefault(row.town, []).append(row)
    return found


_STUCK_WORDS = (
    select(*_MESSAGES.c["town", "id", "citizen", "chat", "by"])
    .outerjoin(_UNREACHED, _UNREACHED.c.message == _MESSAGES.c.id)
    .where(
        _MESSAGES.c.town.in_(bindparam("towns", expanding=True)),
        _MESSAGES.c.said_at > bindparam("since"),
        text(f"messages.{STUCK}"),  # in the index's own words: bound values would not fit it
        _MESSAGES.c.by.not_in(("citizen", "bot", FROM_THE_CATALOG)),
        _UNREACHED.c.message.is_(None),
    )
)


@cache
def _noting(dialect: str) -> Insert:
    made = insert_into(dialect, _UNREACHED)
    return made.on_conflict_do_nothing().returning(_UNREACHED.c.message)


def _end_arrived(work: Work, town: Town) -> None:
    stuck = select(_MESSAGES.c.id).where(
        _MESSAGES.c.id == _UNREACHED.c.message,
        _MESSAGES.c.delivery != Delivery.SENT,
    )
    arrived = and_(_UNREACHED.c.town == town.id, _UNREACHED.c.done_at.is_(None), ~stuck.exists())
    values = {"done_at": work.now, "done_by": "bot", "note": "微信后来送到了"}
    work.execute(update(_UNREACHED).where(arrived).values(values))
