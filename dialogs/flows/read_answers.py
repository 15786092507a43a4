"""Answers that are read for what they tell, not by a choice's words: a marriage, an age."""

import re
from collections.abc import Mapping
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.flows import (
    first_paper,
    hukou_told,
    kin_answers,
    lacking,
    marriage_answers,
    none_asked,
    statuses_told,
    two_named,
)
from dialogs.machine import Aside, Outcome, Turn
from dialogs.texts import circumstances as texts
from dialogs.texts import say
from knowledge.circumstances import Circumstance
from knowledge.reading.deaths import read_death
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.marital import ALONE, read_marital
from knowledge.reading.numerals import number
from knowledge.reading.subjects import SPOUSES, said_of

_MARRIAGE: Mapping[str, Mapping[str, str]] = {
    "marriage": {},
    "marriage_kin": {"丧偶": "丧偶或未婚", "离婚": "离异", "再婚": "已婚"},
}
"""What is asked of marriage, and what its answers are called where they are called otherwise."""
_DEATH: Mapping[str, Mapping[str, str]] = {
    "death": {"医院": "医院去世", "家里": "在家去世无医院证明", "意外": "意外或非正常死亡"},
    "death_place": {"医院": "医院", "家里": "家里或养老院", "意外": "意外或死因不明"},
}
"""What is asked of a death, and the answers by what is read."""
_AGE = re.compile(
    r"(?P<who>我|俺)?(?P<led>(?:他|她|娃儿?|孩子|今年|都|已经|快|有|满|才|刚)*)"
    r"(?P<age>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<years>(?:多|几)?周?岁|多)?"
)
_NO_CHOICE = 10
"""A number from here on is no choice's, but an age where an age is asked."""
_MARRIAGE_TOLD = re.compile(r"[结离再二]婚|结过婚|离异|丧偶|守寡|寡|光棍|单身|未婚|已婚")
_MARRIAGE_ASKED = re.compile(r"[?？]|[吗么呢]$|怎|咋|什么|啥|要不要|能不能|是不是")
_PREDICATE = re.compile(r"[离婚寡丧单光未已再二死走没去过不在了,，。 ]|结")
_ITS_PARENTS = re.compile(
    r"(?:孩子|娃儿?|宝宝|小孩|他|她)的?[他她]?(?:爸妈|父母|爹妈|爸爸妈妈|爹娘|妈妈?|爸爸?|爹|娘)"
)
_OF_AGE = re.compile(r"^(?P<under>未)?满(?P<age>\d+)周岁$")


def heard(turn: Turn, asked: Circumstance) -> Turn | Outcome | None:
    """Give the turn with what it answers, or what is asked back; None where it tells nothing."""
    if asked.id in _MARRIAGE:
        return _married(turn, asked)
    if asked.id in _DEATH:
        return _died(turn, asked)
    if told := none_asked.heard(turn, asked) or kin_answers.heard(turn, asked):
        return told
    if account := lacking.at_the_card_question(turn, asked):
        return account
    if elsewhere := hukou_told.heard(turn, asked) or first_paper.heard(turn, asked):
        return elsewhere
    if two := two_named.heard(turn, asked):
        return two
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
    other = _whose_marriage(turn, asked)
    if other is not None and (marital or turn.said.chosen or _MARRIAGE_TOLD.search(turn.said.text)):
        return Aside((texts.whose_marriage(other, statuses_told.whom_of(turn)),))
    if not _MARRIAGE_ASKED.search(plain(turn.said.text)) and (
        told := marriage_answers.heard(turn, asked)
    ):
        return told
    if marital == ALONE:
        return Aside((say.ALONE_HOW,))
    named = {marital, _MARRIAGE[asked.id].get(str(marital))}
    chosen = tuple(each for each in asked.answers if each in named)
    return _answering(turn, chosen) if chosen else None


def _whose_marriage(turn: Turn, asked: Circumstance) -> str | None:
    """Give of whom else it is said; None for the one it is for, whoever they were married to."""
    text = plain(turn.said.text)
    if _MARRIAGE_ASKED.search(text):
        return None
    if asked.id == "marriage_kin":
        text = _ITS_PARENTS.sub("", text)
    other = said_of(_PREDICATE.split(text)[0], statuses_told.whom_of(turn))
    return None if other in SPOUSES else other


def _died(turn: Turn, asked: Circumstance) -> Turn | Outcome | None:
    """Hear “住院走的”, “养老院”; who only tells of age or illness is asked where it was."""
    text, chosen = turn.said.text, turn.said.chosen
    where = None if plain(text) in asked.answers else read_death(text)
    if chosen and where in {"老病", "意外"}:
        return None
    if where == "老病":
        return Aside((say.DIED_WHERE,))
    if where == "不明":
        return Aside((texts.DIED_WHERE_THEN,))
    meant = _DEATH[asked.id].get(str(where))
    return _answering(turn, (meant,)) if meant in asked.answers else None


def _age(turn: Turn) -> int | None:
    """Read the age of the one whose matter it is; a bare number is a choice's."""
    found = _AGE.fullmatch(plain(turn.said.text))
    if found is None or (found["who"] and _for_another(turn)):
        return None
    age, told = number(found["age"]), found["who"] or found["led"] or found["years"]
    if age is None or not (told or age >= _NO_CHOICE):
        return None
    return None if "快" in found["led"] else age


def _for_another(turn: Turn) -> bool:
    named = read_whom(str(turn.learned.get("said", "")))
    whom = turn.learned.get("whom") or (named.relation if named else SELF)
    return whom != SELF


def _answering(turn: Turn, chosen: tuple[str, ...]) -> Turn:
    return replace(turn, said=replace(turn.said, chosen=chosen))
