"""Who is at the console now: a page that listens is heard of again and again."""

from datetime import datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from handoff.absences import away
from handoff.ports import Work
from handoff.tables.presence import PresenceRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import TownId
from knowledge.towns import Town

GONE_AFTER: Final = timedelta(minutes=3)
"""Who was not heard of for so long is gone: a crashed browser, a laptop that was shut."""

BEAT: Final = timedelta(seconds=20)
"""It is noted at most so often that somebody is there."""

_PRESENCES = table_of(PresenceRow)
# built once: every request of the console asks
_OF_TOWN = _PRESENCES.c.town == bindparam("of_town")
_OWN = (_OF_TOWN, _PRESENCES.c.login == bindparam("of_login"))
_LATELY = select(_PRESENCES.c.login).where(*_OWN, _PRESENCES.c.seen_at > bindparam("since"))
_AWAY = select(_PRESENCES.c.away).where(*_OWN)
_HERE = select(_PRESENCES.c.login).where(
    _OF_TOWN, _PRESENCES.c.seen_at > bindparam("since"), _PRESENCES.c.away.is_(False)
)


def seen(work: Work, town_id: TownId, login: str) -> None:
    """Note that this log-in's console is there."""
    key = {"of_town": town_id, "of_login": login, "since": work.now - BEAT}
    if work.execute(_LATELY, key).first() is None:
        values = {"town": town_id, "login": login, "seen_at": work.now, "away": False}
        work.execute(_noting(work.dialect), values)


@cache
def _noting(dialect: str) -> postgresql.Insert | sqlite.Insert:
    made = insert_into(dialect, _PRESENCES)
    return made.on_conflict_do_update(
        index_elements=["town", "login"], set_={"seen_at": made.excluded.seen_at}
    )


def left(work: Work, town_id: TownId, login: str) -> None:
    """Note that this log-in has signed out."""
    work.execute(
        delete(_PRESENCES).where(_PRESENCES.c.town == town_id, _PRESENCES.c.login == login)
    )


def step_out(work: Work, town_id: TownId, login: str, *, away: bool) -> None:
    """Note that this clerk has stepped out, or is back: who is away is offered nothing."""
    seen(work, town_id, login)
    mine = (_PRESENCES.c.town == town_id, _PRESENCES.c.login == login)
    work.execute(update(_PRESENCES).where(*mine).values(away=away, seen_at=work.now))


def is_away(work: Work, town_id: TownId, login: str) -> bool:
    """Say whether this clerk has stepped out."""
    key = {"of_town": town_id, "of_login": login}
    return bool(work.execute(_AWAY, key).scalar_one_or_none())


def here(work: Work, town: Town, login: str, now: datetime) -> bool:
    """Say whether this person of the town is at work at the console."""
    return login in all_here(work, town, now)


def all_here(work: Work, town: Town, now: datetime) -> frozenset[str]:
    """Give the log-ins of all who are at work at the console and not on leave or on the way."""
    key = {"of_town": town.id, "since": now - GONE_AFTER}
    return frozenset(work.execute(_HERE, key).scalars()) - away(work, town.id, now)
