"""What somebody away has left: bookings without people, contacts and chats to hand over."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from bot.database import Database
from handoff.absences import note_absence
from handoff.contacts import open_contact
from handoff.covering import LeftBehind, hand_over, left_behind
from handoff.overbooked import Overbooked, overbooked
from handoff.ports import Work
from handoff.queue import call
from handoff.staffing import staffing
from handoff.tables.contacts import ChatRow, ContactRow
from handoff.taking import take
from knowledge.calendar import CHINA
from knowledge.towns import Counter, Roster, Staff
from tests.handoff.booking import LI, WANG, WEDNESDAY, booked
from tests.support.towns import make_matter, make_town

A, B = (
    Staff(each, each.upper(), "办事员", office="minsheng", counters=("one",)) for each in ("a", "b")
)
TOWN = make_town(
    counters=(Counter("one", "综合窗口", takes_all=True),),
    staff=(Staff("zhuren", "主任（示例）", "负责人"), A, B),
    rosters=(
        Roster(("a",), WEDNESDAY, "day", counter="one"),
        Roster(("a", "b"), date(2026, 11, 24), "week", office="minsheng"),
    ),
)
ALONE = make_town(counters=TOWN.counters, staff=(A,), rosters=TOWN.rosters[:1])


async def over(database: Database) -> tuple[Overbooked, ...]:
    def read(work: Work) -> tuple[Overbooked, ...]:
        people = staffing(work, ALONE, WEDNESDAY, WEDNESDAY)
        return overbooked(work, people, WEDNESDAY, WEDNESDAY)

    return await database.run(read)


async def test_bookings_beyond_the_people_are_listed_and_stand(database: Database) -> None:
    await booked(database, LI, town=ALONE, start=time(9))
    await booked(database, WANG, town=ALONE, start=time(11))
    assert await over(database) == ()

    def note(work: Work) -> None:
        start = datetime.combine(WEDNESDAY, time(9), CHINA)
        note_absence(work, ALONE.id, "a", start, start + timedelta(hours=1), "请假", by="zhuren")

    await database.run(note)

    (found,) = await over(database)
    assert (found.start, found.places, [each.citizen for each in found.bookings]) == (
        time(9),
        0,
        [LI],
    )
    assert found.bookings[0].state == "booked"


async def test_open_contacts_and_chats_go_to_b_at_one_click(database: Database) -> None:
    def open_two(work: Work) -> None:
        open_contact(work, TOWN, LI, "低保", make_matter(domain="民政"))
        called = call(work, TOWN, WANG, reason="要人工", asked="咋办", matter=None)
        take(work, TOWN.id, called.chat, "a")
        assert left_behind(work, TOWN) == ()
        note_absence(work, TOWN.id, "a", work.now, work.now + timedelta(hours=1), "外出", by="b")

    await database.run(open_two)

    def take_on(work: Work) -> list[tuple[str, str | None, bool, bool]]:
        found: tuple[LeftBehind, ...] = left_behind(work, TOWN)
        return [
            (each.kind, each.cover, hand_over(work, TOWN, each, B), hand_over(work, TOWN, each, B))
            for each in found
        ]

    taken = await database.run(take_on)

    assert sorted(taken) == [("chat", "b", True, True), ("contact", "b", True, False)]

    def holders(work: Work) -> tuple[set[str], set[str | None]]:
        owners = work.execute(select(ContactRow.owner).where(ContactRow.citizen == LI))
        return set(owners.scalars()), set(work.execute(select(ChatRow.clerk)).scalars())

    assert await database.run(holders) == ({"b"}, {"b"})
    assert await database.run(lambda work: left_behind(work, TOWN)) == ()
