"""Booking a counter: the matter, the day, the time, a last look, done.

begin ─┬► matter ─► which ─┐
       ├►──────────────────┴► day ─► part ─► time ─► confirm ─► (booked)
       └► (any later state, where what was said already tells day and time)
day · part · time · confirm ─► full (the nearest, or to wait for a place)
From `confirm` on the place is held for five minutes.
source: BZ-8
"""

import re
from collections.abc import Callable
from dataclasses import replace

from dialogs.flows import (
    booked,
    choosing_time,
    full,
    own_bookings,
    second,
    several,
    taking_time,
    whose,
    wished_time,
)
from dialogs.flows.not_free import closed_then
from dialogs.flows.sure_time import timed
from dialogs.flows.time_meant import of_coming, only_told
from dialogs.flows.wished_time import read
from dialogs.machine import (
    Again,
    Aside,
    Choice,
    Dialog,
    Done,
    Go,
    Outcome,
    Question,
    Start,
    State,
    Turn,
)
from dialogs.texts import booking as texts
from dialogs.texts import say, waiting
from knowledge.calendar import local
from knowledge.gathering import is_taken_here
from knowledge.matters import Matter
from knowledge.reading.kinsfolk import SELF, others_named, read_whom

_ALSO = re.compile(r"(我.{1,3}?)的?也(?:要|想|得|办|约|来|交|领)")
_AFTER_MATTER = ("day", "time", "part", "confirm", "full")


def _begin(turn: Turn) -> Outcome:
    code = turn.learned.get("matter") or _just_told(turn)
    if code is None:
        said = str(turn.learned.get("said", ""))
        noted = (_noting(turn, said),) if _tells_when(turn) else ()
        return Go("which" if turn.learned.get("candidates") else "matter", say=noted)
    begun = _with_matter(turn, str(code), str(turn.learned.get("said", "")))
    if turn.learned.get("notice"):
        return begun
    return second.beside_booking(turn, str(code), second.kept(turn.learned), begun)


def _just_told(turn: Turn) -> str | None:
    """“我要预约” right after a notice means that matter."""
    return turn.memory.matter if turn.memory.notice else None


def _with_matter(turn: Turn, code: str, said: str) -> Outcome:
    matter = turn.world.catalog.matter(code)
    if matter is None or not turn.world.town.takes(matter):
        return Go("matter")
    turn.world.desk.settle(matter)
    if not is_taken_here(matter, turn.world.town):
        given = {"matter": matter.code, **second.kept(turn.learned)}
        return Start("guide", given, (say.GOES_ELSEWHERE,))
    if turn.learned.get("start"):
        free = choosing_time.chosen(turn)  # chosen before it was said for whom
        return taking_time.take(turn, matter, free, {"matter": code})
    if turn.learned.get("waits"):
        return taking_time.nothing_free((), (), {"matter": code}, waiting.ASK_WAIT)
    before = str(turn.learned.get("said", ""))
    if said != before and read(turn, said).says_nothing:
        said = before  # “明天上午”, and then what for
    known = {**wished_time.whom_said(turn), **_for_others(turn, said)}
    first = choosing_time.first_step(turn, matter, of_coming(turn, said), known)
    return _kindly(turn, matter, first)


def _for_others(turn: Turn, said: str) -> dict[str, str]:
    """Remember who else is to have a place: “给我爸和我妈都约” is two bookings, one by one."""
    whom = turn.said.understanding.slots.whom or turn.learned.get("whom")
    told = str(turn.learned.get("first") or said)
    if whom is None:
        also = _ALSO.search(told)
        named = read_whom(also[1]) if also else None
        return {"then": named.relation} if named and named.relation != SELF else {}
    others = [each for each in others_named(told) if each != whom]
    return {"then": others[0]} if others else {}


def _kindly(turn: Turn, matter: Matter, outcome: Outcome) -> Outcome:
    """Offer who may find the way hard to be visited or helped before a time. source: CN-12."""
    ways = texts.other_ways(visit=matter.home_visit, proxy=matter.proxy)
    if not turn.memory.elder or not ways or not isinstance(outcome, Go):
        return outcome
    return replace(outcome, say=(ways, *outcome.say))


def _ask_matter(_turn: Turn) -> Question:
    return Question(texts.ASK_MATTER)


def _hear_matter(turn: Turn) -> Outcome:
    understanding = turn.said.understanding
    codes = [each.code for each in understanding.candidates]
    if understanding.kind == "matter":
        begun = _with_matter(turn, codes[0], turn.said.text)
        return second.beside_booking(turn, codes[0], second.said(understanding), begun)
    if understanding.kind in {"clarify", "chain"}:
        said = turn.said.text if _tells_when(turn) else turn.learned.get("said", "")
        return Go("which", {"candidates": codes, "said": said, **second.said(understanding)})
    if _tells_when(turn):
        return _noted(turn, "matter")
    return Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))


