"""What can be wrong with a matter's list: each check by itself, and in words how to mend it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from knowledge.circumstances import UNSURE
from knowledge.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Expression,
    Needed,
    Not,
    all_of,
    terms_of,
)
from knowledge.matters import Catalog, Material, Matter
from knowledge.question_order import Group, State

MOST_QUESTIONS = 5
"""More are not asked of anybody before the list is told."""

MOST_ANSWERS = 12
"""Of a question that allows several: they can be chosen in 4,095 ways."""

Kind = Literal[
    "no-list",
    "never-needed",
    "always-needed",
    "idle-part",
    "no-effect",
    "unused-question",
    "unasked",
    "unknown-question",
    "reserved-answer",
    "no-when",
    "idle-when",
    "unsure",
    "counts",
    "too-many-answers",
    "too-many-questions",
    "too-large",
    "same-list",
    "twice",
]

HINTS: frozenset[Kind] = frozenset({"same-list", "twice"})
"""What may be meant as it stands."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth a look. `words` name it in Chinese and how to mend it."""

    kind: Kind
    matter: str
    words: str
    material: str | None = None
    condition: str | None = None

    @property
    def grave(self) -> bool:
        """Whether it is a fault, not a hint."""
        return self.kind not in HINTS

    def __str__(self) -> str:
        material = f" 材料“{self.material}”" if self.material else ""
        condition = f"（条件 {self.condition}）" if self.condition else ""
        return f"{self.matter}{material}{condition}：{self.words}"


def check_lines(catalog: Catalog, matter: Matter) -> Iterator[Finding]:
    """Give what can be seen without combining answers: words, questions, conditions, counts."""
    for material in matter.materials:
        yield from _words(matter, material)
        if material.condition is not None:
            yield from _parts(matter, material, material.condition)
            yield from _unasked(matter, material, material.condition)
    yield from _questions(catalog, matter)
    yield from _pairs(matter)


def check_lists(
    matter: Matter, groups: Sequence[tuple[Group, Iterable[State]]]
) -> Iterator[Finding]:
    """Give what is wrong with the lists; each group comes with all its combinations."""
    yield from _empty(matter, groups)
    for group, states in groups:
        for state in states:
            yield from _unsure(matter, group, state)
        yield from _alike(matter, group)


def _words(matter: Matter, material: Material) -> Iterator[Finding]:
    if material.condition is not None and not material.when:
        yield _of(
            "no-when", matter, material, "有 condition 没有 when：写 when，用一句话说什么时候要"
        )
    if material.condition is None and material.when:
        yield _of(
            "idle-when",
            matter,
            material,
            f"有 when“{material.when}”没有 condition，会叫人人都带：写 condition，或者删掉 when",
        )


def _parts(matter: Matter, material: Material, condition: Condition) -> Iterator[Finding]:
    """Find the widest parts that come out the same whatever is answered."""
    whole = condition.expression
    for part, comes in _fixed(whole, condition):
        holds = "总是成立" if comes is Needed.YES else "永远不会成立"
        if part is not whole:
            words = f"其中“{part}”{holds}，等于没写：改正或去掉这一部分"
            yield _of("idle-part", matter, material, words)
        elif comes is Needed.YES:
            words = f"条件{holds}：人人都要带的材料不写 condition 和 when"
            yield _of("always-needed", matter, material, words)
        else:
            words = f"条件{holds}，这份材料谁都不会要：单选的问题只能有一个回答，改条件或删材料"
            yield _of("never-needed", matter, material, words)


def _fixed(part: Expression, condition: Condition) -> Iterator[tuple[Expression, Needed]]:
    names = {term.circumstance for term in terms_of(part)}
    over = tuple(each for each in condition.over if each.id in names)
    comes = Condition(part, over).holds({})
    if comes is not Needed.PERHAPS:
        yield part, comes
        return
    match part:
        case AllOf(parts) | AnyOf(parts):
            for each in parts:
                yield from _fixed(each, condition)
        case Not(inner):
            yield from _fixed(inner, condition)
        case _:
            return


def _unasked(matter: Matter, material: Material, condition: Condition) -> Iterator[Finding]:
    for circumstance in condition.over:
        if circumstance.id not in matter.asks:
            words = f"条件要问 {circumstance.id}，asks 里没有：把 {circumstance.id} 加进 asks"
            yield _of("unasked", matter, material, words)


