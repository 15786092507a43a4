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
    which = _which(said)
    return read(turn, which).on if _OF_IT.search(which) else None


def on_it(found: Sequence[BookingSummary], day: date | None) -> tuple[BookingSummary, ...]:
    """Give those of a day; all of them where none was named."""
    return tuple(each for each in found if day is None or each.on == day)


def is_of_one(turn: Turn) -> bool:
    """Say whether a message wishes to cancel or move a booking that it names by its day."""
    said = plain(turn.said.text)
    booked = bool(turn.world.desk.bookings())
    return booked and _CHANGES.search(said) is not None and day_of(turn, said) is not None


def to_when(said: str) -> str:
    """Give what is said of the new time, without the day of the booking: “后天的改到周五”."""
    moves = _TO.search(said)
    return said[moves.start() :] if moves and _OF_IT.search(said[: moves.end()]) else said


def _which(said: str) -> str:
    moves = _TO.search(said)
    return said[: moves.start() + 1] if moves else said
