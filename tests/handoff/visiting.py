"""The day of a visit as the tests say it: one town, four counters, people who come."""

from datetime import date, datetime, time

from sqlalchemy import insert, select

from bot.database import Database
from handoff.bookings import BookedPlace, book
from handoff.hall_groups import group_at
from handoff.ports import Scene, Work
from handoff.tables.bookings import BookingRow
from handoff.tables.messages import MessageRow
from handoff.ticket_rows import Ticket
from handoff.tickets import InQueue, check_in, take_number
from knowledge.calendar import CHINA, read_calendar
from knowledge.matters import Catalog, CitizenId, MatterCode
from knowledge.towns import Counter, Town
from tests.conftest import HeldClock
from tests.support.towns import make_matter, make_town

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
CALENDAR = read_calendar()
LI, WANG = CitizenId("oLi"), CitizenId("oWang")
HELP = make_matter()
CARD = make_matter(code=MatterCode("shebao.ka"), name="社保卡", domain="社保")
ONE = Counter("one", "1号 民政窗口", domains=("民政",))
TWO = Counter("two", "2号 民政窗口", domains=("民政",))
CARDS = Counter("cards", "3号 社保窗口", domains=("社保",))
ALL = Counter("all", "4号 综合窗口", takes_all=True)
TOWN = make_town(counters=(ONE, TWO), queue=True)
WIDE = make_town(counters=(ONE, TWO, CARDS, ALL), queue=True)
CATALOG = Catalog("v1", {HELP.code: HELP, CARD.code: CARD}, {})


def scene(*towns: Town) -> Scene:
    return Scene(towns or (TOWN,), CALENDAR, lambda _town: CATALOG, str, lambda *_: "https://n")


def at(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute), CHINA)


async def chats(database: Database, *citizens: CitizenId) -> None:
    """Let these have written to us once."""

    def job(work: Work) -> None:
        for each in citizens:
            row = {"town": TOWN.id, "citizen": each, "by": "citizen", "kind": "text", "text": "x"}
            said = {"said_at": work.now, "delivery": "heard", "attempts": 0}
            work.execute(insert(MessageRow).values({**row, **said}))

    await database.run(job)


async def books(
    database: Database,
    citizen: CitizenId = LI,
    *,
    on: date = WEDNESDAY,
    start: time = time(9),
    town: Town = TOWN,
) -> str:
    """Book; give the number."""
    made = await database.run(
        lambda work: book(work, town, CALENDAR, HELP, citizen, on, start, None)
    )
    assert isinstance(made, BookedPlace)
    return made.view.number


async def said_to(database: Database, citizen: CitizenId = LI) -> list[str]:
    """Give what the centre wrote to a citizen."""
    wanted = select(MessageRow.text).where(MessageRow.citizen == citizen, MessageRow.by == "bot")
    return list(
        await database.run(
            lambda work: work.execute(wanted.order_by(MessageRow.id)).scalars().all()
        )
    )


async def state_of(database: Database, number: str) -> str:
    wanted = select(BookingRow.state).where(BookingRow.number == number)
    return str(await database.run(lambda work: work.execute(wanted).scalar_one()))


async def comes(database: Database, booking: str, town: Town = TOWN) -> Ticket:
    """Check a booking in."""
    result = await database.run(lambda work: check_in(work, town, booking, "窗口"))
    assert isinstance(result, InQueue)
    return result.ticket


async def takes(
    database: Database,
    clock: HeldClock | None = None,
    *,
    town: Town = TOWN,
    counter: str = "one",
    citizen: CitizenId | None = None,
    first_for: str | None = None,
) -> Ticket:
    """Take a number at a counter's group."""
    del clock
    result = await database.run(
        lambda work: take_number(
            work, town, CALENDAR, group_at(town, counter), "窗口", citizen=citizen,
            first_for=first_for,
        )
    )  # fmt: skip
    assert isinstance(result, InQueue)
    return result.ticket
