"""What is said in the middle of a matter's questions and answers none of them."""

import re

from dialogs.choosing import plain
from dialogs.flows import (
    asked_along,
    detail,
    no_such_case,
    paper_doubts,
    routing,
    sparing,
    unaided,
)
from dialogs.flows.paper_answers import AGENT
from dialogs.flows.why import why
from dialogs.machine import Outcome, Turn
from knowledge.circumstances import Circumstance
from knowledge.reading.kinsfolk import SELF, read_whom

_ASKS = re.compile(
    r"(?:吗|么|[不没]|可以|能行|行不行|可不可以)$|能不能|可不可以|行不行|[行得中成]不"
)


def in_between(turn: Turn, question: Circumstance | None) -> Outcome | None:
    """Hear why it is asked, who is old or alone, for whom it is, or what is electronic."""
    reason = why(turn, (turn.matter,), question) if question else None
    of_oneself = unaided.told(turn) or detail.of_a_disability(turn)
    known = reason or of_oneself or routing.for_another(turn) or sparing.later(turn)
    return known or (no_such_case.told(turn, question) if question else None)


def asks_who_goes(turn: Turn, question: Circumstance | None) -> bool:
    """Say whether something is asked back, whatever answer it sounds like.

    That is who comes (“我老公替我去行不”), or what of a paper that is not there.
    """
    if paper_doubts.is_one(turn) or asked_along.is_one(turn.said.text):
        return True
    whom = read_whom(turn.said.text)
    if question is None or question.id != AGENT or "proxy" not in turn.said.understanding.asks:
        return False
    somebody = whom is not None and whom.relation != SELF
    return somebody and _ASKS.search(plain(turn.said.text)) is not None
