"""The scenario of attendance, through the console and its export."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock


async def is_away(lead: ClerkAtWork, login: str, first: str, until: str, why: str = "请假") -> None:
    fields = {"login": login, "first": first, "until": until, "why": why}
    await lead.post("/console/roster/absences", **fields)


@pytest.mark.rule("CN-5")
async def test_attendance_is_signed_by_one_key_and_exported_by_month(
    centre: Centre, clock: RunningClock
) -> None:
    # 10:00 on Tuesday; the hours are 9-12 and 13-17
    lead = await ClerkAtWork.sign_in(centre, "chini", "负责人")
    office = await ClerkAtWork.sign_in(centre, "chini", "办所负责人")
    clerk = await ClerkAtWork.sign_in(centre, "chini", "办事员")
    assert "签到" in await clerk.page("/console/attendance")
    assert "签退" in await clerk.post("/console/attendance/in")
    await is_away(lead, "zonghe-b", "2026-11-24T00:00", "2026-11-25T00:00")
    await is_away(lead, "zonghe-c", "2026-11-24T13:00", "2026-11-24T17:00", "上门")

    clock.pass_(timedelta(hours=6, minutes=30))
    await clerk.post("/console/attendance/out")  # 16:30
    clock.pass_(timedelta(hours=1))

    own = await clerk.page("/console/attendance")
    assert "09:00–12:00、13:00–17:00" in own
    assert "综合窗口B岗" not in own
    async with lead.session.get(f"{centre.url}/console/attendance/file?month=2026-11") as answer:
        book = load_workbook(BytesIO(await answer.read()))
    marks = {row[0].value: row[2].value for row in book.worksheets[0].iter_rows(min_row=3)}
    assert marks["综合窗口A岗（示例）"] == "迟退"
    assert marks["综合窗口B岗（示例）"] == "假假"
    assert marks["综合窗口C岗（示例）"] == "缺门"
    both = await office.page("/console/attendance")  # 双重管理: the office sees its own people
    assert "公共服务办民政组A岗（示例）" in both
    assert "综合窗口A岗（示例）" not in both
