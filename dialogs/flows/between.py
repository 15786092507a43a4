"""What is said in the middle of a matter's questions and answers none of them."""

from dialogs.flows import routing, sparing
from dialogs.flows.why import why
from dialogs.machine import Outcome, Turn
from knowledge.circumstances import Circumstance


def in_between(turn: Turn, question: Circumstance | None) -> Outcome | None:
    """Hear why it is asked, that it is for somebody else, or that a certificate is electronic."""
    reason = why(turn, (turn.matter,), question) if question else None
    return reason or routing.for_another(turn) or sparing.later(turn)
