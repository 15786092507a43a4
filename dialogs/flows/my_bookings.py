"""Looking up one's bookings, cancelling one, moving one to another time in one step.

begin ─┬► list ─┬► cancel ─► (list · end)
       │        └► day ─► part ─► time ─► (moved)
       ├► which (of several) ─► cancel · day
       ├► whose (the same matter again) ─┬► (moved)
       │                                 └► name ─► (a booking for somebody else)
       └► (nothing booked; who asked for a time begins to book)
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.flows import (
    all_of_them,
    changing_booking,
    choosing_time,
    full,
    not_coming,
    standing_visits,
    ways_named,
    which_booking,
    which_day,
    whose,
)
from dialogs.flows.refused_times import refused_in
from dialogs.flows.sure_time import WONDERED, timed
from dialogs.flows.time_meant import only_told, surely_else
from dialogs.flows.wished_time import read
from dialogs.machine import Again, Choice, Dialog, Done, Go, Outcome, Question, Start, State, Turn
from dialogs.ports import BookingSummary
from dialogs.texts import booking as texts
from dialogs.texts import waiting
from knowledge.calendar import day_words, local
from knowledge.reading.shifts import read_shift

_CANCELS = re.compile(r"取消|不来|退|不去|不要(?!上午|下午|早上|中午|晚上|太)")
_CALLS_OFF = re.compile(r"取消|退")
_MOVES = re.compile(r"改|换|挪|推迟|提前|延后|延迟|早点|晚点")
_ASKS = re.compile(r"几点|吗|查|看|什么时候|啥时候|我的预约|(?<!随便)哪天(?!都)|是不是")
_ABOUT = ("matter", "candidates")
_TIMES = ("day", "part", "time", "full", "move")


def _begin(turn: Turn) -> Outcome:
    said = str(turn.learned.get("said", ""))
    found = turn.world.desk.bookings()
    if begun := _as_given(turn, found) or ways_named.elsewhere(said):
        return begun
    moves = bool(turn.learned.get("moves")) or _wants_to_move(turn, said)
    cancels = not turn.learned.get("moves") and _cancels(turn, said)
    of_visits = not ways_named.is_of_the_counter(said) and turn.world.desk.visits.open()
    if not found and of_visits and (visit := _of_a_visit(said, moves=moves)):
        return visit
    if not found and moves:
        about = {name: turn.learned[name] for name in _ABOUT if turn.learned.get(name)}
        none_yet = (texts.NONE_YET,) if _MOVES.search(said) else ()
        return Start("book", {**about, "said": said}, none_yet)
    if not found:
        return Go("list") if turn.world.desk.slots.waiting() else Done((texts.NONE_YET,))
    if not cancels and not moves:
        return Go("list", say=standing_visits.told(turn))
    return _one_of(turn, said, "cancel" if cancels else "move")


def _as_given(turn: Turn, found: Sequence[BookingSummary]) -> Go | None:
    """Begin as whoever began it decided, if so."""
    if turn.learned.get("moving"):
        return Go("whose")
    if found and turn.learned.get("absent"):
        told = not_coming.somebody_else(turn).say if turn.learned.get("sends") else ()
        return Go("list", say=told)
    return all_of_them.first(turn)


def _cancels(turn: Turn, said: str) -> bool:
    """Say whether a booking is called off, and not only a time refused: “改到明天，不要上午”."""
    if _CANCELS.search(said) is None:
        return False
    only_a_time = _MOVES.search(said) and refused_in(turn, said)
    return not only_a_time or _CALLS_OFF.search(said) is not None


def _of_a_visit(said: str, *, moves: bool) -> Start | None:
    """Begin with the visits where no booking stands: nothing else can be meant."""
    if _CANCELS.search(said) or _MOVES.search(said):
        return Start("my_visits", {"said": said})
    return None if moves else Start("my_visits", {"said": ""}, (waiting.ONLY_VISITS,))


def _wants_to_move(turn: Turn, said: str) -> bool:
    if _MOVES.search(said):
        return True
    if read_shift(said) is not None:
        return True
    return not _ASKS.search(plain(said)) and not read(turn, said).says_nothing


def _move(turn: Turn, booking: BookingSummary, said: str) -> Outcome:
    matter = turn.world.catalog.matter(booking.matter)
    if matter is None:
        return Start("ask_clerk", {"reason": "改预约时间", "asked": said})
    known = {"moving": booking.number, "on": booking.on.isoformat()}
    turn = replace(turn, learned={**turn.learned, **known})
    if only_told(turn, said):
        asked = {} if read(turn, said).past else {WONDERED: said}
        return Go("day", {**known, "matter": matter.code, **asked})
    return choosing_time.first_step(turn, matter, said, known)


def _ask_list(turn: Turn) -> Question:
    desk, today = turn.world.desk, local(turn.world.now).date()
    found, waits = desk.bookings(), desk.slots.waiting()
    lines = [texts.listed(found, today)] if found else []
    lines += [waiting.waiting_line(each, today) for each in waits]
    choices = [
        Choice(each.number, f"取消{each.number}", (each.number, each.matter_name)) for each in found
    ]
    absent = bool(found and turn.learned.get("absent"))
    if found:
        choices.append(Choice("move", waiting.MOVE, ("改期", "换时间", "换个时间", "改约")))
    if absent:
        choices.append(Choice("other", texts.ANOTHER_COMES, texts.ANOTHER_COMES_WORDS))
    choices += [
        Choice(f"wait:{each.wish}", f"不等了：{each.matter_name}", ("不等了", "不等"))
        for each in waits
    ]
    text = "\n".join(lines)
    asked = texts.ASK_ABSENT if absent else texts.ASK_WHICH
    if not absent:
        choices.append(Choice("again", texts.ANOTHER, ("预约", "再约")))
    return Question(f"{asked}\n{text}" if text else texts.NONE_YET, tuple(choices), open=True)


def _hear_list(turn: Turn) -> Outcome:
    match turn.said.choice:
        case "again":
            return Start("book")
        case "move":
            return _which_or(turn, "move")
        case "other":
            return not_coming.somebody_else(turn)
        case None:
            return _heard_more(turn)
        case wait if wait.startswith("wait:"):
            turn.world.desk.slots.stop_waiting(int(wait.removeprefix("wait:")))
            return Done((waiting.STOPPED,))
        case number:
            return Go("cancel", {"number": number})


def _heard_more(turn: Turn) -> Outcome:
    """Hear “取消” or “改到星期三” below the list."""
    said = turn.said.text
    if turn.learned.get("absent") and not_coming.sends(said):
        return not_coming.somebody_else(turn)
    if other := ways_named.elsewhere(said):
        return other
    if _cancels(turn, said) and turn.world.desk.bookings():
        return _which_or(turn, "cancel")
    told = only_told(turn, said) and (surely_else(turn) or read(turn, said).past)
    if turn.world.desk.bookings() and not told and _wants_to_move(turn, said):
        return _which_or(turn, "move")
    return Again()


def _which_or(turn: Turn, wish: str) -> Outcome:
    return _one_of(turn, turn.said.text if turn.said.choice is None else "", wish)


def _one_of(turn: Turn, said: str, wish: str) -> Outcome:
    """Go on with the booking that is meant; ask which where it is open or none is of that day."""
    booked, day = turn.world.desk.bookings(), which_day.day_of(turn, said)
    found = which_day.on_it(booked, day)
    if day is not None and not found:
        told = texts.none_on(day_words(day, local(turn.world.now).date()))
        return Go("which", {"said": said, "wish": wish}, (told,))
    one = which_booking.one(turn, found, said, wish)
    if isinstance(one, Go | Start):
        return one
    if wish == "cancel":
        return Go("cancel", {"number": one.number})
    return _move(turn, one, which_day.to_when(turn, said))


def _ask_which(turn: Turn) -> Question:
    today, among = local(turn.world.now).date(), turn.learned.get("among")
    every = turn.world.desk.bookings()
    found = [each for each in every if not among or each.number in among] or every
    cancels = turn.learned.get("wish") == "cancel"
    text = waiting.ASK_WHICH_CANCEL if cancels else waiting.ASK_WHICH_MOVE
    choices = [
        Choice(each.number, texts.line(each, today), (each.number, each.matter_name))
        for each in found
    ]
    if turn.learned.get(all_of_them.EVERY):
        return all_of_them.ask_which(choices)
    return Question(text, tuple(choices))


def _hear_which(turn: Turn) -> Outcome:
    if turn.said.choice == "none":
        return Done((texts.KEPT,))
    one = which_booking.answered(turn)
    if one is None:
        return Again()
    if turn.learned.get("wish") == "cancel":
        return Go("cancel", {"number": one.number})
    if then := all_of_them.next_to_move(turn, one.number):
        return then
    return _move(turn, one, which_day.to_when(turn, str(turn.learned.get("said", ""))))


MY_BOOKINGS = Dialog(
    name="my_bookings",
    title="看我的预约",
    begin=_begin,
    first=("list", "cancel", "which", "whose", *_TIMES),
    states=(
        State("list", _ask_list, _hear_list, ("list", "cancel", "which", *_TIMES), resting=True),
        State("which", _ask_which, _hear_which, ("cancel", *_TIMES)),
        timed("move", changing_booking.ask_move, changing_booking.hear_move, _TIMES),
        State("whose", whose.ask_whose, whose.hear_whose, ("name", *_TIMES)),
        State("name", whose.ask_name, whose.hear_name, ("name",)),
        timed("day", choosing_time.ask_day, choosing_time.hear_day, _TIMES),
        timed("part", choosing_time.ask_part, choosing_time.hear_part, _TIMES),
        timed("time", choosing_time.ask_time, choosing_time.hear_time, _TIMES),
        timed("full", full.ask_full, full.hear_full, _TIMES),
        State("cancel", changing_booking.ask_cancel, changing_booking.hear_cancel),
    ),
)
