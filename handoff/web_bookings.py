"""Booking on the web page without an account: a code sent in chat says who it is. source: BZ-8.

The page keeps what was chosen and shows a code; nothing is held for somebody unknown. Whoever
sends the code in chat within ten minutes gets the booking, under the page's name and phone.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import delete, func, insert, select, update

from handoff.booking_views import BookedPlace, Booking, Comer
from handoff.bookings import book
from handoff.ports import Scene, Work
from handoff.tables.bookings import CodeTryRow, WebBookingRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, CitizenId, TownId
from knowledge.towns import Town

GOOD_FOR: Final = timedelta(minutes=10)
MOST_TRIES: Final = 5
"""So many wrong codes within GOOD_FOR, then none is heard from this citizen."""
MOST_FOR_PHONE: Final = 5
MOST_IN_TOWN: Final = 300
"""So many pages may wait for their code at once: for one phone, and in a town."""

_KEPT = timedelta(days=1)
_LETTERS, _DIGITS = "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"
_PAGES, _TRIES = table_of(WebBookingRow), table_of(CodeTryRow)


@dataclass(frozen=True, slots=True)
class WebBooking:
    """What was chosen on a page, and what came of it: `number`, or `refused` in a word.

    `refused`: taken, closed, limit, has_one, only_soon.
    """

    key: str
    code: str
    matter: str
    on: date
    start: time
    name: str
    phone: str
    expires_at: datetime
    citizen: CitizenId | None
    number: str | None
    refused: str | None


@dataclass(frozen=True, slots=True)
class TooManyPages:
    """Too many pages wait for their code, for this phone or in the town; try again later."""


@dataclass(frozen=True, slots=True)
class WrongCode:
    """No page shows this code now; `left` more tries for a while."""

    left: int


_VIEW = _PAGES.c[
    "key", "code", "matter", "day", "start", "name", "phone", "expires_at", "citizen", "number",
    "refused",
]  # fmt: skip


def begin(
    work: Work, town_id: TownId, matter: str, at: tuple[date, time], name: str, phone: str
) -> WebBooking | TooManyPages:
    """Keep what was chosen under a new code; `phone` is digits."""
    waiting = (_PAGES.c.town == town_id, _PAGES.c.expires_at > work.now, _PAGES.c.number.is_(None))
    count = select(func.count()).select_from(_PAGES)
    of_phone = work.execute(count.where(*waiting, _PAGES.c.phone == phone)).scalar_one()
    if (
        of_phone >= MOST_FOR_PHONE
        or work.execute(count.where(*waiting)).scalar_one() >= MOST_IN_TOWN
    ):
        return TooManyPages()
    row = {
        "key": secrets.token_urlsafe(18),
        "town": town_id,
        "code": _new_code(work, town_id),
        "matter": matter,
        "day": at[0],
        "start": at[1],
        "name": name,
        "phone": phone,
        "made_at": work.now,
        "expires_at": work.now + GOOD_FOR,
    }
    return WebBooking(*work.execute(insert(_PAGES).returning(*_VIEW), row).one())


def _new_code(work: Work, town_id: TownId) -> str:
    """Draw four letters and two digits that no other page of the town shows now."""
    while True:
        drawn = [secrets.choice(_LETTERS) for _ in range(4)]
        for _ in range(2):
            drawn.insert(secrets.randbelow(len(drawn) + 1), secrets.choice(_DIGITS))
        code = "".join(drawn)
        same = (_PAGES.c.town == town_id, _PAGES.c.code == code, _PAGES.c.expires_at > work.now)
        if work.execute(select(_PAGES.c.key).where(*same)).first() is None:
            return code


def web_booking(work: Work, town_id: TownId, key: str) -> WebBooking | None:
    """Give what the page with this key stands at."""
    wanted = select(*_VIEW).where(_PAGES.c.town == town_id, _PAGES.c.key == key)
    found = work.execute(wanted).one_or_none()
    return None if found is None else WebBooking(*found)


def from_web(
    work: Work, town: Town, calendar: Calendar, catalog: Catalog, citizen: CitizenId, code: str
) -> tuple[WebBooking, Booking] | WrongCode:
    """Book for this citizen what the page with this code wants; a code is used once."""
    left = _tries_left(work, town.id, citizen)
    page = _claimed(work, town.id, citizen, code) if left else None
    matter = catalog.matter(page.matter) if page else None
    if page is None or matter is None:
        return WrongCode(_count_try(work, town.id, citizen))
    comer = Comer(page.name, page.phone, channel="网页")
    result = book(work, town, calendar, matter, citizen, page.on, page.start, None, comer)
    number = result.view.number if isinstance(result, BookedPlace) else None
    came = {"number": number, "refused": None if number else _word(result)}
    work.execute(update(_PAGES).where(_PAGES.c.key == page.key).values(**came))
    return page, result


def forget(work: Work, _scene: Scene) -> None:
    """Forget what was typed on pages a day after their code, and old wrong codes: for the timer."""
    before = work.now - _KEPT
    work.execute(delete(_PAGES).where(_PAGES.c.expires_at < before))
    work.execute(delete(_TRIES).where(_TRIES.c.since < before))


def _claimed(work: Work, town_id: TownId, citizen: CitizenId, code: str) -> WebBooking | None:
    claimed = (
        update(_PAGES)
        .where(
            _PAGES.c.town == town_id,
            _PAGES.c.code == code,
            _PAGES.c.expires_at > work.now,
            _PAGES.c.citizen.is_(None),
        )
        .values(citizen=citizen)
        .returning(*_VIEW)
    )
    found = work.execute(claimed).one_or_none()
    return None if found is None else WebBooking(*found)


def _word(result: Booking) -> str:
    return {
        "PlaceTaken": "taken",
        "NotBookable": "closed",
        "LimitReached": "limit",
        "HasOne": "has_one",
        "OnlySoon": "only_soon",
    }[type(result).__name__]


def _tries_left(work: Work, town_id: TownId, citizen: CitizenId) -> int:
    wanted = select(_TRIES.c.tries).where(
        _TRIES.c.town == town_id,
        _TRIES.c.citizen == citizen,
        _TRIES.c.since > work.now - GOOD_FOR,
    )
    return max(0, MOST_TRIES - (work.execute(wanted).scalar_one_or_none() or 0))


def _count_try(work: Work, town_id: TownId, citizen: CitizenId) -> int:
    """Count a wrong code; give how many more are heard."""
    tries = MOST_TRIES - _tries_left(work, town_id, citizen) + 1
    row = {"town": town_id, "citizen": citizen, "since": work.now, "tries": tries}
    new = {"tries": tries} if tries > 1 else {"tries": tries, "since": work.now}
    counted = insert_into(work.dialect, _TRIES).on_conflict_do_update(
        index_elements=["town", "citizen"], set_=new
    )
    work.execute(counted, row)
    return max(0, MOST_TRIES - tries)
