"""Proves for a matter that every combination of answers gives a right and complete list.

A combination answers each question of the matter, also with 不清楚, or with several answers where
the question allows them. None is left out: choices that make the same conditions hold are looked
at once and counted as often as they occur, and questions that share no condition are looked at
apart, as neither can change what the other does to the list.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import prod

from knowledge.matters import Catalog, Matter
from knowledge.proof_checks import MOST_QUESTIONS, Finding, check_lines, check_lists
from knowledge.question_order import Group, State, order_of

MOST_COMBINATIONS = 20_000
"""Of cases in one group of questions: with more, the matter is reported instead of proved."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown of one matter.

    `combinations` are all ways of answering its questions, `lists` the different lists they give;
    `median` and `worst` count the questions asked, each combination weighing the same. Without a
    fault among its `findings` the matter is proved; all four numbers are 0 where there were too
    many combinations to look.
    """

    code: str
    name: str
    combinations: int
    lists: int
    median: int
    worst: int
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What has to be mended before the matter may be used."""
        return tuple(each for each in self.findings if each.grave)

    @property
    def hints(self) -> tuple[Finding, ...]:
        """What may be meant as it stands, and is worth a look."""
        return tuple(each for each in self.findings if not each.grave)


def prove_catalog(catalog: Catalog, matters: Iterable[Matter] | None = None) -> tuple[Proof, ...]:
    """Prove these matters, or all of the catalog, in their order. Pure; a second for the whole."""
    chosen = catalog.matters.values() if matters is None else matters
    return tuple(prove(catalog, each) for each in chosen)


def unused_circumstances(catalog: Catalog) -> tuple[str, ...]:
    """Give the circumstances that no matter names in `asks` or `triage`."""
    used = {name for each in catalog.matters.values() for name in (*each.asks, *each.triage)}
    return tuple(each for each in catalog.circumstances if each not in used)


def prove(catalog: Catalog, matter: Matter) -> Proof:
    """Prove one matter. Never raises for a faulty one: what is wrong with it is in `findings`."""
    findings = list(check_lines(catalog, matter))
    if any(each.kind == "too-many-answers" for each in findings):
        return _unproved(matter, findings)
    known = catalog.circumstances
    asked = tuple(known[each] for each in matter.asks if each in known)
    groups = order_of(asked, matter.needs).groups
    large = [each for each in groups if _cases(each) > MOST_COMBINATIONS]
    if large:
        return _unproved(matter, [*findings, _too_large(matter, large[0])])
    walks = [_Walk(each) for each in groups]
    findings += check_lists(matter, [(each.group, each.states) for each in walks])
    findings += chain.from_iterable(_without_effect(matter, each) for each in walks)
    counts = _together(walks)
    if max(counts) > MOST_QUESTIONS:
        findings.append(_too_many(matter, walks, max(counts)))
    return Proof(
        code=matter.code,
        name=matter.name,
        combinations=counts.total(),
        lists=prod(each.lists for each in walks),
        median=_median(counts),
        worst=max(counts),
        findings=tuple(findings),
    )


def _unproved(matter: Matter, findings: Iterable[Finding]) -> Proof:
    return Proof(matter.code, matter.name, 0, 0, 0, 0, tuple(findings))


class _Walk:
    """All combinations of one group, and which questions the dialog asks on the way to each."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.states = group.every()
        self.lists = len({group.outcomes(each) for each in self.states})
        self.counts: Counter[int] = Counter()
        self.longest: tuple[int, ...] = ()
        self.asked: set[int] = set()
        for path, ways in self._paths(group.unknown, (), 1):
            self.counts[len(path)] += ways
            self.longest = max(self.longest, path, key=len)
            self.asked.update(path)

    def _paths(
        self, state: State, path: tuple[int, ...], ways: int
    ) -> Iterator[tuple[tuple[int, ...], int]]:
        """Give each way through the dialog with the number of combinations that take it."""
        group = self.group
        place = group.next(state)
        if place is None:
            open_ = [each for each, case in enumerate(state) if case is None]
            yield path, ways * prod(map(group.choices, open_))
            return
        for case, after in group.after(place, state):
            yield from self._paths(after, (*path, place), ways * group.ways(place, case))


def _cases(group: Group) -> int:
    return prod(len(own) + 1 for own in group.cases)


def _together(walks: Iterable[_Walk]) -> Counter[int]:
    """Give how many combinations of all groups have how many questions asked."""
    counts = Counter({0: 1})
    for walk in walks:
        sums: Counter[int] = Counter()
        for asked, ways in counts.items():
            for more, times in walk.counts.items():
                sums[asked + more] += ways * times
        counts = sums
    return counts


def _median(counts: Counter[int]) -> int:
    """Give the middle one; of two middle ones the greater."""
    left = counts.total() // 2
    for asked in sorted(counts):
        left -= counts[asked]
        if left < 0:
            return asked
    return 0


def _without_effect(matter: Matter, walk: _Walk) -> Iterator[Finding]:
    for place, asked in enumerate(walk.group.asked):
        if place not in walk.asked:
            yield Finding(
                "no-effect",
                matter.code,
                f"问题 {asked.id}“{asked.question}”怎么回答清单都一样，从来不会问："
                "改用到它的条件，或者把它从 asks 和条件里去掉",
            )


def _too_many(matter: Matter, walks: Iterable[_Walk], worst: int) -> Finding:
    asked = "、".join(walk.group.asked[place].id for walk in walks for place in walk.longest)
    return Finding(
        "too-many-questions",
        matter.code,
        f"最多要问{worst}个问题（{asked}），不能超过{MOST_QUESTIONS}个："
        "合并问题，或者让有的问题只在前面的回答需要时才问（条件里用 &）",
    )


def _too_large(matter: Matter, group: Group) -> Finding:
    asked = "、".join(each.id for each in group.asked)
    return Finding(
        "too-large",
        matter.code,
        f"问题 {asked} 连在一起有{_cases(group)}种情况，超过{MOST_COMBINATIONS}种，没法逐一核对："
        "把条件拆开，少让几个问题出现在同一个条件里",
    )
