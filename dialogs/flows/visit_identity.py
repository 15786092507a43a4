"""An ID number said at a visit's step: it is not asked for, not kept, and names no matter."""

import re
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.machine import NOTHING_UNDERSTOOD, Turn
from knowledge.reading.needs import read_need

_NUMBER = re.compile(
    r"(?:(?:我|俺|他|她|老人)?(?:家)?(?:的)?[一-龥]{0,3}?)?(?:的)?(?:身份证|证件|身份)(?:号码?|证号)?(?:是|为|:|：)?\s*"
    r"(?<!\d)[1-9]\d{5}[\s-]?(?:(?:18|19|20)\d{2}[\s-]?\d{4}[\s-]?\d{3}[\dxX]|\d{9})(?!\d)"
    r"|(?<!\d)[1-9]\d{5}[\s-]?(?:18|19|20)\d{2}[\s-]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[\s-]?\d{3}[\dxX](?!\d)"
)
_LEFT = re.compile(r"[，。,.;；、的是号码哈啊呢了]|身份证|我|他|她|老人")


def without_identity(turn: Turn) -> Turn | None:
    """Give the turn without an ID number; None where nothing else was said.

    What was understood of the whole text (a matter of ID cards) is left out with it.
    """
    text = turn.said.text
    rest = _NUMBER.sub("，", text)
    if rest == text:
        return turn
    rest = rest.strip("，,。 ")
    if len(_LEFT.sub("", plain(rest))) < 2 and not read_need(rest):  # noqa: PLR2004 - one sign says nothing
        return None
    return replace(turn, said=replace(turn.said, text=rest, understanding=NOTHING_UNDERSTOOD))
