"""提醒: the evening before a booking and two hours before it, each exactly once.

The row's unique key decides who says it, whichever server runs and however often it starts. A
booking made after the reminder's time gets none. Whom WeChat does not let us reach is called.
source: BZ-16
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final, Literal

from sqlalchemy import Insert, select, update

from handoff.call_tasks import REMINDER, drop_calls, leave_call
from handoff.closed_times import closed_between
from handoff.day_bookings import DayBooking, day_bookings, has_chat
from handoff.day_words import reminder_text, time_of
from handoff.papers_to_bring import papers_to_bring
from handoff.passes import pass_key
from handoff.ports import Scene, Work
from handoff.tables.day import ReminderRow
from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import insert_into, table_of
from handoff.ticket_paths import ticket_path
from knowledge.calendar import CHINA, local
from knowledge.towns import Town

Kind = Literal["evening", "soon"]
_EVENING_FOR: Final = timedelta(hours=3)
"""So long after its time the evening's reminder may still be sent: nobody is woken up."""

_REMINDERS, _MESSAGES = table_of(ReminderRow), table_of(MessageRow)


@dataclass(frozen=True, slots=True)
class _Due:
    kind: Kind
    booking: DayBooking


def remind(work: Work, scene: Scene) -> int:
    """Remind whom it is time to remind, in every town; gives how many. A job for the timer."""
    said = 0
    for town in scene.towns:
        for due in _due(work, town):
            said += _remind(work, scene, town, due)
        _forget_late(work, town)
    return said


def _due(work: Work, town: Town) -> Iterator[_Due]:
    today = local(work.now).date()
    tomorrow = today + timedelta(days=1)
    closed = closed_between(work, town.id, today, tomorrow)
    for each in day_bookings(work, town.id, today, tomorrow):
        if any(one.touches(each.counter, each.starts_at, each.ends_at) for one in closed):
            continue  # told of the closure instead
        kind = _kind_due(town, each, work.now)
        if kind is not None:
            yield _Due(kind, each)


def _kind_due(town: Town, booking: DayBooking, now: datetime) -> Kind | None:
    soon = booking.starts_at - town.day.remind_before
    if soon <= now < booking.starts_at:
        return "soon" if booking.made_at < soon else None
    evening = datetime.combine(booking.on - timedelta(days=1), town.day.remind_at, CHINA)
    if evening <= now < min(evening + _EVENING_FOR, soon) and booking.made_at < evening:
        return "evening"
    return None


def _remind(work: Work, scene: Scene, town: Town, due: _Due) -> bool:
    booking = due.booking
    row = {
        "town": town.id,
        "booking": booking.number,
        "kind": due.kind,
        "starts_at": booking.starts_at,
        "made_at": work.now,
    }
    made = work.execute(_once(work.dialect), row).scalar_one_or_none()
    if made is None:
        return False
    papers = papers_to_bring(work, scene, town, booking)
    ticket = scene.url(
        ticket_path(town.id, booking.number, pass_key(work, town.id, booking.number))
    )
    message = None
    if has_chat(work, town.id, booking.citizen):
        matter = scene.catalog(town.id).matter(booking.matter)
        name = matter.name if matter else booking.matter
        text = reminder_text(town, booking, name, papers, ticket, local(work.now).date())
        message = work.say(town.id, booking.citizen, text, by="bot")
    work.execute(update(_REMINDERS).where(_REMINDERS.c.id == made).values(message=message))
    when = time_of(booking, local(work.now).date())
    call = f"约了{when}，请在这之前打电话提醒带齐材料：{papers.short}"
    leave_call(work, town.id, REMINDER, booking, (call,), message)
    return True


@cache
def _once(dialect: str) -> Insert:
    made = insert_into(dialect, _REMINDERS).on_conflict_do_nothing()
    return made.returning(_REMINDERS.c.id)


def _forget_late(work: Work, town: Town) -> None:
    """Send no kept reminder of a time that has passed, and call nobody about it any more."""
    stuck = (
        select(_REMINDERS.c.booking, _REMINDERS.c.message)
        .outerjoin(_MESSAGES, _MESSAGES.c.id == _REMINDERS.c.message)
        .where(
            _REMINDERS.c.town == town.id,
            _REMINDERS.c.starts_at.between(work.now - timedelta(days=1), work.now),
            (_REMINDERS.c.message.is_(None)) | (_MESSAGES.c.delivery == Delivery.KEPT),
        )
    )
    for each in work.execute(stuck).all():
        passed = (_MESSAGES.c.id == each.message, _MESSAGES.c.delivery == Delivery.KEPT)
        late = update(_MESSAGES).where(*passed)
        work.execute(late.values(delivery=Delivery.FAILED, reason="约的时间已经过了"))
        drop_calls(work, town.id, REMINDER, each.booking, "约的时间已经过了")
