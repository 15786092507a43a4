"""The web page's codes: used once, for ten minutes, and not to be guessed."""

from datetime import date, time, timedelta

from sqlalchemy import func, select

from bot.database import Database
from handoff.bookings import BookedPlace, PlaceTaken, bookings_of, latest_of
from handoff.moving import move
from handoff.ports import Work
from handoff.tables.bookings import WebBookingRow
from handoff.web_bookings import (
    MOST_FOR_PHONE,
    MOST_TRIES,
    TooManyPages,
    WebBooking,
    WrongCode,
    begin,
    forget,
    from_web,
    web_booking,
)
from knowledge.matters import CitizenId
from tests.conftest import HeldClock
from tests.handoff.booking import CALENDAR, HELP, LI, TOWN, WANG, WEDNESDAY, booked
from tests.handoff.offering import CATALOG, scene

NINE, PHONE = time(9), "13800000001"


async def begun(database: Database, phone: str = PHONE, start: time = NINE) -> WebBooking:
    result = await tried(database, phone, start)
    assert isinstance(result, WebBooking)
    return result


async def tried(
    database: Database, phone: str, start: time = NINE, on: date = WEDNESDAY
) -> WebBooking | TooManyPages:
    return await database.run(
        lambda work: begin(work, TOWN.id, HELP.code, (on, start), "张三", phone)
    )


async def sends(database: Database, code: str, citizen: CitizenId = LI) -> object:
    result = await database.run(lambda work: from_web(work, TOWN, CALENDAR, CATALOG, citizen, code))
    return result if isinstance(result, WrongCode) else result[1]


async def test_who_sends_the_code_has_the_booking_under_the_page_s_name(
    database: Database,
) -> None:
    page = await begun(database)

    result = await sends(database, page.code)

    assert isinstance(result, BookedPlace)
    assert (result.view.for_name, result.view.phone, result.view.channel) == (
        "张三",
        PHONE,
        "网页",
    )
    shown = await database.run(lambda work: web_booking(work, TOWN.id, page.key))
    assert shown is not None
    assert (shown.citizen, shown.number) == (LI, result.view.number)
    assert await sends(database, page.code, WANG) == WrongCode(MOST_TRIES - 1)


async def test_a_code_holds_nothing_and_ends(database: Database, clock: HeldClock) -> None:
    first, second = await begun(database), await begun(database, "13800000002")
    await booked(database, WANG, start=NINE)

    assert isinstance(await sends(database, first.code), PlaceTaken)
    shown = await database.run(lambda work: web_booking(work, TOWN.id, first.key))
    assert shown is not None
    assert shown.refused == "taken"
    clock.pass_(timedelta(minutes=10))
    assert isinstance(await sends(database, second.code), WrongCode)


async def test_after_five_wrong_codes_none_is_heard_for_a_while(
    database: Database, clock: HeldClock
) -> None:
    for left in (4, 3, 2, 1, 0):
        assert await sends(database, "AAAA22") == WrongCode(left)
    page = await begun(database)

    assert await sends(database, page.code) == WrongCode(0)
    assert isinstance(await sends(database, page.code, WANG), BookedPlace)
    clock.pass_(timedelta(minutes=11))
    assert isinstance(
        await sends(database, (await begun(database, start=time(10))).code), BookedPlace
    )


async def test_one_phone_waits_on_five_pages_at_most(database: Database) -> None:
    for _ in range(MOST_FOR_PHONE):
        await begun(database)

    assert await tried(database, PHONE) == TooManyPages()
    assert isinstance(await tried(database, "13800000009"), WebBooking)


async def test_what_was_typed_is_forgotten_a_day_after(
    database: Database, clock: HeldClock
) -> None:
    await begun(database)
    clock.pass_(timedelta(days=1, minutes=11))

    def job(work: Work) -> int:
        forget(work, scene())
        return int(work.execute(select(func.count()).select_from(WebBookingRow)).scalar_one())

    assert await database.run(job) == 0


async def test_a_page_follows_its_booking_to_another_time(database: Database) -> None:
    page = await begun(database)
    result = await sends(database, page.code)
    assert isinstance(result, BookedPlace)
    number = result.view.number
    await database.run(
        lambda work: move(work, TOWN, CALENDAR, HELP, LI, number, WEDNESDAY, time(15))
    )

    latest = await database.run(lambda work: latest_of(work, TOWN.id, number))

    (mine,) = await database.run(lambda work: bookings_of(work, TOWN, LI))
    assert latest == mine
    assert mine.for_name == "张三"
