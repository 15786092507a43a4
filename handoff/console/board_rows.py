"""The rows of the board in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handoff.console.inbox import matter_name
from handoff.console.words import moment, worked
from handoff.figures import Count, Figures
from handoff.standing_work import StandingWork
from knowledge.matters import Catalog
from knowledge.towns import Town

_LONGEST = 15
LIGHTS = {"red": "红", "yellow": "黄", "green": "绿"}
_UNKNOWN = {"": "不清楚的"}


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One person's row of the board."""

    name: str
    chats: int
    unanswered: int
    longest: str
    contacts: int


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One open contact: oldest first. It names no citizen."""

    id: int
    about: str
    office: str
    owner: str
    opened: str
    age: str
    light: str
    light_name: str


@dataclass(frozen=True, slots=True)
class Share:
    """A row of a table of counts; `percent` is of all."""

    name: str
    all: int
    open: int
    percent: int


def desk_lines(standing: StandingWork, town: Town) -> tuple[DeskLine, ...]:
    """Give each person's row, who keeps most citizens waiting first."""
    lines = [
        DeskLine(
            _name(town, each.login),
            each.chats,
            each.unanswered,
            worked(each.longest) if each.unanswered else "—",
            each.contacts,
        )
        for each in standing.desks
    ]
    return tuple(sorted(lines, key=lambda each: (-each.unanswered, -each.chats, -each.contacts)))


def contact_lines(
    standing: StandingWork, town: Town, catalog: Catalog, now: datetime
) -> tuple[ContactLine, ...]:
    """Give the oldest open contacts in words."""
    offices = {each.id: each.name for each in town.offices}
    return tuple(
        ContactLine(
            id=each.id,
            about=matter_name(catalog, each.matter) or "还不清楚",
            office=offices.get(each.office or "", "—"),
            owner=_name(town, each.owner),
            opened=moment(each.opened_at, now),
            age=worked(each.age),
            light=each.light,
            light_name=LIGHTS[each.light],
        )
        for each in standing.oldest
    )


def _name(town: Town, login: str) -> str:
    person = town.person(login)
    return person.name if person else login


def share_tables(
    found: Figures, town: Town, catalog: Catalog
) -> tuple[tuple[str, tuple[Share, ...]], ...]:
    """Give the tables of counts, each with its name."""
    offices = {each.id: each.name for each in town.offices}
    people = {each.login: each.name for each in town.staff}
    matters = {each.name: matter_name(catalog, each.name) or "" for each in found.matters}
    return (
        ("结果", _shares(found.results, found.contacts, {})),
        ("渠道", _shares(found.channels, found.contacts, {})),
        ("事项", _shares(found.matters, found.contacts, matters)),
        ("办所", _shares(found.offices, found.contacts, offices)),
        ("首问责任人", _shares(found.people, found.contacts, people)),
        ("属实投诉", _shares(found.complaints, max(1, found.contacts), people)),
    )


def _shares(counts: Sequence[Count], whole: int, names: Mapping[str, str]) -> tuple[Share, ...]:
    known = {**names, **_UNKNOWN}
    return tuple(
        Share(known.get(each.name, each.name), each.all, each.open, round(100 * each.all / whole))
        for each in counts[:_LONGEST]
    )
