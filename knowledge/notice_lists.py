"""The papers of a notice as they are listed: groups, numbers and words, the same everywhere.

Chat, page, print and the clerk's screen all read this. source: XL-4
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.notices import NoticeMaterial, Spared

SPARE_HINT = "出示手机里的电子证照，或由窗口联网核对；查不到的，窗口仍要看原件。"
"""What is said beside papers that an electronic certificate stands for."""

PROMISE_HINT = "签告知承诺书的，说的要是真的，查出不实要担责任。"


@dataclass(frozen=True, slots=True)
class Line:
    """One paper; `number` counts through the whole list, `when` is its group's condition.

    `sample` is the file of a filled-in example; `shareable`: 可用电子证照 is still to be said.
    """

    number: int
    name: str
    counts: str
    details: tuple[str, ...]
    shareable: bool
    when: str | None = None
    sample: str | None = None

    @property
    def words(self) -> str:
        """Give everything but the number and the condition as one line."""
        marks = (*self.details, *(("可用电子证照",) if self.shareable else ()))
        return f"{self.name} {self.counts}" + (f"（{'；'.join(marks)}）" if marks else "")


@dataclass(frozen=True, slots=True)
class Group:
    """Papers that are needed in the same case; `when` is None for those that are needed anyway."""

    when: str | None
    lines: tuple[Line, ...]


def groups_of(materials: Iterable[NoticeMaterial]) -> tuple[Group, ...]:
    """Put what everybody brings first, then what is needed in some cases, case by case."""
    cases: dict[str | None, list[NoticeMaterial]] = {None: []}
    for each in materials:
        cases.setdefault(each.only_when, []).append(each)
    groups, before = [], 0
    for when, papers in cases.items():
        lines = tuple(line_of(each, number) for number, each in enumerate(papers, before + 1))
        if lines:
            groups.append(Group(only_words(when), lines))
        before += len(lines)
    return tuple(groups)


def line_of(material: NoticeMaterial, number: int) -> Line:
    """Give one paper's line."""
    details = tuple(_details(material))
    told = any("电子证照" in each for each in details)
    return Line(
        number,
        material.name,
        counts_words(material),
        details,
        material.shareable and not told,
        material.only_when,
        material.sample,
    )


def only_words(when: str | None) -> str | None:
    """Say in which case only a paper is needed: 仅在委托他人代办时要带, 仅已婚或再婚的要带."""
    if when is None:
        return None
    return f"仅在{when}要带" if when.endswith("时") else f"仅{when}要带"


def counts_words(material: NoticeMaterial) -> str:
    """Say how many originals and copies: 原件1份，复印件2份."""
    counts = (("原件", material.originals), ("复印件", material.copies))
    return "，".join(f"{kind}{count}份" for kind, count in counts if count) or "不用交纸件"


def _details(material: NoticeMaterial) -> Iterator[str]:
    if material.form is not None:
        form = material.form.strip("《》")
        own = form == material.name.strip("《》")
        yield "这是要填的表" if own else f"填《{form}》"
    yield from remarks(material)


def remarks(material: NoticeMaterial) -> tuple[str, ...]:
    """Say of one paper where to get it, how to fill it in, who stamps it, and what else to know."""
    note = material.note or ""
    found = [material.where, material.fill, seal_words(material), material.note]
    if material.form and not material.where and "窗口" not in note:
        found.insert(0, "表格窗口有")
    if material.signed and "签" not in f"{material.fill}{note}":
        found.insert(1, "要签字")
    return tuple(dict.fromkeys(each for each in found if each))


def seal_words(material: NoticeMaterial) -> str | None:
    """Say who stamps it: 村委会盖章; None where nobody has to, as far as the list says."""
    seal = material.seal
    return f"{seal}盖章" if seal and "章" not in seal else seal


def spared_words(spared: Spared) -> str:
    """Say that a paper need not come and why: 免带：居民身份证（用电子证照）. source: XL-6."""
    name, when = spared.material.name, only_words(spared.material.only_when)
    case = f"，{when}" if when else ""
    if spared.how == "承诺":
        return f"免交：{name}（签告知承诺书{case}）"
    return f"免带：{name}（用电子证照{case}）"


def spared_hints(spared: Iterable[Spared]) -> tuple[str, ...]:
    """Say what to know of the ways that were chosen, each once."""
    hows = {each.how for each in spared}
    hints = (("电子证照", SPARE_HINT), ("承诺", PROMISE_HINT))
    return tuple(words for how, words in hints if how in hows)
