"""A plain statement where several cases are asked of, and it is none of them: “儿子失业了”."""

import re

from dialogs.machine import Aside, Turn
from dialogs.texts import circumstances as texts
from knowledge.circumstances import Circumstance
from knowledge.reading.subjects import said_of

_OF_US = re.compile(r"^(?:我|俺|咱|家里|屋里|屋头|老人|娃|孩子|小孩|他|她)")
_WISHES = re.compile(
    r"[想要补换改查领报](?!退休|养老)|办|申请|登记|注销|认证|咋|怎|手续|材料|证|卡|帮|找|问|吗|呢$|什么|啥|哪|几|[?？]|能不|可以"
)
_ILL = re.compile(r"住(?:了|过|着)?(?:院|医院)|手术|开刀|生病|病了|看病|医药费|医院")
_NEAR = re.compile(
    r"学|幼儿园|失业|下岗|待业|辞|工作|没上班|离婚|结婚|单身|退伍|当兵|搬|种地|种田|务农|没钱|困难|穷|带孙|带娃"
)
"""What is told of how one lives; an event (“房子塌了”) is a matter of its own."""
_LONGEST = 16


def told(turn: Turn, asked: Circumstance) -> Aside | None:
    """Say that what is told is none of the cases by itself; None where something is wished."""
    text, understood = turn.said.text.strip(), turn.said.understanding
    if not asked.several or turn.said.chosen or len(text) > _LONGEST or _WISHES.search(text):
        return None
    if understood.intent or not (_OF_US.search(text) or said_of(text)):
        return None
    ill = next((each for each in asked.answers if "病" in each), None)
    if ill is not None and _ILL.search(text):
        return Aside((texts.is_it_that(text, ill),))
    if understood.kind != "clarify" or not _NEAR.search(text):
        return None
    return Aside((texts.no_such_case(text, asked.answers[-1]),))
