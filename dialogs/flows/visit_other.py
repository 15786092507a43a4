"""Another matter named when a visit is read back: in its place, too, or asked by itself."""

from collections.abc import Mapping
from typing import Any

from dialogs.flows.visit_asks import matter_name
from dialogs.machine import Again, Choice, Go, Outcome, Question, Start, Turn
from dialogs.texts import visit as visit_texts
from dialogs.texts import visit_beside as texts


def _called(turn: Turn) -> str:
    return matter_name(turn, {"matter": turn.learned["other"]["code"]})


def _whom(other: Mapping[str, Any]) -> str:
    return str(other.get("who") or other.get("relation") or "")


def ask(turn: Turn) -> Question:
    """Ask which of the two the visit is for."""
    other, wish = turn.learned["other"], turn.learned["wish"]
    now = matter_name(turn, wish) or visit_texts.UNCLEAR
    choices = (
        Choice("instead", texts.instead(_whom(other)), ("换成", "换", "改")),
        Choice("both", texts.BOTH, ("也办", "都办", "一起办", "都要")),
        Choice("apart", texts.APART, ("另外问", "先问", "问这件")),
        Choice("before", texts.AS_BEFORE, ("不用", "不换", "照旧", "算了")),
    )
    return Question(texts.ask_other(_called(turn), now), choices)


def hear(turn: Turn) -> Outcome:
    """Change the visit as it was chosen, and read it back anew; or begin with the other matter."""
    other, wish = turn.learned["other"], dict(turn.learned["wish"])
    match turn.said.choice:
        case "instead":
            wish |= {"matter": other["code"], "unclear": False, "candidates": []}
            if other.get("relation"):
                wish |= {"relation": other["relation"], "who": other.get("who", "")}
                wish |= {"need": None, "need_sure": False, "marks": []}
            return Go("confirm", {"wish": wish, "matter": wish["matter"]})
        case "both":
            note = texts.other_note(_called(turn), _whom(other))
            wish["notes"] = "；".join(each for each in (wish.get("notes"), note) if each)[:300]
            return Go("confirm", {"wish": wish}, (texts.both_noted(_called(turn)),))
        case "apart":
            given = {"matter": other["code"], "said": other["said"]}
            return Start("guide", given, (texts.HELD,), hold=True)
        case "before":
            return Go("confirm")
        case _:
            return Again()
