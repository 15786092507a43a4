"""Attendance: signed by one key, reckoned against the hours and absences."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.database import Database
from handoff.absences import Absence
from handoff.attendance import (
    HereAlready,
    NotHere,
    Presence,
    SignedInNow,
    SignedOutNow,
    sign_in,
    sign_out,
)
from handoff.ports import Work
from handoff.timesheet import MonthSheet, SessionMark, month_sheet, reckon
from handoff.timesheet_file import timesheet_file
from knowledge.calendar import CHINA, read_calendar
from knowledge.sessions import Session
from tests.conftest import HeldClock
from tests.support.towns import make_town

TUESDAY = date(2026, 11, 24)
TOWN = make_town()


def at(clock: str, day: date = TUESDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), CHINA)


MORNING = Session(at("09:00"), at("12:00"))


def here(came: str, left: str | None) -> Presence:
    return Presence("a", TUESDAY, at(came), at(left) if left else None)


def away(first: str, until: str, why: str = "外出") -> Absence:
    return Absence(1, "a", at(first), at(until), why, "zhuren", None)


@pytest.mark.parametrize(
    ("spans", "absences", "mark", "late", "early"),
    [
        ([here("08:55", "12:01")], [], "到", 0, 0),
        ([here("09:00:59", "17:00")], [], "到", 0, 0),
        ([here("09:10", "12:00")], [], "迟到", 10, 0),
        ([here("08:50", "11:30")], [], "早退", 0, 30),
        ([here("09:10", "11:30")], [], "迟到早退", 10, 30),
        ([here("08:50", None)], [], "未签退", 0, 0),
        ([], [], "缺勤", 0, 0),
        ([here("13:50", "18:00")], [], "缺勤", 0, 0),
        ([here("08:50", "10:00"), here("10:20", "12:00")], [], "到", 0, 0),
        ([], [away("00:00", "23:59", "请假")], "请假", 0, 0),
        ([], [away("09:00", "10:00"), away("10:00", "12:00", "培训")], "培训", 0, 0),
        ([here("10:30", "12:00")], [away("08:00", "10:30", "上门")], "到", 0, 0),
        ([here("10:40", "12:00")], [away("08:00", "10:30")], "迟到", 10, 0),
        ([here("08:55", "11:00")], [away("11:00", "15:00")], "到", 0, 0),
    ],
)
def test_a_session_is_reckoned_by_the_minute(
    spans: list[Presence], absences: list[Absence], mark: str, late: int, early: int
) -> None:
    assert reckon(MORNING, spans, absences) == SessionMark(MORNING.start, mark, late, early)  # type: ignore[arg-type] # a plain text


async def test_signing_twice_is_signing_once(database: Database, clock: HeldClock) -> None:
    def come(work: Work) -> SignedInNow | HereAlready:
        return sign_in(work, TOWN.id, "minsheng-a")

    def leave(work: Work) -> SignedOutNow | NotHere:
        return sign_out(work, TOWN.id, "minsheng-a")

    assert await database.run(leave) == NotHere()
    assert await database.run(come) == SignedInNow(clock.now)
    assert await database.run(come) == HereAlready()
    assert await database.run(leave) == SignedOutNow(clock.now)
    assert await database.run(leave) == NotHere()
    await database.run(come)
    clock.pass_(timedelta(days=1))
    assert await database.run(come) == SignedInNow(clock.now)  # yesterday's end is missing


async def test_the_month_begins_with_the_first_who_signed_and_ends_now(
    database: Database, clock: HeldClock
) -> None:
    async def sheet() -> MonthSheet:
        people = TOWN.staff[1:]
        return await database.run(
            lambda work: month_sheet(work, TOWN, read_calendar(), TUESDAY, people)
        )

    assert (await sheet()).days == ()
    clock.now = at("08:58")
    await database.run(lambda work: sign_in(work, TOWN.id, "minsheng-a"))
    clock.now = at("15:00")
    morning = await sheet()
    assert [len(each.days[0]) for each in morning.people] == [1, 1]
    assert [each.days[0][0].mark for each in morning.people] == ["到", "缺勤"]
    clock.now = at("18:05", TUESDAY + timedelta(days=1))
    found = await sheet()

    assert found.days == (TUESDAY, TUESDAY + timedelta(days=1))
    assert [found.people[0].count(each) for each in ("未签退", "缺勤")] == [2, 2]
    book = load_workbook(BytesIO(timesheet_file(found, TOWN)))
    (page,) = book.worksheets
    rows = [[each.value for each in row] for row in page.iter_rows(min_row=3, max_row=4)]
    assert rows[0][:4] == ["民生A岗（示例）", "民生服务办公室", "未未", "缺缺"]
    assert rows[0][4:] == [4, 2, 0, 0, 2, 2, 0, 0]
