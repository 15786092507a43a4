"""首问责任登记表 as inspectors ask for it: a workbook, a line for each contact. source: BZ-7."""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Final

from sqlalchemy import select

from handoff.ports import Work
from handoff.registers import ENTRY, ContactEntry
from handoff.tables.callers import CallerRow
from handoff.tables.contacts import ContactRow
from handoff.tables.upsert import table_of
from knowledge.calendar import CHINA, local
from knowledge.matters import Catalog, TownId
from knowledge.reading.phones import Phone, read_phone
from knowledge.towns import Town

COLUMNS: Final = (
    ("序号", 6),
    ("登记时间", 17),
    ("渠道", 7),
    ("来电来访人", 12),
    ("联系电话", 15),
    ("所问", 40),
    ("事项", 24),
    ("首问责任人", 20),
    ("承办办所", 18),
    ("告知来电人", 28),
    ("结果", 9),
    ("说明", 28),
    ("办结时间", 17),
)
"""Title and width (characters) of each column."""

_CONTACTS, _CALLERS = table_of(ContactRow), table_of(CallerRow)

Line = tuple[str | int, ...]


def sheet_lines(
    work: Work, town: Town, catalog: Catalog, first: date, last: date, *, whole_phones: bool
) -> tuple[Line, ...]:
    """Give the register from one local day to another, oldest first, a line as COLUMNS says.

    Phones are masked unless `whole_phones`.
    """
    wanted = (
        select(*ENTRY, *_CALLERS.c["name", "phone", "told_at", "told_how"])
        .select_from(_CONTACTS.outerjoin(_CALLERS, _CALLERS.c.contact == _CONTACTS.c.id))
        .where(
            _CONTACTS.c.town == town.id,
            _CONTACTS.c.opened_at.between(_begin(first), _begin(last, after=True)),
        )
        .order_by(_CONTACTS.c.id)
    )
    say = _sayer(town, catalog, whole_phones=whole_phones)
    return tuple(
        say(number, ContactEntry(*row[: len(ENTRY)]), *row[len(ENTRY) :])
        for number, row in enumerate(work.execute(wanted), start=1)
    )


def _begin(day: date, *, after: bool = False) -> datetime:
    clock = datetime.max.time() if after else datetime.min.time()
    return datetime.combine(day, clock, CHINA)


def _sayer(town: Town, catalog: Catalog, *, whole_phones: bool) -> Callable[..., Line]:
    offices = {each.id: each.name for each in town.offices}

    def say(
        number: int,
        entry: ContactEntry,
        name: str | None,
        phone: str | None,
        told_at: datetime | None,
        told_how: str | None,
    ) -> Line:
        matter = catalog.matter(entry.matter) if entry.matter else None
        told = f"{_clock(told_at)} {told_how}" if told_at else ""
        return (
            number,
            _clock(entry.opened_at),
            entry.channel,
            name or "",
            _phone(phone, whole=whole_phones),
            entry.asked,
            matter.name if matter else entry.matter or "",
            entry.owner_name,
            offices.get(entry.office or "", ""),
            told,
            entry.result or "尚无结果",
            entry.note or "",
            _clock(entry.closed_at),
        )

    return say


def _clock(instant: datetime | None) -> str:
    return f"{local(instant):%Y-%m-%d %H:%M}" if instant else ""


def _phone(phone: str | None, *, whole: bool) -> str:
    if phone is None or whole:
        return phone or ""
    read = read_phone(phone, asked=True)
    return read.masked if isinstance(read, Phone) else f"…{phone[-4:]}"


def register_workbook(town: Town, first: date, last: date, lines: tuple[Line, ...]) -> bytes:
    """Give the lines as an .xlsx file, ready to be printed lying."""
    import xlsxwriter  # noqa: PLC0415 - 0.1 s that only this page needs

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("首问责任登记表")
    title = book.add_format({"bold": True, "font_size": 16})
    head = book.add_format({"bold": True, "bg_color": "#D6E4F2", "border": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet.write_string(0, 0, f"{town.centre}首问责任登记表", title)
    sheet.write_string(1, 0, f"{first:%Y年%m月%d日} 至 {last:%Y年%m月%d日}　共 {len(lines)} 条")
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, name, head)
    for row, column, value in _cells(lines):
        if isinstance(value, int):
            sheet.write_number(row, column, value, cell)
        else:
            sheet.write_string(row, column, value, cell)
    sheet.freeze_panes(4, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    book.close()
    return file.getvalue()


def _cells(lines: tuple[Line, ...]) -> Iterator[tuple[int, int, str | int]]:
    for row, line in enumerate(lines, start=4):
        for column, value in enumerate(line):
            yield row, column, value


def whole_register(town_id: TownId) -> str:
    """Name the look at everybody's entries for the audit: no single citizen was looked at."""
    return f"*{town_id}"
