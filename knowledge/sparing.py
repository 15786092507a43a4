"""免带、免交: what an electronic certificate or a promise takes off a list.

The catalog says where that may be; the citizen says for which papers it is so. source: XL-6
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from knowledge.notices import Notice, NoticeMaterial, Spared, Way


@dataclass(frozen=True, slots=True)
class Sparable:
    """A paper that may be spared, by its place (from 0) in the whole list; `how` stands for it."""

    place: int
    material: NoticeMaterial
    how: Way

    @property
    def key(self) -> str:
        """Give the words that name it in a form or a choice: `3-电子证照`."""
        return f"{self.place}-{self.how}"

    @property
    def label(self) -> str:
        """Say it as a citizen would: 居民身份证：有电子证照."""
        said = "有电子证照" if self.how == "电子证照" else "没有，签承诺书"
        return f"{self.material.name}：{said}"


def whole_list(notice: Notice) -> tuple[NoticeMaterial, ...]:
    """Give all papers in the order of the catalog, those that were spared included."""
    papers = list(notice.materials)
    for each in sorted(notice.spared, key=lambda spared: spared.place):
        papers.insert(each.place, each.material)
    return tuple(papers)


def sparable(notice: Notice) -> tuple[Sparable, ...]:
    """Give every way in which the catalog lets a paper of this notice be spared, in its order."""
    return tuple(
        Sparable(place, material, how)
        for place, material in enumerate(whole_list(notice))
        for how in material.ways
    )


def spare(notice: Notice, chosen: Mapping[int, Way]) -> Notice:
    """Take exactly these papers (by their place in the whole list) off; others are back on it.

    A way that the catalog does not allow for a paper is passed over. Pure.
    """
    allowed = {(each.place, each.how) for each in sparable(notice)}
    taken = {place: how for place, how in chosen.items() if (place, how) in allowed}
    papers = whole_list(notice)
    return replace(
        notice,
        materials=tuple(each for place, each in enumerate(papers) if place not in taken),
        spared=tuple(Spared(papers[place], how, place) for place, how in sorted(taken.items())),
    )


def spared_like(before: Notice, now: Notice) -> Notice:
    """Take off what was spared before, where the catalog still allows it: papers go by name."""
    ways = {each.material.name: each.how for each in before.spared}
    papers = enumerate(whole_list(now))
    return spare(now, {at: ways[each.name] for at, each in papers if each.name in ways})


def read_keys(keys: tuple[str, ...]) -> dict[int, Way]:
    """Read what Sparable.key wrote, the first for each paper; anything else is passed over."""
    chosen: dict[int, Way] = {}
    for key in keys:
        place, _, how = key.partition("-")
        if not (place.isascii() and place.isdigit() and len(place) < 4):  # noqa: PLR2004 - a list's
            continue
        if how == "电子证照":
            chosen.setdefault(int(place), "电子证照")
        elif how == "承诺":
            chosen.setdefault(int(place), "承诺")
    return chosen
