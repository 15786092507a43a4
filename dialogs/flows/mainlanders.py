"""“台湾老公”, “老婆越南的”: where the record knows mainlanders only, that is what is said.

source: CN-4: never guess a material.
"""

from collections.abc import Iterator

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.texts import silent
from knowledge.mainland_only import is_another_business, knows_only_mainlanders, tells_of_others
from knowledge.matters import Matter

_NAMED = 0.6
"""From this score on another matter is meant: it begins with its own warning."""
_SHORT = 20
"""Characters: in so few words nothing else is told that wants its own answer."""


def refused(turn: Turn) -> Aside | None:
    """Say whom to ask instead of giving a list that is not theirs; None where it may be given."""
    matter = turn.matter
    if not is_another_business(matter) or not tells_of_others(said(turn)):
        return None
    return Aside((silent.mainlanders_only(matter, turn.world.town.phone, lists=False),))


def warned(turn: Turn, matter: Matter) -> Iterator[str]:
    """Give the warning before a list that says nothing of the people who were told of."""
    if knows_only_mainlanders(matter) and tells_of_others(said(turn)):
        yield silent.mainlanders_only(matter, turn.world.town.phone, lists=True)


def answer(turn: Turn) -> Aside | None:
    """Say it in the middle of a matter or after its list; None where nothing of it is told."""
    code = turn.learned.get("matter") or turn.memory.matter
    matter = turn.world.catalog.matter(str(code))
    if matter is None or not knows_only_mainlanders(matter) or not tells_of_others(turn.said.text):
        return None
    understanding = turn.said.understanding
    first = understanding.candidates[0] if understanding.kind in {"matter", "clarify"} else None
    named = first is not None and first.code != matter.code and first.score >= _NAMED
    if named or understanding.kind == "chain" or len(plain(turn.said.text)) > _SHORT:
        return None
    lists = not is_another_business(matter)
    return Aside((silent.mainlanders_only(matter, turn.world.town.phone, lists=lists),))


def said(turn: Turn) -> str:
    """Give the words that began the matter: the first ones, where it was chosen from a list."""
    begun = str(turn.learned.get("said", ""))
    return begun if begun and turn.said.choice else turn.said.text or begun
