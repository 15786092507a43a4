"""What the dialogs need from the desk for visits at home: half-days, a request, and its fate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from knowledge.half_days import HalfDay

VisitState = Literal[
    "asked", "doubtful", "planned", "confirmed", "under_way", "done", "not_home", "cancelled"
]


@dataclass(frozen=True, slots=True)
class VisitWish:
    """A wish for a visit, as it was confirmed. `doubts` say why a person has to look at it.

    `person` is the household profile of who is visited, `answers` what is known of their
    circumstances; `halves` in the order of preference, empty: any.
    """

    relation: str
    who: str
    need: str
    matter: str | None
    village: str | None
    place: str
    phone: str | None
    other_phone: str | None
    halves: tuple[HalfDay, ...]
    notes: str = ""
    person: int | None = None
    spot: tuple[float, float] | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitSummary:
    """A visit as its citizen sees it. `on` and `half` once it is planned; `code_word` with it.

    `who` is a name where one was said, else the relation.
    """

    number: str
    who: str
    matter: str | None
    matter_name: str
    state: VisitState
    village: str | None
    halves: tuple[HalfDay, ...]
    on: date | None = None
    half: str | None = None
    code_word: str | None = None
    relation: str = ""
    place: str = ""
    phone: str | None = None
    other_phone: str | None = None


@dataclass(frozen=True, slots=True)
class VisitMend:
    """What was said wrongly of a visit, anew; what is None stays. `note` is put to its notes.

    With `village`, `place` is of that village: empty where none was said.
    """

    relation: str | None = None
    who: str | None = None
    village: str | None = None
    place: str | None = None
    phone: str | None = None
    other_phone: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class VisitAsked:
    """The wish is recorded. A person gets back by the end of `answer_by`; `caller` says who."""

    visit: VisitSummary
    answer_by: date | None
    caller: str


@dataclass(frozen=True, slots=True)
class VisitThere:
    """There is an open visit of the same person for the same matter."""

    visit: VisitSummary


AskedResult = VisitAsked | VisitThere


@dataclass(frozen=True, slots=True)
class VisitMoved:
    """The wished half-days were changed. `replan`: it had a place in a plan, which is free now."""

    visit: VisitSummary
    replan: bool


@dataclass(frozen=True, slots=True)
class VisitMended:
    """Whom, where or which phone was put right. `replan`: its place in a plan is free now."""

    visit: VisitSummary
    replan: bool


@dataclass(frozen=True, slots=True)
class VisitCancelled:
    """The visit is called off. `late`: somebody may be on the way, and a person was told."""

    visit: VisitSummary
    late: bool


@dataclass(frozen=True, slots=True)
class VisitOnTheWay:
    """It is too late to change it by oneself: it is for today, or they are on the way."""

    visit: VisitSummary


@dataclass(frozen=True, slots=True)
class NoSuchVisit:
    """The citizen has no open visit with this number."""


MovedResult = VisitMoved | VisitOnTheWay | NoSuchVisit
MendedResult = VisitMended | VisitOnTheWay | NoSuchVisit
CancelVisitResult = VisitCancelled | NoSuchVisit


class VisitDesk(Protocol):
    """Visits at home of one citizen, in one transaction. Refusals are values. source: BZ-9."""

    def halves(self) -> tuple[HalfDay, ...]:
        """Give the half-days that can be wished, soonest first, without the full ones."""

    def ask(self, wish: VisitWish) -> AskedResult:
        """Record a wish; one with doubts goes to a person, in a chat of the citizen's."""

    def open(self) -> tuple[VisitSummary, ...]:
        """Give the citizen's visits that are neither done nor called off, oldest first."""

    def move(self, number: str, halves: Sequence[HalfDay]) -> MovedResult:
        """Change when a visit is wished; the number stays."""

    def mend(self, number: str, mend: VisitMend) -> MendedResult:
        """Put right who is visited, where, or a phone; the number stays."""

    def cancel(self, number: str) -> CancelVisitResult:
        """Call a visit off."""
