"""Who telephones or comes to the desk is registered, passed on, and told who has it."""

import io
import re
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock

NEW = "/console/register/new"
CALL = {
    "channel": "来电",
    "asked": "我妈的高龄津贴没到账",
    "name": "陈大山",
    "phone": "138 1234 5678",
    "matter": "",
    "office": "minsheng",
}


@pytest.mark.rule("BY-9")
async def test_a_call_needs_matter_name_and_phone_is_passed_on_and_the_caller_told(
    centre: Centre,
) -> None:
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    for missing, named in (
        ("asked", "所问"),
        ("name", "姓名"),
        ("phone", "电话"),
        ("office", "办所"),
    ):
        refused = await clerk.post(NEW, **{**CALL, missing: ""})
        assert "没有登记" in refused
        assert named in refused
        kept = "陈大山" if missing != "name" else "高龄津贴没到账"
        assert kept in refused, "what was typed is not lost"
    assert "这里还没有登记" in await clerk.register()

    page = await clerk.post(NEW, **CALL)
    (number,) = re.findall(r"<h1>首问登记 (\d+)</h1>", page)
    assert "综合窗口A岗（示例）（接待）" in page
    assert '转告承办办所：<span class="words">民生服务办公室' in page
    early = await clerk.post(f"/console/register/{number}/finish", result="告知", note="说清了")
    assert "记下怎样告知来电人的" in early

    told = await clerk.post(f"/console/register/{number}/told", how="由民生办办，明天上午回电话")
    assert "已告知来电人" in told
    assert "由民生办办，明天上午回电话" in told
    await clerk.post(f"/console/register/{number}/finish", result="接办", note="已回电话")
    assert "尚无结果" not in await clerk.page(f"/console/register/{number}")


@pytest.mark.rule("BY-9")
async def test_the_register_leaves_as_the_form_that_inspectors_ask_for(centre: Centre) -> None:
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await clerk.post(NEW, **{**CALL, "matter": "高龄津贴", "office": "", "asked": "=1+1"})
    lead = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")

    for person, phone in ((clerk, "138****5678"), (lead, "13812345678")):
        url = f"{centre.url}/console/register.xlsx"
        async with person.session.get(url) as answer:
            sheet = load_workbook(io.BytesIO(await answer.read())).active
        assert sheet is not None
        line = [each.value for each in sheet[5]]
        assert line[2:6] == ["来电", "陈大山", phone, "=1+1"]
        assert line[8] == "民生服务办公室"
        assert line[10] == "尚无结果"


async def test_an_unknown_matter_is_asked_back_and_a_wrong_phone_refused(centre: Centre) -> None:
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")

    unknown = await clerk.post(NEW, **{**CALL, "matter": "天上掉馅饼", "office": ""})
    wrong = await clerk.post(NEW, **{**CALL, "phone": "12345"})

    assert "目录里没有“天上掉馅饼”" in unknown
    assert "没有登记" in wrong
    assert "陈大山" in wrong


async def test_name_and_phone_are_forgotten_when_they_are_no_longer_needed(
    centre: Centre, clock: RunningClock
) -> None:
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")
    page = await clerk.post(NEW, **CALL)
    (number,) = re.findall(r"<h1>首问登记 (\d+)</h1>", page)
    await clerk.post(f"/console/register/{number}/told", how="电话里说的")
    await clerk.post(f"/console/register/{number}/finish", result="告知", note="说清了")
    assert "138 1234 5678" in await clerk.page(f"/console/register/{number}")

    clock.pass_(timedelta(days=91))
    await centre.whole.timer.run_all()

    lead = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")
    after = await lead.page(f"/console/register/{number}")
    assert "陈大山" not in after
    assert "1234" not in after
