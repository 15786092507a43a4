"""Conditions: when a material is needed, as small boolean expressions over the circumstances.

A condition is read once (knowledge/condition_text.py) and never changed. It is three-valued: what
was not asked yet, or answered 不清楚, leaves it at PERHAPS only if it may still go either way.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import product
from math import prod
from typing import assert_never

from knowledge.circumstances import UNSURE, Answers, Circumstance


class Needed(Enum):
    """Whether a material must be brought, as far as the answers so far can tell."""

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Term:
    """`agent=代办`: holds when one of these answers is the one given, or is among those given."""

    circumstance: str
    answers: tuple[str, ...]

    def names(self, choice: Iterable[str]) -> bool:
        """Say whether it holds for these answers, 不清楚 not being among them."""
        return any(each in self.answers for each in choice)

    def __str__(self) -> str:
        return f"{self.circumstance}={'|'.join(self.answers)}"


@dataclass(frozen=True, slots=True)
class Not:
    """`!(…)`: holds when its part does not."""

    part: "Expression"

    def __str__(self) -> str:
        return f"!({self.part})"


@dataclass(frozen=True, slots=True)
class AllOf:
    """`… & …`: holds when every part does. Made by `all_of`, so that no part is an AllOf."""

    parts: tuple["Expression", ...]

    def __str__(self) -> str:
        return " & ".join(f"({part})" if isinstance(part, AnyOf) else str(part) for part in self)

    def __iter__(self) -> Iterator["Expression"]:
        return iter(self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`… | …`: holds when one part does. Made by `any_of`, so that no part is an AnyOf."""

    parts: tuple["Expression", ...]

    def __str__(self) -> str:
        return " | ".join(f"({part})" if isinstance(part, AllOf) else str(part) for part in self)

    def __iter__(self) -> Iterator["Expression"]:
        return iter(self.parts)


Expression = Term | Not | AllOf | AnyOf
"""One way of writing each: str() of it is the canonical text, which reads as the same value."""


def negation(part: Expression) -> Expression:
    """Give `!part`; two negations cancel."""
    return part.part if isinstance(part, Not) else Not(part)


def all_of(parts: Iterable[Expression]) -> Expression:
    """Join by `&`; a single part stays itself."""
    flat = tuple(each for part in parts for each in (part if isinstance(part, AllOf) else (part,)))
    return flat[0] if len(flat) == 1 else AllOf(flat)


def any_of(parts: Iterable[Expression]) -> Expression:
    """Join by `|`; a single part stays itself."""
    flat = tuple(each for part in parts for each in (part if isinstance(part, AnyOf) else (part,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def parts_of(expression: Expression) -> Iterator[Expression]:
    """Give the expression and everything in it, from the outside to the inside."""
    yield expression
    match expression:
        case Term():
            return
        case Not(part):
            yield from parts_of(part)
        case AllOf(parts) | AnyOf(parts):
            for each in parts:
                yield from parts_of(each)
        case _:
            assert_never(expression)


def terms_of(expression: Expression) -> tuple[Term, ...]:
    """Give its terms in the order in which they are written."""
    return tuple(each for each in parts_of(expression) if isinstance(each, Term))


@dataclass(frozen=True, slots=True)
class Condition:
    """When a material is needed. `over` are the circumstances it names, by first mention."""

    expression: Expression
    over: tuple[Circumstance, ...]
    _independent: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        terms = self.terms
        independent = len(terms) == len(self.over) and all(
            set(term.answers) < set(asked.answers)
            for term, asked in zip(terms, self.over, strict=True)
        )
        object.__setattr__(self, "_independent", independent)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Its terms in the order in which they are written."""
        return terms_of(self.expression)

    def holds(self, answers: Answers) -> Needed:
        """Say whether it holds: YES or NO when it does so however the open questions come out.

        Exact: PERHAPS means that some answers to what is open make it hold and others do not.
        """
        found = evaluate(self.expression, answers)
        if found is not Needed.PERHAPS or self._independent:
            return found
        ends = set()
        for completed in self._completions(answers):
            ends.add(evaluate(self.expression, completed))
            if len(ends) > 1:
                return Needed.PERHAPS
        return ends.pop()

    def _completions(self, answers: Answers) -> Iterator[Mapping[str, tuple[str, ...]]]:
        open_ = [each for each in self.over if not is_told(answers.get(each.id))]
        ways = [cases(each, self.terms) for each in open_]
        for chosen in product(*ways):
            told = zip(open_, chosen, strict=True)
            yield {**answers, **{asked.id: case.choice for asked, case in told}}

    def __str__(self) -> str:
        return str(self.expression)


def is_told(said: tuple[str, ...] | None) -> bool:
    """Say whether this tells anything: neither open nor 不清楚."""
    return said is not None and UNSURE not in said


def evaluate(expression: Expression, answers: Answers) -> Needed:
    """Evaluate by Kleene's rules: YES and NO are right, PERHAPS may be one of them after all."""
    match expression:
        case Term():
            said = answers.get(expression.circumstance)
            if said is None or UNSURE in said:
                return Needed.PERHAPS
            return Needed.YES if expression.names(said) else Needed.NO
        case Not(part):
            return _OPPOSITE[evaluate(part, answers)]
        case AllOf(parts):
            return _first_of(Needed.NO, Needed.YES, parts, answers)
        case AnyOf(parts):
            return _first_of(Needed.YES, Needed.NO, parts, answers)
        case _:
            assert_never(expression)


_OPPOSITE = {Needed.YES: Needed.NO, Needed.NO: Needed.YES, Needed.PERHAPS: Needed.PERHAPS}


def _first_of(
    ends: Needed, otherwise: Needed, parts: Iterable[Expression], answers: Answers
) -> Needed:
    found = otherwise
    for part in parts:
        each = evaluate(part, answers)
        if each is ends:
            return ends
        if each is Needed.PERHAPS:
            found = Needed.PERHAPS
    return found


@dataclass(frozen=True, slots=True)
class Case:
    """The choices that make the same terms hold: one of them, and how many there are of them."""

    choice: tuple[str, ...]
    holding: tuple[bool, ...]
    ways: int


def cases(asked: Circumstance, terms: Iterable[Term]) -> tuple[Case, ...]:
    """Sort the choices of one circumstance by which of its terms they make hold.

    For `several` a choice is any set of answers but the empty one; their number is not walked:
    answers that the same terms name stand for each other. 不清楚 is no case.
    """
    own = tuple(term for term in terms if term.circumstance == asked.id)
    alike: dict[tuple[bool, ...], list[str]] = {}
    for answer in asked.answers:
        alike.setdefault(tuple(answer in term.answers for term in own), []).append(answer)
    found: dict[tuple[bool, ...], Case] = {}
    for picked in _pickings(list(alike), several=asked.several):
        groups = [alike[each] for each in picked]
        ways = prod((2 ** len(each) if asked.several else len(each) + 1) - 1 for each in groups)
        holding = tuple(any(column) for column in zip(*picked, strict=True))
        before = found.get(holding)
        if before is None:
            found[holding] = Case(tuple(each[0] for each in groups), holding, ways)
        else:
            found[holding] = Case(before.choice, holding, before.ways + ways)
    return tuple(found.values())


def _pickings(
    kinds: list[tuple[bool, ...]], *, several: bool
) -> Iterator[tuple[tuple[bool, ...], ...]]:
    yield from ((each,) for each in kinds)
    if several:
        for bits in product((False, True), repeat=len(kinds)):
            if sum(bits) > 1:
                yield tuple(each for each, taken in zip(kinds, bits, strict=True) if taken)
