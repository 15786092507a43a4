"""Answers that are read for what they tell, not by a choice's words: a marriage, an age."""

import re
from collections.abc import Mapping
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.flows import lacking
from dialogs.machine import Aside, Outcome, Turn
from dialogs.texts import say
from knowledge.circumstances import Circumstance
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.marital import ALONE, read_marital
from knowledge.reading.numerals import number

_MARRIAGE: Mapping[str, Mapping[str, str]] = {
    "marriage": {},
    "marriage_kin": {"丧偶": "丧偶或未婚", "离婚": "离异"},
}
"""What is asked of marriage, and what its answers are called where they are called otherwise."""
_AGE = re.compile(
    r"(?P<who>我|俺)?(?P<led>(?:他|她|娃儿?|孩子|今年|都|已经|快|有|满|才|刚)*)"
    r"(?P<age>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<years>(?:多|几)?周?岁)?"
)
_OF_AGE = re.compile(r"^(?P<under>未)?满(?P<age>\d+)周岁$")


def heard(turn: Turn, asked: Circumstance) -> Turn | Outcome | None:
    """Give the turn with what it answers, or what is asked back; None where it tells nothing."""
    if asked.id in _MARRIAGE:
        return _married(turn, asked)
    if account := lacking.at_the_card_question(turn, asked):
        return account
    age = _age(turn)
    bounds = {each: _OF_AGE.match(each) for each in asked.answers}
    chosen = tuple(
        each
        for each, bound in bounds.items()
        if age is not None and bound and (age < int(bound["age"])) == bool(bound["under"])
    )
    return _answering(turn, chosen) if chosen else None


def _married(turn: Turn, asked: Circumstance) -> Turn | Outcome | None:
    """Hear “老伴走了” as what is asked; who is only said to be alone is asked why."""
    marital = read_marital(turn.said.text)
    if marital == ALONE:
        return Aside((say.ALONE_HOW,))
    named = {marital, _MARRIAGE[asked.id].get(str(marital))}
    chosen = tuple(each for each in asked.answers if each in named)
    return _answering(turn, chosen) if chosen else None


def _age(turn: Turn) -> int | None:
    """Read the age of the one whose matter it is; a bare number is a choice's."""
    found = _AGE.fullmatch(plain(turn.said.text))
    if found is None or not (found["who"] or found["led"] or found["years"]):
        return None
    if "快" in found["led"] or (found["who"] and _for_another(turn)):
        return None
    return number(found["age"])


def _for_another(turn: Turn) -> bool:
    named = read_whom(str(turn.learned.get("said", "")))
    whom = turn.learned.get("whom") or (named.relation if named else SELF)
    return whom != SELF


def _answering(turn: Turn, chosen: tuple[str, ...]) -> Turn:
    return replace(turn, said=replace(turn.said, chosen=chosen))
