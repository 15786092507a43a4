"""The catalog's versions: who published what, when, and what is in force. Nothing is overwritten.

Each town and district has a layer of its own (knowledge/documents.py), and each layer its numbers,
from 1; the base has numbers too. A town's catalog is named by the three: 2.0.7 is the base's second
version, nothing of the district, and the town's seventh. source: BY-13
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, cast

from sqlalchemy import func, select

from handoff.ports import Work
from handoff.tables.upsert import insert_into, table_of
from knowledge.documents import NOTHING_SAID, Document, Layer, layer_digest
from knowledge.layers import Layers
from knowledge.matters import TownId
from knowledge.tables import CatalogVersionRow

BASE: Final = TownId("")
"""Whose layer is the base."""
CATALOG: Final = "catalog"
"""The topic of a change of what is in force; announced for the layer's town or district."""

_DIGITS: Final = 8
"""More has no number of a version, and a database's integer might not hold it."""

MadeFrom = Literal["shipped", "import", "edit", "back"]

_VERSIONS = table_of(CatalogVersionRow)
_ENTRY = _VERSIONS.c["town", "number", "digest", "made_from", "note", "made_at", "made_by"]


@dataclass(frozen=True, slots=True)
class Version:
    """A version without its content. `number` 0 says that nothing was ever published."""

    town: TownId
    number: int
    digest: str
    made_from: MadeFrom
    note: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class Published:
    """It is in force from this commit on, under this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The layer says just this already."""

    number: int


@dataclass(frozen=True, slots=True)
class Outdated:
    """Somebody has published in the meantime: look at that version first, then publish again."""

    newest: Version


Publication = Published | Unchanged | Outdated


def record_base(work: Work, document: Document) -> int:
    """Give the number of this base, and record it as the newest where it is not."""
    newest = _newest(work, BASE)
    if newest is not None and newest.digest == document.digest:
        return newest.number
    content = {each: document.part(each) for each in ("matters", "circumstances", "chains")}
    number = (newest.number if newest else 0) + 1
    _insert(work, BASE, number, content, document.digest, ("shipped", "随程序更新", "yichuang"))
    return number


def publish(
    work: Work, owner: TownId, layer: Layer, *, after: int, made: tuple[MadeFrom, str, str]
) -> Publication:
    """Put a layer in force as the owner's next version. Announces CATALOG if it is new.

    `after` is the number that whoever publishes has seen (0: none yet); `made` says from what, why
    and by whom (log-in). The layer must have been found right before.
    """
    newest = _newest(work, owner)
    standing = newest.number if newest else 0
    digest = layer_digest(layer)
    if newest is not None and standing != after:
        return Outdated(newest)
    if digest == (newest.digest if newest else layer_digest(NOTHING_SAID)):
        return Unchanged(standing)
    if not _insert(work, owner, standing + 1, layer, digest, made):
        return Outdated(cast("Version", _newest(work, owner)))
    work.announce(owner, CATALOG)
    return Published(standing + 1)


def layer_of(work: Work, owner: TownId, number: int) -> Layer | None:
    """Give the layer's content at this version; the empty layer for 0, None where it is not."""
    if number == 0:
        return NOTHING_SAID
    wanted = select(_VERSIONS.c.content).where(
        _VERSIONS.c.town == owner, _VERSIONS.c.number == number
    )
    found: Layer | None = work.execute(wanted).scalar_one_or_none()
    return found


def base_of(work: Work, number: int) -> Document | None:
    """Give the base document of this version, or None where there is none."""
    content = layer_of(work, BASE, number) if number else None
    return None if content is None else Document(**cast("Mapping[str, Any]", content))


def layers_at(work: Work, owner: TownId, district: TownId | None, name: str) -> Layers | None:
    """Give what the owner's catalog was made of in the version of this name; None without one."""
    numbers = version_numbers(name)
    if numbers is None:
        return None
    base, below, own = numbers
    document = base_of(work, base)
    said = layer_of(work, district, below) if district else (None if below else NOTHING_SAID)
    layer = layer_of(work, owner, own)
    if document is None or said is None or layer is None:
        return None
    return Layers(document, said, layer)


def standing(work: Work) -> Mapping[TownId, int]:
    """Give the number in force of every layer that was ever published; one cheap look."""
    wanted = select(_VERSIONS.c.town, func.max(_VERSIONS.c.number)).group_by(_VERSIONS.c.town)
    return {TownId(town): number for town, number in work.execute(wanted)}


def history(work: Work, owner: TownId, limit: int = 50) -> tuple[Version, ...]:
    """Give the owner's versions, the newest first."""
    wanted = (
        select(*_ENTRY)
        .where(_VERSIONS.c.town == owner)
        .order_by(_VERSIONS.c.number.desc())
        .limit(limit)
    )
    return tuple(Version(*each) for each in work.execute(wanted))


def version_name(base: int, district: int, town: int) -> str:
    """Give the name by which a town's catalog is cited, such as 2.0.7."""
    return f"{base}.{district}.{town}"


def version_numbers(name: str) -> tuple[int, int, int] | None:
    """Read a name back; None where it is not one."""
    parts = name.split(".")
    if len(parts) != 3 or not all(each.isascii() and each.isdigit() for each in parts):  # noqa: PLR2004 - base, district, town
        return None
    if any(len(each) > _DIGITS for each in parts):
        return None
    base, district, town = map(int, parts)
    return base, district, town


def _newest(work: Work, owner: TownId) -> Version | None:
    found = history(work, owner, limit=1)
    return found[0] if found else None


def _insert(
    work: Work,
    owner: TownId,
    number: int,
    content: Mapping[str, Any],
    digest: str,
    made: tuple[MadeFrom, str, str],
) -> bool:
    made_from, note, by = made
    values = {
        "town": owner,
        "number": number,
        "content": content,
        "digest": digest,
        "made_from": made_from,
        "note": note,
        "made_at": work.now,
        "made_by": by,
    }
    statement = insert_into(work.dialect, _VERSIONS).on_conflict_do_nothing()
    made_row = work.execute(statement.returning(_VERSIONS.c.number), values)
    return made_row.scalar_one_or_none() is not None
