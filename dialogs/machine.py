"""A dialog is one table of states, checked when it is built.

A state asks and hears apart: `ask(turn) -> Question`, `hear(turn) -> Outcome`. Going on asks the
next question by itself, so “back”, “again” and “say that once more” never repeat a text by hand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from dialogs.misses import Miss
from dialogs.ports import Desk
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, Matter
from knowledge.search.elsewhere import Topic
from knowledge.search.understanding import Understanding
from knowledge.towns import Town

SaidKind = Literal["text", "image", "voice", "video", "location", "link", "event"]


NOTHING_UNDERSTOOD = Understanding("", "none")


class DialogError(ValueError):
    """A dialog's table is wrong; the message names the dialog and the state."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be tapped, typed as its number, or said (`label` or one of `words`)."""

    key: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a state asks. `several` lets more than one choice be named (“1和3”).

    `open`: other words may be a new request, so a choice must be said as it stands.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    several: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What the citizen said. `chosen` are the keys of this question's choices that were named."""

    text: str
    kind: SaidKind = "text"
    chosen: tuple[str, ...] = ()
    understanding: Understanding = NOTHING_UNDERSTOOD
    place: tuple[float, float] | None = None

    @property
    def choice(self) -> str | None:
        """The one choice that was named, or None."""
        return self.chosen[0] if len(self.chosen) == 1 else None


@dataclass
class Memory:
    """What a conversation remembers between dialogs. Plain values: it is stored.

    `village` is the name of the village that the citizen said to be from, or stood next to.
    `known` are answers about the person (`whom`: “爸爸”; None: not said) that hold for the next
    matter too; a pause or 重来 forgets them. `care`: 老人, 残疾人, 病人 or 孕妇, as said;
    `enterprise`: the 重点企业 (its name in the town's file) that the citizen speaks for.
    `others` are the people of a message who wait for their turn (flows/several.py).
    `complained`: when a complaint was raised or more was said to it, at the turn before.
    """

    matter: str | None = None
    answers: dict[str, list[str]] = field(default_factory=dict)
    candidates: list[str] = field(default_factory=list)
    notice: str | None = None
    asked: str = ""
    elder: bool = False
    village: str | None = None
    known: dict[str, list[str]] = field(default_factory=dict)
    whom: str | None = None
    care: str | None = None
    enterprise: str | None = None
    complained: str | None = None
    others: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class World:
    """What is true during a turn: the town, its catalog and calendar, and the centre's desk.

    `topics` is other bodies' business by its id (elsewhere.toml). Public pages lie below
    `public_url`.
    """

    now: datetime
    town: Town
    catalog: Catalog
    calendar: Calendar
    desk: Desk
    topics: Mapping[str, Topic] = field(default_factory=dict)
    public_url: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """All that a state sees. `learned` is what this dialog has learned so far; do not change it."""

    said: Said
    learned: Mapping[str, Any]
    memory: Memory
    world: World

    @property
    def matter(self) -> Matter:
        """The matter that this dialog is about. Raises LookupError where it left the catalog."""
        found = self.world.catalog.matter(str(self.learned.get("matter")))
        if found is None or not self.world.town.takes(found):
            raise LookupError("the matter is no longer offered")
        return found


@dataclass(frozen=True, slots=True)
class Go:
    """Go on to a state of this dialog; `learned` is added to what is known, `say` is said first.

    `missed`: what was said shows that an earlier message missed its matter.
    """

    state: str
    learned: Mapping[str, Any] = field(default_factory=dict)
    say: tuple[str, ...] = ()
    missed: Miss | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """Not understood: say why, and ask the same again. Two in a row offer a clerk."""

    say: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A question in between was answered: say so, then ask the same again. Not a miss."""

    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """Begin another dialog with what is `given`.

    `hold` keeps the present one to return to; `alone` ends all that are open; `missed`: see Go.
    """

    dialog: str
    given: Mapping[str, Any] = field(default_factory=dict)
    say: tuple[str, ...] = ()
    hold: bool = False
    alone: bool = False
    missed: Miss | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The dialog has ended; with `all`, so have those that were held."""

    say: tuple[str, ...] = ()
    all: bool = False


Outcome = Go | Again | Aside | Start | Done


@dataclass(frozen=True, slots=True)
class State:
    """`to` names every state that `hear` may go to; at a `resting` one nothing is left undone.

    `places`: it hears a location message itself; elsewhere the nearest service points are told.
    `pictures`: it hears a picture.
    """

    name: str
    ask: Callable[[Turn], Question]
    hear: Callable[[Turn], Outcome]
    to: tuple[str, ...] = ()
    resting: bool = False
    places: bool = False
    pictures: bool = False


@dataclass(frozen=True)
class Dialog:
    """A dialog: `title` is how a citizen would call it; `begin` decides where it starts.

    Raises DialogError when a target does not exist or a state can't be reached.
    """

    name: str
    title: str
    begin: Callable[[Turn], Outcome]
    first: tuple[str, ...]
    states: tuple[State, ...]

    def __post_init__(self) -> None:
        names = [state.name for state in self.states]
        if len(set(names)) != len(names):
            raise DialogError(f"{self.name}: two states have one name")
        for where, targets in [("begin", self.first), *((s.name, s.to) for s in self.states)]:
            for target in targets:
                if target not in names:
                    raise DialogError(f"{self.name}.{where}: there is no state {target}")
        unreached = set(names) - self._reachable()
        if unreached:
            raise DialogError(f"{self.name}: no way leads to {', '.join(sorted(unreached))}")

    def _reachable(self) -> set[str]:
        reached: set[str] = set()
        ahead = list(self.first)
        while ahead:
            name = ahead.pop()
            if name not in reached:
                reached.add(name)
                ahead.extend(self.state(name).to)
        return reached

    def state(self, name: str) -> State:
        """Give the state of this name. Raises LookupError."""
        for state in self.states:
            if state.name == name:
                return state
        raise LookupError(f"{self.name} has no state {name}")
