"""Asks back where a message with a time in it may be a story: “您是想约11月27日下午吗？”.

A step that chooses a time hears through this: what is told beside a time chooses none.
"""

from collections.abc import Callable
from dataclasses import replace

from dialogs.choosing import choose, plain
from dialogs.flows import asked_beside, choosing_time, spoken_times, wished_time
from dialogs.flows.time_meant import only_told, surely_else
from dialogs.flows.wished_time import ANY_TIME, OTHER_DAY, read
from dialogs.machine import Again, Aside, Choice, Go, Outcome, Question, Said, State, Turn
from dialogs.texts import booking as texts

WONDERED = "wondered"
"""The message that is asked about, as it was said; empty where none is."""


def timed(
    name: str, ask: Callable[[Turn], Question], hear: Callable[[Turn], Outcome], to: tuple[str, ...]
) -> State:
    """Give a state that takes a time only from words that choose one, and asks where it is open."""

    def asks(turn: Turn) -> Question:
        wondered = str(turn.learned.get(WONDERED) or "")
        if not wondered:
            return ask(turn)
        when = wished_time.named_time(turn, wondered)
        moving = bool(turn.learned.get("moving") or turn.learned.get("number"))
        choices = (Choice("yes", texts.IT_IS), Choice("no", texts.IT_IS_NOT, ("不约", "没有")))
        return Question(texts.ask_wondered(when, moving=moving), choices, open=True)

    def hears(turn: Turn) -> Outcome:
        if not turn.learned.get(WONDERED):
            return _weighed(turn, name, ask, hear)
        wondered = str(turn.learned[WONDERED])
        match turn.said.choice:
            case "yes":
                return _sure(hear(replace(turn, said=Said(wondered))))
            case "no":
                return Go(name, {WONDERED: ""}, (texts.TOLD_NO_TIME,))
            case _:
                return _sure(_weighed(turn, name, ask, hear))

    return State(name, asks, hears, tuple(dict.fromkeys((*to, name))))


def _weighed(
    turn: Turn, name: str, ask: Callable[[Turn], Question], hear: Callable[[Turn], Outcome]
) -> Outcome:
    """Let the state hear what chooses; ask back or leave to others what tells."""
    if spoken := spoken_times.heard(turn):
        return spoken
    if not _tells(turn, ask):
        both = asked_beside.heard(turn, hear)
        return both or asked_beside.noting_late(turn, hear(turn))
    if surely_else(turn) or _names_another(turn):
        return Again()
    if read(turn, turn.said.text).past:
        return Aside((texts.TOLD_NO_TIME,))
    return Go(name, {WONDERED: turn.said.text})


def _tells(turn: Turn, ask: Callable[[Turn], Question]) -> bool:
    text = turn.said.text
    if ANY_TIME.fullmatch(plain(text)) or OTHER_DAY.fullmatch(plain(text)):
        return False
    if turn.said.chosen and choose(text, ask(turn).choices, strict=True):
        return False
    return only_told(turn, text) and not choosing_time.asks_something(turn)


def _names_another(turn: Turn) -> bool:
    understood = turn.said.understanding
    return understood.kind == "matter" and understood.codes[0] != turn.learned.get("matter")


def _sure(outcome: Outcome) -> Outcome:
    if not isinstance(outcome, Go):
        return outcome
    return replace(outcome, learned={WONDERED: "", **outcome.learned})
