"""What a booked citizen is proposed when a closure takes the booking's time, and the answer.

A place of the first proposal is kept until `answer_by`. Unanswered it becomes a call (待告知); when
the closure begins unanswered the booking is cancelled, and said so. source: BZ-16
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Insert, select, update

from handoff.bookings import BOOKINGS
from handoff.call_tasks import CLOSURE, drop_calls, leave_call
from handoff.closed_times import ClosedTime
from handoff.day_bookings import DayBooking, booking_named, has_chat
from handoff.day_words import called_off_text, closed_text, time_of, withdrawn_text
from handoff.place_rows import give_back, starts_between
from handoff.places import take_place
from handoff.ports import Scene, Work
from handoff.slots import Slot, nearest_times
from handoff.tables.bookings import BookingRow
from handoff.tables.day import ClosureRow, ProposalRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.calendar import local
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Counter, Town

_PROPOSALS, _CLOSURES = table_of(ProposalRow), table_of(ClosureRow)
_BOOKINGS = table_of(BookingRow)
_WAITS = ("open", "late")
_CALL_OFF, _LEAST = timedelta(hours=1), timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal: `options` are local times, the first kept at `counter` (id) while it is open."""

    id: int
    closure: int
    booking: str
    citizen: CitizenId
    options: tuple[tuple[date, time], ...]
    counter: str | None
    answer_by: datetime
    state: str
    made_at: datetime


def propose(work: Work, scene: Scene, town: Town, closed: ClosedTime, booking: DayBooking) -> None:
    """Propose other times for this booking, once for each closure; else call."""
    matter = scene.catalog(town.id).matter(booking.matter)
    wanted = booking.starts_at
    found = nearest_times(work, town, scene.calendar, matter, wanted, work.now) if matter else ()
    answer_by = _answer_by(work.now, town, booking)
    made = work.execute(
        _once(work.dialect),
        {
            "town": town.id,
            "closure": closed.id,
            "booking": booking.number,
            "citizen": booking.citizen,
            "options": [[each.on.isoformat(), f"{each.start:%H:%M}"] for each in found],
            "answer_by": answer_by,
            "state": "open",
            "made_at": work.now,
        },
    ).scalar_one_or_none()
    if made is None:
        return
    held = _hold(work, town, found[0].counter, found[0].on, found[0].start) if found else None
    today = local(work.now).date()
    name = matter.name if matter else booking.matter
    message = None
    if has_chat(work, town.id, booking.citizen):
        options = [(each.on, each.start) for each in found]
        by = f"{local(answer_by):%-m月%-d日 %H:%M}"
        text = closed_text(booking, name, closed.reason, options, by, today)
        message = work.say(town.id, booking.citizen, text, by="bot")
    chosen = update(_PROPOSALS).where(_PROPOSALS.c.id == made)
    work.execute(chosen.values(counter=held, message=message))
    line = f"约的{time_of(booking, today)}因{closed.reason}办不了，请在那之前打电话改时间"
    leave_call(work, town.id, CLOSURE, booking, (line,), message)


def _answer_by(now: datetime, town: Town, booking: DayBooking) -> datetime:
    """Give until when a place is kept: not at night, and so that somebody can still call."""
    here = local(now + town.day.answer_within)
    morning = here.replace(hour=8, minute=0, second=0, microsecond=0)
    by = min(max(here, morning), booking.starts_at - 2 * _CALL_OFF)
    return min(max(by, now + _LEAST), booking.starts_at)


def _hold(work: Work, town: Town, counter: Counter, on: date, start: time) -> str | None:
    at = datetime.combine(on, start, local(work.now).tzinfo)
    taken = take_place(work, town, Slot(at, at + town.booking.slot, (counter,)))
    return taken.id if taken else None


def _release(work: Work, town: TownId, proposal: Proposal) -> None:
    if proposal.counter is not None and proposal.state == "open":
        on, start = proposal.options[0]
        give_back(work, town, proposal.counter, on, (start,))


def settle(work: Work, town: TownId, proposal: Proposal, state: str, **values: Any) -> bool:  # noqa: ANN401 - columns
    """Bring a proposal that waits into this state and free what it kept; False: it was settled."""
    done = (
        update(_PROPOSALS)
        .where(_PROPOSALS.c.id == proposal.id, _PROPOSALS.c.state == proposal.state)
        .values(state=state, answered_at=work.now, **values)
        .returning(_PROPOSALS.c.id)
    )
    if work.execute(done).one_or_none() is None:
        return False
    _release(work, town, proposal)
    return True


def waiting_proposals(
    work: Work, town: TownId, *, citizen: CitizenId | None = None, closure: int | None = None
) -> tuple[Proposal, ...]:
    """Give the proposals without an answer, the oldest first."""
    wanted = select(
        *_PROPOSALS.c["id", "closure", "booking", "citizen", "options", "counter"],
        *_PROPOSALS.c["answer_by", "state", "made_at"],
    ).where(_PROPOSALS.c.town == town, _PROPOSALS.c.state.in_(_WAITS))
    if citizen is not None:
        wanted = wanted.where(_PROPOSALS.c.citizen == citizen)
    if closure is not None:
        wanted = wanted.where(_PROPOSALS.c.closure == closure)
    return tuple(_proposal(*each) for each in work.execute(wanted.order_by(_PROPOSALS.c.id)))


