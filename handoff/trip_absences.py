"""Who is away while on a trip: stands in for handoff/absences.py, with its signatures."""

from datetime import datetime

from handoff.ports import Work
from knowledge.matters import TownId


def note_absence(
    work: Work,
    town_id: TownId,
    login: str,
    first_at: datetime,
    until_at: datetime,
    why: str,
    *,
    by: str,
    ref: str | None = None,
) -> int:
    """Keep that this person is away (why: 请假 外出 上门 培训); gives the absence's id."""
    del work, town_id, login, first_at, until_at, why, by, ref
    return 0


def end_absence(work: Work, town_id: TownId, *, ref: str) -> None:
    """Forget the absences of this reference."""
    del work, town_id, ref


def away(work: Work, town_id: TownId, first_at: datetime, until_at: datetime) -> frozenset[str]:
    """Give who is away at any time between the two instants for another reason than 上门."""
    del work, town_id, first_at, until_at
    return frozenset()
