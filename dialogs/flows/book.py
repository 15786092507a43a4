"""Booking a counter: the matter, the day, the time, a last look, done.

begin ─┬► matter ─► which ─┐
       ├►──────────────────┴► day ─► part ─► time ─► confirm ─► (booked)
       └► (any later state, where what was said already tells day and time)
source: BZ-8
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from dialogs.flows import choosing_time
from dialogs.machine import Again, Choice, Dialog, Done, Go, Outcome, Question, Start, State, Turn
from dialogs.ports import AlreadyBooked, Booked, SlotClosed, SlotFull, TooManyBookings
from dialogs.texts import booking as texts
from dialogs.texts import day as day_texts
from dialogs.texts import say
from knowledge.calendar import local
from knowledge.gathering import is_taken_here
from knowledge.matters import Matter

_AFTER_MATTER = ("day", "time", "part", "confirm")


def _begin(turn: Turn) -> Outcome:
    code = turn.learned.get("matter") or _just_told(turn)
    if code is None:
        return Go("matter")
    return _with_matter(turn, str(code), str(turn.learned.get("said", "")))


def _just_told(turn: Turn) -> str | None:
    """“我要预约” right after a notice means that matter."""
    return turn.memory.matter if turn.memory.notice else None


def _with_matter(turn: Turn, code: str, said: str) -> Outcome:
    matter = turn.world.catalog.matter(code)
    if matter is None or not turn.world.town.takes(matter):
        return Go("matter")
    turn.world.desk.settle(matter)
    if not is_taken_here(matter, turn.world.town):
        return Start("guide", {"matter": matter.code}, (say.GOES_ELSEWHERE,))
    return choosing_time.first_step(turn, matter, said)


def _ask_matter(_turn: Turn) -> Question:
    return Question(texts.ASK_MATTER)


def _hear_matter(turn: Turn) -> Outcome:
    understanding = turn.said.understanding
    codes = [each.code for each in understanding.candidates]
    if understanding.kind == "matter":
        return _with_matter(turn, codes[0], turn.said.text)
    if understanding.kind in {"clarify", "chain"}:
        return Go("which", {"candidates": codes, "said": turn.said.text})
    return Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))


def _ask_which(turn: Turn) -> Question:
    matters = say.matter_names(turn.world.catalog, tuple(turn.learned["candidates"]))
    choices = tuple(Choice(each.code, each.called, (each.name, *each.aliases)) for each in matters)
    return Question(say.which(turn.world.town), (*choices, Choice("none", "都不是", ("不是",))))


def _hear_which(turn: Turn) -> Outcome:
    if turn.said.choice == "none":
        return Go("matter")
    if turn.said.choice is not None:
        return _with_matter(turn, turn.said.choice, str(turn.learned.get("said", "")))
    return _hear_matter(turn) if turn.said.understanding.kind == "matter" else Again()


def _ask_confirm(turn: Turn) -> Question:
    free = choosing_time.chosen(turn)
    text = texts.confirm(
        turn.matter.name, turn.world.town.centre, free, local(turn.world.now).date()
    )
    choices = (Choice("yes", texts.YES), Choice("other", texts.OTHER_TIME, ("换", "不对", "改")))
    return Question(text, choices, open=True)


def _hear_confirm(turn: Turn) -> Outcome:
    if choosing_time.asks_something(turn):
        return Again()
    another = choosing_time.changed(turn)  # “换到三点” before “换”
    match turn.said.choice:
        case _ if another is not None:
            return another
        case "yes":
            return _take(turn, turn.matter)
        case "other":
            return Go("day")
        case _:
            return Again()


def _take(turn: Turn, matter: Matter) -> Outcome:
    known: Mapping[str, Any] = turn.learned
    today = local(turn.world.now).date()
    on, town = date.fromisoformat(known["on"]), turn.world.town
    result = turn.world.desk.book(matter, on, time.fromisoformat(known["start"]))
    match result:
        case Booked(booking):
            told = texts.booked(booking, town.address, today)
            url = turn.world.desk.day.ticket_url(booking.number)
            return _after_booking(turn, matter, f"{told}\n{day_texts.ticket(url)}")
        case SlotFull(nearest):
            left = turn.world.desk.times(matter, on)
            return Go("time" if left else "day", say=(texts.full(nearest, today),))
        case SlotClosed():
            return Go("day", say=(texts.CHANGED_MEANWHILE,))
        case AlreadyBooked(booking):
            return Start("my_bookings", say=(texts.already(booking, today),))
        case TooManyBookings(limit):
            return Start("my_bookings", say=(texts.too_many(limit),))


def _after_booking(turn: Turn, matter: Matter, booked: str) -> Outcome:
    """Go on to what to bring, for who was not told: a place is not enough. source: BZ-16."""
    if turn.memory.notice and turn.memory.matter == matter.code:
        return Done((f"{booked}\n{texts.bring(turn.memory.notice)}",), all=True)
    given = {"matter": matter.code, "also": turn.learned.get("also")}
    return Start("guide", given, (booked, say.THEN_PAPERS), alone=True)


BOOK = Dialog(
    name="book",
    title="预约去窗口",
    begin=_begin,
    first=("matter", *_AFTER_MATTER),
    states=(
        State("matter", _ask_matter, _hear_matter, ("which", "matter", *_AFTER_MATTER)),
        State("which", _ask_which, _hear_which, ("matter", *_AFTER_MATTER)),
        State("day", choosing_time.ask_day, choosing_time.hear_day, _AFTER_MATTER),
        State("part", choosing_time.ask_part, choosing_time.hear_part, _AFTER_MATTER),
        State("time", choosing_time.ask_time, choosing_time.hear_time, _AFTER_MATTER),
        State("confirm", _ask_confirm, _hear_confirm, _AFTER_MATTER),
    ),
)
