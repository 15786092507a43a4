"""“不是高龄津贴，是老年优待证”: an agent for another matter, with all that is known of the person.

source: XL-12
"""

import re
from collections.abc import Callable
from typing import Any

from dialogs.choosing import plain
from dialogs.flows import proxy_people as people
from dialogs.flows import proxy_told as told
from dialogs.machine import Go, Outcome, Turn
from dialogs.texts import proxy as texts
from knowledge.contrast import read_contrast
from knowledge.matters import Matter
from knowledge.proxies import hurdle
from knowledge.reading.kinsfolk import read_whom

_INSTEAD = re.compile(
    r"(?:改|换)(?:一?下|个)?(?:成|为|做|办)|不办.{1,16}办|(?:改|换)(?:个|一个|一件)(?:事|别的)|办错了|事(?:项|情)?(?:说|选|搞|弄)?错"
)
_ASKS = re.compile(r"[?？]|[吗么]$|怎么|什么|多少")
_PLAINLY = 0.3
_BEFORE = ("matter", "which")
_MOST = 4


def in_words(state: str, hear: Callable[[Turn], Outcome]) -> Callable[[Turn], Outcome]:
    """Hear as people.in_words does; a matter that is named instead of the one at hand changes it.

    Village, name and phone stay; the consent was for the other matter and is asked anew.
    """
    otherwise = people.in_words(state, hear)

    def heard(turn: Turn) -> Outcome:
        return (None if state in _BEFORE else _instead(turn)) or otherwise(turn)

    return heard


def _instead(turn: Turn) -> Outcome | None:
    text, understood = turn.said.text, turn.said.understanding
    contrast = read_contrast(text)
    denied = contrast.denied if contrast is not None else ""
    says_so = _INSTEAD.search(plain(text)) or (denied and read_whom(denied) is None)
    if turn.said.kind != "text" or not says_so or turn.said.chosen or _ASKS.search(text):
        return None
    own = str(turn.learned.get("matter"))
    found = [each for each in understood.candidates if each.code != own and _taken(turn, each.code)]
    if not found or told.told(turn, text, shown=True).keys() & {"who", "phone", "relation"}:
        return None
    anew: dict[str, Any] = {"consent": None, "consent_how": None, "pictured": None}
    anew["whom"] = turn.learned.get("relation") or turn.learned.get("whom")
    if understood.kind == "matter" and found[0] == understood.candidates[0]:
        matter = _taken(turn, found[0].code)
        return _with(turn, matter, anew) if matter is not None else None
    if understood.kind != "clarify" or found[0].score < _PLAINLY:
        return None
    return Go("which", {**anew, "candidates": [each.code for each in found[:_MOST]]})


def _taken(turn: Turn, code: str) -> Matter | None:
    matter = turn.world.catalog.matter(code)
    return matter if matter is not None and turn.world.town.takes(matter) else None


def _with(turn: Turn, matter: Matter, anew: dict[str, Any]) -> Go:
    learned = {**anew, "matter": matter.code}
    turn.world.desk.settle(matter)
    said = (texts.instead(matter.called, turn.learned),)
    village = people.named_village(turn)
    if village is None:
        return Go("village", learned, said)
    if hurdle(matter, turn.world.town, village) is not None:
        return Go("outside", learned, said)
    if not turn.learned.get("relation"):
        whom = anew["whom"]
        if not whom:
            return Go("whom", learned, said)
        learned["relation"] = whom
    return Go(told.onward({**turn.learned, **learned}), learned, said)
