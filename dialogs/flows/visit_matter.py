"""What a visit is for, heard at whichever step names it."""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.choosing import choose
from dialogs.flows.visit_where import is_a_place, named_village
from dialogs.flows.visit_words import is_self
from dialogs.machine import Choice, Turn
from dialogs.texts import say
from knowledge.reading.needs import read_need

_UNSURE = re.compile(
    r"不清楚|不晓得|不知道|说不清|搞不清|不懂|唔知|晓不得|不好说|讲不清|很多事|好几件|来了再说|见面说"
)
_FREE = 60  # characters
_IS_FOR = re.compile(
    r"^(?:不对|不是[^,，]{0,8})?[,，。 ]*(?:我?要?办的?)?是[^,，]{0,6}证[的哈嘛]*$"
)
_SWAPS = re.compile(
    r"^(?:我?要?办的?|这次)?是(?!不是)|(?:改|换)(?:成|为)|不是[^,，]{1,14}[,，]?(?:而)?是|应该是|(?:说|写|记|搞|弄)错|不对"
)
_NAMED = 0.5
"""From this score on, a matter is named beside the question for something else."""


def which_choices(turn: Turn, wish: Mapping[str, Any]) -> tuple[Choice, ...]:
    """Give the matters that may be meant, as choices."""
    matters = say.matter_names(turn.world.catalog, tuple(wish.get("candidates", ())))
    return tuple(Choice(each.code, each.called, (each.name, *each.aliases)) for each in matters)


def offered(turn: Turn, code: str) -> bool:
    """Say whether the catalog has this matter and the town takes it."""
    matter = turn.world.catalog.matter(code)
    return matter is not None and turn.world.town.takes(matter)


def sets_matter_right(text: str) -> bool:
    """Say whether a text plainly puts another matter in the place of the visit's: 改成办身份证."""
    return _SWAPS.search(text) is not None or _IS_FOR.search(text) is not None


def says_what_for(turn: Turn) -> bool:
    """Say whether a short message says what the visit is for: “是残疾证” gives no reason for it."""
    return (
        turn.said.understanding.kind in {"matter", "clarify"}
        and _IS_FOR.search(turn.said.text) is not None
    )


def names_its_matter(turn: Turn, wish: Mapping[str, Any]) -> bool:
    """Say whether a short message names the visit's own matter once more."""
    return says_what_for(turn) and wish.get("matter") in turn.said.understanding.codes


def hear_matter(turn: Turn, wish: Mapping[str, Any], asked: str, found: dict[str, Any]) -> None:
    """Read the matter, or those it may be, into `found`."""
    if asked == "who" and not wish.get("matter"):
        _beside_who(turn, wish, found)
    elif asked in {"matter", "which", "confirm"} and not _is_else(turn, wish, asked, found):
        _named(turn, wish, asked, found)


def _is_else(turn: Turn, wish: Mapping[str, Any], asked: str, found: dict[str, Any]) -> bool:
    """Say whether it is a need, a question in between, a place, or for whom."""
    understood = turn.said.understanding
    if asked == "confirm" and understood.asks:
        return True  # a question in between (“低保要带什么”), and no other matter for the visit
    if understood.kind == "matter":
        return False
    if asked == "matter" and _told_need(turn, wish, found):
        return True
    # 老屋湾三组 tells where, and is no matter of houses
    return is_self(turn.said.text) or named_village(turn) or is_a_place(turn, turn.said.text)


def _named(turn: Turn, wish: Mapping[str, Any], asked: str, found: dict[str, Any]) -> None:
    understood, said = turn.said.understanding, turn.said.text
    codes = [code for code in understood.codes if offered(turn, code)]
    if understood.kind == "matter" and codes:
        found.update(matter=codes[0], unclear=False, candidates=[])
    elif asked == "confirm":
        if codes and says_what_for(turn) and wish.get("matter") not in codes:
            found.update(matter=None, unclear=False, candidates=codes[:4])
    elif understood.kind in {"clarify", "chain"} and not wish.get("matter"):
        kept = asked == "which" and understood.kind == "clarify" and not _is_named(turn)
        found.update({"candidates": codes[:4]} if codes and not kept else {})
    elif _UNSURE.search(said):
        found.update(unclear=True, candidates=[], asked_for=said[:_FREE])


def _is_named(turn: Turn) -> bool:
    return turn.said.understanding.candidates[0].score >= _NAMED


def _beside_who(turn: Turn, wish: Mapping[str, Any], found: dict[str, Any]) -> None:
    """Take a matter that is named where it was asked for whom: “社保认证”, and then “第一次”."""
    understood = turn.said.understanding
    picked = choose(turn.said.text, which_choices(turn, wish))
    codes = [code for code in understood.codes if offered(turn, code)]
    if picked:
        found.update(matter=picked[0], unclear=False, candidates=[])
    elif understood.kind == "matter" and codes:
        found.update(matter=codes[0], unclear=False, candidates=[])
    elif understood.kind == "clarify" and codes and not understood.asks and _is_named(turn):
        found.update({} if read_need(turn.said.text) else {"candidates": codes[:4]})


def _told_need(turn: Turn, wish: Mapping[str, Any], found: dict[str, Any]) -> bool:
    """Take “瘫痪” for the need that was not said yet, and not for a matter."""
    need = None if wish.get("need") else read_need(turn.said.text)
    if need is None:
        return False
    found.update(need=need.words, need_sure=need.sure, marks=list(need.marks))
    return True