def _proposal(*values: Any) -> Proposal:  # noqa: ANN401 - columns
    row = list(values)
    row[4] = tuple((date.fromisoformat(on), time.fromisoformat(at)) for on, at in row[4])
    return Proposal(*row)


def tend(work: Work, scene: Scene) -> None:
    """Free what was kept too long and have those called; cancel what begins unanswered. A job."""
    for town in scene.towns:
        for each in waiting_proposals(work, town.id):
            booking = booking_named(work, town.id, each.booking)
            if booking is None or booking.state != "booked":
                settle(work, town.id, each, "cancelled")
                drop_calls(work, town.id, CLOSURE, each.booking, "预约已经取消或改了时间")
            elif _over(each, booking, work.now):
                _call_off(work, scene, town, each, booking)
            elif each.state == "open" and each.answer_by <= work.now:
                settle(work, town.id, each, "late")
                line = f"没有回复改时间，请打电话。约的{time_of(booking, local(work.now).date())}"
                leave_call(work, town.id, CLOSURE, booking, (line,), None)


def _over(proposal: Proposal, booking: DayBooking, now: datetime) -> bool:
    """Say whether nobody can wait longer: an hour before the visit, but half an hour to answer."""
    last = max(booking.starts_at - _CALL_OFF, proposal.made_at + _LEAST)
    return min(booking.starts_at, last) <= now


def _call_off(
    work: Work, scene: Scene, town: Town, proposal: Proposal, booking: DayBooking
) -> None:
    if not settle(work, town.id, proposal, "cancelled"):
        return
    cancel_booking(work, town.id, booking)
    drop_calls(work, town.id, CLOSURE, booking.number, "停办开始，已经取消")
    wanted = select(_CLOSURES.c.reason).where(_CLOSURES.c.id == proposal.closure)
    reason = str(work.execute(wanted).scalar_one())
    matter = scene.catalog(town.id).matter(booking.matter)
    today, message = local(work.now).date(), None
    if has_chat(work, town.id, booking.citizen):
        text = called_off_text(booking, matter.name if matter else "", reason, today)
        message = work.say(town.id, booking.citizen, text, by="bot")
    line = f"约的{time_of(booking, today)}因{reason}取消了，没有回复过，请打电话说一声，免得白跑"
    leave_call(work, town.id, CLOSURE, booking, (line,), message)


def cancel_booking(work: Work, town: TownId, booking: DayBooking) -> bool:
    """Cancel a booking that still stands and free its place, whatever the limit for citizens."""
    gone = (
        update(_BOOKINGS)
        .where(
            _BOOKINGS.c.town == town,
            _BOOKINGS.c.number == booking.number,
            _BOOKINGS.c.state == "booked",
        )
        .values(state="cancelled", cancelled_at=work.now)
        .returning(_BOOKINGS.c.id)
    )
    if work.execute(gone).one_or_none() is None:
        return False
    starts = starts_between(booking.start, booking.end, booking.slots)
    give_back(work, town, booking.counter, booking.on, starts)
    work.announce(town, BOOKINGS)
    return True


def withdraw_proposals(work: Work, scene: Scene, town: Town, closure: int) -> None:
    """Tell everybody who has not answered that the old time stands."""
    for each in waiting_proposals(work, town.id, closure=closure):
        booking = booking_named(work, town.id, each.booking)
        if not settle(work, town.id, each, "withdrawn") or booking is None:
            continue
        drop_calls(work, town.id, CLOSURE, each.booking, "停办收回了，照旧")
        if booking.state == "booked" and has_chat(work, town.id, booking.citizen):
            matter = scene.catalog(town.id).matter(booking.matter)
            text = withdrawn_text(booking, matter.name if matter else "", local(work.now).date())
            message = work.say(town.id, booking.citizen, text, by="bot")
            leave_call(work, town.id, CLOSURE, booking, ("停办收回了，约的时间照旧",), message)
        elif booking.state == "booked":
            leave_call(work, town.id, CLOSURE, booking, ("停办收回了，约的时间照旧",), None)


def moved_to(work: Work, proposal: Proposal, booking: str) -> None:
    """Record under which number the booking goes on."""
    row = update(_PROPOSALS).where(_PROPOSALS.c.id == proposal.id)
    work.execute(row.values(booking_after=booking))


def ask_again(work: Work, proposal: Proposal) -> None:
    """Let a proposal whose chosen time was gone wait on; nothing is kept for it any more."""
    row = update(_PROPOSALS).where(_PROPOSALS.c.id == proposal.id)
    work.execute(row.values(state="late", answered_at=None, counter=None))


@cache
def _once(dialect: str) -> Insert:
    return insert_into(dialect, _PROPOSALS).on_conflict_do_nothing().returning(_PROPOSALS.c.id)
