"""Ratings as leads read them: the latest, and how many of each level. BZ-13."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from handoff.ports import Work
from handoff.tables.ratings import RatingAskRow, RatingRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId

_RATINGS, _ASKS = table_of(RatingRow), table_of(RatingAskRow)
_GOOD = 3


@dataclass(frozen=True, slots=True)
class RatingView:
    """One rating; `name` is the service as its citizen knows it."""

    id: int
    name: str
    citizen: CitizenId | None
    matter: str | None
    counter: str | None
    clerk: str | None
    level: int
    reason: str | None
    words: str | None
    channel: str
    rated_at: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the last 30 days: asked, rated, how many of each level (5 to 1)."""

    asked: int
    rated: int
    levels: tuple[tuple[int, int], ...]

    @property
    def good(self) -> int:
        """How many are 基本满意 or better."""
        return sum(count for level, count in self.levels if level >= _GOOD)


def latest_ratings(
    work: Work, town: TownId, limit: int = 100, ids: Sequence[int] = ()
) -> tuple[RatingView, ...]:
    """Give the latest ratings, or these."""
    columns = _RATINGS.c[
        "id", "name", "citizen", "matter", "counter", "clerk", "level", "reason", "words",
        "channel", "rated_at",
    ]  # fmt: skip
    wanted = select(*columns).where(_RATINGS.c.town == town)
    if ids:
        wanted = wanted.where(_RATINGS.c.id.in_(ids))
    wanted = wanted.order_by(_RATINGS.c.id.desc()).limit(limit)
    return tuple(RatingView(*each) for each in work.execute(wanted))


def figures(work: Work, town: TownId) -> Figures:
    """Count what was asked and rated in the last 30 days."""
    since = work.now - timedelta(days=30)
    asked = select(func.count()).where(_ASKS.c.town == town, _ASKS.c.asked_at > since)
    by_level = (
        select(_RATINGS.c.level, func.count())
        .where(_RATINGS.c.town == town, _RATINGS.c.rated_at > since)
        .group_by(_RATINGS.c.level)
    )
    counts = {int(each.level): int(each[1]) for each in work.execute(by_level)}
    levels = tuple((level, counts.get(level, 0)) for level in (5, 4, 3, 2, 1))
    return Figures(int(work.execute(asked).scalar_one()), sum(counts.values()), levels)
