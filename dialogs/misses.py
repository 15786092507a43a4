"""A message that missed its matter, for the people who teach the search."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from knowledge.search.understanding import Understanding

_NEAR, _HANDED_OVER = 6, 3


@dataclass(frozen=True, slots=True)
class Miss:
    """What was not understood, as it shows in a turn.

    none: the text was not understood (`offered` is what we talked about then). answer: the same
    where an answer was waited for: to teach it as a matter's words may do harm. clarify: we asked
    back, and it was none of `offered`. wrong: we answered with what was `offered`, and another
    matter was meant. The last two show only a turn later, so `text` is the message that led
    there; empty where that is not known.
    `offered` and `near` are matters' codes; `near` holds nothing that was offered.
    """

    kind: Literal["none", "answer", "clarify", "wrong"]
    text: str
    offered: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def not_understood(
    text: str, understood: Understanding, learned: Mapping[str, Any], *, answering: bool
) -> Miss | None:
    """Give the miss of a text that nothing came of; `learned` is the present dialog's, if any.

    `answering`: there were choices to answer with, about a matter.

    None for a bare answer (“没得”) to a question that it does not fit: it would teach no matter.
    """
    if learned and not understood.subject:
        return None
    matter = learned.get("matter")
    offered = (str(matter),) if matter else tuple(learned.get("candidates", ()))
    codes = (each.code for each in understood.candidates or understood.near)
    kind: Literal["none", "answer"] = "answer" if answering and matter else "none"
    return Miss(kind, text, offered, tuple(c for c in codes if c not in offered)[:_NEAR])


def near_of(understood: Understanding) -> list[str]:
    """Give the codes of what may have been meant, for the clerk."""
    return [each.code for each in (understood.candidates or understood.near)[:_HANDED_OVER]]
