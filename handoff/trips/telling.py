"""Tells families, once for each thing there is to tell; whom no message reaches is to be called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Final
from urllib.parse import quote

from sqlalchemy import insert, update

from handoff.calls import CALLS
from handoff.ports import PageUrl, Work
from handoff.tables.changes import ChangeRow
from handoff.tables.upsert import table_of
from handoff.trips.family_words import (
    Coming,
    changed_words,
    names_of,
    put_off_words,
    told_words,
)
from handoff.trips.papers import papers_of
from handoff.trips.rows import STOPS_TABLE, StopKept, TripKept, Visit
from knowledge.matters import Catalog, TownId
from knowledge.towns import Town

WECHAT: Final = "微信"
_NO_NEWS: Final = 30  # minutes by which a visit may come earlier or later than was told
_CHANGES = table_of(ChangeRow)


@dataclass(frozen=True, slots=True)
class Desk:
    """What telling needs besides the transaction: the town, its catalog, and addresses."""

    town: Town
    catalog: Catalog
    url: PageUrl


def family_path(town_id: TownId, number: str, key: str) -> str:
    """Give the path of the family's page."""
    return "/".join(("/visit", *(quote(each, safe="") for each in (town_id, number, key))))


def coming_of(town: Town, trip: TripKept, stop: StopKept) -> Coming:
    """Give when they come and who, as the town's file names them."""
    people = tuple(person for login in trip.people if (person := town.person(login)))
    return Coming(trip.on_day, trip.half, stop.eta, people)


def is_news(trip: TripKept, stop: StopKept) -> bool:
    """Say whether the family was told another day, half, pair, or a time far from this one."""
    facts, _, about = (stop.told or "").rpartition("@")
    if facts != _facts(trip):
        return True
    then = time.fromisoformat(about)
    return abs(_minutes(then) - _minutes(stop.eta)) > _NO_NEWS


def _facts(trip: TripKept) -> str:
    return f"{trip.on_day} {trip.half} {' '.join(trip.people)}"


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def tell_family(
    work: Work, desk: Desk, trip: TripKept, stop: StopKept, visit: Visit, by: str
) -> bool:
    """Tell what is new to them; False where they know it all, or somebody else tells them now."""
    if not is_news(trip, stop):
        return False
    coming = coming_of(desk.town, trip, stop)
    news = f"{_facts(trip)}@{stop.eta:%H:%M}"
    mine = update(STOPS_TABLE).where(
        STOPS_TABLE.c.id == stop.id,
        STOPS_TABLE.c.told.is_not_distinct_from(stop.told),
    )
    new = mine.values(told=news, told_at=work.now).returning(STOPS_TABLE.c.id)
    if work.execute(new).one_or_none() is None:
        return False
    papers = papers_of(desk.catalog, visit.matter, visit.answers)
    url = desk.url(family_path(desk.town.id, visit.number, stop.key))
    words = changed_words if stop.told else told_words
    text = words(desk.town, visit, coming, papers, url)
    day = f"{trip.on_day.month}月{trip.on_day.day}日"
    lines = (
        f"上门改到{day}" if stop.told else f"上门定在{day}",
        f"来的人：{names_of(coming.people)}",
    )
    say(work, desk.town, visit, text, lines, by)
    return True


def tell_put_off(work: Work, town: Town, visit: Visit, stop: StopKept, by: str) -> None:
    """Tell a family that what it was told does not hold; nothing where it was told nothing."""
    mine = update(STOPS_TABLE).where(STOPS_TABLE.c.id == stop.id, STOPS_TABLE.c.told.is_not(None))
    if work.execute(mine.values(told=None).returning(STOPS_TABLE.c.id)).one_or_none() is not None:
        say(work, town, visit, put_off_words(town, visit), ("上门要改时间，那天不来了",), by)


def say(work: Work, town: Town, visit: Visit, text: str, lines: Sequence[str], by: str) -> None:
    """Write to who asked, by WeChat if they came by it; the list of calls has it either way.

    There it shows only while the message has not arrived. source: BZ-16
    """
    message = None
    if visit.citizen and visit.channel == WECHAT:
        message = work.say(town.id, visit.citizen, text, by=by)
    shown = visit.phone or visit.other_phone
    phone = f"电话尾号{shown[-4:]}" if shown else "没留电话"
    who = f"上门 {visit.number} {visit.who}，{phone}（电话和暗号在“上门”的单子上）"
    row = {
        "town": town.id,
        "citizen": visit.citizen,
        "matter": visit.matter,
        "version": "上门",
        "booking": visit.number,
        "lines": [who, *lines],
        "message": message,
        "made_at": work.now,
    }
    work.execute(insert(_CHANGES), row)
    work.announce(town.id, CALLS)