def _tells_when(turn: Turn) -> bool:
    when = read(turn, turn.said.text)
    return not (when.says_nothing or when.past or only_told(turn, turn.said.text))


def _ask_which(turn: Turn) -> Question:
    matters = say.matter_names(turn.world.catalog, tuple(turn.learned["candidates"]))
    choices = tuple(Choice(each.code, each.called, (each.name, *each.aliases)) for each in matters)
    return Question(say.which(turn.world.town), (*choices, Choice("none", "都不是", ("不是",))))


def _hear_which(turn: Turn) -> Outcome:
    if turn.said.choice == "none":
        return Go("matter")
    if turn.said.choice is not None:
        begun = _with_matter(turn, turn.said.choice, str(turn.learned.get("said", "")))
        given = second.kept(turn.learned, turn.said.choice)
        return second.beside_booking(turn, turn.said.choice, given, begun)
    if turn.said.understanding.kind == "matter":
        return _hear_matter(turn)
    return _noted(turn, "which") if _tells_when(turn) else Again()


def _noted(turn: Turn, state: str) -> Go:
    said = wished_time.said_so_far(turn)
    return Go(state, {"said": said}, (_noting(turn, said),))


def _noting(turn: Turn, said: str) -> str:
    """Say that a time is noted until it is known what for; or that nobody works then."""
    return closed_then(turn, read(turn, said)) or wished_time.noted(turn, said)


def _ask_confirm(turn: Turn) -> Question:
    free = choosing_time.chosen(turn)
    today, whom = local(turn.world.now).date(), turn.learned.get("whom")
    text = texts.confirm(turn.matter.name, turn.world.town.centre, free, today, whom)
    choices = [Choice("yes", texts.YES), Choice("other", texts.OTHER_TIME, ("换", "不对", "改"))]
    if turn.learned.get("replaces"):
        choices.append(Choice("both", texts.BOTH, ("都要", "原来的留着", "两个都留着")))
        choices.append(Choice("neither", texts.NEITHER, ("不换", "不改了", "还是原来的")))
    return Question(text, tuple(choices), open=True)


def _for_whom(state: str, hear: Callable[[Turn], Outcome]) -> Callable[[Turn], Outcome]:
    """Hear first whom it is for: “不是我，是给我妈约的”; the place is held for that person."""

    def hear_whom(turn: Turn) -> Outcome:
        if not turn.said.chosen and own_bookings.looks_up(turn):
            return Aside((own_bookings.shown(turn),))  # a list would hear the time as a move
        if not turn.said.chosen and several.another_place(turn):
            return Again()  # “食品许可证也想约9点半” is no time for this matter
        answers = turn.said.chosen or choosing_time.has_no_time(turn.said.text)
        said = None if answers else whose.said_whom(turn)
        if said is None:
            return hear(turn)
        if said == whose.NOT_ME:
            return Aside((waiting.ASK_FOR_WHOM,))
        whom = None if said == SELF else said
        if state != "confirm":
            return Go(state, {"whom": whom})
        return taking_time.take(turn, turn.matter, choosing_time.chosen(turn), {"whom": whom})

    return hear_whom


def _hear_confirm(turn: Turn) -> Outcome:
    if choosing_time.asks_something(turn):
        return Again()
    another = choosing_time.changed(turn)  # “换到三点” before “换”
    match turn.said.choice:
        case _ if another is not None:
            return another
        case "yes":
            return _take(turn, turn.matter)
        case "both":
            alone = {**turn.learned, "replaces": ""}
            return _take(replace(turn, learned=alone), turn.matter)
        case "neither":
            return Done((texts.KEPT,))
        case "other":
            return Go("day")
        case _:
            return Again()


def _take(turn: Turn, matter: Matter) -> Outcome:
    wanted = choosing_time.chosen(turn)
    result = turn.world.desk.book(matter, wanted.on, wanted.start, turn.learned.get("whom"))
    return booked.answer(turn, result, wanted, matter.code)


BOOK = Dialog(
    name="book",
    title="预约去窗口",
    begin=_begin,
    first=("matter", "which", *_AFTER_MATTER),
    states=(
        State("matter", _ask_matter, _hear_matter, ("which", "matter", *_AFTER_MATTER)),
        State("which", _ask_which, _hear_which, ("matter", "which", *_AFTER_MATTER)),
        timed(
            "day", choosing_time.ask_day, _for_whom("day", choosing_time.hear_day), _AFTER_MATTER
        ),
        timed(
            "part",
            choosing_time.ask_part,
            _for_whom("part", choosing_time.hear_part),
            _AFTER_MATTER,
        ),
        timed(
            "time",
            choosing_time.ask_time,
            _for_whom("time", choosing_time.hear_time),
            _AFTER_MATTER,
        ),
        timed("confirm", _ask_confirm, _for_whom("confirm", _hear_confirm), _AFTER_MATTER),
        timed("full", full.ask_full, full.hear_full, _AFTER_MATTER),
    ),
)
