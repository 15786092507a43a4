"""请假 外出 上门 培训: who is not at the centre, and from when to when. source: BZ-12, CN-5."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal, get_args

from sqlalchemy import bindparam, case, insert, select, update

from handoff.ports import Work
from handoff.tables.roster import AbsenceRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

Why = Literal["请假", "外出", "上门", "培训"]
WHYS: Final[tuple[str, ...]] = get_args(Why)
ROSTER: Final = "roster"
"""The topic of a town's roster, absences and attendance."""

_ABSENCES = table_of(AbsenceRow)
_NOTE = insert(_ABSENCES).returning(_ABSENCES.c.id)
_VIEW = _ABSENCES.c["id", "login", "first_at", "until_at", "why", "by", "ref"]
_BETWEEN = (
    select(*_VIEW)
    .where(
        _ABSENCES.c.town == bindparam("of_town"),
        _ABSENCES.c.until_at > bindparam("first"),
        _ABSENCES.c.first_at < bindparam("until"),
        _ABSENCES.c.first_at < _ABSENCES.c.until_at,
    )
    .order_by(_ABSENCES.c.first_at, _ABSENCES.c.id)
)

_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Absence:
    """A person (a log-in) is away from `first_at` to `until_at` (aware; the end not included)."""

    id: int
    login: str
    first_at: datetime
    until_at: datetime
    why: str
    by: str
    ref: str | None

    def touches(self, start: datetime, end: datetime) -> bool:
        """Say whether any of this span is spent away."""
        return self.first_at < end and start < self.until_at


def note_absence(
    work: Work,
    town_id: TownId,
    login: str,
    first_at: datetime,
    until_at: datetime,
    why: Why,
    *,
    by: str,
    ref: str | None = None,
) -> int:
    """Note that this person is away; gives the absence's id. Raises ValueError for an empty span.

    From here on the person's capacity at the counter is gone, and who stands in has the duty.
    Instants are aware; `by` is a log-in or `bot`; `ref` is for `end_absence`.
    """
    if first_at >= until_at:
        raise ValueError(f"an absence from {first_at} to {until_at} is none")
    values = {
        "town": town_id,
        "login": login,
        "first_at": first_at,
        "until_at": until_at,
        "why": why,
        "by": by,
        "ref": ref,
        "made_at": work.now,
    }
    made = int(work.execute(_NOTE, values).scalar_one())
    _changed(work, town_id)
    return made


def end_absence(
    work: Work, town_id: TownId, *, ref: str | None = None, absence: int | None = None
) -> int:
    """End all absences of this `ref`, or the one with this id, now; gives how many there were.

    One that has not begun is called off; one that is over stays as it was.
    """
    which: Mapping[str, Any] = {"ref": ref} if ref is not None else {"id": absence}
    ended = (
        update(_ABSENCES)
        .where(
            _ABSENCES.c.town == town_id,
            *(_ABSENCES.c[name] == value for name, value in which.items()),
            _ABSENCES.c.until_at > work.now,
            _ABSENCES.c.first_at < _ABSENCES.c.until_at,
        )
        .values(
            until_at=case((_ABSENCES.c.first_at > work.now, _ABSENCES.c.first_at), else_=work.now)
        )
        .returning(_ABSENCES.c.id)
    )
    count = len(work.execute(ended).all())
    if count:
        _changed(work, town_id)
    return count


def _changed(work: Work, town_id: TownId) -> None:
    work.forget(town_id, ROSTER)
    work.announce(town_id, ROSTER)


def absences_between(
    work: Work, town_id: TownId, first: datetime, until: datetime
) -> tuple[Absence, ...]:
    """Give the absences that touch this span, by their beginning."""
    key = {"of_town": town_id, "first": first, "until": until}
    return tuple(Absence(*each) for each in work.execute(_BETWEEN, key))


def away(work: Work, town_id: TownId, at: datetime) -> frozenset[str]:
    """Give the log-ins of who is away at this instant."""
    return frozenset(each.login for each in absences_between(work, town_id, at, at + _MOMENT))


def absence_of(work: Work, town_id: TownId, absence: int) -> Absence | None:
    """Give the absence with this id; None where the town has none."""
    wanted = select(*_VIEW).where(_ABSENCES.c.town == town_id, _ABSENCES.c.id == absence)
    found = work.execute(wanted).one_or_none()
    return None if found is None else Absence(*found)
