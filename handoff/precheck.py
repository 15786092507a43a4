"""材料预审: pictures of papers on the checklist of a citizen's notice, before anybody comes.

source: BY-5
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, get_args

from sqlalchemy import bindparam, insert, select, update

from handoff.notices import read_notice
from handoff.picture_messages import messages_of
from handoff.ports import Work
from handoff.tables.bookings import NoticeRow
from handoff.tables.prechecks import PrecheckPaperRow
from handoff.tables.upsert import table_of
from knowledge.chains import KIND
from knowledge.matters import CitizenId, MatterCode, TownId

Verdict = Literal["齐", "不对"]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
PICTURES_LIMIT: Final = 60
"""So many pictures a notice takes at most."""

_PICTURES, _NOTICES = table_of(PrecheckPaperRow), table_of(NoticeRow)
_NEWEST = (
    select(_PICTURES.c.notice)
    .where(_PICTURES.c.town == bindparam("of_town"), _PICTURES.c.citizen == bindparam("of_citizen"))
    .order_by(_PICTURES.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the list; `message` is the one it came in, None where that is gone."""

    id: int
    message: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the notice with its pictures, oldest first.

    `verdict` is of the newest picture: None as long as nobody has looked at that one.
    """

    name: str
    pictures: tuple[Picture, ...]
    verdict: Verdict | None = None
    note: str = ""

    @property
    def sent(self) -> bool:
        """Say whether a picture came that was not found wrong."""
        return bool(self.pictures) and self.verdict != "不对"


@dataclass(frozen=True, slots=True)
class Checklist:
    """The papers of one notice; `loose` pictures are put to none of them. `matter`: no chain."""

    notice: str
    matter: MatterCode | None
    name: str
    papers: tuple[Paper, ...]
    loose: tuple[Picture, ...]

    @property
    def sent(self) -> int:
        """Count the papers of which a picture came."""
        return sum(1 for each in self.papers if each.pictures)

    @property
    def pictures(self) -> int:
        """Count the pictures, the loose ones too."""
        return len(self.loose) + sum(len(each.pictures) for each in self.papers)


@dataclass(frozen=True, slots=True)
class Kept:
    """The picture is on the list, put to no paper yet."""

    picture: int


@dataclass(frozen=True, slots=True)
class NoChecklist:
    """The citizen was told no notice (of this number), or one that asks for no paper."""


@dataclass(frozen=True, slots=True)
class ListFull:
    """The notice has as many pictures as PICTURES_LIMIT."""

    limit: int


@dataclass(frozen=True, slots=True)
class Put:
    """The picture lies beside this paper."""

    paper: str


@dataclass(frozen=True, slots=True)
class NoSuchPicture:
    """The citizen's list has no such picture."""


@dataclass(frozen=True, slots=True)
class NoSuchPaper:
    """The notice names no such paper."""


def checklist(
    work: Work, town_id: TownId, citizen: CitizenId, number: str | None = None
) -> Checklist | None:
    """Give the list of this notice, of the latest one without a number; None where none is."""
    wanted = (
        select(_NOTICES.c.number, _NOTICES.c.notice)
        .where(
            _NOTICES.c.town == town_id,
            _NOTICES.c.citizen == citizen,
            _NOTICES.c.kind != "correction",
        )
        .order_by(_NOTICES.c.id.desc())
        .limit(1)
    )
    if number is not None:
        wanted = wanted.where(_NOTICES.c.number == number)
    row = work.execute(wanted).one_or_none()
    if row is None:
        return None
    notice = read_notice(row.notice)
    names = tuple(dict.fromkeys(each.name for each in notice.materials))
    chain = notice.matter.startswith(f"{KIND}:")
    matter = None if chain else MatterCode(notice.matter)
    return (
        _filled(work, town_id, citizen, row.number, matter, notice.name, names) if names else None
    )


def checklist_in_hand(work: Work, town_id: TownId, citizen: CitizenId) -> Checklist | None:
    """Give the list that the citizen's newest picture lies on; None where no picture came."""
    key = {"of_town": town_id, "of_citizen": citizen}
    number = work.execute(_NEWEST, key).scalar_one_or_none()
    return None if number is None else checklist(work, town_id, citizen, number)


def _filled(
    work: Work,
    town_id: TownId,
    citizen: CitizenId,
    number: str,
    matter: MatterCode | None,
    name: str,
    names: tuple[str, ...],
) -> Checklist:
    wanted = (
        select(*_PICTURES.c["id", "paper", "media", "at", "verdict", "note"])
        .where(
            _PICTURES.c.town == town_id,
            _PICTURES.c.citizen == citizen,
            _PICTURES.c.notice == number,
        )
        .order_by(_PICTURES.c.id)
    )
    rows = work.execute(wanted).all()
    messages = messages_of(work, town_id, citizen) if rows else {}
    papers = tuple(_papers(names, rows, messages))
    loose = tuple(_picture(each, messages) for each in rows if each.paper not in names)
    return Checklist(number, matter, name, papers, loose)


def _papers(names: tuple[str, ...], rows: Any, messages: dict[str, int]) -> Iterator[Paper]:  # noqa: ANN401
    for name in names:
        own = [each for each in rows if each.paper == name]
        verdict = own[-1].verdict if own else None
        note = own[-1].note if own else None
        yield Paper(name, tuple(_picture(each, messages) for each in own), verdict, note or "")


def _picture(row: Any, messages: dict[str, int]) -> Picture:  # noqa: ANN401 - a row
    return Picture(row.id, messages.get(row.media), row.at)


def keep(
    work: Work, town_id: TownId, citizen: CitizenId, media: str, number: str | None = None
) -> Kept | NoChecklist | ListFull:
    """Put a picture that came now onto the list of this notice, or of the latest, to no paper."""
    found = checklist(work, town_id, citizen, number)
    if found is None:
        return NoChecklist()
    if found.pictures >= PICTURES_LIMIT:
        return ListFull(PICTURES_LIMIT)
    values = {
        "town": town_id,
        "citizen": citizen,
        "notice": found.notice,
        "media": media,
        "at": work.now,
    }
    made = work.execute(insert(_PICTURES).values(values).returning(_PICTURES.c.id))
    return Kept(int(made.scalar_one()))


def put(
    work: Work, town_id: TownId, citizen: CitizenId, picture: int, paper: str
) -> Put | NoSuchPicture | NoSuchPaper:
    """Say which paper the picture shows; where it lay beside another, it is moved."""
    key = (
        _PICTURES.c.town == town_id,
        _PICTURES.c.citizen == citizen,
        _PICTURES.c.id == picture,
    )
    number = work.execute(select(_PICTURES.c.notice).where(*key)).scalar_one_or_none()
    if number is None:
        return NoSuchPicture()
    found = checklist(work, town_id, citizen, number)
    if found is None or all(each.name != paper for each in found.papers):
        return NoSuchPaper()
    work.execute(update(_PICTURES).where(*key).values(paper=paper, verdict=None, note=None))
    return Put(paper)
