"""`/console/attendance`: sign in and out by one key, and the month's sheet. source: CN-5."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import quote

from aiohttp import web

from handoff.attendance import is_here, sign_in, sign_out
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.roster.rights import seen_by
from handoff.console.typed import day_typed
from handoff.leader_duty import month_of
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.timesheet import ATTENDING, SIGNS, MonthSheet, SessionMark, month_sheet
from handoff.timesheet_file import TOTALS, timesheet_file, totals_of
from knowledge.calendar import WEEKDAYS, Calendar, local

HERE: Final = f"{PREFIX}/attendance"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FINE = frozenset({"到"})
_EXCUSED = frozenset({"请假", "外出", "上门", "培训"})


@dataclass(frozen=True, slots=True)
class Sign:
    """A session's mark: its one-character sign, what it means in full, and its colour."""

    sign: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Line:
    """A person's month."""

    name: str
    days: tuple[tuple[Sign, ...], ...]
    totals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttendancePage:
    """The whole page. `here` says whether this clerk is signed in; None: who need not be."""

    frame: Frame
    month: str
    before: str
    after: str | None
    file: str
    heads: tuple[str, ...]
    totals: tuple[str, ...]
    lines: tuple[Line, ...]
    legend: tuple[tuple[str, str], ...]
    hours: str
    here: bool | None


class Attendance:
    """`/console/attendance`."""

    def __init__(
        self, transactions: Transactions, calendar: Calendar, templates: Templates
    ) -> None:
        self._transactions = transactions
        self._calendar = calendar
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the routes: the month, its file, coming and leaving."""
        return [
            web.get(HERE, self._show),
            web.get(f"{HERE}/file", self._file),
            web.post(f"{HERE}/in", self._come),
            web.post(f"{HERE}/out", self._leave),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        seat, month = seat_of(request), _month_of(request)
        page = await self._transactions.run(lambda work: self._read(work, seat, month))
        return self._templates.page("attendance.html", page)

    async def _file(self, request: web.Request) -> web.Response:
        seat, month = seat_of(request), _month_of(request)
        sheet = await self._transactions.run(lambda work: self._sheet(work, seat, month))
        name = quote(f"考勤-{seat.town.place}-{sheet.first:%Y-%m}.xlsx")
        return web.Response(
            body=timesheet_file(sheet, seat.town),
            content_type=_XLSX,
            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
        )

    async def _come(self, request: web.Request) -> web.Response:
        seat = _attending(request)
        await self._transactions.run(lambda work: sign_in(work, seat.town.id, seat.clerk.login))
        raise web.HTTPSeeOther(HERE)

    async def _leave(self, request: web.Request) -> web.Response:
        seat = _attending(request)
        await self._transactions.run(lambda work: sign_out(work, seat.town.id, seat.clerk.login))
        raise web.HTTPSeeOther(HERE)

    def _sheet(self, work: Work, seat: Seat, month: date | None) -> MonthSheet:
        attending = (each for each in seat.town.staff if each.role == ATTENDING)
        day = month or local(work.now).date()
        return month_sheet(work, seat.town, self._calendar, day, seen_by(seat, attending))

    def _read(self, work: Work, seat: Seat, month: date | None) -> AttendancePage:
        sheet, today = self._sheet(work, seat, month), local(work.now).date()
        first, last = month_of(sheet.first)
        before, after = first - timedelta(days=1), last + timedelta(days=1)
        here = seat.clerk.role == ATTENDING
        return AttendancePage(
            frame=seat.frame("考勤", "attendance", how_many_wait(work, seat.town.id), work.now),
            month=f"{first.year}年{first.month}月",
            before=f"{HERE}?month={before:%Y-%m}",
            after=f"{HERE}?month={after:%Y-%m}" if after <= today else None,
            file=f"{HERE}/file?month={first:%Y-%m}",
            heads=tuple(f"{day.day} {WEEKDAYS[day.weekday()]}" for day in sheet.days),
            totals=TOTALS,
            lines=tuple(
                Line(
                    each.person.name,
                    tuple(tuple(_sign(mark) for mark in marks) for marks in each.days),
                    totals_of(each),
                )
                for each in sheet.people
            ),
            legend=tuple((sign, mark) for mark, sign in SIGNS.items() if len(sign) == 1),
            hours="、".join(f"{on.start:%H:%M}–{on.end:%H:%M}" for on in seat.town.hours),
            here=is_here(work, seat.town.id, seat.clerk.login) if here else None,
        )


def _attending(request: web.Request) -> Seat:
    """Give who signs; who need not sign in is refused."""
    seat = seat_of(request)
    if seat.clerk.role != ATTENDING:
        raise web.HTTPNotFound
    return seat


def _sign(mark: SessionMark) -> Sign:
    words = f"{mark.start:%H:%M} {mark.mark}"
    if mark.late:
        words += f"，迟到 {mark.late} 分钟"
    if mark.early:
        words += f"，早退 {mark.early} 分钟"
    tone = "fine" if mark.mark in _FINE else "excused" if mark.mark in _EXCUSED else "bad"
    return Sign(SIGNS[mark.mark], words, tone)


def _month_of(request: web.Request) -> date | None:
    return day_typed(f"{request.query.get('month')}-01")
