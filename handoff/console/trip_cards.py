"""What stands on the board of trips, and how people and wishes are named on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from handoff.trips.breaches import half_words
from handoff.trips.crews import agents, goers
from handoff.trips.rows import Visit
from knowledge.towns import Town

STATES: Mapping[str, str] = {
    "asked": "待排", "doubtful": "待定", "planned": "已排，没告诉", "confirmed": "已告诉",
    "under_way": "在路上", "done": "办过了", "not_home": "不在家", "cancelled": "取消了",
}  # fmt: skip
TRIP_STATES = {**STATES, "planned": "还没定", "confirmed": "定了", "done": "回来了"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may be named for a trip."""

    login: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """A visit on the board; `place` is its place on its trip, 0 where it is on none."""

    id: int
    number: str
    who: str
    where: str
    matter: str
    minutes: int
    wishes: str
    state: str
    place: int
    eta: str
    pinned: bool
    movable: bool
    again: bool
    result: str


@dataclass(frozen=True, slots=True)
class TripCard:
    """A trip on the board; `breaks` says what does not fit."""

    id: int
    number: str
    state: str
    tone: str
    lead: str
    mate: str
    names: str
    minutes: int
    limit: int
    cards: tuple[Card, ...]
    breaks: tuple[str, ...]
    confirmable: bool
    changeable: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One half-day; `open` says whether the centre is."""

    name: str
    open: bool
    trips: tuple[TripCard, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One day."""

    name: str
    today: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a visit can be moved to."""

    value: str
    name: str


def people_of(town: Town) -> tuple[Person, ...]:
    """Give who can be named for a trip: those who may go, then the villages' agents."""
    logins = dict.fromkeys((*goers(town), *agents(town).values()))
    found = (town.person(each) for each in logins)
    return tuple(Person(each.login, each.name) for each in found if each)


def name_of(town: Town, login: str | None) -> str:
    """Name a person of the town; 还没有人 for nobody."""
    if login is None:
        return "还没有人"
    person = town.person(login)
    return person.name if person else login


def wishes_of(visit: Visit) -> str:
    """Say the half-days that suit them."""
    return "、".join(half_words(each) for each in sorted(visit.wished)) or "哪天都行"
