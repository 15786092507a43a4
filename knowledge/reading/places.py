"""Where in a town somebody lives: village, group, house, landmark (龙泉村三组12号，老槐树边上).

Villages are found by name, by alias and by sound, and only the town's own; a village by sound is
marked as heard, so that it can be read back.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.reading.figures import plain_text
from knowledge.reading.numerals import number
from knowledge.reading.place_names import (
    foreign_part,
    foreign_province,
    other_village,
    own_parts,
)
from knowledge.search.sounds import sound
from knowledge.towns import Town, Village

LONGEST = 120
"""Characters of a text that are read; what follows is dropped."""

_SHORT = 24
"""How long an answer may be that tells only a group or a landmark."""

_N = r"(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_GROUP = re.compile(
    rf"第?({_N})(?:村民)?(?:小组|组(?!照|织|合|团|件)|生产队|队(?!长|员)|社(?!区|保|会|员|工|长|交))"
)
_HOUSE = re.compile(
    rf"(?:(?:[0-9]{{1,3}}|{_N})[栋幢]\s?)?(?:(?:[0-9]{{1,2}}|{_N})单元\s?)?"
    rf"(?:附?{_N}(?:-[0-9]{{1,3}})?号(?!窗|文|线|码|台|早|上午|下午)(?:楼|院)?(?:附{_N}号)?|[0-9]{{3,4}}(?:室|房))"
)
_BLOCK = re.compile(rf"{_N}[栋幢](?:{_N}单元)?(?:[0-9]{{1,4}}(?:室|号)?)?")
_SIDE = (
    "边上|边边上|边边|旁边|(?<![这那一两哪身手旁])边|旁|对面|对门|斜对面|后面|背后|后头|(?<![把的])前面|前头|跟前|门口|隔壁|附近|楼上|楼下|里头|"
    "下面|底下|上面|上头|路口|桥头|坝子|院子|侧边|侧面|拐弯处|转弯处"
)
_LANDMARK = re.compile(
    rf"(?:^|[\s,，。.;；、]|住在?|就?在|靠近?|挨着?|是)([\u4e00-\u9fffA-Za-z0-9]{{2,12}}?(?:{_SIDE}))(?=$|[\s,，。.;；、的住第0-9])"
)
_LEADING = re.compile(
    r"^(?:我们|我|俺|咱|[他她](?!乡)|老人家?|家|就|住|是|在|到|来|去|请|靠近?|挨着?|的)+"
)
_HOME = re.compile(r"(?:住在?|家在|我在|我是|家是|在|到|来|去|是|属于?|归|,|，|\s|:|：)$")
_AFTER_BASE = re.compile(
    rf"$|[\s,，。.!！?？;；、]|村|社区|居委|委会|第?{_N}(?:村民)?[组社队]|小?组|那边|那里|这边|这里|那儿|这儿|的|人|老|和|跟|或|还是|[0-9]|啊|呀|哈|嘛|村民"
)
_SUFFIXES = ("社区居委会", "村委会", "居委会", "社区", "村")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the town. `village` is None where only a group, house or landmark was said.

    `heard`: the village was told by its sound (龙全村 for 龙泉村): read it back before use.
    """

    village: Village | None
    group: int | None = None
    house: str = ""
    landmark: str = ""
    heard: bool = False


@dataclass(frozen=True, slots=True)
class SeveralVillages:
    """Two or more of the town's villages were named; `why` asks which."""

    villages: tuple[Village, ...]
    why: str


