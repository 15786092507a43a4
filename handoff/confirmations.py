"""核对: which matters somebody of the town has checked, as they are now.

A check holds for a matter's content; when that changes, it has to be checked again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select

from handoff.ports import Work
from handoff.tables.upsert import table_of
from knowledge.documents import Row, row_digest
from knowledge.matters import MatterCode, TownId
from knowledge.tables import ConfirmationRow

_CONFIRMATIONS = table_of(ConfirmationRow)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who checked (or took the check back, `confirmed` False) what, when; `by` is a log-in."""

    matter: MatterCode
    digest: str
    confirmed: bool
    at: datetime
    by: str

    def holds(self, row: Row) -> bool:
        """Say whether it is a check of this very content."""
        return self.confirmed and self.digest == row_digest(row)


def confirm(work: Work, town: TownId, code: str, row: Row, *, confirmed: bool, by: str) -> None:
    """Record that the matter with this content was checked, or that the check is taken back."""
    values = {
        "town": town,
        "matter": code,
        "digest": row_digest(row),
        "confirmed": confirmed,
        "at": work.now,
        "by": by,
    }
    work.execute(insert(_CONFIRMATIONS), values)


def confirmations(work: Work, town: TownId) -> Mapping[MatterCode, Confirmation]:
    """Give the newest word on every matter of this town that there was ever one on."""
    table = _CONFIRMATIONS
    newest = select(func.max(table.c.id)).where(table.c.town == town).group_by(table.c.matter)
    wanted = select(*table.c["matter", "digest", "confirmed", "at", "by"]).where(
        table.c.id.in_(newest)
    )
    found = (
        Confirmation(MatterCode(matter), digest, confirmed, at, by)
        for matter, digest, confirmed, at, by in work.execute(wanted)
    )
    return {each.matter: each for each in found}


def confirmed_marks(work: Work) -> Mapping[TownId, int]:
    """Give for every town a number that grows with each check; one cheap look."""
    table = _CONFIRMATIONS
    wanted = select(table.c.town, func.max(table.c.id)).group_by(table.c.town)
    return {TownId(town): number for town, number in work.execute(wanted)}
