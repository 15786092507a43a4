"""Nothing free at the wished time: the nearest ones, or to be told when there is. source: BZ-16."""

from datetime import date, time
from typing import Any

from dialogs.booking_ports import Half, TooManyWaits, Waits
from dialogs.flows import choosing_time, taking_time
from dialogs.machine import Again, Choice, Done, Go, Outcome, Question, Start, Turn
from dialogs.ports import FreeTime
from dialogs.texts import booking as texts
from dialogs.texts import waiting
from knowledge.calendar import day_words, local

_WAIT_WORDS = ("有空告诉我", "有号告诉我", "候补", "排队", "等空位", "有了告诉我", "等着", "帮我等")


def ask_full(turn: Turn) -> Question:
    """Show the nearest times, and the waiting list."""
    today = local(turn.world.now).date()
    nearest = [_time_of(each) for each in turn.learned.get("nearest", ())]
    choices = [
        Choice(
            f"{each.on.isoformat()}T{each.start:%H:%M}",
            f"{day_words(each.on, today)} {texts.span(each.start, each.end)}",
        )
        for each in nearest
    ]
    why = str(turn.learned.get("why", ""))
    if nearest:
        why = f"{why}{waiting.NEAREST}"
    choices.append(Choice("wait", waiting.WAIT, _WAIT_WORDS))
    if turn.world.desk.days(turn.matter):
        choices.append(Choice("other", waiting.OTHER, ("换", "别的时间", "换个时间")))
    if turn.learned.get("moving"):
        choices.append(Choice("keep", waiting.KEEP, ("不改", "算了", "留着")))
    elif not nearest:
        choices.append(Choice("human", "转给工作人员", ("工作人员", "转")))
    return Question(why, tuple(choices))


def hear_full(turn: Turn) -> Outcome:
    """Hear one of them, or another time in words."""
    match turn.said.choice:
        case "wait":
            return _wait(turn)
        case "other":
            return Go("day", {"span": "", "part": ""})
        case "keep":
            return Done((texts.KEPT,))
        case "human":
            given = {"reason": "没有号可约", "matter": turn.matter.code}
            return Start("ask_clerk", given)
        case None:
            if choosing_time.asks_something(turn) or not turn.world.desk.days(turn.matter):
                return Again()
            return choosing_time.hear_day(turn)
        case at:
            on, _, start = at.partition("T")
            chosen = next(
                each for each in turn.learned["nearest"] if [each[0], each[1]] == [on, start]
            )
            return taking_time.take(turn, turn.matter, _time_of(chosen), {})


def _wait(turn: Turn) -> Outcome:
    halves = tuple(_half_of(each) for each in turn.learned.get("wanted", ()))
    today = local(turn.world.now).date()
    match turn.world.desk.slots.wait(turn.matter, halves):
        case Waits(ahead):
            return Done((waiting.waits(halves, ahead, today),))
        case TooManyWaits(limit):
            return Again((waiting.too_many_waits(limit),))


def _half_of(kept: Any) -> Half:  # noqa: ANN401 - as JSON gives it back
    return date.fromisoformat(kept[0]), kept[1]


def _time_of(kept: Any) -> FreeTime:  # noqa: ANN401 - as JSON gives it back
    on, start, end = date.fromisoformat(kept[0]), time.fromisoformat(kept[1]), kept[2]
    return FreeTime("", "窗口", on, start, time.fromisoformat(end), 1)
