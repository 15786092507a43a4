"""The two last questions before a booking is changed: is it to be moved, or cancelled."""

import re
from datetime import date, time

from dialogs.flows import all_of_them, choosing_time, taking_time
from dialogs.machine import Again, Choice, Done, Outcome, Question, Turn
from dialogs.ports import BookingSummary, Cancelled, FreeTime, NoSuchBooking, TooLateToCancel
from dialogs.texts import booking as texts
from dialogs.texts import waiting
from knowledge.calendar import local

_KEEPS = re.compile(r"[不别莫][要用]?取消|留着|还是[来去要]|(?:我|照样|照常)(?:还)?要?[来去]的?$")


def _one(turn: Turn, number: object) -> BookingSummary | None:
    found = turn.world.desk.bookings()
    return next((each for each in found if each.number == number), None)


def ask_move(turn: Turn) -> Question:
    """Ask whether a booking is to be moved to the time that was chosen."""
    booking, known = _one(turn, turn.learned["moving"]), turn.learned
    if booking is None:
        return Question(texts.NO_SUCH)
    today = local(turn.world.now).date()
    to = (known["start"], known["end"])
    text = waiting.ask_move(booking, date.fromisoformat(known["on"]), to, today)
    yes = Choice("yes", "改", ("是", "好", "可以", "行", "确定", "对", "要", "嗯"))
    return Question(
        text, (yes, Choice("no", waiting.KEEP, ("不", "不用", "留着", "算了"))), open=True
    )


def hear_move(turn: Turn) -> Outcome:
    """Move it, keep it, or hear another time."""
    known = turn.learned
    if turn.said.choice == "no":
        return Done((texts.KEPT,))
    if turn.said.choice is None:
        return choosing_time.changed(turn) or Again()
    on, start, end = date.fromisoformat(known["on"]), known["start"], known["end"]
    free = FreeTime("", "窗口", on, time.fromisoformat(start), time.fromisoformat(end), 1)
    return taking_time.move(turn, turn.matter, str(known["moving"]), free, {})


def ask_cancel(turn: Turn) -> Question:
    """Ask once more before a booking is cancelled, or all that stand."""
    if turn.learned.get(all_of_them.EVERY):
        return all_of_them.ask_cancel(turn)
    booking = _one(turn, turn.learned["number"])
    text = texts.ask_cancel(booking, local(turn.world.now).date()) if booking else texts.NO_SUCH
    choices = (
        Choice("yes", "取消预约", ("是", "确定", "取消", "对", "嗯", "好")),
        Choice("no", "不取消", ("不", "留着", "不用", "否")),
    )
    return Question(text, choices, open=True)


def hear_cancel(turn: Turn) -> Outcome:
    """Cancel it or all of them, or keep what stands."""
    if turn.learned.get(all_of_them.EVERY):
        return all_of_them.hear_cancel(turn)
    if turn.said.choice == "no" or _KEEPS.search(turn.said.text):
        return Done((texts.KEPT,))
    if turn.said.choice is None:
        return Again()
    match turn.world.desk.cancel(turn.learned["number"]):
        case Cancelled(booking):
            return Done((texts.cancelled(booking),))
        case NoSuchBooking():
            return Done((texts.NO_SUCH,))
        case TooLateToCancel(booking):
            return Done((texts.too_late(booking),))
