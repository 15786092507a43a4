"""Of two wishes in order (25号不行就26号) the first that can be had, and what is said of that."""

from dataclasses import replace
from datetime import date

from dialogs.flows.wished_time import read, time_words, within
from dialogs.machine import Turn
from dialogs.texts import booking as texts
from knowledge.calendar import local
from knowledge.matters import Matter
from knowledge.reading.dates import When
from knowledge.reading.fallbacks import read_fallback


def first_wish(turn: Turn, matter: Matter, said: str) -> tuple[When, tuple[str, ...]]:
    """Give the wish of a text that counts, and what to say before it.

    The second of two counts where the first cannot be had, or is the day that is shown already.
    """
    pair = read_fallback(said, local(turn.world.now), calendar=turn.world.calendar)
    if pair is None:
        return read(turn, said), ()
    shown = turn.learned.get("on")
    first, second = read(turn, pair.first), read(turn, pair.second)
    if shown and first == When(on=date.fromisoformat(shown)):
        return second, ()
    if first.on is None and first.span is None and shown:
        first = replace(first, on=date.fromisoformat(shown))
    if second.on is None and second.span is None:
        second = replace(second, on=first.on)
    if _can_be_had(turn, matter, first):
        return first, (texts.first_is_free(time_words(turn, first)),)
    if _can_be_had(turn, matter, second):
        return second, (texts.first_is_not_free(time_words(turn, first)),)
    return first, ()


def _can_be_had(turn: Turn, matter: Matter, when: When) -> bool:
    if when.on is None or when.past or when.ambiguous:
        return False
    free = within(turn.world.desk.times(matter, when.on), when.part)
    at = when.clock
    return any(at is None or each.start <= at < each.end for each in free)
