"""What is said amid a visit and is none of its answers: a death, another matter, leaving it.

A visit that is not dropped is held, and returned to.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dialogs.choosing import plain
from dialogs.flows import routing, turning_to, visit_also, visit_fee, visit_remarks
from dialogs.flows.visit_matter import offered, sets_matter_right
from dialogs.flows.visit_phone import area_of
from dialogs.flows.visit_when import read_wish
from dialogs.flows.visit_where import named_village
from dialogs.leaving import comes_oneself, left_for
from dialogs.machine import Done, Go, Outcome, Start, Turn
from dialogs.texts import standing_visits as standing
from dialogs.texts import visit as visit_texts
from dialogs.texts import visit_beside as texts
from knowledge.reading.kinsfolk import read_whom
from knowledge.reading.needs import read_need
from knowledge.reading.place_words import place_words
from knowledge.reading.two_phones import Phones, read_phones

_CALLS = re.compile(
    r"(?:我要?|想|给我|帮我|麻烦)*(?:找|喊|叫|请|转)(?:一?[个下]|你们的?)*"
    r"(?:(?:工作人员|办事员|客服)(?:来)?(?:问|说|讲)*|人(?:来)?(?:问|说|讲|聊)(?:问|说|一?下|几句)*)"
)
_OF_A_DEATH = "once.shenhou"
_DIED = re.compile(r"[去过离]世|走了|没了|死了|不在了|病故|病逝|亡故")
_WISHES = re.compile(
    r"怎么|咋|如何|啷个|点样|丢了|不见了|掉了|搞丢|弄丢|遗失|过期|(?:要|想|去|来|还)(?:办(?!公)|补|换|领|申请)|给.{1,4}(?:上|办|申请)"
    r"|(?:问|打听|了解|咨询)(?:一?[下哈]|问|我|他|她)"
)
_SURE, _AMID = 0.5, frozenset({"need", "where", "phone", "when"})
"""From this score on, a matter is named; the steps at which another one is turned to."""


def heard(turn: Turn, wish: Mapping[str, Any], step: str) -> Outcome | None:
    """Give what is begun, asked or dropped beside the visit; None where the step is to hear it."""
    text = turn.said.text
    if turn.said.chosen:
        return None
    if free := visit_fee.answer(turn):
        return free
    if rest := left_for(text):
        return _left(turn, rest)
    if step != "who" and comes_oneself(text):
        return Done((visit_texts.LEFT,))
    if _CALLS.fullmatch(plain(text)):
        return Start("ask_clerk", {"reason": "群众要人工", "asked": text}, hold=True)
    if _tells_a_death(turn):
        return turning_to.elsewhere(turn, busy=True)
    named = step in _AMID and not _answers(turn, step) and _names_another(turn, wish, step)
    if named or (step == "who" and _asks_for_the_dead(turn)):
        return _turned(turn)
    return _asked_apart(turn, wish) or _too(turn, wish) if step == "confirm" else None


def _left(turn: Turn, rest: str) -> Outcome:
    """Drop the visit, and begin with what is said after that."""
    understood = turn.said.understanding
    tells_why = understood.kind == "clarify" and not (understood.asks or _WISHES.search(rest))
    begun = None if tells_why else routing.by_matter(turn) or routing.by_intent(turn)
    if not isinstance(begun, Start) or begun.dialog == "visit":
        return Done((visit_texts.LEFT,))
    given = {**begun.given, "said": rest} if "said" in begun.given else begun.given
    return replace(begun, given=given, say=(visit_texts.LEFT, *begun.say))


def _too(turn: Turn, wish: Mapping[str, Any]) -> Outcome | None:
    """Keep who else is to have a visit, to be asked for after this one: 我爸也要办."""
    whom = visit_remarks.wants_too(turn.said.text, wish)
    if whom is None:
        return None
    other = {"relation": whom.relation, "who": whom.name, "same": True}
    then = [each for each in wish.get("then", ()) if each["relation"] != whom.relation]
    kept = {**wish, "then": [*then, other]}
    return Go("confirm", {"wish": kept}, (standing.not_yet(visit_also.names(kept)),))


def _turned(turn: Turn) -> Outcome | None:
    turned = turning_to.elsewhere(turn, busy=True) or routing.by_matter(turn)
    if not isinstance(turned, Start):
        return turned
    return replace(turned, say=(texts.HELD, *turned.say), hold=True)


def _tells_a_death(turn: Turn) -> bool:
    """Say whether somebody has just died; beside one who is ill it is only told."""
    understood, text = turn.said.understanding, turn.said.text
    if read_need(text) is not None:
        return False
    if understood.kind == "chain":
        return understood.chain == _OF_A_DEATH
    if understood.kind != "matter" or not _DIED.search(text):
        return False
    chain = turn.world.catalog.chain(_OF_A_DEATH)
    return chain is not None and understood.codes[0] in {each.code for each in chain.members}


def _asks_for_the_dead(turn: Turn) -> bool:
    """Say whether a matter of somebody dead is asked about: 我爸没了，低保怎么销."""
    asks = turn.said.understanding.asks or _WISHES.search(turn.said.text)
    of_a_matter = turn.said.understanding.kind == "clarify" and bool(asks)
    return of_a_matter and visit_remarks.only_the_dead(turn.said.text)


def _answers(turn: Turn, step: str) -> bool:
    """Say whether a message holds the phone or the time asked for: 要去换药，下午吧."""
    if step == "phone":
        return isinstance(read_phones(turn.said.text, area=area_of(turn), asked=True), Phones)
    return step == "when" and read_wish(turn, turn.said.text, asked=True) is not None


def _names_another(turn: Turn, wish: Mapping[str, Any], step: str) -> bool:
    """Say whether a message names a matter that is not the visit's, and does not tell where."""
    understood, text = turn.said.understanding, turn.said.text
    if wish.get("matter") in understood.codes or named_village(turn):
        return False
    wishes = _WISHES.search(text) is not None
    if step == "where" and place_words(text) and not wishes:
        return False  # 敬老院 tells where
    if not wishes and (step == "need" or read_need(text) is not None):
        return False
    match understood.kind:
        case "matter":
            return True
        case "clarify":
            return wishes or (step == "where" and understood.candidates[0].score >= _SURE)
        case _:
            return False


def _asked_apart(turn: Turn, wish: Mapping[str, Any]) -> Outcome | None:
    """Ask what is meant where the read-back is answered with another matter; it is not taken."""
    understood = turn.said.understanding
    codes = [code for code in understood.codes if offered(turn, code)]
    if understood.asks or sets_matter_right(turn.said.text):
        return None
    if understood.kind == "clarify" and _WISHES.search(turn.said.text):
        return None if wish.get("matter") in codes else _turned(turn)
    if understood.kind != "matter" or not codes or codes[0] == wish.get("matter"):
        return None
    whom = read_whom(turn.said.text)
    named = whom is not None and {whom.relation, whom.name} & {wish.get("relation")} == set()
    other = {"code": codes[0], "said": turn.said.text}
    other |= {"relation": whom.relation, "who": whom.name} if whom and named else {}
    return Go("change", {"wish": dict(wish), "other": other})
