"""From a wished time to the next question: the half, the time, the last look, or why not then."""

from dataclasses import replace
from typing import Any

from dialogs.flows import refused_times
from dialogs.flows.not_free import closed_then, not_free
from dialogs.flows.taking_time import take
from dialogs.flows.wished_time import earliest, in_span, span_words, within
from dialogs.machine import Go, Outcome, Start, Turn
from dialogs.ports import FreeTime
from dialogs.texts import booking as texts
from knowledge.matters import Matter
from knowledge.reading.dates import When

NO_TIME = {"part": "", "clock": ""}
_TIMES_SHOWN = 8


def found_for(turn: Turn, matter: Matter, when: When, known: dict[str, Any]) -> Outcome | None:
    """Go as far as `when` decides, or say why nothing can be had then; None where it says none."""
    closed = closed_then(turn, when)
    if not closed:
        return narrow(turn, matter, when, known) or not_free(turn, matter, when, known)
    known = {**known, **NO_TIME}
    if when.on is None:
        return Go("day", {**known, "span": ""}, (closed,))
    day = When(on=when.on)
    found = narrow(turn, matter, day, known) or not_free(turn, matter, day, known)
    return saying((closed,), found) if found else None


def narrow(turn: Turn, matter: Matter, when: When, known: dict[str, Any]) -> Outcome | None:
    """Go as far as `when` decides; None where nothing is free then."""
    desk = turn.world.desk
    if when.earliest:
        first = earliest(turn, matter, when)
        return take(turn, matter, first, known) if first else None
    if when.on is None:
        return None
    every = desk.times(matter, when.on)
    free = within(every, when.part) if when.part else refused_times.times_left(turn, every)
    if not free:
        return None
    known = {**known, "on": when.on.isoformat(), "part": when.part or "", "span": ""}
    why = (when.why,) if when.ambiguous else ()
    if when.clock is not None:
        fits = [each for each in free if each.start <= when.clock < each.end]
        return (
            take(turn, matter, fits[0], known)
            if fits
            else Go("time", known, (texts.TIME_NOT_FREE,))
        )
    if len(free) > _TIMES_SHOWN and when.part is None and _both_halves(free):
        return Go("part", known, why)
    return Go("time", known, why)


def day_again(turn: Turn, matter: Matter, when: When, known: dict[str, Any], said: str) -> Go:
    """Say what is unclear and ask the day again, of those that were named where some are free.

    Who only refuses days is shown the others.
    """
    known = {**known, **refused_times.kept(turn, said)}
    if refused := refused_times.words(turn, when, said):
        return Go("day", {**known, "span": ""}, (texts.refused(refused),))
    named = span_words(when)
    if not in_span(turn.world.desk.days(matter), named):
        named = ""
    return Go("day", {**known, "span": named}, (when.why,))


def saying(told: tuple[str, ...], outcome: Outcome) -> Outcome:
    """Put these words before what the outcome says."""
    if isinstance(outcome, Go | Start):
        return replace(outcome, say=(*told, *outcome.say))
    return outcome


def _both_halves(free: tuple[FreeTime, ...]) -> bool:
    return bool(within(free, "am")) and bool(within(free, "pm"))
