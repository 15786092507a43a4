"""帮办代办: a request goes to the village's agent, then the deputy, then the centre's lead.

Each has the town's time to accept; the clock passes it on, once for each step. source: XL-12, TL-5
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import insert

from handoff import proxy_words as words
from handoff.absences import away
from handoff.numbers import next_number
from handoff.ports import Scene, Work
from handoff.proxy_moves import PROXIES, Hand, Moved, Stepped, WordsMissing, note, step, tell
from handoff.proxy_records import OPEN, Proxy, numbered, overdue, owed, proxies_of, proxy_of
from handoff.tables.proxies import ProxyRow
from handoff.tables.upsert import table_of
from knowledge.calendar import Calendar, local
from knowledge.matters import CitizenId, Matter, TownId
from knowledge.proxies import WAYS, answer_by, next_handler
from knowledge.towns import Town, Village

WHY_LIMIT: Final = 120
"""Characters of a reason or a result."""
DESK: Final = 2
"""The step of the centre's lead, who is asked last."""
_MOST_OPEN = 5

_PROXIES = table_of(ProxyRow)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. `answers` are the notice's; `citizen` None: by phone or at the centre."""

    matter: Matter
    village: Village
    who: str
    relation: str
    phone: str
    consent: str
    consent_how: str
    citizen: CitizenId | None = None
    consent_media: str | None = None
    notice: str | None = None
    answers: Mapping[str, Sequence[str]] | None = None
    channel: str = "微信"


@dataclass(frozen=True, slots=True)
class HasProxy:
    """The citizen has an open request for this matter and person already."""

    proxy: Proxy


@dataclass(frozen=True, slots=True)
class TooManyProxies:
    """The citizen has so many open requests that no more are taken."""

    limit: int


@dataclass(frozen=True, slots=True)
class PapersOut:
    """Nothing was done: these are still to be given back."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoSuchProxy:
    """There is no such open request of this citizen."""


def ask(
    work: Work, town: Town, calendar: Calendar, wish: Wish, by: str
) -> Stepped | HasProxy | TooManyProxies:
    """Take a request and give it to the first who is there; `by` is a log-in or `citizen`."""
    if wish.citizen is not None:
        mine = proxies_of(work, town.id, wish.citizen)
        for each in mine:
            if (each.matter, each.who) == (wish.matter.code, wish.who):
                return HasProxy(each)
        if len(mine) >= _MOST_OPEN:
            return TooManyProxies(_MOST_OPEN)
    first = next_handler(town, wish.village, -1, away(work, town.id, work.now))
    on = local(work.now).date()
    count = next_number(work, town.id, "proxy", on)
    values = {
        "town": town.id,
        "number": f"D{on:%y%m%d}-{count:03d}",
        "citizen": wish.citizen,
        "who": wish.who,
        "relation": wish.relation,
        "phone": wish.phone,
        "village": wish.village.name,
        "matter": wish.matter.code,
        "answers": {name: list(said) for name, said in (wish.answers or {}).items()},
        "notice": wish.notice,
        "consent": wish.consent,
        "consent_how": wish.consent_how,
        "consent_media": wish.consent_media,
        "agent": first.login,
        "step": first.step,
        "asked_at": work.now,
        "answer_by": answer_by(town, calendar, work.now),
        "channel": wish.channel,
        "made_by": by,
        "state": "asked",
        "turn": 0,
    }
    made = int(work.execute(insert(_PROXIES).returning(_PROXIES.c.id), values).scalar_one())
    note(work, town.id, made, "提出", by, words.name_of(town, first.login))
    work.announce(town.id, PROXIES)
    return Stepped(_there(work, town.id, made))


def _there(work: Work, town_id: TownId, proxy: int) -> Proxy:
    found = proxy_of(work, town_id, proxy)
    if found is None:
        raise LookupError(f"proxy {proxy} is not there")
    return found


def climb(work: Work, scene: Scene) -> int:
    """Pass on what nobody accepted in time; gives how many. A job of the timer."""
    towns = {each.id: each for each in scene.towns}
    passed = 0
    for town_id, proxy in overdue(work):
        town = towns.get(town_id)
        if town is not None:
            passed += _passed_on(work, town, scene.calendar, proxy, None, "没有按时接", "超时")
    return passed


def _passed_on(
    work: Work,
    town: Town,
    calendar: Calendar,
    proxy: Proxy,
    hand: Hand | None,
    why: str,
    what: str,
) -> bool:
    """Give the request to the next; at the desk it stays, and is no longer watched by the clock."""
    village = next((each for each in town.villages if each.name == proxy.village), None)
    then = next_handler(town, village, proxy.step, away(work, town.id, work.now))
    stays = proxy.step >= DESK
    due = None if stays else answer_by(town, calendar, work.now)
    result = step(
        work, town.id, proxy, hand, ("asked",), agent=then.login, step=then.step, answer_by=due
    )
    if isinstance(result, Moved):
        return False
    by = hand.login if hand else "clock"
    note(work, town.id, proxy.id, what, by, words.name_of(town, then.login))
    if stays:
        told = words.late(town, result.proxy)
    else:
        told = words.climbed(town, result.proxy, proxy.agent, why, work.now)
    tell(work, town.id, result.proxy, told)
    return True


def accept(
    work: Work, town: Town, proxy: Proxy, hand: Hand, way: str, days: str
) -> Stepped | Moved | WordsMissing:
    """Take the request on, in one of the four ways; `days` is the matter's time in words."""
    if way not in WAYS:
        return WordsMissing(0)
    mine = {"agent": hand.login} if hand.all else {}
    result = step(
        work, town.id, proxy, hand, ("asked",), state="accepted", way=way, answer_by=None, **mine
    )
    if isinstance(result, Stepped):
        note(work, town.id, proxy.id, "接了", hand.login, way)
        tell(work, town.id, result.proxy, words.accepted(town, result.proxy, days))
    return result


