"""Whether a message wants a visit at home, is of one, or of the household. source: BZ-9, CN-12."""

import re
from typing import Any

from dialogs.flows import household_words
from dialogs.flows.visit_words import is_of_visits
from dialogs.machine import Start, Turn
from knowledge.reading.needs import read_need

_WANTS = re.compile(
    r"(?:约|要|请|想|给|帮|派|喊|叫|让|麻烦).{0,12}(?:上门|来家|到家|来屋|到屋|过来)|上门(?:来)?(?:办|弄|给|帮)|^上门$"
    r"|来(?:我|俺|他|她)?(?:家|屋)|上(?:我|俺)家|来(?:一|个)趟|派人|嚟(?:我)?屋企"
)
_ONLY_ASKS = re.compile(
    r"^.{0,20}(?:能不能|可不可以|可以|能|有没有|是不是).{0,3}上门.{0,6}(?:吗|不|么|嘛|呢|啊|办吗|办不)?$"
)


def of_mine(turn: Turn) -> Start | None:
    """Begin with the visits asked for already, or the household, where the text is of those."""
    text = turn.said.text
    if household_words.is_wish(text):
        return Start("household", {"said": text})
    if is_of_visits(text) and turn.world.desk.visits.open():
        return Start("my_visits", {"said": text})
    return None


def _is_told(turn: Turn) -> bool:
    return "number" in turn.learned


def begins(turn: Turn, given: dict[str, Any]) -> Start | None:
    """Begin a visit where one is wished, not only asked about; `given` holds what routing knows.

    Beside a matter, “能上门吗” alone is a question about it, answered from its record.
    """
    text, understood = turn.said.text, turn.said.understanding
    if understood.intent != "home_visit" or ("wish" in turn.learned and not _is_told(turn)):
        return None  # in the middle of one
    told_need = read_need(text) is not None
    only_asks = _ONLY_ASKS.search("".join(text.split())) or not _WANTS.search(text)
    if understood.kind == "matter" and not told_need and only_asks:
        return None
    known = {"said": text}
    matter = given.get("matter") or turn.learned.get("matter")
    if matter is None and turn.memory.notice:
        matter = turn.memory.matter
    if matter and understood.kind not in {"clarify", "chain"}:
        return Start("visit", {**known, "matter": matter})
    return Start("visit", known)
