"""What is told when a visit is read back: set right in plain words, or a remark for the team.

Who opens the door or works elsewhere is named often, and takes nobody's place.
"""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.choosing import plain
from dialogs.flows.visit_words import is_self
from dialogs.machine import Turn
from knowledge.contrast import read_contrast
from knowledge.reading.kinsfolk import (
    SELF,
    Whom,
    kin_words,
    named_first,
    people_in,
    read_whom,
    relation_of,
)
from knowledge.reading.needs import read_need
from knowledge.reading.phones import Phone, read_phone
from knowledge.search.understanding import Intent

_TO = re.compile(r"(?:改|换)(?:成|为|给|到|去)(?P<meant>.+)|应该是(?:给)?(?P<should>.+)")
_FOR = re.compile(
    r"^(?:这次|这个|上门|都|还|就|是|要)*给(?P<meant>[^,，。]{1,8}?)(?:办|弄|约|上门|的|$)"
)
_BARE = re.compile(
    r"^(?:上门|这次|其实|要办|办|老人|人|她|他|对象|就|是|给|的)*(?P<meant>.+?)(?:来|去|办|的|呀|啊|哈|嘛|哦)*$"
)
_RIGHT = re.compile(
    r"改成|改为|改给|改到|改去|换成|换为|换给|换到|应该是|(?:说|写|记|搞|弄)错|不对|原因是|因为"
)
_ASKS = re.compile(
    r"怎么|咋|如何|几点|几时|哪里|哪儿|什么|啥|[吗么不没]$|[?？]|谁|多久|要不要|能不能|可以"
)
_LIVES = re.compile(r"住|搬")
_STAYS = re.compile(r"打工|上班|上学|读书|开门|等")
_TOO = re.compile(
    r"(?:也|都|一起|一并|顺便|还)(?:要|想|得|给|帮)?(?:一起|一并)?(?:办|约|弄|上门)"
    r"|^还有[^,，]{1,6}(?:的|呢|也)*$"
)
_LEADS = re.compile(r"^(?:就|是|因为|原因)+")
_LIKE_REMARKS: frozenset[Intent | None] = frozenset({"home_visit", "where", "hours", "proxy"})
"""What the weights may hear in a remark: 我女儿来接你们, 老公开门."""
_DIED = re.compile(
    rf"(?:{kin_words()})(?:[大上]?前年|去年|今年|上个?月|早就|早|已经|都|[\d一二三四五六七八九十几多好]+年前?|就|也|先|刚)*"
    r"(?:走了|走得早|没了|死了|不在了|(?:去|过|离)世了?|病(?:故|逝)了?)"
)
_SHORT = 4  # characters
_DIGITS = re.compile(r"\d{7,}")


def sets_right(text: str) -> bool:
    """Say whether a text plainly sets something right: “改成…”, “不是…，是…”, “应该是…”."""
    return _RIGHT.search(text) is not None or read_contrast(text) is not None


def meant_for(text: str) -> Whom | None:
    """Give for whom a text plainly sets the visit right, or whom it names and nothing else."""
    said = plain(text)
    contrast = read_contrast(text)
    found = _TO.search(said)
    if contrast is not None or found is not None:
        meant = contrast.meant if contrast else (found["meant"] or found["should"] if found else "")
        return read_whom(meant)
    if found := _FOR.match(said):
        return read_whom(found["meant"])
    bare = _BARE.match(said)
    meant = bare["meant"] if bare else said
    whom = read_whom(meant)
    if whom is None:
        return None
    return whom if relation_of(meant) or meant == whom.name or is_self(text) else None


def is_remark(turn: Turn, text: str, wish: Mapping[str, Any]) -> bool:
    """Say whether a text tells of others, or of the day, and sets nothing of the visit right."""
    said, understood = plain(text), turn.said.understanding
    if understood.kind == "intent" and (understood.ruled or understood.intent not in _LIKE_REMARKS):
        return False  # “我要投诉你们”
    if sets_right(text) or meant_for(text) or _ASKS.search(said) or _DIGITS.search(said):
        return False
    if isinstance(read_phone(text), Phone):
        return False
    need = read_need(text)
    if (
        need is not None
        and wish.get("need")
        and _LEADS.sub("", said).rstrip("了的") != need.words.rstrip("了的")
    ):
        return True
    return names_another(text, wish)


def wants_too(text: str, wish: Mapping[str, Any]) -> Whom | None:
    """Give who is to have a visit too: 我爸也要办, 还有我爸; None where nobody is named so."""
    said = plain(text)
    whom = read_whom(text) if _TOO.search(said) and not _ASKS.search(said) else None
    if whom is None or not names_another(text, wish):
        return None
    return whom if not sets_right(text) else None


def names_another(text: str, wish: Mapping[str, Any]) -> bool:
    """Say whether a text tells of somebody who is not the one to be visited."""
    said = plain(text)
    own = wish.get("relation")
    people = {relation for relation, _ in people_in(said)}
    whom = read_whom(text)
    if whom is not None and whom.name:
        return whom.name != wish.get("who")
    if people - {own, "老人"}:
        return True
    of_me = said.startswith(("我", "俺")) and named_first(text) is None
    return of_me and own != SELF


def tells_of_them(turn: Turn, wish: Mapping[str, Any]) -> bool:
    """Say whether something is stated of who is visited that no line has: 我妈不会说普通话."""
    said = plain(turn.said.text)
    of_them = any(relation == wish.get("relation") for relation, _ in people_in(said))
    states = turn.said.understanding.kind == "none" and _ASKS.search(said) is None
    return of_them and states and len(said) > _SHORT


def without_the_dead(text: str) -> str:
    """Leave out who died, where others are named too: 我妈瘫了 of “我爸前年走了，我妈瘫了”."""
    rest = _DIED.sub("", text)
    return rest if people_in(plain(rest)) else text


def only_the_dead(text: str) -> bool:
    """Say whether all who are named have died: a visit is for none of them."""
    return _DIED.search(text) is not None and not people_in(plain(_DIED.sub("", text)))


def tells_where(text: str) -> bool:
    """Say whether a text that names others tells where somebody lives: 她住沙河村我女儿家."""
    return _LIVES.search(text) is not None and _STAYS.search(text) is None
