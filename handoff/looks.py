"""Who looked at which citizen's data, and when: the audit. source: BY-24, TL-6."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.contacts import LookRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId

_LOOKS = table_of(LookRow)


@dataclass(frozen=True, slots=True)
class Look:
    """One look: by which log-in, at whose data, in what (会话, 首问登记, 导出…)."""

    id: int
    login: str
    citizen: CitizenId
    what: str
    at: datetime


def looks(
    work: Work, town: TownId, *, login: str = "", before: int | None = None, limit: int = 100
) -> tuple[Look, ...]:
    """Give the looks, newest first; of one log-in where it is named, older than `before`."""
    wanted = (
        select(*_LOOKS.c["id", "login", "citizen", "what", "at"])
        .where(_LOOKS.c.town == town)
        .order_by(_LOOKS.c.id.desc())
        .limit(limit)
    )
    if login:
        wanted = wanted.where(_LOOKS.c.login == login)
    if before is not None:
        wanted = wanted.where(_LOOKS.c.id < before)
    return tuple(Look(*each) for each in work.execute(wanted))
