"""A wish that is said from a time there is: “往后推一天”, “改到周五同一时间”, “不要上午”."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dialogs.machine import Turn
from dialogs.ports import BookingSummary
from knowledge.calendar import local
from knowledge.reading.shifts import Shift, half_left, keeps_the_time, read_shift
from knowledge.reading.when import When, part_of

_EARLIER = Shift(later=False)
"""“早一点” is read as the earliest; a booking that stands moves to no time that was not named."""
_GONE = "那天已经过了，请换一天。"


def shifted(turn: Turn, said: str, when: When) -> When:
    """Give the day and time that a wish comes to, from the one that is chosen or booked.

    `when` is what was read of it without; given back as it is where nothing is said of the other.
    """
    if when.on is not None and when.clock is None and keeps_the_time(said):
        start = _from(turn)[1]
        return replace(when, clock=start, part=part_of(start)) if start else when
    half = half_left(said)
    if half is not None and when.on is not None and when.clock is None:
        return replace(when, part="am" if half == "am" else "pm")
    shift = read_shift(said)
    if not when.says_nothing and not (turn.learned.get("moving") and shift == _EARLIER):
        return when
    if shift is None:
        return when
    on, start = _from(turn)
    if on is None:
        return when
    return _put_off(turn, shift, on, start)


def _put_off(turn: Turn, shift: Shift, on: date, start: time | None) -> When:
    if not shift.days and not shift.minutes:
        morning = start is None and turn.learned.get("part") == "am"
        return When(on, part="pm" if morning and shift.later else None)
    if start is None:
        return When(on + timedelta(shift.days)) if shift.days else When()
    then = datetime.combine(on, start) + timedelta(shift.days, minutes=shift.minutes)
    if then.date() < local(turn.world.now).date():
        return When(past=True, why=_GONE)
    return When(then.date(), part_of(then.time()), then.time())


def _from(turn: Turn) -> tuple[date | None, time | None]:
    """Give the day and time that a wish starts from; None for what is not chosen yet."""
    known, booking = turn.learned, _booking(turn)
    on, start = known.get("on"), known.get("start")
    if on and (start or booking is None or booking.on.isoformat() != on):
        return date.fromisoformat(on), time.fromisoformat(start) if start else None
    return (booking.on, booking.start) if booking else (None, None)


def _booking(turn: Turn) -> BookingSummary | None:
    """Give the booking that is being moved, or the only one, if it is what is talked of."""
    known, found = turn.learned, turn.world.desk.bookings()
    if known.get("moving"):
        return next((each for each in found if each.number == known["moving"]), None)
    only = found[0] if len(found) == 1 else None
    return only if only and known.get("matter") in {None, only.matter} else None
