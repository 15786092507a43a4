"""Booking as the tests say it: one town, one window, and what a citizen gets."""

from datetime import date, time

from bot.database import Database
from handoff.booking_views import Comer
from handoff.bookings import (
    BookedPlace,
    BookingView,
    HasOne,
    LimitReached,
    NotBookable,
    OnlySoon,
    PlaceTaken,
    book,
    bookings_of,
)
from knowledge.calendar import read_calendar
from knowledge.matters import CitizenId, Matter, MatterCode
from knowledge.towns import Counter, Town
from tests.support.towns import make_matter, make_town

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
CALENDAR = read_calendar()
LI, WANG = CitizenId("oLi"), CitizenId("oWang")
HELP = make_matter()
OWN = Counter("own", "民政窗口", domains=("民政",))
WIDE = Counter("wide", "民政二窗", domains=("民政",), capacity=2)
ALL = Counter("all", "综合窗口", takes_all=True, capacity=5)
TOWN = make_town(counters=(OWN,))

Answer = BookedPlace | PlaceTaken | NotBookable | LimitReached | HasOne | OnlySoon


async def booked(
    database: Database,
    citizen: CitizenId = LI,
    *,
    town: Town = TOWN,
    matter: Matter = HELP,
    on: date = WEDNESDAY,
    start: time = time(9),
    comer: Comer = Comer(),  # noqa: B008 - frozen
) -> Answer:
    return await database.run(
        lambda work: book(work, town, CALENDAR, matter, citizen, on, start, None, comer)
    )


async def view_of(answer: Answer) -> BookingView:
    assert isinstance(answer, BookedPlace)
    return answer.view


async def coming(database: Database, citizen: CitizenId = LI) -> list[str]:
    found = await database.run(lambda work: bookings_of(work, TOWN, citizen))
    return [each.number for each in found]


def another(number: int) -> Matter:
    return make_matter(code=MatterCode(f"minzheng.{number}"))
