"""“低保为什么被停了”, “没批下来，我不服”: to a person with the matter, and no list of it."""

from collections.abc import Mapping

from dialogs.flows import asides, for_a_person
from dialogs.machine import Outcome, Turn
from knowledge.reading.refusals import RefusalKind, read_refusal
from knowledge.search.understanding import Intent

_HEARD_IN = frozenset({None, "welcome", "guide", "chain", "book", "find_matter", "ask_clerk"})
_ASKS_FOR: Mapping[RefusalKind, Intent] = {"unpaid": "progress", "disputed": "complain"}


def begins(turn: Turn, present: str | None) -> Outcome | None:
    """Hand over what was refused, stopped or not paid; None where nothing of it is told.

    What is a complaint, another body's business or a wish by its own words stays that; so does what
    is told where `present`, the dialog that is on, asks for a story.
    """
    understanding = turn.said.understanding
    if present not in _HEARD_IN or understanding.kind == "intent" or understanding.elsewhere:
        return None
    kind = read_refusal(turn.said.text)
    if kind is None:
        return None
    given = {"said": turn.said.text, **for_a_person.about(turn)}
    matter = asides.at_hand(turn)
    if matter is not None and not given.get("matter"):
        given = {"said": turn.said.text, "matter": matter.code}
    return for_a_person.begins(turn, _ASKS_FOR[kind], given)
