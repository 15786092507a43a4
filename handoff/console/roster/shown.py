"""What the roster's page shows below the grid: who is away, what is lacking, what was left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handoff.absences import Absence
from handoff.console.alarms import place_name
from handoff.console.guards import Seat
from handoff.console.roster.rights import arranged_by
from handoff.console.words import full_day, lasted, masked, moment, subject
from handoff.covering import LeftBehind
from handoff.gaps import Gap
from handoff.overbooked import Overbooked
from knowledge.calendar import local
from knowledge.matters import Catalog
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class AwayLine:
    """An absence: `cover` says who stands in; `ends` that this clerk may end it."""

    id: int
    name: str
    when: str
    why: str
    by: str
    cover: str
    ends: bool
    entered: bool


@dataclass(frozen=True, slots=True)
class GapLine:
    """What is lacking; `href` leads to where somebody can be put."""

    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class OverLine:
    """A slot with more bookings than places; the links are to put somebody, and to rebook."""

    when: str
    counter: str
    words: str
    bookings: tuple[str, ...]
    put: str
    rebook: str


@dataclass(frozen=True, slots=True)
class LeftLine:
    """What somebody away has open; `to` is who can have it at one click, None: nobody."""

    key: str
    what: str
    asked: str
    citizen: str
    age: str
    of: str
    to: str | None
    mine: bool


def away_lines(
    seat: Seat,
    found: Iterable[Absence],
    covers: dict[int, str | None],
    now: datetime,
    entered: int | None,
) -> Iterator[AwayLine]:
    """Give the absences that are not over, by their beginning."""
    mine = {each.login for each in arranged_by(seat)}
    for each in found:
        if each.until_at <= now:
            continue
        cover = covers.get(each.id)
        yield AwayLine(
            each.id,
            _name(seat.town, each.login),
            span_words(each.first_at, each.until_at, now),
            each.why,
            _name(seat.town, each.by) if each.by != "bot" else "系统",
            _name(seat.town, cover) if cover else "没有人能接",
            each.login in mine and each.ref is None,
            each.id == entered,
        )


def span_words(first: datetime, until: datetime, now: datetime) -> str:
    """Say a span: 今天 9:00 到 12:00; whole days without their hours."""
    start, end = local(first), local(until)
    if start.hour == end.hour == start.minute == end.minute == 0:
        last = end - timedelta(days=1)
        words = full_day(start.date(), local(now).date())
        if last.date() == start.date():
            return f"{words} 全天"
        return f"{words} 到 {last.month}月{last.day}日"
    if start.date() == end.date():
        return f"{moment(first, now)}–{end:%H:%M}"
    return f"{moment(first, now)} 到 {moment(until, now)}"


def gap_lines(town: Town, gaps: Iterable[Gap], here: str, now: datetime) -> Iterator[GapLine]:
    """Say what is lacking, the soonest first."""
    today = local(now).date()
    for each in gaps:
        if each.kind == "leader":
            words = f"{int(each.of[5:])}月还没有领导带班：每月至少半天"
            monday = max(today, each.day.replace(day=1))
            yield GapLine(words, f"{here}?day={monday}&cell=leader::am:{monday}#edit")
        elif each.kind == "year":
            words = (
                f"{each.of}年的节假日安排还没有：通知公布后写进 holidays.toml，之前那一年不能预约"
            )
            yield GapLine(words, None)
        else:
            cell = f"{each.kind}:{each.of}::{each.day}"
            yield GapLine(
                f"{full_day(each.day, today)} {place_name(town, each)}：没有人",
                f"{here}?day={each.day}&cell={cell}#edit",
            )


def over_lines(
    found: Iterable[Overbooked], catalog: Catalog, here: str, today: date
) -> Iterator[OverLine]:
    """Give the slots in which people are booked whom nobody can receive."""
    for each in found:
        counter = each.counter
        matters = (catalog.matter(booking.matter) for booking in each.bookings)
        names = [matter.name if matter else "" for matter in matters]
        yield OverLine(
            f"{full_day(each.on, today)} {each.start:%H:%M}–{each.end:%H:%M}",
            counter.name,
            f"约了 {len(each.bookings)} 人，只能接 {each.places} 人",
            tuple(
                f"{booking.number} {name} {masked(booking.citizen)}"
                for booking, name in zip(each.bookings, names, strict=True)
            ),
            f"{here}?day={each.on}&cell=counter:{counter.id}::{each.on}#edit",
            f"/console/closures?from={each.on}T{each.start:%H:%M}"
            f"&until={each.on}T{each.end:%H:%M}&counter={counter.id}",
        )


def left_lines(seat: Seat, left: Iterable[LeftBehind], now: datetime) -> Iterator[LeftLine]:
    """Give what is left to this clerk; who leads sees all of it."""
    login = seat.clerk.login
    for each in left:
        if seat.leads or each.cover == login:
            to = each.cover or login
            yield LeftLine(
                f"{each.kind}-{each.id}",
                "会话" if each.kind == "chat" else "首问",
                subject(each.asked),
                masked(each.citizen),
                lasted(now - each.since),
                _name(seat.town, each.of),
                _name(seat.town, to),
                to == login,
            )


def _name(town: Town, login: str | None) -> str:
    person = town.person(login) if login else None
    return person.name if person is not None else login or ""
