"""The line on top of a lead's pages: what is lacking in the roster. source: BY-4, BZ-14."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from handoff.clerks import Clerk
from handoff.console.words import full_day
from handoff.gaps import Gap, open_gaps
from handoff.ports import Work
from knowledge.calendar import local
from knowledge.towns import Town

_LEADS = frozenset({"负责人", "带班领导"})
_ADMIN, _OFFICE_LEAD = "系统管理员", "办所负责人"


def alarm_words(work: Work, town: Town, clerk: Clerk) -> str:
    """Say what is lacking and concerns this clerk; empty where it is nothing.

    A lead sees all, an office's lead the own office, the administrator unknown holidays.
    """
    if clerk.role not in {*_LEADS, _ADMIN, _OFFICE_LEAD}:
        return ""
    gaps = _concerning(open_gaps(work, town.id, local(work.now).date()), town, clerk)
    return "；".join(_words(list(gaps), town, work.now))


def _concerning(gaps: Iterable[Gap], town: Town, clerk: Clerk) -> Iterator[Gap]:
    person = town.person(clerk.login)
    for each in gaps:
        own = person is not None and each.kind == "office" and each.of == person.office
        if clerk.role in _LEADS or own or (clerk.role == _ADMIN and each.kind == "year"):
            yield each


def _words(gaps: list[Gap], town: Town, now: datetime) -> Iterator[str]:
    empty = [each for each in gaps if each.kind in {"counter", "office"}]
    if empty:
        first = empty[0]
        more = f" 等 {len(empty)} 处" if len(empty) > 1 else ""
        day = full_day(first.day, local(now).date())
        yield f"没有人：{day} {place_name(town, first)}{more}"
    for each in gaps:
        if each.kind == "leader":
            yield f"{each.of[:4]}年{int(each.of[5:])}月还没有领导带班半天"
        if each.kind == "year":
            yield f"{each.of}年的节假日安排还没有，那一年不能预约：通知公布后写进 holidays.toml"


def place_name(town: Town, gap: Gap) -> str:
    """Give the counter's or office's name."""
    places = town.counters if gap.kind == "counter" else town.offices
    return next((each.name for each in places if each.id == gap.of), gap.of)
