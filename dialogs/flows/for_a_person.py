"""Wishes that only a person can meet, and what that person is told they are about."""

from collections.abc import Mapping
from typing import Any

from dialogs.flows import not_ours, raised
from dialogs.machine import Outcome, Start, Turn
from dialogs.texts import say
from knowledge.search.understanding import Intent

REASONS: Mapping[Intent, str] = {
    "human": "群众要人工",
    "progress": "查办理进度",
    "complain": "投诉",
    "rate": "评价",
    "unsolved": "办不成事",
}
"""The wishes, and how the clerk reads why somebody is waiting."""
_OF_A_MATTER: frozenset[Intent] = frozenset({"progress", "complain"})
_NAMED, _LIKELY = 0.5, 3
"""From this score on, a wish is about this matter; else so many that it may be about are told."""


def begins(turn: Turn, intent: Intent | None, given: Mapping[str, Any]) -> Outcome | None:
    """Take a wish to a person, with the matter it is about where one was named; else None."""
    reason = REASONS.get(intent) if intent else None
    if reason is None:
        return None
    if not_ours.is_for_another_door(turn.said.understanding, not_ours.topic_of(turn)):
        return not_ours.answer(turn)
    if intent == "complain" and (door := not_ours.answer(turn)):
        return door
    if intent == "unsolved":
        return Start("unsolved", dict(given))
    if intent == "complain" and (known := raised.told_before(turn, reason)):
        return known
    introduced: tuple[str, ...] = () if intent == "human" else (say.not_yet(f"“{reason}”"),)
    if intent == "complain":
        other = not_ours.besides(turn)  # beside a letter, which is read here too
        introduced = (*other, say.complaint(turn.world.town.complaint_phone))
    return Start("ask_clerk", {**given, "reason": reason, "asked": turn.said.text}, introduced)


def about(turn: Turn) -> dict[str, Any]:
    """Give the matter that a wish names, or those it may mean; empty where it names none.

    Where it leaves open which, the matter talked of before is meant if it is one of them, and no
    matter at all if it is not.
    """
    understanding = turn.said.understanding
    near = [each.code for each in understanding.near[:_LIKELY]]
    if not near:
        return {}
    if understanding.near[0].score >= _NAMED:
        return {"matter": near[0]}
    if understanding.intent not in _OF_A_MATTER:
        return {}
    before = turn.memory.matter
    return {"matter": before} if before in near else {"matter": None, "near": near}
