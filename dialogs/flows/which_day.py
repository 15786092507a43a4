"""Which of one's bookings is meant by the day it is for: “取消周五的”, “后天的改到周五”."""

import re
from collections.abc import Sequence
from datetime import date

from dialogs.booking_ports import BookingSummary
from dialogs.choosing import plain
from dialogs.flows.wished_time import read
from dialogs.machine import Turn

_TO = re.compile(
    r"(?:改|换|挪|推迟?|提前|延[后迟期]?|调)(?:到|成|在|去|至)|推迟|延[后迟]|提前|提早|往[前后]"
)
_OF_IT = re.compile(
    r"(?:那个|这个|那次|这次|那天)|的(?:号|预约|那个|约)?(?=$|[，,。改换挪推提延往调取退不我])"
)
_CHANGES = re.compile(r"取消|撤销|退|不要|不去|不来|改|换|挪|推|提前|延")


def day_of(turn: Turn, said: str) -> date | None:
    """Give the day of the booking that is to be changed, where it is named by its day."""
    return _split(turn, said)[0]


def on_it(found: Sequence[BookingSummary], day: date | None) -> tuple[BookingSummary, ...]:
    """Give those of a day; all of them where none was named."""
    return tuple(each for each in found if day is None or each.on == day)


def is_of_one(turn: Turn) -> bool:
    """Say whether a message wishes to cancel or move a booking that it names by its day."""
    said, booked = plain(turn.said.text), bool(turn.world.desk.bookings())
    return booked and _CHANGES.search(said) is not None and day_of(turn, said) is not None


def to_when(turn: Turn, said: str) -> str:
    """Give what is said of the new time, without the day of the booking: “后天的改到周五”."""
    return _split(turn, said)[1]


def _split(turn: Turn, said: str) -> tuple[date | None, str]:
    """Give the day that the booking is named by, and what is said after it.

    The day stands before the booking (“后天的”, “周五办低保的那个”): what follows is new.
    """
    moves = _TO.search(said)
    which = said[: moves.start() + 1] if moves else said
    named_first = [*_OF_IT.finditer(which)]
    for found in reversed(named_first):
        named = re.split(r"[，,。；;]", which[: found.start()])[-1]
        if (day := read(turn, named).on) is not None:
            return day, said[moves.start() if moves else found.end() :]
    return None, said[moves.start() :] if moves and named_first else said
