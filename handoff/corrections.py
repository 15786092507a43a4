"""补正告知书: told once for a case; a second one is a breach, recorded with who and when.

source: BY-15
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from handoff.contacts import open_contact_of
from handoff.events import note_event
from handoff.notices import latest_number
from handoff.ports import Work
from handoff.tables.bookings import BookingRow, NoticeRow
from handoff.tables.contacts import ContactRow
from handoff.tables.upsert import table_of
from handoff.told import NoticeEntry, ToldNotice, ToldRow, by_key, by_number, keep
from knowledge.corrections import Correction, Fault, compose_correction
from knowledge.matters import CitizenId, Matter, TownId
from knowledge.towns import Town

REQUIREMENT_LIMIT: Final = 200
"""Characters that may be required of one paper."""

_NOTICES, _BOOKINGS, _CONTACTS = table_of(NoticeRow), table_of(BookingRow), table_of(ContactRow)


@dataclass(frozen=True, slots=True)
class Issued:
    """It is recorded; `breach_of` is the number of the one before, where this is a second one."""

    told: ToldNotice
    correction: Correction
    breach_of: str | None


@dataclass(frozen=True, slots=True)
class NothingWrong:
    """No paper is missing or wrong, so there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class RequirementUnfit:
    """What is required of this paper is not said, or in too many characters (`size`)."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """The correction that this case has already."""

    number: str
    told_at: datetime
    told_by: str


@dataclass(frozen=True, slots=True)
class SecondTime:
    """The case has one already, and whoever asks did not say that they know."""

    earlier: Earlier


@dataclass(frozen=True, slots=True)
class FoundCorrection:
    """A correction notice as it was told; `entry.breach_of` where it is a second one."""

    correction: Correction
    entry: NoticeEntry


def earlier_correction(
    work: Work, town_id: TownId, citizen: CitizenId, matter: str, case_number: str | None = None
) -> Earlier | None:
    """Give the latest correction of this case.

    Without a case: of this citizen and matter, told since the open contact or the open booking for
    the matter began, whichever is older; None where neither is open.
    """
    wanted = select(*_NOTICES.c["number", "told_at", "told_by"]).where(
        _NOTICES.c.town == town_id, _NOTICES.c.kind == "correction"
    )
    if case_number is not None:
        wanted = wanted.where(_NOTICES.c.case_number == case_number)
    else:
        since = _since(work, town_id, citizen, matter)
        if since is None:
            return None
        wanted = wanted.where(
            _NOTICES.c.citizen == citizen,
            _NOTICES.c.matter == matter,
            _NOTICES.c.told_at >= since,
        )
    row = work.execute(wanted.order_by(_NOTICES.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else Earlier(*row)


def _since(work: Work, town_id: TownId, citizen: CitizenId, matter: str) -> datetime | None:
    contact = select(_CONTACTS.c.opened_at).where(
        _CONTACTS.c.town == town_id, _CONTACTS.c.citizen == citizen, _CONTACTS.c.result.is_(None)
    )
    booking = select(func.min(_BOOKINGS.c.made_at)).where(
        _BOOKINGS.c.town == town_id,
        _BOOKINGS.c.citizen == citizen,
        _BOOKINGS.c.matter == matter,
        _BOOKINGS.c.state == "booked",
    )
    began = [work.execute(each).scalar_one_or_none() for each in (contact, booking)]
    return min((each for each in began if each is not None), default=None)


def issue(
    work: Work,
    town: Town,
    citizen: CitizenId,
    matter: Matter,
    version: str,
    faults: Sequence[Fault],
    by: str,
    *,
    knows_of: str | None = None,
    case_number: str | None = None,
) -> Issued | NothingWrong | RequirementUnfit | SecondTime:
    """Record everything that is missing or wrong under one number (B261124-0001).

    A second one for the same case is recorded as a breach, and only if `knows_of` is the number of
    the first. `version` is the catalog's. source: BY-15
    """
    if not faults:
        return NothingWrong()
    for each in faults:
        size = len(each.requirement.strip())
        if not 0 < size <= REQUIREMENT_LIMIT:
            return RequirementUnfit(each.name, size)
    earlier = earlier_correction(work, town.id, citizen, matter.code, case_number)
    if earlier is not None and earlier.number != knows_of:
        return SecondTime(earlier)
    rests_on = latest_number(work, town.id, citizen, matter.code)
    correction = compose_correction(matter, town, version, faults, rests_on)
    breach_of = earlier.number if earlier else None
    told = keep(
        work,
        town.id,
        citizen,
        "correction",
        correction.as_json(),
        by,
        case_number=case_number,
        breach_of=breach_of,
    )
    _note(work, town.id, citizen, by, told.number, breach_of)
    return Issued(told, correction, breach_of)


def _note(
    work: Work, town_id: TownId, citizen: CitizenId, by: str, number: str, breach_of: str | None
) -> None:
    contact = open_contact_of(work, town_id, citizen)
    if contact is None:
        return
    note_event(work, town_id, contact, "corrected", by, number)
    if breach_of is not None:
        note_event(
            work, town_id, contact, "breach", by, f"{number}：第二次补正，前一次 {breach_of}"
        )


def find_correction(work: Work, town_id: TownId, number: str, key: str) -> FoundCorrection | None:
    """Give the correction of this number, if the key is its own."""
    row = by_key(work, town_id, number, key, "correction")
    return None if row is None else _found(row)


def correction_numbered(
    work: Work, town_id: TownId, citizen: CitizenId, number: str
) -> FoundCorrection | None:
    """Give this citizen's correction of this number, for a clerk."""
    row = by_number(work, town_id, number, "correction")
    return _found(row) if row is not None and row.citizen == citizen else None


def _found(row: ToldRow) -> FoundCorrection:
    return FoundCorrection(Correction.from_json(row.content), row.entry)
