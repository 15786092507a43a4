"""Two people told of in one message: the first is asked for, the others are offered after it."""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.choosing import plain
from dialogs.flows.visit_matter import offered
from dialogs.machine import Turn
from knowledge.matters import Matter
from knowledge.reading.kinsfolk import SELF, Whom, told_apart

_JOINED = re.compile(
    r"(?:的)?(?:和|跟|与|同|、|,|，|还有|以及|加上|\+)(?:还有)?(?:我|俺|咱)?(?:家)?(?:的)?"
)
_BOTH = re.compile(r"都|两个|俩|二人|两位|两老|2个|几个|全部|分别|各(?!人)")
_ME_TOO = re.compile(
    r"(?:^|[,，。 ])(?:我|俺)(?:和|跟|与|同)(?=我|俺|他|她|老)"
    r"|(?:和|跟|与|同)(?:我|俺)(?:自己|本人)?(?=都|两|俩|2)"
)
_MOST = 3
_SHORT = 8


def others(turn: Turn, said: str) -> tuple[str | None, list[dict[str, Any]]]:
    """Give the first one's own matter where each has one, and who else wants a visit.

    Each of the others is plain values: relation, who, and either `matter` (their own; None: to be
    asked) or `same` (both want the same).
    """
    told = told_apart(said)
    named = [(whom, _matters_in(turn, words)) for whom, words in told]
    if sum(bool(codes) for _, codes in named) < len(named):
        named = [
            (whom, codes or _near(turn, words))
            for (whom, words), (_, codes) in zip(told, named, strict=True)
        ]
    own = [(whom, codes) for whom, codes in named if codes]
    if len(own) > 1:
        first, *rest = own
        matter = first[1][0] if len(first[1]) == 1 else None
        return matter, [
            {**_plain(whom), "matter": codes[0] if len(codes) == 1 else None}
            for whom, codes in rest[:_MOST]
        ]
    too = [{**_plain(whom), "same": True} for whom, words in told[1:] if words.startswith("也")]
    if too or not _BOTH.search(said):
        return None, too[:_MOST]
    me = [Whom(SELF)] if _ME_TOO.search(said) else []
    joined = _joined(told)[1:]
    return None, [{**_plain(whom), "same": True} for whom in (*joined, *me)[:_MOST] if told]


def _plain(whom: Whom) -> dict[str, Any]:
    return {"relation": whom.relation, "who": whom.name}


def _joined(told: tuple[tuple[Whom, str], ...]) -> list[Whom]:
    """Give those who are named in one breath: 我妈和我爸; the words between join them."""
    group: list[Whom] = []
    for whom, words in told:
        group.append(whom)
        if _JOINED.fullmatch(words) is None:
            break
    return group if len(group) > 1 else []


def _matters_in(turn: Turn, words: str) -> list[str]:
    """Give the matters whose names stand in these words; a longer name hides a shorter one."""
    said = plain(words)
    found: dict[str, int] = {}
    for matter in turn.world.catalog.matters.values():
        lengths = [len(name) for name in _names(matter) if len(name) > 2 and name in said]  # noqa: PLR2004 - 医保 alone says little
        if lengths and offered(turn, matter.code):
            found[matter.code] = max(lengths)
    longest = max(found.values(), default=0)
    return [code for code, length in found.items() if length == longest]


def _near(turn: Turn, words: str) -> list[str]:
    """Give which of the matters that the whole message is near to these words mean most."""
    said = plain(words)
    pairs = [said[at : at + 2] for at in range(len(said) - 1)]
    shared: dict[str, int] = {}
    for code in turn.learned.get("near") or ():
        matter = turn.world.catalog.matter(code)
        if matter is not None:
            shared[code] = sum(any(each in name for name in _names(matter)) for each in pairs)
    most = max(shared.values(), default=0)
    return [code for code, count in shared.items() if count == most and most > 0]


def _names(matter: Matter) -> tuple[str, ...]:
    return (matter.name, matter.name.partition("（")[0], *matter.aliases)


def kept(turn: Turn, wish: Mapping[str, Any], said: str) -> dict[str, Any]:
    """Give the wish with its own matter, and with `then`: who else is to be asked for after it."""
    given = dict(wish)
    if turn.learned.get("then"):
        return {**given, "then": list(turn.learned["then"])}
    matter, more = others(turn, said)
    this = str(given.get("who") or given.get("relation"))
    more = [each for each in more if words_of(each) != this and each["relation"] != this]
    if not more:
        return given
    if any("matter" in each for each in more):
        given |= {"matter": matter, "candidates": []}
    return {**given, "then": more}


def names(wish: Mapping[str, Any]) -> list[str]:
    """Give how those are called who are to be asked for after this one."""
    return [words_of(each) for each in wish.get("then", ())]


def names_next(wish: Mapping[str, Any], text: str) -> bool:
    """Say whether a short text asks for the next one: “还有我爸的呢”."""
    named = {each.name or each.relation for each, _ in told_apart(text)}
    return bool(named) and len(plain(text)) <= _SHORT and names(wish)[:1] == [*named]


_SHARED = (
    "village", "place", "lat", "lon", "phone", "phone_of", "other_phone", "other_of", "no_phone",
    "halves", "whenever",
)  # fmt: skip
_ALIKE = ("need", "need_sure", "marks", "matter")


def next_one(wish: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the next one's visit begins with: place, phones and time are read back first."""
    first, *rest = wish["then"]
    shared = (*_SHARED, *_ALIKE) if first.get("same") else _SHARED
    copied = {name: wish[name] for name in shared if wish.get(name)}
    if first["relation"] == SELF:
        copied.pop("other_phone", None)
    copied |= {"relation": first["relation"], "need_asked": not first.get("same")}
    copied |= {"who": first["who"]} if first.get("who") else {}
    copied |= {"matter": first["matter"]} if first.get("matter") else {}
    return {"copied": copied, "then": rest, "said": ""}


def words_of(other: Mapping[str, Any]) -> str:
    """Give how such a one is called."""
    relation = str(other["relation"])
    return str(other.get("who") or ("您自己" if relation == SELF else relation))
