"""One matter is left to choose: “中”, “是土房” and “不清楚” mean to look at that."""

import re

from dialogs.choosing import plain
from dialogs.machine import Turn
from knowledge.contrast import read_contrast
from knowledge.reading.yes_no import read_yes_no

UNSURE = ("不清楚", "不知道", "不晓得", "搞不清", "分不清", "说不清")
_IT_IS = re.compile(r"(?:对|嗯|就)*是(?!不是|否|什么|啥|哪|谁|咋|怎)(?!.*[吗么不没?？]$)")


def heard(turn: Turn) -> str | None:
    """Give the one matter that is left where it is not denied: “中”, “是土房”, “不清楚”.

    It is shown with its name and a way back; what names or asks something else is heard as that.
    """
    said, understanding = plain(turn.said.text), turn.said.understanding
    candidates = turn.learned["candidates"]
    if len(candidates) != 1 or read_contrast(turn.said.text) is not None:
        return None
    if said in UNSURE or read_yes_no(turn.said.text):
        return str(candidates[0])
    tells = _IT_IS.match(said) and not understanding.asks and understanding.kind != "intent"
    other = understanding.kind in {"matter", "chain"} and understanding.codes[:1] != (
        candidates[0],
    )
    return str(candidates[0]) if tells and not other else None
