"""Who is meant: oneself, one's mother, the neighbour Granny Wang. Never a guess.

Read for visits and households, where the one who writes is often not the one in need.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading.needs import read_need

SELF = "本人"
_FILE = Path(__file__).parents[1] / "data" / "kinsfolk.toml"
_LONGEST = 300
_ME = re.compile(
    r"^(?:是|就是|给|就|帮)?(?:我|俺|偶|本人|自己)(?:自己|本人|各人|个人|自个儿?|自家)?(?:要办|来办|办|的|啊|呀|嘛)?$"
    r"|(?:我|俺)(?:自己|本人|各人)(?!的)"
    r"|(?:^|[,，。 ])(?:我|俺)(?:就是|是)?(?:个)?(?:孕妇|残疾人|聋哑人|盲人|瘫子)"
)
_OF_MINE = re.compile(r"^(?:我|俺|咱)(?:们)?(?:家)?(?:的)?")
_I = re.compile(
    r"(?:我|俺)(?:这个?|的|今年|现在|刚刚?|都|实在|啱啱|已经|就|一个人|老了|一?[条双]?)*$"
)


@dataclass(frozen=True, slots=True)
class Whom:
    """One person: the relation to the writer (本人 for the writer), and a name where one is said.

    A name is a surname with a title (王婆婆) here; full names are read by names.py.
    """

    relation: str
    name: str = ""


def read_whom(text: str) -> Whom | None:
    """Read who is meant; None where nobody is named and it isn't plainly the writer."""
    plain = "".join(text[:_LONGEST].split())
    named = _named(plain)
    if named is not None:
        return named
    people = _people(plain)
    if people:
        return Whom(people[0])
    if _ME.search(plain) or _needs_it_oneself(plain):
        return Whom(SELF)
    return None


def others_named(text: str) -> tuple[str, ...]:
    """Give the relations named after the first: 妈妈 in “给我爸和我妈都约一个”."""
    return tuple(_people("".join(text[:_LONGEST].split()))[1:])


def told_apart(text: str) -> tuple[tuple[Whom, str], ...]:
    """Give each person named, with what is said from there to the next: 爸社保认证 妈高龄津贴.

    Who is only away or helping is left out. One who is named twice stands once, at the first.
    """
    plain = "".join(text[:_LONGEST].split())
    found = [
        (each.start(), each.end(), Whom("邻居", each[0]))
        for each in _kin().neighbour.finditer(plain)
    ]
    for each in _kin().people.finditer(plain):
        within = any(start <= each.start() < end for start, end, _ in found)
        before, after = plain[: each.start()], plain[each.end() :]
        if not within and not _only_helps(before, after):
            found.append((each.start(), each.end(), Whom(_kin().names[each[0]])))
    found.sort(key=lambda each: each[0])
    ends = [*(start for start, _, _ in found[1:]), len(plain)][: len(found)]
    apart: dict[Whom, str] = {}
    for (_, end, whom), until in zip(found, ends, strict=True):
        apart.setdefault(whom, plain[end:until])
    return tuple(apart.items())


def relation_of(words: str) -> str | None:
    """Give the relation that these words name, and nothing else: 我妈, 俺家老人, 我老公."""
    plain = "".join(words.split())
    return _kin().names.get(plain) or _kin().names.get(_OF_MINE.sub("", plain))


def named_first(text: str) -> tuple[str, str] | None:
    """Give the relation a text begins with and what follows: 妈妈, 王秀英 of “我妈王秀英”."""
    plain = _OF_MINE.sub("", "".join(text[:_LONGEST].split()))
    found = _kin().people.match(plain)
    return (_kin().names[found[0]], plain[found.end() :]) if found else None


def named_last(text: str) -> str | None:
    """Give the relation that a text ends with: 妈妈 in “明天我妈”; None where it ends otherwise."""
    plain = "".join(text[:_LONGEST].split())
    last = next((each for each in _kin().people.finditer(plain) if each.end() == len(plain)), None)
    return _kin().names[last[0]] if last else None


def people_in(text: str) -> tuple[tuple[str, int], ...]:
    """Give every relation that is named in words without blanks, and where it begins."""
    return tuple((_kin().names[each[0]], each.start()) for each in _kin().people.finditer(text))


def _named(plain: str) -> Whom | None:
    found = _kin().neighbour.search(plain)
    if found is None:
        return None
    others = [each for each in _people(plain.replace(found[0], "")) if each not in {"邻居", "村民"}]
    if others and not re.search(r"隔壁|邻居|对门|组上|队上|村里", plain):
        return Whom(others[0], found[0])
    return Whom("邻居", found[0])


def _people(plain: str) -> list[str]:
    """Give the relations named, without those who are only away or helping."""
    found: list[str] = []
    for each in _kin().people.finditer(plain):
        before, after = plain[: each.start()], plain[each.end() :]
        if not _only_helps(before, after):
            found.append(_kin().names[each[0]])
    return list(dict.fromkeys(found))


def _only_helps(before: str, after: str) -> bool:
    helping = before.endswith(("叫", "让", "喊", "不是", "问"))
    return helping or _kin().away.match(after) is not None


def _needs_it_oneself(plain: str) -> bool:
    """Say whether a need is told of the writer: 我走不动了, 我今年八十三了, 我这条腿摔断了."""
    need = read_need(plain)
    if need is None:
        return False
    first = need.words.split("、")[0]
    at = plain.find(first)
    if at < 0:
        return False
    before = plain[:at]
    return _I.search(before) is not None or re.match(r"^(?:我|俺)", plain) is not None


@dataclass(frozen=True, slots=True)
class _Kin:
    people: re.Pattern[str]
    names: dict[str, str]
    away: re.Pattern[str]
    neighbour: re.Pattern[str]


@functools.cache
def _kin() -> _Kin:
    table = tomllib.loads(_FILE.read_text("utf-8"))
    names = {word: relation for relation, said in table["people"].items() for word in said}
    words = sorted(names, key=len, reverse=True)
    titles = sorted(table["names"]["titles"], key=len, reverse=True)
    surnames = table["names"]["surnames"]
    return _Kin(
        people=re.compile("|".join(map(re.escape, words))),
        names=names,
        away=re.compile("(?:都|现在|也|人)?(?:" + "|".join(table["away"]["after"]) + ")"),
        neighbour=re.compile(
            rf"(?<![老大小阿姑舅姨外公丈岳伯叔])[{surnames}](?:{'|'.join(map(re.escape, titles))})"
        ),
    )


def named_people() -> str:
    """Give the pattern of a surname with a title: 王婆婆, 李大爷."""
    return _kin().neighbour.pattern


def kin_words() -> str:
    """Give the pattern of every word for a relation, the longest first."""
    return _kin().people.pattern


def relations() -> frozenset[str]:
    """Give every word that a relation may have, 本人 included."""
    return frozenset({SELF, *_kin().names.values()})
