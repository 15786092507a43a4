"""Pictures that an agent took: a signed consent, papers, the result."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from sqlalchemy import func, insert, select

from handoff.ports import PictureFile, Work
from handoff.proxy_moves import PROXIES, note
from handoff.proxy_records import Proxy
from handoff.tables.proxies import ProxyPictureRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

Shows = Literal["同意书", "材料", "办理结果"]
SHOWS: Final[tuple[Shows, ...]] = get_args(Shows)
PICTURE_LIMIT: Final = 8 * 2**20
"""Bytes of a picture."""
PICTURES_LIMIT: Final = 20
"""Pictures of a request."""

_PICTURES = table_of(ProxyPictureRow)
_KINDS: Final = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


@dataclass(frozen=True, slots=True)
class ProxyPicture:
    """A picture without its bytes."""

    id: int
    what: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PictureKept:
    """The picture is kept."""

    id: int


@dataclass(frozen=True, slots=True)
class PictureUnfit:
    """Nothing was kept: no picture (PNG or JPEG), too large, or too many already."""


def keep_picture(
    work: Work, town_id: TownId, proxy: Proxy, login: str, what: str, content: bytes
) -> PictureKept | PictureUnfit:
    """Keep a picture with the request; what it is shows in its first bytes."""
    kind = next((each for magic, each in _KINDS if content.startswith(magic)), None)
    if kind is None or what not in SHOWS or len(content) > PICTURE_LIMIT:
        return PictureUnfit()
    counted = select(func.count()).where(_PICTURES.c.proxy == proxy.id)
    if int(work.execute(counted).scalar_one()) >= PICTURES_LIMIT:
        return PictureUnfit()
    values = {
        "town": town_id,
        "proxy": proxy.id,
        "what": what,
        "content_type": kind,
        "content": content,
        "at": work.now,
        "by": login,
    }
    made = work.execute(insert(_PICTURES).returning(_PICTURES.c.id), values).scalar_one()
    note(work, town_id, proxy.id, "拍照", login, what)
    work.announce(town_id, PROXIES)
    return PictureKept(int(made))


def pictures_of(work: Work, proxy: int) -> tuple[ProxyPicture, ...]:
    """Give the request's pictures, the oldest first."""
    columns = _PICTURES.c["id", "what", "at", "by"]
    found = select(*columns).where(_PICTURES.c.proxy == proxy).order_by(_PICTURES.c.id)
    return tuple(ProxyPicture(*each) for each in work.execute(found))


def picture_file(work: Work, town_id: TownId, proxy: int, picture: int) -> PictureFile | None:
    """Give a picture's bytes; None where this request has none of this id."""
    found = select(*_PICTURES.c["content", "content_type"]).where(
        _PICTURES.c.town == town_id, _PICTURES.c.proxy == proxy, _PICTURES.c.id == picture
    )
    row = work.execute(found).one_or_none()
    return PictureFile(row.content, row.content_type) if row else None