def decline(
    work: Work, town: Town, calendar: Calendar, proxy: Proxy, hand: Hand, why: str
) -> Stepped | Moved | WordsMissing:
    """Say no, and why: the next is asked; the centre's lead's no ends it, with other ways told."""
    if not why or len(why) > WHY_LIMIT:
        return WordsMissing(WHY_LIMIT)
    if proxy.step < DESK:
        if not _passed_on(work, town, calendar, proxy, hand, f"接不了（{why}）", f"接不了：{why}"):
            return Moved()
        return Stepped(_there(work, town.id, proxy.id))
    end = {"state": "declined", "result": why, "closed_at": work.now, "answer_by": None}
    result = step(work, town.id, proxy, hand, ("asked",), **end)
    if isinstance(result, Stepped):
        note(work, town.id, proxy.id, "没能接", hand.login, why)
        tell(work, town.id, result.proxy, words.declined(town, result.proxy, why))
    return result


def reassign(
    work: Work, town: Town, calendar: Calendar, proxy: Proxy, hand: Hand, to: str
) -> Stepped | Moved:
    """Give the request to another person of the town; one not accepted yet gets its time anew."""
    if town.person(to) is None or not hand.all:
        return Moved()
    fresh = proxy.state == "asked"
    due: datetime | None = answer_by(town, calendar, work.now) if fresh else None
    result = step(work, town.id, proxy, hand, OPEN, agent=to, answer_by=due)
    if isinstance(result, Stepped):
        note(work, town.id, proxy.id, "改派", hand.login, words.name_of(town, to))
        told = words.climbed(town, result.proxy, proxy.agent, "有事", work.now)
        tell(
            work, town.id, result.proxy, told if fresh else told.split("，", 2)[0] + _now(town, to)
        )
    return result


def _now(town: Town, to: str) -> str:
    return f"，改由{words.name_of(town, to)}接着办。"


def withdraw(
    work: Work, town: Town, citizen: CitizenId, number: str
) -> Stepped | NoSuchProxy | PapersOut:
    """Cancel the citizen's own request; not while something is still to be given back."""
    found = numbered(work, town.id, citizen, number)
    if found is None or not found.open:
        return NoSuchProxy()
    result = cancel(work, town.id, found, None, "群众说不办了")
    return NoSuchProxy() if isinstance(result, Moved) else result


def cancel(
    work: Work, town_id: TownId, proxy: Proxy, hand: Hand | None, why: str
) -> Stepped | PapersOut | Moved:
    """End a request before its result; not while something is still to be given back."""
    out = owed(work, proxy.id)
    if out:
        return PapersOut(out)
    end = {"state": "cancelled", "result": why, "closed_at": work.now, "answer_by": None}
    result = step(work, town_id, proxy, hand, OPEN, **end)
    if isinstance(result, Stepped):
        note(work, town_id, proxy.id, "取消", hand.login if hand else "citizen", why)
        if hand is not None:
            tell(work, town_id, result.proxy, words.cancelled(result.proxy))
    return result
