"""Photos and signatures from the door, to be looked at by who planned or made the visit."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.trips import VisitPictureRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

_PICTURES = table_of(VisitPictureRow)


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """One picture of a visit (its id); `kind` is photo or signature."""

    id: int
    visit: int
    kind: str


@dataclass(frozen=True, slots=True)
class PictureContent:
    """Its bytes, and what they were seen to be."""

    visit: int
    content_type: str
    content: bytes = field(repr=False)


def pictures_of(work: Work, town_id: TownId, visits: Collection[int]) -> tuple[KeptPicture, ...]:
    """Give the pictures of these visits, the oldest first."""
    wanted = select(*_PICTURES.c["id", "visit", "kind"]).where(
        _PICTURES.c.town == town_id, _PICTURES.c.visit.in_(list(visits))
    )
    return tuple(KeptPicture(*each) for each in work.execute(wanted.order_by(_PICTURES.c.id)))


def picture_content(work: Work, town_id: TownId, picture: int) -> PictureContent | None:
    """Give this picture of the town."""
    wanted = select(*_PICTURES.c["visit", "content_type", "content"]).where(
        _PICTURES.c.town == town_id, _PICTURES.c.id == picture
    )
    found = work.execute(wanted).one_or_none()
    return None if found is None else PictureContent(*found)
