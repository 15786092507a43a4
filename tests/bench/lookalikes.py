"""Makes a catalog as large as wished, of the real matters and of others that look like them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from random import Random

from knowledge.matters import Catalog, Matter, MatterCode

_PLACES = (
    "库区", "林场", "渔村", "侨乡", "矿区", "园区", "牧区", "茶山", "江心洲", "老街", "新村",
    "堤外", "移民点", "开发区", "古镇", "农场", "湖滨", "山后", "河西", "桥头",
)  # fmt: skip
_OBJECTS = (
    "电动三轮车", "沼气池", "蜂箱", "鱼塘", "果树", "水窖", "大棚", "广告牌", "太阳能板", "祠堂",
    "围墙", "化粪池", "烤烟房", "渡船", "农具", "路灯", "戏台", "水井", "猪圈", "晒谷场", "石料",
    "茶园", "竹林", "遮阳棚", "冷库", "粮仓", "温室", "院坝", "堰塘", "苗圃",
)  # fmt: skip
_ALIASES = 3


def enlarged(catalog: Catalog, matters: int) -> Catalog:
    """Give a catalog of so many matters: the real ones first; the same every time.

    The others bear the head of one real name and the tail of another with a place or an object
    between, and have everything else of the first. No two names are the same.
    """
    real = tuple(catalog.matters.values())
    taken = {name for matter in real for name in (matter.name, *matter.aliases)}
    added: dict[MatterCode, Matter] = {}
    for each in _lookalikes(real, taken):
        if len(real) + len(added) >= matters:
            break
        added[each.code] = each
    return replace(catalog, matters={**catalog.matters, **added})


def _lookalikes(real: tuple[Matter, ...], taken: set[str]) -> Iterator[Matter]:
    chance = Random(160)
    for number in count(1):
        head, tail = chance.choice(real), chance.choice(real)
        name = _free(_crossed(head.name, tail.name, chance), taken)
        aliases = [
            _free(_crossed(chance.choice(first), chance.choice(second), chance), taken)
            for first, second in [((head.name, *head.aliases), (tail.name, *tail.aliases))]
            for _alias in range(_ALIASES)
        ]
        code = MatterCode(f"lookalike.{number}")
        yield replace(head, code=code, name=name, aliases=tuple(aliases), plain=None, confusions=())


def _crossed(first: str, second: str, chance: Random) -> str:
    between = chance.choice(_OBJECTS)
    place = chance.choice(_PLACES) if chance.random() < 0.5 else ""
    return f"{place}{first[: (len(first) + 1) // 2]}{between}{second[len(second) // 2 :]}"


def _free(name: str, taken: set[str]) -> str:
    """Give the name, with a number behind it where it is taken."""
    free = next(each for n in count(1) if (each := name if n == 1 else f"{name}{n}") not in taken)
    taken.add(free)
    return free
