"""What is sent in answer to something outside the talk: a web page's code, an offered place."""

import re

from dialogs.booking_ports import CodeUnknown, Moved, NothingOffered
from dialogs.choosing import plain
from dialogs.flows import day
from dialogs.flows.booked import after_booking, told
from dialogs.flows.taking_time import with_ticket
from dialogs.machine import Aside, Done, Outcome, Start, Turn
from dialogs.ports import (
    AlreadyBooked,
    Booked,
    BookResult,
    NoSuchBooking,
    OnlySoon,
    SlotClosed,
    SlotFull,
    TooLateToCancel,
    TooManyBookings,
)
from dialogs.texts import booking as texts
from dialogs.texts import say, waiting, web_booking
from knowledge.calendar import local

CODE = re.compile(r"(?:预约码|验证码|码)?[:：是]?([2-9A-HJ-NP-Z]{6})", re.IGNORECASE)
"""Letters and digits that are not taken for one another; the page's codes have two digits."""
_DIGITS = 2
_TAKES = re.compile(r"(?:我)?要(?:这个|那个|这)号|号我要了?|这个号我要")
_WAITS = re.compile(
    r"(?:你|您|先)*(?:等|稍等|等等|等一?[下会]|等一?会儿|稍等一?下|稍等一?会儿?|等我.{0,6}|别急|不急)"
    r"|(?:等)?(?:让)?我(?:先|再)?(?:想想|想一?下|想一想|考虑一?下|考虑考虑|商量一?下|看一?下|问一?下|问问家里人?)(?:再说)?"
)
_LEAVES = re.compile(r"(?:这个|那个)号不要了?|不要(?:这个|那个|这)号")
_DECLINES = "不要这个号"
"""What the blue line of an offer says."""


def prompted(turn: Turn) -> Outcome | None:
    """Hear it, whatever else the talk is about; None where it is none of these."""
    said = plain(turn.said.text)
    if _TAKES.fullmatch(said):
        return _accept(turn)
    if _LEAVES.fullmatch(said):
        declined = turn.world.desk.slots.decline()
        if not declined and turn.world.desk.bookings():
            gone = (waiting.NO_OFFER,) if said == _DECLINES else ()
            return Start("my_bookings", {"said": "取消"}, gone, hold=True)
        return Aside((waiting.DECLINED if declined else waiting.NO_OFFER,))
    if in_line := day.waits(turn):
        return in_line
    if _WAITS.fullmatch(said):
        return Aside((say.NO_HURRY,))
    code = CODE.fullmatch(said)
    if code is None or sum(each.isdigit() for each in code[1]) != _DIGITS:
        return None
    return _from_web(turn, code[1].upper())


def _accept(turn: Turn) -> Outcome:
    today = local(turn.world.now).date()
    match turn.world.desk.slots.accept():
        case NothingOffered():
            return Aside((waiting.NO_OFFER,))
        case Moved(booking, before):
            return Aside(
                (with_ticket(turn, waiting.moved(booking, before, today), booking.number),)
            )
        case NoSuchBooking() | TooLateToCancel():
            return Aside((waiting.OFFER_GONE,))
        case (Booked() | SlotFull() | SlotClosed() | AlreadyBooked()) as result:
            return _answer(turn, result)
        case (TooManyBookings() | OnlySoon()) as result:
            return _answer(turn, result)


def _from_web(turn: Turn, code: str) -> Outcome:
    result = turn.world.desk.slots.from_web(code)
    if isinstance(result, CodeUnknown):
        return Aside((web_booking.unknown_code(result.left),))
    return _answer(turn, result)


def _answer(turn: Turn, result: BookResult) -> Outcome:
    """Say what came of it; the time was chosen elsewhere, so nothing is asked here but to go on."""
    today, town = local(turn.world.now).date(), turn.world.town
    match result:
        case Booked(booking):
            outcome = after_booking(turn, booking.matter, told(turn, booking), {})
            return Aside(outcome.say) if isinstance(outcome, Done) else outcome
        case SlotFull(nearest):
            return Aside((texts.full(nearest, today), web_booking.CHOOSE_ANEW))
        case SlotClosed():
            return Aside((texts.CHANGED_MEANWHILE, web_booking.CHOOSE_ANEW))
        case AlreadyBooked(booking):
            return Start("my_bookings", say=(texts.already(booking, today),), hold=True)
        case TooManyBookings(limit):
            return Start("my_bookings", say=(texts.too_many(limit),), hold=True)
        case OnlySoon(missed, last_on):
            return Aside((waiting.only_soon(missed, last_on, today, town.phone),))
