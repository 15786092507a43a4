"""The centre's public page (公示栏): who is on duty, rules, counters, each matter's way. BY-17."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from aiohttp import web

from bot.pages.public import (
    DutyWeek,
    Group,
    Look,
    PublicFacts,
    PublicLook,
    chosen,
    line_of,
    query_of,
)
from bot.pages.told import dialled
from dialogs.texts.pages import map_url, village_path
from knowledge import notices
from knowledge.calendar import WEEKDAYS, local
from knowledge.duty import Duty
from knowledge.matters import Catalog
from knowledge.towns import Counter, Town


@dataclass(frozen=True, slots=True)
class Spell:
    """Days of this week, in words, on which the same people have a duty."""

    days: str
    people: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter: what it takes, who is there today (None: closed), and through the week."""

    name: str
    takes: str
    today: str | None
    week: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class HallPage:
    """All that the template sees. `assumed`: what the town has still to confirm.

    `book` is where a time is booked; None where the town has no counter to book.
    """

    look: Look
    town: Town
    dial: str | None
    hours: str
    special: tuple[str, ...]
    opening: str
    today: str
    duty: Duty | None
    desks: tuple[Desk, ...]
    offices: tuple[Desk, ...]
    leaders: str
    leader_days: str
    map: str | None
    book: str | None
    villages: tuple[tuple[str, str], ...]
    query: str
    groups: tuple[Group, ...]
    total: int


class HallPages:
    """`/hall/{town}`: open to everybody; `q` searches the matters, `big=1` enlarges the type."""

    def __init__(self, facts: PublicFacts) -> None:
        self._facts = facts
        self._public = PublicLook(facts.public_url)

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get("/hall/{town}", self._page)]

    async def _page(self, request: web.Request) -> web.Response:
        town = self._facts.towns(request.match_info["town"])
        if town is None:
            return self._public.missing()
        big = request.query.get("big") == "1"
        week = await self._facts.week(town, local(self._facts.clock()).date())
        return self._public.respond(self.render(town, week, query_of(request), big=big))

    def render(self, town: Town, on: DutyWeek, query: str = "", *, big: bool = False) -> str:
        """Give the page of this town with this week's duty."""
        now, look = self._facts.clock(), self._public.look(big=big)
        day, week = local(now).date(), on.days
        duty = next((each for each in week if each.on == day), None)
        groups = self._groups(town, query)
        page = HallPage(
            look=look,
            town=town,
            dial=dialled(town.phone),
            hours=notices.hours_words(town),
            special=tuple(_special(town)),
            opening=notices.opening_words(town, self._facts.calendar, now),
            today=f"{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}",
            duty=duty,
            desks=tuple(
                _desk(town, self._facts.catalog(town.id), each, duty, week)
                for each in town.counters
            ),
            offices=tuple(_offices(town, duty, week)),
            leaders="、".join(duty.leaders if duty else _leaders(town)),
            leader_days=on.leader_days,
            map=map_url(town.spot, town.centre) if town.spot else None,
            book=f"{self._public.base}/b/{town.id}" if town.counters else None,
            villages=tuple(
                (each.name, self._public.base + village_path(town.id, each.name))
                for each in town.villages
            ),
            query=query,
            groups=groups,
            total=sum(len(each.lines) for each in groups),
        )
        return self._public.render("hall.html", page)

    def _groups(self, town: Town, query: str) -> tuple[Group, ...]:
        meant = chosen(self._facts.catalog(town.id), town, query, self._facts.find)
        domains = dict.fromkeys(each.domain for each in meant)
        return tuple(
            Group(
                f"d{at}",
                domain,
                tuple(line_of(each, town) for each in meant if each.domain == domain),
            )
            for at, domain in enumerate(domains)
        )


def _leaders(town: Town) -> tuple[str, ...]:
    return tuple(each.name for each in town.staff if each.role == "带班领导")


def _special(town: Town) -> Iterator[str]:
    for each in town.special_sessions:
        days = "、".join(f"周{WEEKDAYS[day - 1]}" for day in each.weekdays)
        dates = "、".join(f"{day.month}月{day.day}日" for day in each.dates)
        when = "、".join(part for part in (days, dates) if part)
        span = f"{each.hours.start:%H:%M}-{each.hours.end:%H:%M}"
        yield f"{each.name}：{when} {span}（要先预约）"


def _desk(
    town: Town, catalog: Catalog, counter: Counter, duty: Duty | None, week: tuple[Duty, ...]
) -> Desk:
    rows = [(each.on.weekday(), dict(each.counters).get(counter.name, ())) for each in week]
    today = dict(duty.counters).get(counter.name, ()) if duty else None
    return Desk(
        counter.name,
        _takes(town, catalog, counter),
        _people(today) if today is not None else None,
        tuple(_spells(rows)),
    )


def _offices(town: Town, duty: Duty | None, week: tuple[Duty, ...]) -> Iterator[Desk]:
    for office in town.offices:
        rows = [(each.on.weekday(), dict(each.offices).get(office.name, ())) for each in week]
        if any(people for _, people in rows):
            today = dict(duty.offices).get(office.name, ()) if duty else None
            now = _people(today) if today is not None else None
            yield Desk(office.name, "、".join(office.domains), now, tuple(_spells(rows)))


def _spells(rows: list[tuple[int, tuple[str, ...]]]) -> Iterator[Spell]:
    """Put days in a row that have the same people together."""
    placed = [(number, people, number - at) for at, (number, people) in enumerate(rows)]
    for (people, _), days in groupby(placed, key=lambda row: row[1:]):
        numbers = [number for number, _, _ in days]
        first, last = f"周{WEEKDAYS[numbers[0]]}", f"周{WEEKDAYS[numbers[-1]]}"
        yield Spell(first if len(numbers) == 1 else f"{first}至{last}", _people(people))


def _people(names: tuple[str, ...]) -> str:
    return "、".join(names) or "没有排"


def _takes(town: Town, catalog: Catalog, counter: Counter) -> str:
    """Say what a counter takes, and for what purposes, where they are not all."""
    named = [each.name for code in counter.matters if (each := catalog.matter(code))]
    domains = ["所有事项"] if counter.takes_all else [*counter.domains, *named]
    but = [*counter.except_domains]
    but += [each.name for code in counter.except_matters if (each := catalog.matter(code))]
    words = "、".join(domains) + (f"（不含{'、'.join(but)}）" if but else "")
    every = {purpose for each in town.counters for purpose in each.purposes}
    limited = set(counter.purposes) < every
    return f"{words}；{'、'.join(counter.purposes)}" if limited else words
