"""What is different for a citizen between two notices for the same answers, in plain words.

source: BY-13
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from knowledge.chain_papers import ChainMaterial
from knowledge.chains import ChainNotice
from knowledge.notices import Notice, NoticeMaterial


class Paper(Protocol):
    """A line of either kind of notice."""

    @property
    def name(self) -> str:
        """What the paper is called."""

    @property
    def only_when(self) -> str | None:
        """In which case only it is needed."""


P = TypeVar("P", NoticeMaterial, ChainMaterial)


def notice_changes(before: Notice, after: Notice) -> tuple[str, ...]:
    """Say line by line what changed that a citizen must act on; nothing where all is the same.

    Looked at are the papers (and how many), the windows, the time, the fee and who handles it. A
    paper whose remarks alone differ is named once.
    """
    return (*_papers(before.materials, after.materials), *_rest(before, after))


def chain_changes(before: ChainNotice, after: ChainNotice) -> tuple[str, ...]:
    """Say what changed in the notice of a whole 一件事: its papers and its steps."""
    steps = [each.name for each in before.steps], [each.name for each in after.steps]
    gone = [f"“{each}”现在不办了" for each in steps[0] if each not in steps[1]]
    return (*_papers(before.materials, after.materials), *gone)


def _rest(before: Notice, after: Notice) -> Iterator[str]:
    for words, old, new in (
        ("在哪办", "、".join(before.counters), "、".join(after.counters)),
        ("谁来办", before.handled_by, after.handled_by),
        ("多久办好", before.days, after.days),
        ("要钱吗", before.fee, after.fee),
    ):
        if old != new:
            yield f"{words}：原来是{old or '没有写'}，现在是{new or '先打电话问'}"
    for each in after.conditions:
        if each not in before.conditions:
            yield f"条件新加了：{each}"


def _papers(before: Sequence[P], after: Sequence[P]) -> Iterator[str]:
    old, new = _by_name(before), _by_name(after)
    for key, paper in old.items():
        name = paper.name
        if key not in new:
            yield f"{name}：原来要{_count(paper)}，现在不要了"
        elif _count(paper) != _count(new[key]):
            yield f"{name}：原来要{_count(paper)}，现在要{_count(new[key])}"
        elif paper.only_when != new[key].only_when:
            yield f"{name}：{_when(new[key])}"
        elif _remarks(paper) != _remarks(new[key]):
            yield f"{name}：填法或开法变了，看新的告知单"
    for key, paper in new.items():
        if key not in old:
            yield f"{paper.name}：原来没有，现在要{_count(paper)}"


def _when(paper: Paper) -> str:
    return f"现在{paper.only_when}才要" if paper.only_when else "现在一定要带"


def _count(paper: NoticeMaterial | ChainMaterial) -> str:
    if isinstance(paper, ChainMaterial):
        counts = (("原件", paper.all_originals), ("复印件", paper.all_copies))
    else:
        counts = (("原件", paper.originals), ("复印件", paper.copies))
    return (
        "、".join(f"{kind}{count}份" for kind, count in counts if count) or "看一看（不用交纸件）"
    )


def _remarks(paper: NoticeMaterial | ChainMaterial) -> object:
    return paper.details if isinstance(paper, ChainMaterial) else paper


def _by_name(papers: Sequence[P]) -> Mapping[tuple[str, int], P]:
    turns: Counter[str] = Counter()
    found = {}
    for each in papers:
        turns[each.name] += 1
        found[each.name, turns[each.name]] = each
    return found
