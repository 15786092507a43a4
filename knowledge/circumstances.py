"""A citizen's circumstances: the questions, the answers, and what an answer does to a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

UNSURE = "不清楚"
"""Always an answer: what hangs on it is then listed, with the words that say when it is needed."""

Answers = Mapping[str, tuple[str, ...]]
"""What was answered: circumstance id → the answers chosen (one, or several where allowed)."""


class ConditionError(ValueError):
    """A condition is not of the form `circumstance=answer|answer & …`, or names what is not."""


class Needed(Enum):
    """Whether a material must be brought, as far as the answers so far can tell."""

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One question about a citizen's case. `several` allows more than one of its answers."""

    id: str
    question: str
    answers: tuple[str, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Holds when the circumstance's answer is one of these."""

    circumstance: str
    answers: tuple[str, ...]

    def holds(self, answers: Answers) -> Needed:
        """Say whether it holds; PERHAPS while the question is open or was answered 不清楚."""
        said = answers.get(self.circumstance)
        if said is None or UNSURE in said:
            return Needed.PERHAPS
        return Needed.YES if set(said) & set(self.answers) else Needed.NO


@dataclass(frozen=True, slots=True)
class Condition:
    """When a material is needed: every one of its terms must hold."""

    terms: tuple[Term, ...]

    def holds(self, answers: Answers) -> Needed:
        """NO as soon as one term fails, YES when all hold, PERHAPS otherwise."""
        each = {term.holds(answers) for term in self.terms}
        if Needed.NO in each:
            return Needed.NO
        return Needed.PERHAPS if Needed.PERHAPS in each else Needed.YES

    def __str__(self) -> str:
        return " & ".join(f"{term.circumstance}={'|'.join(term.answers)}" for term in self.terms)


def parse_condition(text: str, known: Mapping[str, Circumstance]) -> Condition:
    """Read `disab_cert=有`, `parents=去世|重病`, `guardian=是 & same_hukou=不在`.

    Raises ConditionError that names the part that is wrong and what would be right.
    """
    return Condition(tuple(_parse_term(part.strip(), known) for part in text.split("&")))


def _parse_term(text: str, known: Mapping[str, Circumstance]) -> Term:
    name, equals, answers = (part.strip() for part in text.partition("="))
    if not equals or not name or not answers:
        raise ConditionError(f"“{text}”不是“情形=回答”的形式，例如 agent=代办")
    circumstance = known.get(name)
    if circumstance is None:
        raise ConditionError(f"没有名为“{name}”的情形")
    wanted = tuple(answer.strip() for answer in answers.split("|"))
    for answer in wanted:
        if answer not in circumstance.answers:
            choices = "、".join(circumstance.answers)
            raise ConditionError(f"情形“{name}”没有“{answer}”这个回答，只有：{choices}")
    return Term(name, wanted)
