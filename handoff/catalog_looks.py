"""How far a town's live notices were held against a version, for all servers. source: BY-13."""

from dataclasses import dataclass

from sqlalchemy import select, update

from handoff.catalog_versions import standing, version_numbers
from handoff.changed_cases import Centre
from handoff.ports import Work
from handoff.tables.changes import CatalogLookRow
from handoff.tables.upsert import insert_into, table_of

_LOOKS = table_of(CatalogLookRow)


@dataclass(frozen=True, slots=True)
class Look:
    """The last notice's id that was looked at; `done`: there was none after it then."""

    through: int
    done: bool


def begin(work: Work, centre: Centre) -> Look | None:
    """Give where the look stands, and lock it: two servers must not tell the same citizen twice.

    None where this server's catalog is behind: who has the newer one tells.
    """
    begun = insert_into(work.dialect, _LOOKS).on_conflict_do_nothing()
    work.execute(begun, {"town": centre.town.id, "version": "", "through": 0, "done": False})
    wanted = (
        select(_LOOKS.c.version, _LOOKS.c.through, _LOOKS.c.done)
        .where(_LOOKS.c.town == centre.town.id)
        .with_for_update()
    )
    row = work.execute(wanted).one()
    if row.version == centre.catalog.version:
        return Look(row.through, row.done)
    return None if _is_behind(work, centre, row.version) else Look(0, done=False)


def mark(work: Work, centre: Centre, through: int, *, done: bool) -> None:
    """Put down how far this version's look has come."""
    marked = update(_LOOKS).where(_LOOKS.c.town == centre.town.id)
    work.execute(marked.values(version=centre.catalog.version, through=through, done=done))


def _is_behind(work: Work, centre: Centre, begun: str) -> bool:
    """Say whether a newer layer was published, or a newer base has begun with the same layers."""
    mine, other = version_numbers(centre.catalog.version), version_numbers(begun)
    if mine is None:
        return False
    published, district = standing(work), centre.town.district
    if published.get(centre.town.id, 0) > mine[2]:
        return True
    if district is not None and published.get(district, 0) > mine[1]:
        return True
    return other is not None and other[1:] == mine[1:] and other[0] > mine[0]
