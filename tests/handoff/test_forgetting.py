"""What identifies a person goes 90 days after the end; what was done stays. On both databases."""

from datetime import time, timedelta

from sqlalchemy import func, insert, select, update

from bot.database import Database
from handoff import proxies, visits
from handoff.booking_views import Comer
from handoff.bookings import BookedPlace, book
from handoff.forgetting import DROPPED, forget_people
from handoff.ports import Work
from handoff.proxy_moves import Stepped
from handoff.proxy_pictures import PictureKept, keep_picture
from handoff.proxy_records import Proxy, proxy_of
from handoff.tables.bookings import BookingRow
from handoff.tables.proxies import ProxyPictureRow
from handoff.tables.trips import VisitPictureRow
from handoff.tables.visits import VisitRow
from tests.conftest import HeldClock
from tests.handoff.test_proxies import CLERK, asked
from tests.handoff.test_proxies import SCENE as PROXY_SCENE
from tests.handoff.test_proxies import TOWN as PROXY_TOWN
from tests.handoff.test_visits import TOWN as VISIT_TOWN
from tests.handoff.test_visits import WISH
from tests.handoff.visiting import CALENDAR, HELP, LI, TOWN, WEDNESDAY, scene

LONG, SHORT = timedelta(days=91), timedelta(days=89)
PNG = b"\x89PNG\r\n\x1a\n"


async def test_a_booking_keeps_no_name(database: Database, clock: HeldClock) -> None:
    comer = Comer("李大山", "13900000001")

    def make(work: Work) -> object:
        return book(work, TOWN, CALENDAR, HELP, LI, WEDNESDAY, time(9), None, comer)

    assert isinstance(await database.run(make), BookedPlace)
    kept = select(BookingRow.for_name, BookingRow.phone, BookingRow.day)

    clock.pass_(SHORT)
    assert await database.run(lambda work: forget_people(work, scene())) == 0
    clock.pass_(timedelta(days=7))
    assert await database.run(lambda work: forget_people(work, scene())) == 1
    assert await database.run(lambda work: forget_people(work, scene())) == 0
    row = await database.run(lambda work: work.execute(kept).one())
    assert row == (None, None, WEDNESDAY)


async def test_a_visit_keeps_no_name_no_place_and_no_picture(
    database: Database, clock: HeldClock
) -> None:
    def make(work: Work) -> None:
        made = visits.make(work, VISIT_TOWN, WISH)
        assert isinstance(made, visits.VisitMade)
        picture = {"town": VISIT_TOWN.id, "visit": made.visit.id, "mark": "m", "kind": "photo"}
        content = {"content_type": "image/png", "content": PNG}
        work.execute(insert(VisitPictureRow).values(**picture, **content))

    await database.run(make)
    here = scene(VISIT_TOWN)
    clock.pass_(LONG)
    assert await database.run(lambda work: forget_people(work, here)) == 0  # it is still open

    def close(work: Work) -> None:
        done = {"state": "done", "result": "办好了", "closed_at": work.now}
        work.execute(update(VisitRow).values(done))

    await database.run(close)
    clock.pass_(SHORT)
    assert await database.run(lambda work: forget_people(work, here)) == 0
    clock.pass_(timedelta(days=2))
    assert await database.run(lambda work: forget_people(work, here)) == 1

    kept = select(VisitRow.who, VisitRow.phone, VisitRow.place, VisitRow.need, VisitRow.result)
    row = await database.run(lambda work: work.execute(kept).one())
    assert row == (DROPPED, None, "", "", "办好了")
    left = select(func.count()).select_from(VisitPictureRow)
    assert await database.run(lambda work: work.execute(left).scalar_one()) == 0


async def test_a_proxy_request_keeps_no_name_and_no_picture(
    database: Database, clock: HeldClock
) -> None:
    def make(work: Work) -> tuple[Proxy, Proxy]:
        closed, open_ = asked(work), asked(work, None)
        for each in (closed, open_):
            kept = keep_picture(work, PROXY_TOWN.id, each, "jia", "材料", PNG)
            assert isinstance(kept, PictureKept)
        ended = proxies.cancel(work, PROXY_TOWN.id, closed, CLERK, "不办了")
        assert isinstance(ended, Stepped)
        return closed, open_

    closed, open_ = await database.run(make)
    clock.pass_(LONG)

    assert await database.run(lambda work: forget_people(work, PROXY_SCENE)) == 1

    def read(work: Work) -> list[Proxy | None]:
        return [proxy_of(work, PROXY_TOWN.id, each.id) for each in (closed, open_)]

    one, other = await database.run(read)
    assert one is not None
    assert (one.who, one.phone, one.state) == (DROPPED, "", "cancelled")
    assert other is not None
    assert other.who == "李大山"
    left = select(ProxyPictureRow.proxy)
    assert await database.run(lambda work: work.execute(left).scalars().all()) == [open_.id]
