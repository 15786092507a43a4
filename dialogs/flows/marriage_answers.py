"""A marriage that ended and began again, and parents who never registered one, as an answer."""

from dialogs.choosing import plain
from dialogs.flows.statuses_told import answering
from dialogs.machine import Aside, Turn
from dialogs.texts import circumstances as texts
from knowledge.circumstances import Circumstance
from knowledge.reading.marriage_course import read_course, read_unwed

_OF_KIN = {"离婚": "离异", "再婚": "已婚", "丧偶": "丧偶或未婚"}
_UNWED, _UNWED_WITH_CHILD, _UNWED_OR_WIDOWED = "未婚", "未婚生育", "丧偶或未婚"


def heard(turn: Turn, asked: Circumstance) -> Turn | Aside | None:
    """Give the turn with how it stands now, or ask which; None where nothing of it is told."""
    text = turn.said.text
    if plain(text) in asked.answers:
        return None
    if course := read_course(text):
        named = course if course in asked.answers else _OF_KIN.get(course)
        chosen = tuple(each for each in asked.answers if each == named)
        return answering(turn, chosen) if chosen else Aside((texts.MARRIED_NOW,))
    unwed = read_unwed(text)
    if unwed == "no paper":
        return Aside((texts.NO_PAPER_OR_UNWED,))
    if unwed is None:
        return None
    if _UNWED in asked.answers:
        return answering(turn, (_UNWED,))
    if unwed == "with a child":
        return answering(turn, (_UNWED_WITH_CHILD,))
    if not _asks_for_unwed_parents(turn, asked):
        return answering(turn, (_UNWED_OR_WIDOWED,))
    return Aside((texts.UNWED_HOW,))


def _asks_for_unwed_parents(turn: Turn, asked: Circumstance) -> bool:
    """Say whether a paper of the matter hangs on parents who are not married to each other."""
    matter = turn.world.catalog.matter(str(turn.learned.get("matter")))
    if matter is None:
        return True
    conditions = (each.condition for each in matter.materials if each.condition)
    terms = (term for each in conditions for term in each.terms)
    return any(t.circumstance == asked.id and _UNWED_WITH_CHILD in t.answers for t in terms)
