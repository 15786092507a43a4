"""For whom something is wished, as it was said: 王婆婆, 李大爷, 三婶, 王秀英, 王婆婆的儿子.

Beside kinsfolk.py: there a person is a relation (two aunts are one 亲戚), here two people stay two.
"""

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.contrast import read_contrast
from knowledge.reading.kinsfolk import SELF, kin_words, named_people, read_whom, relation_of
from knowledge.reading.names import Name, read_name

_FILE = Path(__file__).parents[1] / "data" / "kinsfolk.toml"
_LONGEST = 300
_FOR = r"(?:[替帮给为]|代(?!办))"
_MARKS = re.compile(r"[，,。.!！?？;；、\s]+")
_NEXT_DOOR = r"(?:(?:隔壁|邻居|对门|楼下|楼上|街坊)的?)*"
_AT_HOME = rf"(?:(?:我|俺|咱)们?)?(?:家|屋头|院子|村|村里|组|组上|队上)?的?{_NEXT_DOOR}"
_BEGINS = rf"(?:^|,)(?:那|那么|然后|还有|另外|再|先|也|就|是|把|约|取消|订)*{_AT_HOME}"
_NO_ONE_MEANT = r"(?!,|$|你|您|说|讲|叫|让|喊|问|告诉|通知|介绍|教|帮|替|带|陪|送)"
_FULL = re.compile(
    rf"{_FOR}(?:我|我们|咱)?(?:家|村|组|队)?(?:里|上)?的?(?P<who>[一-龥·]{{2,5}}?)"
    r"(?=$|,|[也再先都]|预约|约|挂|订|办|补|换|领|弄|来|申|今|明|后|大后|上午|下午|早|中午|周|星期|礼拜|\d|的)"
)
_ONLY = (
    r"(?:那|那么|如果|要是|是|就是|应该是|给|帮|替|换成|改成|改给|轮到|也|还有|我说的是)*{who}"
    r"(?:的话|也|呢|的|自己|要办|来办|办|吗|一样|名字)*"
)


@functools.cache
def _who() -> str:
    """Give the pattern of somebody by name and title, or of a relative who is one of several."""
    table = tomllib.loads(_FILE.read_text("utf-8"))["relatives"]
    ranked = "|".join(sorted(table["ranked"], key=len, reverse=True))
    alone = "|".join(sorted(table["alone"], key=len, reverse=True))
    theirs = "|".join(table["theirs"])
    elders = "|".join(table["elders"])
    ranks = rf"[{table['ranks']}堂表干]"
    relative = rf"(?:{ranks}(?:{ranked}|{elders})|{alone}|(?<=[我俺])(?:{ranked}))"
    never = "|".join(table["never"])
    return rf"(?!{never})(?>{named_people()}|{relative})(?:家?的?(?:{theirs}))?"


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    who = rf"(?P<who>{_who()})"
    named = rf"(?P<who>(?>{named_people()}))"
    return (
        re.compile(rf"{_FOR}{_AT_HOME}{who}"),
        re.compile(rf"{_BEGINS}{who}{_NO_ONE_MEANT}"),
        re.compile(
            rf"(?<![和跟与让叫喊问听是被由找请陪带替帮给]){named}"
            r"(?=(?:也|就|还|明天|后天)*(?:想|要|来|约|挂|补|去)|的(?!话))"
        ),
        re.compile(_ONLY.format(who=_AT_HOME + who)),
    )


def called(words: str) -> str | None:
    """Give how these words call one person, and name nothing else: 我大伯 → 大伯, 我妈 → 妈妈."""
    plain = _MARKS.sub("", words)
    found = re.fullmatch(rf"{_AT_HOME}(?P<who>{_who()})", plain)
    if found:
        return _whole_word(found["who"])
    if relation := relation_of(plain):
        return relation
    name, whom = read_name(plain), read_whom(plain)
    if isinstance(name, Name) and name.full == plain and whom is None:
        return plain
    return None


def read_for_whom(text: str) -> str | None:
    """Give for whom a message is, where it names them by name, title or as one of several.

    None where it names nobody so: a mother, or oneself, is read elsewhere.
    """
    plain = _MARKS.sub(",", text[:_LONGEST]).strip(",")
    contrast = read_contrast(plain)
    plain = contrast.meant if contrast else plain
    for each in _patterns()[:3]:
        if found := each.search(plain):
            return _whole_word(found["who"])
    return _alone(plain) or next(_full_names(plain), None)


def _whole_word(said: str) -> str:
    """Give 叔叔 for 叔 in “我叔”."""
    return said * 2 if said * 2 in _doubled() else said


@functools.cache
def _doubled() -> frozenset[str]:
    table = tomllib.loads(_FILE.read_text("utf-8"))["relatives"]
    return frozenset(each for each in table["alone"] if each[0] * 2 == each)


def only_for_whom(text: str) -> bool:
    """Say whether a message says nothing but for such a person: “那王婆婆呢”, “不对，是我大伯”."""
    plain = _MARKS.sub(",", text).strip(",")
    contrast = read_contrast(plain)
    return _alone(contrast.meant if contrast else plain) is not None


def _alone(plain: str) -> str | None:
    found = _patterns()[3].fullmatch(plain.replace(",", ""))
    return _whole_word(found["who"]) if found else None


def _full_names(plain: str) -> Iterator[str]:
    for found in _FULL.finditer(plain):
        name = read_name(found["who"])
        if isinstance(name, Name) and name.full == found["who"]:
            yield name.full


def is_titled(whom: str) -> bool:
    """Say whether somebody is called by a title of grown people: 王婆婆, 李大爷."""
    return re.fullmatch(named_people(), whom) is not None


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody who is named in a text: how they are called, and where it stands."""

    whom: str
    word: str
    start: int
    end: int


def people_in(text: str) -> tuple[Mentioned, ...]:
    """Give everybody who is named in a text, in order; the writer is left out."""
    found = _mentions().finditer(text)
    people = ((called(each[0]), each) for each in found)
    return tuple(
        Mentioned(whom, each[0], each.start(), each.end())
        for whom, each in people
        if whom is not None and whom != SELF
    )


@functools.cache
def _mentions() -> re.Pattern[str]:
    return re.compile(rf"(?:[我俺咱]们?家?的?)?(?:{_NEXT_DOOR}{_who()}|{kin_words()})")