def _questions(catalog: Catalog, matter: Matter) -> Iterator[Finding]:
    named = {
        circumstance.id
        for material in matter.materials
        if material.condition is not None
        for circumstance in material.condition.over
    }
    for name in matter.asks:
        asked = catalog.circumstances.get(name)
        if asked is None:
            words = f"asks 里的 {name} 不是已有的情形：改成已有的，或在 circumstances.yaml 里加上"
            yield Finding("unknown-question", matter.code, words)
            continue
        if name not in named:
            words = f"asks 里有 {name}，没有一份材料的条件用到它：从 asks 里去掉，或给材料写条件"
            yield Finding("unused-question", matter.code, words)
        if asked.several and len(asked.answers) > MOST_ANSWERS:
            words = f"问题 {name} 可多选，回答不能超过{MOST_ANSWERS}个：拆成两个问题，或合并回答"
            yield Finding("too-many-answers", matter.code, words)
        if UNSURE in asked.answers:
            words = f"问题 {name} 自己列了“{UNSURE}”这个回答；每个问题本来就有，从 answers 里去掉"
            yield Finding("reserved-answer", matter.code, words)


def _pairs(matter: Matter) -> Iterator[Finding]:
    """Find materials of one name and form that are needed at once."""
    for one, other in combinations(matter.materials, 2):
        if (one.name, one.form) != (other.name, other.form) or not _at_once(one, other):
            continue
        if (one.originals, one.copies) == (other.originals, other.copies):
            words = f"与另一行“{other.condition or '人人都要'}”会同时出现：可以用 | 合成一行"
            yield _of("twice", matter, one, words)
        else:
            words = (
                f"同时要原件{one.originals}复印件{one.copies}，"
                f"又在“{other.condition or '人人都要'}”时要原件{other.originals}"
                f"复印件{other.copies}：改成一样的份数，或让两个条件不会同时成立"
            )
            yield _of("counts", matter, one, words)


def _at_once(one: Material, other: Material) -> bool:
    conditions = [each.condition for each in (one, other) if each.condition is not None]
    if not conditions:
        return True
    over = tuple(dict.fromkeys(asked for each in conditions for asked in each.over))
    both = Condition(all_of(each.expression for each in conditions), over)
    return both.holds({}) is not Needed.NO


def _empty(matter: Matter, groups: Sequence[tuple[Group, Iterable[State]]]) -> Iterator[Finding]:
    """Find a combination that needs nothing: each group must have a part of it."""
    needed = any(each.condition is None for each in matter.materials)
    if not matter.materials or needed or matter.if_nothing:
        return
    answers: dict[str, tuple[str, ...]] = {}
    for group, states in groups:
        free = next((each for each in states if set(group.outcomes(each)) == {Needed.NO}), None)
        if free is None:
            return
        answers |= group.answers(free)
    told = "、".join(f"{name}={'|'.join(said)}" for name, said in answers.items())
    words = f"回答 {told or '什么'} 时一份材料也没有：写一份，或者写明“一样也不用带时怎么说”"
    yield Finding("no-list", matter.code, words)


def _unsure(matter: Matter, group: Group, state: State) -> Iterator[Finding]:
    """See that 不清楚 lists what any of its answers lists, for certain only what all of them do."""
    unsure = [place for place, case in enumerate(state) if case == len(group.cases[place])]
    if not unsure:
        return
    *answered, _ = (each for _, each in group.after(unsure[0], state))
    for number, condition in enumerate(group.conditions):
        each = {group.outcome(number, after) for after in answered}
        right = each.pop() if len(each) == 1 else Needed.PERHAPS
        if group.outcome(number, state) is not right:
            words = f"回答“{UNSURE}”的清单不等于各个回答合起来：这是程序的错，请报告"
            for material in matter.materials:
                if material.condition == condition:
                    yield _of("unsure", matter, material, words)


def _alike(matter: Matter, group: Group) -> Iterator[Finding]:
    """Find answers of one question that never give different lists."""
    for place, asked in enumerate(group.asked):
        alike: dict[object, list[str]] = {}
        for answer in asked.answers:
            state = group.state({asked.id: (answer,)})
            alike.setdefault(group.effect(place, state), []).append(answer)
        for answers in alike.values():
            if 1 < len(answers) < len(asked.answers):  # all alike: the question has no effect
                words = (
                    f"问题 {asked.id} 的回答“{'”“'.join(answers)}”给的清单一样："
                    "本来就一样可以不管；不一样就给材料补条件"
                )
                yield Finding("same-list", matter.code, words)


def _of(kind: Kind, matter: Matter, material: Material, words: str) -> Finding:
    condition = str(material.condition) if material.condition is not None else None
    return Finding(kind, matter.code, words, material.name, condition)
