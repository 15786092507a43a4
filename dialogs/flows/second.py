"""Other matters than the one at hand: the second of a message, and what was meant instead."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dialogs.choosing import plain
from dialogs.flows import several
from dialogs.machine import Aside, Choice, Go, Outcome, Start, Turn
from dialogs.misses import Miss
from dialogs.texts import say
from knowledge.matters import Matter
from knowledge.search.understanding import Understanding

KEPT = ("also", "also_among", "also_books")
"""What a dialog hands on so that the second matter is not lost."""
_THE_OTHER = re.compile(r"(?:那)?(?:第二|第2|另外?一|另)(?:个|件|样)?(?:呢|事|的)?")
"""“第二个” may be the second answer or the second matter of the message."""
_GO_ON = ("接着看", "接着约", "另一件", "第二件")


def said(understanding: Understanding) -> dict[str, Any]:
    """Give what a message says of a second matter, for the dialog that begins."""
    if understanding.also is None:
        return {}
    among = [each.code for each in understanding.also_among]
    return {"also": understanding.also.code, **({"also_among": among} if among else {})}


def kept(learned: Mapping[str, Any], chosen: str | None = None) -> dict[str, Any]:
    """Give what is still open of a second matter once the first is `chosen`.

    Where just the second was chosen of those that were offered, the first is the other one.
    """
    given = {name: learned[name] for name in KEPT if learned.get(name)}
    if chosen is None or chosen not in {given.get("also"), *given.get("also_among", ())}:
        return given
    first = next(iter(learned.get("candidates", ())), chosen)
    given.pop("also_among", None)
    if first == chosen:
        return {}
    return {**given, "also": first}


def of(turn: Turn) -> Matter | None:
    """Give the second matter, where it is still offered and not the one at hand."""
    return _offered(turn, str(turn.learned.get("also")), str(turn.learned.get("matter")))


def choice(turn: Turn) -> tuple[Choice, ...]:
    """Give the choice that goes on to it; empty without one."""
    also = of(turn)
    if also is None:
        return several.choice(turn)
    books, among = (bool(turn.learned.get(each)) for each in ("also_books", "also_among"))
    return (Choice("also", say.go_on_with(also, books=books, open_which=among), _GO_ON),)


def begin(turn: Turn, *, spoken: tuple[str, ...] = (), alone: bool = False) -> Start:
    """Go on to it: asked back where it is open which, booked where a place was wished."""
    if of(turn) is None and turn.memory.others:
        return several.then(turn, spoken=spoken)
    among, books = turn.learned.get("also_among"), bool(turn.learned.get("also_books"))
    whom = {"whom": turn.learned["whom"]} if books and turn.learned.get("whom") else {}
    if among:
        wish = {"intent": "book"} if books else {}
        return Start(
            "find_matter", {"candidates": list(among), **wish, **whom}, spoken, alone=alone
        )
    given = {"matter": turn.learned["also"], **whom}
    return Start("book" if books else "guide", given, spoken, alone=alone)


def heard(turn: Turn) -> Outcome | None:
    """Hear words that may mean the second matter in between; None where they do not."""
    second, words = of(turn), plain(turn.said.text)
    if second is not None and _THE_OTHER.fullmatch(words):
        return Aside((say.which_second(second),))
    if second is not None and words in {"接着看", "看另一件"}:
        begun = begin(turn)
        return Start(begun.dialog, begun.given, begun.say, hold=True)
    return None


def beside_booking(turn: Turn, matter: str, given: Mapping[str, Any], outcome: Outcome) -> Outcome:
    """Keep the second matter while the first is booked, and say that one is booked at a time."""
    also = _offered(turn, str(given.get("also")), matter)
    first = turn.world.catalog.matter(matter)
    if also is None or first is None or not isinstance(outcome, Go):
        return outcome
    spoken = (say.one_at_a_time(first, also), *outcome.say)
    return replace(outcome, learned={**outcome.learned, **given}, say=spoken)


def instead(turn: Turn) -> Start:
    """Ask which matter is meant, where it is not the one at hand."""
    others = [each for each in turn.memory.candidates if each != turn.learned["matter"]]
    others += [each.code for each in turn.matter.confusions if each.code not in others]
    said = str(turn.learned.get("said", ""))
    missed = Miss("wrong", said, (turn.matter.code,), tuple(others[:4]))
    given = {"candidates": others[:4], "said": said} if said else {"candidates": others[:4]}
    return Start("find_matter", given, missed=missed)


def _offered(turn: Turn, code: str, matter: str) -> Matter | None:
    found = turn.world.catalog.matter(code) if code != matter else None
    return found if found and turn.world.town.takes(found) else None
