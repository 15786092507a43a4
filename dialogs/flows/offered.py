"""A time that a clerk offered in the chat is tapped: booked at once, whoever has the chat.

The blue words say it all (“就约11月25日 9:30（低保）”), so that they may be typed too.
"""

import re
from datetime import date, time, timedelta

from dialogs.flows.taking_time import with_ticket
from dialogs.machine import Aside, Outcome, Turn
from dialogs.ports import (
    AlreadyBooked,
    Booked,
    BookResult,
    FreeTime,
    OnlySoon,
    SlotClosed,
    SlotFull,
    TooManyBookings,
)
from dialogs.texts import booking as texts
from dialogs.texts import waiting
from dialogs.texts.writing import tap
from knowledge.calendar import day_words, local
from knowledge.matters import Matter

TAKES = re.compile(
    r"就约\s*(\d{1,2})月(\d{1,2})日\s*(\d{1,2}):(\d{2})\s*[（(](.{1,40})[)）]", re.DOTALL
)
_ANY_TIME = 9
"""The tap id of words that are good whenever they are tapped."""
_LONG_PAST = timedelta(days=180)


def begins(turn: Turn, said: str) -> Outcome | None:
    """Book the time that these words name; None where they name none."""
    found = TAKES.fullmatch(said)
    if found is None:
        return None
    today = local(turn.world.now).date()
    on, start = _day(int(found[1]), int(found[2]), today), _time(int(found[3]), int(found[4]))
    matter = _called(turn, found[5])
    if on is None or start is None or matter is None:
        return Aside((texts.CHANGED_MEANWHILE,))
    return Aside((_words(turn, matter, turn.world.desk.book(matter, on, start), today),))


def _words(turn: Turn, matter: Matter, result: BookResult, today: date) -> str:
    match result:
        case Booked(booking):
            said = texts.booked(booking, turn.world.town.address, today)
            return with_ticket(turn, said, booking.number)
        case SlotFull(nearest):
            return "\n".join((waiting.TAKEN, *(_tap(each, matter, today) for each in nearest)))
        case SlotClosed():
            return texts.CHANGED_MEANWHILE
        case AlreadyBooked(booking):
            return texts.already(booking, today)
        case TooManyBookings(limit):
            return texts.too_many(limit)
        case OnlySoon(missed, last_on):
            return waiting.only_soon(missed, last_on, today, turn.world.town.phone)


def _tap(free: FreeTime, matter: Matter, today: date) -> str:
    shown = f"{day_words(free.on, today)} {texts.clock(free.start)}"
    says = f"就约{free.on.month}月{free.on.day}日 {texts.clock(free.start)}（{matter.called}）"
    return tap(shown, _ANY_TIME, says)


def _called(turn: Turn, name: str) -> Matter | None:
    matters = turn.world.catalog.matters.values()
    return next((each for each in matters if name in {each.called, each.name}), None)


def _day(month: int, day: int, today: date) -> date | None:
    """Give the next such day; None where there is none."""
    try:
        on = date(today.year, month, day)
        return on if today - on < _LONG_PAST else date(today.year + 1, month, day)
    except ValueError:
        return None


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a clock's
