"""Whom or what a matter's list does not cover is told so: in its place, before it, or in between.

source: CN-4: never guess a material.
"""

from collections.abc import Iterator

from dialogs.choosing import plain
from dialogs.flows import mainlanders
from dialogs.machine import Aside, Turn
from dialogs.texts import reach, silent
from knowledge.levels import levels_of
from knowledge.matters import Matter
from knowledge.not_covered import instead_of_the_list, silent_of_abroad, silent_of_renewal

_SHORT = 24
"""Characters: in so few words nothing else is told that wants its own answer."""
_NAMED = 0.6
"""From this score on another matter is meant: it begins with its own warning."""


def refused(turn: Turn) -> Aside | None:
    """Say what is to be done in place of giving a list that is no help; None: it may be given."""
    return mainlanders.refused(turn) or _instead(turn, turn.matter, mainlanders.said(turn))


def warned(turn: Turn, matter: Matter) -> Iterator[str]:
    """Give the warnings before a list that says nothing of what was told."""
    yield from mainlanders.warned(turn, matter)
    yield from _silent_of(turn, matter, mainlanders.said(turn))


def answer(turn: Turn) -> Aside | None:
    """Say it in the middle of a matter or after its list; None where nothing of it is told."""
    if told := mainlanders.answer(turn):
        return told
    matter = turn.world.catalog.matter(str(turn.learned.get("matter") or turn.memory.matter))
    if matter is None or _names_another(turn, matter) or len(plain(turn.said.text)) > _SHORT:
        return None
    if instead := _instead(turn, matter, turn.said.text):
        return instead
    lines = tuple(_silent_of(turn, matter, turn.said.text))
    return Aside(lines) if lines else None


def _instead(turn: Turn, matter: Matter, said: str) -> Aside | None:
    text = instead_of_the_list(matter, said)
    return Aside((text.replace("{phone}", turn.world.town.phone),)) if text else None


def _silent_of(turn: Turn, matter: Matter, said: str) -> Iterator[str]:
    phone = turn.world.town.phone
    if silent_of_renewal(matter, said):
        yield silent.renewal(matter, phone)
    asks = (*turn.learned.get("asks", ()), *turn.said.understanding.asks)
    if silent_of_abroad(matter, said) and "away" not in asks:  # which tells it by itself
        yield silent.abroad(matter, reach.online(levels_of(matter, turn.world.town).online), phone)


def _names_another(turn: Turn, matter: Matter) -> bool:
    understanding = turn.said.understanding
    first = understanding.candidates[0] if understanding.kind in {"matter", "clarify"} else None
    named = first is not None and first.code != matter.code and first.score >= _NAMED
    return named or understanding.kind == "chain"
