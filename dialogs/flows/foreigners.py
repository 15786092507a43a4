"""“我老婆是越南人，给她办医保”: taken of whom the matter is for, else asked later."""

import re
from collections.abc import Mapping

from dialogs.flows import mainlanders
from dialogs.machine import Turn
from dialogs.texts import who_comes as texts
from knowledge.circumstances import Circumstance
from knowledge.mainland_only import place_words, tells_of_others
from knowledge.reading.subjects import SPOUSES

_NATIONALITY, _OTHERS = "nationality", "港澳台或外籍"
_CHILD = re.compile("孩子|娃|宝宝|小孩|儿子|女儿|新生儿|出生")
_OF_A_SPOUSE = re.compile("老公|老婆|媳妇|婆娘|丈夫|妻子|爱人|对象|配偶")


def told(turn: Turn, asked: Mapping[str, Circumstance]) -> dict[str, list[str]]:
    """Give the answer that is told of whom the matter is for; empty where that is not sure."""
    if not _is_asked(turn, asked):
        return {}
    said, whom = mainlanders.said(turn), turn.learned.get("whom")
    oneself = whom is None and re.search(rf"(?:我|本人)是(?:{place_words()})(?:人|籍)", said)
    spouse = whom in SPOUSES and not _CHILD.search(said) and _OF_A_SPOUSE.search(said)
    return {_NATIONALITY: [_OTHERS]} if oneself or spouse else {}


def hint(turn: Turn, asked: Mapping[str, Circumstance], kept: Mapping[str, object]) -> str | None:
    """Say that what was told of somebody is asked later of whom the matter is for; else None."""
    unsure = _is_asked(turn, asked) and _NATIONALITY not in kept
    return texts.SOMEBODY_FROM_ABROAD if unsure else None


def _is_asked(turn: Turn, asked: Mapping[str, Circumstance]) -> bool:
    question = asked.get(_NATIONALITY)
    known = question is not None and _OTHERS in question.answers
    return known and tells_of_others(mainlanders.said(turn))
