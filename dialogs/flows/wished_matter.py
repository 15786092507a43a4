"""A wish for another matter where a status is asked: to be divorced is not to wish for it.

“我想离婚” answers no question after a marriage, “残疾证丢了” none after a certificate: the matter
that is named is taken up and the question waits; where it is open which, that is asked.
"""

import re
from dataclasses import replace

from dialogs.flows import routing
from dialogs.machine import Aside, Outcome, Start, Turn
from dialogs.texts import circumstances as texts
from dialogs.texts import say
from knowledge.circumstances import Circumstance
from knowledge.reading.statuses import read_statuses

_MARRIAGE = frozenset({"marriage", "marriage_kin"})
_ACT = r"(?:办理?|申请|申报|补|换|领|改|注销|登记|迁|报(?!销不了)|问|咨询|了解|看看|弄)"
_DONE = r"(?:[了过好完成上到着得不没]|下[来去])"
_WILL = r"(?<![不没])(?:想|要|准备|打算|帮我|给我|顺便|麻烦|计划|考虑)(?!不想|不到|是|么|着|起|说)"
_WISHES = re.compile(
    rf"{_WILL}[^,，。没不]{{0,6}}?{_ACT}(?!{_DONE})"
    rf"|(?:^|[,，。\s])(?:我们?|俺|那|还|也|就|再|来|去|另外|还有)*{_ACT}(?!{_DONE})(?=[^,，。]{{2}})(?!.*[了过](?:[,，]|$))"
    rf"|(?:证|卡|本|簿)(?:也|都|又|还)*{_WILL}"
)
_LOST = re.compile(
    r"(?:证|卡|本|簿)(?:子|本)?(?:也|都|早就|已经|给|被|我|又|搞|弄|不晓得|不知道)*"
    r"(?:丢|掉|落|不见|遗失|找不到|找不着|坏|烂)[了咯的啦掉]*"
)
_MARRIES = re.compile(
    rf"{_WILL}[^,，。]{{0,4}}?(?:离婚?|结婚|复婚|再婚|二婚|嫁|娶|领证|扯证|打证|[办补领换扯打].{{0,2}}[结离]婚)"
)
_WANTS_NOT = re.compile(
    r"[不没](?:有|得|怎么|太)?(?:想|要|准备|打算|考虑)(?:再)?[^,，。]{0,3}[离结复再嫁娶]"
)
_ON_ITS_WAY = re.compile(
    r"[正]在|还没|没[办批评申领]|没有[办批评]|以前|从前|原来|那时|本来|已经|等着|公示|审[核批]|[办申请报领]过|申请了|如果|要是|假如|万一"
)
_IF = re.compile(r"如果|要是|假如|万一|等.{0,4}[离结]了?婚")
_NOT_AGAIN = re.compile(r"[没未不](?:有|想|要|打算)?再(?:去)?(?:[结成]婚|婚|找|嫁|娶|讨)")
_WIDOWED = re.compile(r"死|去世|过世|走了|没了|不在了|丧偶|守寡|离(?:了|婚)")
_ASKS = re.compile(
    r"[?？]|[吗么呢]$|是不是|能不能|可不可以|要不要|用不用|怎|咋|什么|啥|哪|(?<!好)几|多少|多久"
)
_LONGEST, _NAMED = 30, 0.5
"""How long a wish may be, and the score from which some matter surely is named."""


def heard(turn: Turn, asked: Circumstance) -> Outcome | None:
    """Take up the matter that is wished for, or ask which; None where none is wished.

    The question at hand is kept behind it. A wish that names no matter is asked about where the
    words would be taken for an answer.
    """
    text = "".join(turn.said.text.split()).rstrip("。.！!~～啊呀哦嘛吧哈")
    if len(text) > _LONGEST or _ASKS.search(turn.said.text) or text[:1].isdecimal():
        return None
    if asked.id in _MARRIAGE:
        if _NOT_AGAIN.search(text) and not _WIDOWED.search(text):
            return Aside((say.ALONE_HOW,))
        if _WANTS_NOT.search(text) or (turn.said.chosen and _IF.search(text)):
            return Aside((texts.NOT_YET_MARRIED_SO,))
        return _of_a_marriage(turn, text)
    of_a_status = any(asked.id in each.answers for each in read_statuses(turn.said.text))
    if not (of_a_status or asked.several) or not _is_wished(text):
        return None
    return _taken_up(turn)


def _is_wished(text: str) -> bool:
    if _ON_ITS_WAY.search(text):
        return False
    return _WISHES.search(text) is not None or _LOST.search(text) is not None


def _of_a_marriage(turn: Turn, text: str) -> Outcome | None:
    if not (_is_wished(text) or _MARRIES.search(text)):
        return Aside((texts.NOT_YET_MARRIED_SO,)) if _half_done(turn, text) else None
    return _taken_up(turn) or (Aside((texts.NOT_YET_MARRIED_SO,)) if turn.said.chosen else None)


def _half_done(turn: Turn, text: str) -> bool:
    """Say whether it is on its way (“正在办离婚”): no state yet, whatever it sounds like."""
    return bool(turn.said.chosen) and re.search(r"正?在[办闹打谈].{0,3}[离结]婚", text) is not None


def _taken_up(turn: Turn) -> Outcome | None:
    understood = turn.said.understanding
    if understood.kind not in {"matter", "clarify"}:
        return None
    if understood.codes[0] == turn.learned.get("matter"):
        return None
    if understood.kind == "clarify" and max(e.score for e in understood.candidates) < _NAMED:
        return None
    found = routing.by_matter(turn)
    return replace(found, hold=True) if isinstance(found, Start) else found
