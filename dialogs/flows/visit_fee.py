"""“上门要钱吗”: a visit costs nothing; what the matter costs stands in its record.

source: XL-12
"""

import re

from dialogs.choosing import plain
from dialogs.flows import elements
from dialogs.machine import Aside, Turn
from dialogs.texts import visit_beside as texts

_COMES = (
    r"(?:请|让|叫|喊|找)?(?:你们|您们|恁|工作人员|代办员|人)?(?:上门|(?:来|到|去|上)(?:我|俺|咱)?(?:们)?(?:家|屋)(?:里|头)?|来一?趟|下乡|跑一?趟)"
    r"(?:来|去|服务|办理?|弄|办事|一?[次趟]|的话|这个|,)*(?:的)?"
)
_ASKS = (
    r"(?:要不要|收不收|会不会|是不是|需不需要|用不用|还要|还|也|都|另外|要|得|会|需要|是)*"
    r"(?:收|给|付|掏|花|出|交|要)?(?:我|你们?|他|个)*"
    r"(?:费用?|钱|多少钱|好多钱|几多钱|几块钱|路费|车费|上门费|服务费|跑腿费|辛苦费|免费|不要钱|不收钱|收费标准)"
    r"(?:的|是多少)?(?:吗|不|么|没|嘛|呢|啊|吧|不要|不收)*"
)
_LEADS = r"(?:那|那么|请问|要是|如果|问[一]?下|先问下|,)*"
_OF_A_VISIT = re.compile(rf"{_LEADS}{_COMES}{_ASKS}")
_OF_THIS = re.compile(rf"{_LEADS}(?:这个?|办这个)?{_ASKS}")
_QUESTION = re.compile(
    r"[?？吗么呢]|不$|没$|要不要|收不收|会不会|是不是|多少|好多|几多|几块|免费|标准"
)


def answer(turn: Turn) -> Aside | None:
    """Say that a visit is free, and what its matter costs where that is known; else None.

    In the middle of a visit a bare “要钱不” is of the visit too.
    """
    said = plain(turn.said.text)
    of_this = "wish" in turn.learned and _OF_THIS.fullmatch(said)
    asked = _OF_A_VISIT.fullmatch(said) or of_this
    if not asked or _QUESTION.search(turn.said.text.strip()) is None:
        return None
    turn.world.desk.answered(turn.said.text)
    wish = turn.learned.get("wish") or {}
    matter = turn.world.catalog.matter(str(wish.get("matter") or turn.learned.get("matter")))
    if matter is None:
        return Aside((f"{texts.FREE}{texts.FEE_OF_A_MATTER}",))
    return Aside((texts.FREE, elements.tell(turn, matter, ("fee",))))
