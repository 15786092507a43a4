"""What each clause of a message names by itself: “王婆婆要办老年证，李大爷要社保认证”."""

import re
from collections.abc import Callable

from knowledge.search.reckoning import Reckoned
from knowledge.search.understanding import Clause

_BREAKS = re.compile(r"[，,。；;！!？?\n]+|(?:另外|顺便|然后|还有)(?=[给帮替把我俺])")
_OF_SOMEBODY = re.compile(
    r"[给帮替爸妈爷奶公婆叔伯婶姨舅哥姐弟妹嫂侄孙]|[我俺](?:的|也|要|想|自己|再)"
)
_OF_A_PLACE = re.compile(r"约|换成|改成|改办")
_MOST, _LONGEST, _LEAST, _TWO = 6, 120, 2, 2
_ITEMS = re.compile(r"[，,。;；、！!？?\s]+|另外|顺便|然后|还有|还要|以及")
_ASKED = re.compile(
    r"(?:这些|这几样|都|分别|一起|该|要)*(?:怎么|咋个?|如何|要|在哪)?(?:办理?|申请|弄|带什么|什么材料|哪里办)+"
)
_AROUND = re.compile(
    r"我们?|孩子|小孩|娃儿?|也|还|想|得|给|办理?|申请|买|领|弄|个|的|怎么|咋|要带?什么|要"
)
_TELLS = re.compile(r"了|没|不|有|是|在|已|吧|吗|返还|第一")
_A_LIST, _AN_ITEM, _A_NAME = 3, 12, 6


def read_clauses(text: str, reckon: Callable[[str], Reckoned]) -> tuple[Clause, ...]:
    """Give the clauses with the matters that each names; empty where it is all one, or a letter.

    Only of messages that may be about more than one person or booking.
    """
    if len(text) > _LONGEST:
        return ()
    parts = [each.strip() for each in _BREAKS.split(text) if len(each.strip()) >= _LEAST]
    if not 1 < len(parts) <= _MOST:
        return ()
    people = sum(_OF_SOMEBODY.search(each) is not None for each in parts)
    if people < _TWO and not any(_OF_A_PLACE.search(each) for each in parts[1:]):
        return ()
    found = ((each, reckon(each)) for each in parts)
    return tuple(
        Clause(each, said.kind, tuple(c.code for c in said.candidates)) for each, said in found
    )


def read_items(text: str, reckon: Callable[[str], Reckoned], least: float) -> tuple[Clause, ...]:
    """Give the things that a list of at least three names: “上户口、买医保、办社保卡”; else empty.

    Each is no more than a name and what is to be done; a story has parts that are neither.
    `least` is the chance from which on a part names its matter.
    """
    parts = [each for each in _ITEMS.split(text) if len(each) >= _LEAST]
    parts = [each for each in parts if not _ASKED.fullmatch(each)]
    if not _A_LIST <= len(parts) <= _MOST or any(len(each) > _AN_ITEM for each in parts):
        return ()
    if any(len(_AROUND.sub("", each)) > _A_NAME or _TELLS.search(each) for each in parts):
        return ()
    found = [(each, reckon(each)) for each in parts]
    if not all(_is_named(said, least) for _, said in found):
        return ()
    return tuple(
        Clause(each, said.kind, tuple(c.code for c in said.candidates)) for each, said in found
    )


def _is_named(said: Reckoned, least: float) -> bool:
    score = said.candidates[0].score if said.candidates else 0.0
    return score >= least and said.kind in {"matter", "clarify"}
