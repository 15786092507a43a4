"""The attendance of a month as an .xlsx file: one sheet, a row a person. source: CN-5."""

from io import BytesIO

from handoff.timesheet import SIGNS, MonthSheet, PersonMonth
from knowledge.calendar import WEEKDAYS
from knowledge.towns import Town

TOTALS = ("应到", "出勤", "迟到", "早退", "未签退", "缺勤", "请假", "外出等")
LEGEND = "、".join(f"{sign} {mark}" for mark, sign in SIGNS.items())


def totals_of(person: PersonMonth) -> tuple[int, ...]:
    """Give the sums under TOTALS, in sessions (half days)."""
    count = person.count
    return (
        person.due,
        count("到", "迟到", "早退", "迟到早退", "未签退"),
        count("迟到", "迟到早退"),
        count("早退", "迟到早退"),
        count("未签退"),
        count("缺勤"),
        count("请假"),
        count("外出", "上门", "培训"),
    )


def timesheet_file(sheet: MonthSheet, town: Town) -> bytes:
    """Give the month's sheet as a workbook. Pure."""
    import xlsxwriter  # noqa: PLC0415 - a server starts without it (0.1 s)

    made = BytesIO()
    offices = {each.id: each.name for each in town.offices}
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        title, head = (
            book.add_format({"bold": True, "font_size": 14}),
            book.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True}),
        )
        cell = book.add_format({"border": 1, "align": "center", "num_format": "@"})
        number = book.add_format({"border": 1, "align": "center"})
        page = book.add_worksheet("考勤")
        page.write_string(0, 0, f"{town.centre} {sheet.first:%Y}年{sheet.first.month}月考勤", title)
        names = [
            "姓名",
            "办所",
            *(f"{day.day}日\n周{WEEKDAYS[day.weekday()]}" for day in sheet.days),
        ]
        for at, name in enumerate([*names, *TOTALS]):
            page.write_string(1, at, name, head)
        for row, each in enumerate(sheet.people, 2):
            page.write_string(row, 0, each.person.name, cell)
            page.write_string(row, 1, offices.get(each.person.office or "", ""), cell)
            for at, marks in enumerate(each.days, 2):
                page.write_string(row, at, "".join(SIGNS[mark.mark] for mark in marks), cell)
            for at, total in enumerate(totals_of(each), 2 + len(each.days)):
                page.write_number(row, at, total, number)
        page.write_string(len(sheet.people) + 3, 0, f"{LEGEND}。合计按半天（场次）算。")
        page.set_column(0, 1, 22)
        page.set_column(2, 1 + len(sheet.days), 5)
        page.freeze_panes(2, 2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
    return made.getvalue()
