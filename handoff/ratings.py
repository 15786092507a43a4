"""好差评: asked for once a service is done, given once; a low one opens a rectification.

Asked in the chat where there is one, by the code at the counter, or on the agent's phone: all lead
to one key of the service. source: BZ-13, XL-16
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final, Literal

from sqlalchemy import Insert, select, update

from handoff.ports import Work
from handoff.rectifications import open_rectification
from handoff.tables.ratings import RatingAskRow, RatingRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.calendar import Calendar
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Town

RATINGS: Final = "ratings"
"""The topic of a town's ratings."""

LEVELS: Final = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
REASONS: Final = ("等得太久", "态度不好", "材料没说清", "多跑了趟", "没办成", "其他")
"""Why somebody was not satisfied, to choose one."""

LOW: Final = 2
"""This level and below open a rectification. source: BZ-13"""
MOST_WORDS: Final = 300

Channel = Literal["微信", "二维码", "代办员"]
_OPEN_FOR = timedelta(days=15)
_AT_THE_COUNTER = timedelta(minutes=30)
_ASKS, _RATINGS = table_of(RatingAskRow), table_of(RatingRow)
_COLUMNS = _ASKS.c[
    "id", "key", "service", "name", "citizen", "matter", "counter", "clerk", "asked_at"
]


@dataclass(frozen=True, slots=True)
class Ask:
    """A service that may be rated; `name` is how its citizen knows it (A012, 上门 …)."""

    id: int
    key: str
    service: str
    name: str
    citizen: CitizenId | None
    matter: str | None
    counter: str | None
    clerk: str | None
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Rated:
    """It is recorded; with `low`, somebody looks into it and the reason is asked."""

    service: str
    level: int
    low: bool


@dataclass(frozen=True, slots=True)
class RatedBefore:
    """The service was rated already: once is all."""


@dataclass(frozen=True, slots=True)
class NotRatable:
    """There is no such service, or it is too long ago."""


def ask_for_rating(
    work: Work,
    town: TownId,
    service: str,
    name: str,
    *,
    citizen: CitizenId | None = None,
    matter: str | None = None,
    counter: str | None = None,
    clerk: str | None = None,
) -> Ask:
    """Let this service be rated (once: asked again gives the same); its key opens `/r/…`."""
    row = {
        "town": town,
        "key": secrets.token_urlsafe(9),
        "service": service,
        "name": name,
        "citizen": citizen,
        "matter": matter,
        "counter": counter,
        "clerk": clerk,
        "asked_at": work.now,
    }
    work.execute(_ask_once(work.dialect), row)
    asked = _one(work, town, _ASKS.c.service == service)
    if asked is None:
        raise LookupError("the service that was just written down is gone")
    return asked


def note_question(work: Work, ask: Ask, message: int) -> None:
    """Record which message asks for it."""
    work.execute(update(_ASKS).where(_ASKS.c.id == ask.id).values(message=message))


def service_asked(work: Work, town: TownId, service: str) -> Ask | None:
    """Give this service, where somebody was asked about it."""
    return _one(work, town, _ASKS.c.service == service)


def level_of(work: Work, town: TownId, service: str) -> int | None:
    """Give how this service was rated; None where it is not."""
    wanted = select(_RATINGS.c.level).where(_RATINGS.c.town == town, _RATINGS.c.service == service)
    return work.execute(wanted).scalar_one_or_none()


def ask_with_key(work: Work, town: TownId, key: str) -> Ask | None:
    """Give the service that this key opens, while it may be rated."""
    return _one(work, town, _ASKS.c.key == key, _ASKS.c.asked_at > work.now - _OPEN_FOR)


def ask_at_counter(work: Work, town: TownId, counter: str) -> Ask | None:
    """Give what was served at this counter within the last half hour and is not rated yet."""
    since = _ASKS.c.asked_at > work.now - _AT_THE_COUNTER
    return _one(work, town, _ASKS.c.counter == counter, since, _unrated())


def ask_of(work: Work, town: TownId, citizen: CitizenId, service: str | None = None) -> Ask | None:
    """Give the citizen's latest service, or this one, that may be rated and is not yet."""
    his = [_ASKS.c.citizen == citizen, _ASKS.c.asked_at > work.now - _OPEN_FOR, _unrated()]
    if service is not None:
        his.append(_ASKS.c.name == service)
    return _one(work, town, *his)


def _unrated() -> Any:  # noqa: ANN401 - a condition
    rated = select(_RATINGS.c.id).where(
        _RATINGS.c.town == _ASKS.c.town, _RATINGS.c.service == _ASKS.c.service
    )
    return ~rated.exists()


def _one(work: Work, town: TownId, *conditions: Any) -> Ask | None:  # noqa: ANN401 - conditions
    wanted = select(*_COLUMNS).where(_ASKS.c.town == town, *conditions)
    row = work.execute(wanted.order_by(_ASKS.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else Ask(*row)


def rate(
    work: Work, town: Town, calendar: Calendar, ask: Ask, level: int, channel: Channel
) -> Rated | RatedBefore | NotRatable:
    """Record the level (5 to 1) of this service, once whoever is faster; a low one opens 整改."""
    if level not in LEVELS or ask.asked_at <= work.now - _OPEN_FOR:
        return NotRatable()
    row = {
        "town": town.id,
        "service": ask.service,
        "name": ask.name,
        "citizen": ask.citizen,
        "matter": ask.matter,
        "counter": ask.counter,
        "clerk": ask.clerk,
        "level": level,
        "channel": channel,
        "rated_at": work.now,
    }
    made = work.execute(_rate_once(work.dialect), row).scalar_one_or_none()
    if made is None:
        return RatedBefore()
    if level <= LOW:
        open_rectification(work, town, calendar, int(made))
    work.announce(town.id, RATINGS)
    return Rated(ask.service, level, level <= LOW)


def give_reason(
    work: Work, town: TownId, service: str, reason: str | None, words: str | None
) -> bool:
    """Add why it was not satisfying, once each; False where nothing was rated or left to say."""
    said = {
        "reason": reason if reason in REASONS else None,
        "words": (words or "").strip()[:MOST_WORDS] or None,
    }
    values = {name: each for name, each in said.items() if each}
    if not values:
        return False
    added = (
        update(_RATINGS)
        .where(
            _RATINGS.c.town == town,
            _RATINGS.c.service == service,
            *(_RATINGS.c[name].is_(None) for name in values),
        )
        .values(**values)
        .returning(_RATINGS.c.id)
    )
    work.announce(town, RATINGS)
    return work.execute(added).one_or_none() is not None


def reason_of(
    work: Work,
    town: TownId,
    citizen: CitizenId,
    name: str,
    reason: str | None,
    words: str | None,
) -> bool:
    """Add why to this citizen's latest rating of a service of this name."""
    his = select(_RATINGS.c.service).where(
        _RATINGS.c.town == town, _RATINGS.c.citizen == citizen, _RATINGS.c.name == name
    )
    latest = his.order_by(_RATINGS.c.id.desc()).limit(1)
    service = work.execute(latest).scalar_one_or_none()
    return service is not None and give_reason(work, town, service, reason, words)


@cache
def _ask_once(dialect: str) -> Insert:
    return insert_into(dialect, _ASKS).on_conflict_do_nothing()


@cache
def _rate_once(dialect: str) -> Insert:
    return insert_into(dialect, _RATINGS).on_conflict_do_nothing().returning(_RATINGS.c.id)
