"""The second matter of the first message, while it is still offered."""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Outcome, Start, Turn
from dialogs.texts import say
from knowledge.matters import Matter

_THE_OTHER = re.compile(r"(?:那)?(?:第二|第2|另外?一|另)(?:个|件|样)?(?:呢|事|的)?")
"""“第二个” may be the second answer or the second matter of the message."""


def offered(turn: Turn) -> Matter | None:
    """Give the second matter, where it is still offered."""
    found = turn.world.catalog.matter(str(turn.learned.get("also")))
    return found if found and turn.world.town.takes(found) else None


def heard(turn: Turn) -> Outcome | None:
    """Hear words that may mean the second matter; None where they do not."""
    second, said = offered(turn), plain(turn.said.text)
    if second is not None and _THE_OTHER.fullmatch(said):
        return Aside((say.which_second(second),))
    if second is not None and said in {"接着看", "看另一件"}:
        return Start("guide", {"matter": second.code}, hold=True)
    return None