@dataclass(frozen=True, slots=True)
class UnknownVillage:
    """A village that is none of the town's; `why` lists those."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class OutsideTown:
    """An address in another town, county or province; `why` says where we can go."""

    name: str
    why: str


def read_place(
    text: str, town: Town
) -> Place | SeveralVillages | UnknownVillage | OutsideTown | None:
    """Read where somebody lives; None where nothing of a place was said. Never raises."""
    plain = plain_text(text)[:LONGEST]
    outside = foreign_part(plain, own_parts(town))
    found = _villages(plain, town)
    names = tuple(dict.fromkeys(each.village for each in found))
    if outside is None and not names:
        outside = foreign_province(plain, town.region)
    if outside is not None:
        return OutsideTown(outside, f"“{outside}”不在{town.place}，请找当地的便民服务中心。")
    if len(names) > 1:
        listed = "还是".join(each.name for each in names)
        return SeveralVillages(names, f"您住{listed}？请说一个。")
    if names:
        return _in_village(plain, found[0])
    unknown = other_village(plain, own_parts(town)) if town.villages else None
    if unknown is not None:
        listed = "、".join(each.name for each in town.villages)
        return UnknownVillage(unknown, f"{town.place}没有“{unknown}”，有{listed}。您是哪个村的？")
    return _without_village(plain)


@dataclass(frozen=True, slots=True)
class _Found:
    village: Village
    start: int
    end: int
    heard: bool


def _villages(plain: str, town: Town) -> list[_Found]:
    """Find villages: by whole name first, then by its beginning, then by sound."""
    found = [*_by_name(plain, town), *_by_base(plain, town)] or list(_by_sound(plain, town))
    kept = [each for each in found if not _denied(plain, each.start)]
    return _longest(kept or found)


def _denied(plain: str, start: int) -> bool:
    return plain[:start].endswith(("不是", "不在", "不住", "不住在"))


def _longest(found: list[_Found]) -> list[_Found]:
    """Drop what lies within a longer name (小河村 in 大小河村)."""
    return [
        each
        for each in found
        if not any(
            other.start <= each.start
            and each.end <= other.end
            and other.end - other.start > each.end - each.start
            for other in found
        )
    ]


def _by_name(plain: str, town: Town) -> Iterator[_Found]:
    for village in town.villages:
        for name in (village.name, *village.aliases):
            for start in _starts(plain, name):
                yield _Found(village, start, start + len(name), heard=False)


def _starts(plain: str, name: str) -> Iterator[int]:
    start = plain.find(name)
    while start >= 0:
        yield start
        start = plain.find(name, start + len(name))


def _by_base(plain: str, town: Town) -> Iterator[_Found]:
    """Find 龙泉 for 龙泉村, where it stands like a place and isn't part of another word."""
    own = town.place.removesuffix(town.kind)
    for village in town.villages:
        base = _base(village.name)
        for start in _starts(plain, base):
            end = start + len(base)
            after = _AFTER_BASE.match(plain, end)
            if base == own and not _suffix(plain[end:]):
                continue
            first = start == 0 or _HOME.search(plain, 0, start)
            if after and (first or after[0].startswith(("村", "社区", "居委"))):
                yield _Found(village, start, end + _suffix(plain[end:]), heard=False)


def _by_sound(plain: str, town: Town) -> Iterator[_Found]:
    heard = [sound(each) for each in plain]
    for village in town.villages:
        for name in (village.name, *village.aliases):
            for start, length in _alike(plain, heard, name):
                yield _Found(village, start, start + length, heard=True)


def _alike(plain: str, heard: list[str], name: str) -> Iterator[tuple[int, int]]:
    base = _base(name)
    sounds = [sound(each) for each in base]
    for start in range(len(plain) - len(base) + 1):
        if heard[start : start + len(base)] != sounds:
            continue
        after = _suffix(plain[start + len(base) :])
        if after or _GROUP.match(plain, start + len(base)):
            yield start, len(base) + after


@functools.lru_cache(maxsize=1024)
def _base(name: str) -> str:
    for suffix in _SUFFIXES:
        base = name.removesuffix(suffix)
        if base != name and len(base) > 1:
            return base
    return name


def _suffix(rest: str) -> int:
    return next((len(each) for each in _SUFFIXES if rest.startswith(each)), 0)


def _in_village(plain: str, found: _Found) -> Place:
    rest = plain[found.end :].lstrip(" ,，、的")
    return _details(plain[: found.start], rest, found.village, heard=found.heard)


def _details(before: str, rest: str, village: Village | None, *, heard: bool) -> Place:
    group = _GROUP.search(rest)
    house = _house(rest)
    bare = rest
    for each in (group, house):
        bare = bare.replace(each[0], " ", 1) if each else bare
    landmark = _landmark(bare) or _landmark(before)
    return Place(
        village=village,
        group=number(group[1]) if group else None,
        house=house[0].replace(" ", "") if house else "",
        landmark=landmark,
        heard=heard,
    )


def _house(text: str) -> re.Match[str] | None:
    return _HOUSE.search(text) or _BLOCK.search(text)


def _landmark(text: str) -> str:
    found = _LANDMARK.search(text)
    return _LEADING.sub("", found[1]) if found else ""


def _without_village(plain: str) -> Place | None:
    """Read an answer that adds to a village named before: 三组, 老槐树边上."""
    if len(plain) > _SHORT:
        return None
    place = _details("", plain, None, heard=False)
    if place.group is None and not place.landmark:
        return None
    return place
