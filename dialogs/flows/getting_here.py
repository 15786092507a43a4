"""“坐几路车”, “有停车位吗”: the town's file says nothing of it, and that is what is said."""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.texts import silent

_MOST = 16  # characters
_BUS = re.compile(
    r"坐(?:几路|什么|啥|哪路|哪趟|哪班)(?:车|公交)|(?:几路|哪路|哪趟|什么)(?:公交车?|车)(?:能|可以)?(?:到|去)|(?:怎么|咋个?|如何)(?:坐|搭|乘)(?:公交)?车"
    r"|(?:坐|搭|乘)(?:公交)?车?(?:去|来)?(?:怎么|咋个?|如何)(?:走|去|来|坐|到)|(?:通|有)(?:不通|没有)?公交车?(?:到|去|吗|不|没)"
)
_PARKING = re.compile(
    r"停车(?:位|场|方便|的?地方|好|难|吗|不|在)|(?:好|方便|能|可以|哪里?|哪儿|地方|不?让)停车|车(?:子)?(?:可以|能)?(?:停|放)(?:在)?(?:哪|什么地方)|车位"
)
_ELSE = re.compile(
    r"卡|证|免费|优惠|报销|补贴|违停|罚|投诉|末班|首班|客车|火车|办理|手续|申请|几点"
)


def answer(turn: Turn) -> Aside | None:
    """Say that it is not known, and whom to ask; None where it is no such question."""
    said = plain(turn.said.text)
    if len(said) > _MOST or _ELSE.search(said) or _rides(turn):
        return None
    understood = turn.said.understanding
    if understood.kind == "matter" or understood.intent in {"suggest", "complain"}:
        return None
    what = "坐什么车" if _BUS.search(said) else "停车" if _PARKING.search(said) else None
    town = turn.world.town
    return Aside((silent.way_here(what, town.address, town.phone),)) if what else None


def _rides(turn: Turn) -> bool:
    """Say whether the matter at hand is itself about riding: then the question may be of it."""
    matter = turn.world.catalog.matter(str(turn.learned.get("matter") or turn.memory.matter))
    return matter is not None and re.search(r"公交|乘车|停车|泊位", matter.name) is not None
