"""The rows of the board in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handoff.console.inbox import matter_name
from handoff.console.words import moment, worked
from handoff.figure_rows import By
from handoff.figures import Count, Figures
from handoff.standing_work import StandingWork
from knowledge.matters import Catalog
from knowledge.towns import Town

_LONGEST = 15
LIGHTS = {"red": "红", "yellow": "黄", "green": "绿"}
_WHOLE: Final[Mapping[By, str]] = {"all": "首问", "bot": "机器人答完的", "chat": "转人工"}


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
    """A row of a table of counts; `percent` is of all contacts, `href` the rows behind."""

    name: str
    all: int
    open: int
    percent: int | None
    href: str


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
    found: Figures, town: Town, catalog: Catalog, behind: Callable[[By, str], str]
) -> tuple[tuple[str, tuple[Share, ...]], ...]:
    """Give the tables of counts, each with its name; `behind` gives the rows' address."""
    tables: tuple[tuple[str, By, Sequence[Count]], ...] = (
        ("结果", "result", found.results),
        ("渠道", "channel", found.channels),
        ("事项", "matter", found.matters),
        ("办所", "office", found.offices),
        ("首问责任人", "owner", found.people),
    )

    def shown(by: By, count: Count) -> Share:
        name = value_name(by, count.name, town, catalog)
        percent = round(100 * count.all / found.contacts)
        return Share(name, count.all, count.open, percent, behind(by, count.name))

    sustained = tuple(
        Share(_name(town, each.name), each.all, each.open, None, "/console/complaints")
        for each in found.complaints
    )
    named = (
        (title, tuple(shown(by, each) for each in rows[:_LONGEST])) for title, by, rows in tables
    )
    return (*named, ("属实投诉", sustained))


def value_name(by: By, value: str, town: Town, catalog: Catalog) -> str:
    """Say what a figure counts: a matter, an office, a person … by name."""
    if by in _WHOLE:
        return _WHOLE[by]
    if not value:
        return "不清楚的"
    match by:
        case "matter":
            return matter_name(catalog, value) or value
        case "office":
            return next((each.name for each in town.offices if each.id == value), value)
        case "owner":
            return _name(town, value)
        case _:
            return value
