"""What was understood from a citizen's words."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

UnderstandingKind = Literal["matter", "clarify", "chain", "intent", "none"]
Intent = Literal[
    "book", "home_visit", "cancel_booking", "reschedule", "progress", "human", "complain",
    "suggest", "rate", "unsolved", "hours", "where", "proxy", "greet", "thanks", "repeat", "back",
]  # fmt: skip
Element = Literal[
    "papers", "paper", "issuer", "fee", "days", "online", "proxy", "basis", "where", "conditions",
    "result", "steps", "visit", "sign", "seal", "fill", "sample", "season", "sum", "pickup",
    "away", "trips",
]  # fmt: skip
"""What may be asked of one matter: each is answered from its record."""

_FEW = 8  # characters


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter that may be meant; `score` lies between 0 and 1 and only orders candidates."""

    code: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Slots:
    """What was said beside the matter: for whom (“妈妈”), which village, and when (as said)."""

    whom: str | None = None
    where: str | None = None
    when: str | None = None


NO_SLOTS = Slots()


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a message, as said, and what it names by itself: a matter, which, or none."""

    text: str
    kind: Literal["matter", "clarify", "none"]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """`kind` says how sure we are; `candidates` are best first (at most four, but for a chain).

    matter: the first candidate is meant. clarify: ask which. chain: `chain` names a 一件事 and the
    candidates are its matters in order. intent: no matter, but `intent`. none: not understood.
    `intent` may stand beside a matter, a question back or a chain (“我想明天来办低保”: matter and
    book).

    Whatever the kind: `asks` are the elements asked about, in order, and `papers` words for the
    papers that are named; `subject` says that there is more in the message than those, `only_whom`
    that it says nothing but for whom; `told` pairs circumstances with the answers that were said;
    `elsewhere` is the topic of another body's business (elsewhere.toml); `also` is a second
    matter, `also_among` those that it may be where that has to be asked; `near` are the best few
    matters, offered or not, for what the conversation adds; `ruled`: a rule hears `intent`, which
    else was only learned from examples; `clauses` is what each clause names, where there are
    several that may be about different people; `items` are the things of a list of three or more.
    """

    text: str
    kind: UnderstandingKind
    candidates: tuple[Candidate, ...] = ()
    intent: Intent | None = None
    chain: str | None = None
    asks: tuple[Element, ...] = ()
    subject: bool = True
    papers: tuple[str, ...] = ()
    slots: Slots = NO_SLOTS
    only_whom: bool = False
    told: tuple[tuple[str, str], ...] = ()
    elsewhere: str | None = None
    also: Candidate | None = None
    also_among: tuple[Candidate, ...] = ()
    near: tuple[Candidate, ...] = ()
    ruled: bool = False
    clauses: tuple[Clause, ...] = ()
    items: tuple[Clause, ...] = ()

    @property
    def faint(self) -> bool:
        """The wish was only learned, from so few characters that any answer may sound like it."""
        return self.intent is not None and not self.ruled and len(self.text) <= _FEW

    @property
    def codes(self) -> tuple[str, ...]:
        """The candidates' codes, best first."""
        return tuple(each.code for each in self.candidates)

    def as_json(self) -> dict[str, Any]:
        """Give it as plain JSON values."""
        return asdict(self)

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Understanding":
        """Read back what as_json gave; what an older release did not keep has its default."""
        kept = dict(values)
        for field in ("candidates", "near", "also_among"):
            kept[field] = tuple(Candidate(**each) for each in values.get(field, ()))
        kept["clauses"] = tuple(
            Clause(each["text"], each["kind"], tuple(each["codes"]))
            for each in values.get("clauses", ())
        )
        also, slots = values.get("also"), values.get("slots")
        kept["also"] = Candidate(**also) if also else None
        kept["slots"] = Slots(**slots) if slots else NO_SLOTS
        for field in ("asks", "papers"):
            kept[field] = tuple(values.get(field, ()))
        kept["told"] = tuple((name, answer) for name, answer in values.get("told", ()))
        return Understanding(**kept)
