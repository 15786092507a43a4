"""Few words that resemble a matter and name none are, amid a question, meant as its answer."""

import re

from dialogs.choosing import plain
from dialogs.machine import Turn
from dialogs.texts import say

_FEW = 6  # characters
_ASKS = re.compile(r"[要办]啥|啥证|什么|怎么|咋办|哪里|有没有|多少")
_WHERE_IT_LIES = ("在家里", "在家", "家里", "在屋里", "屋里")
_DENIALS = ("没", "不", "无", "还没", "未")


def names_none(turn: Turn) -> bool:
    """Say whether few words (“没办过”) only resemble what may be meant and share none with it."""
    said, understood = plain(turn.said.text), turn.said.understanding
    if understood.kind != "clarify" or len(said) > _FEW or _ASKS.search(said):
        return False
    if said.startswith(_DENIALS) or said in _WHERE_IT_LIES:
        return True
    matters = say.matter_names(turn.world.catalog, understood.codes)
    names = "，".join(name for each in matters for name in (each.name, each.called, *each.aliases))
    return not any(said[at : at + 2] in names for at in range(len(said) - 1))
