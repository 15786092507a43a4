"""Scenarios of the clerk's desk: outcomes, the leader's word, clocks, suggestions, urgent words."""

import re
from datetime import timedelta

import pytest

from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock


@pytest.mark.rule("BY-8")
async def test_a_contact_ends_with_a_named_window_or_by_the_reply_that_is_owed(
    centre: Centre, clock: RunningClock
) -> None:
    zhang, li = centre.citizen("张三"), centre.citizen("李四")
    await zhang.says("人工")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await clerk.takes_the_only_chat()
    assert "要在说明里写清找谁" in await clerk.closes("引导")
    await clerk.post(f"/console/chats/{clerk.chat}/close", result="引导", to="counter:wuchabie")
    await zhang.waits_to_hear("请找：\n1号 无差别综合窗口")

    await li.says("人工")
    await clerk.takes_the_only_chat()
    number = clerk.chat
    await clerk.post(f"/console/chats/{number}/close", result="衔接", note="请民政办核实", days="1")
    await li.waits_to_hear("最迟11月25日前答复")
    register = await clerk.page("/console/register?show=open")
    assert "衔接" in register
    assert "欠答复，限明天 18:00" in register
    contact = re.findall(r'id="entry-(\d+)"', register)[0]
    whole = await clerk.page(f"/console/register/{contact}")
    assert "None" not in whole
    assert "欠答复，限明天 18:00" in whole
    again = await clerk.post(f"/console/register/{contact}/finish", result="告知")
    assert "这一条已有结果" in again

    clock.pass_(timedelta(days=1, hours=9))  # past the day that was promised
    await centre.whole.timer.run_all()
    lead = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")
    assert "答复超时" in await lead.page("/console/oversight")
    await lead.post(f"/console/oversight/replies/{contact}", text="核实过了，可以办，带户口本来。")
    await li.waits_to_hear("核实过了，可以办，带户口本来。")
    assert "欠答复" not in await lead.page("/console/register?show=open")
    assert "核实过了" in await lead.page("/console/register?show=closed")


@pytest.mark.rule("BY-10")
async def test_a_report_is_with_the_leader_at_once_and_its_clock_runs(
    centre: Centre, clock: RunningClock
) -> None:
    await centre.citizen("张三").says("人工")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await clerk.takes_the_only_chat()
    leader = await ClerkAtWork.sign_in(centre, "baiyang", "带班领导")
    assert "警报 1" not in await leader.page("/console/parts/bell")

    refer = f"/console/chats/{clerk.chat}/refer"
    assert "没有请示" in await clerk.post(refer, kind="汇报", words="")
    said = await clerk.post(refer, kind="汇报", words="群众说要去县里上访，拿不准")
    assert "等领导答复，限今天 10:3" in said
    assert "警报 1：汇报" in await leader.page("/console/parts/bell")

    clock.pass_(timedelta(minutes=31))
    await centre.whole.timer.run_all()
    assert "请示超时没有答复" in await leader.page("/console/oversight")
    await leader.post("/console/oversight/referrals/1", decision="再办", words="我马上下来，先稳住")
    assert "我马上下来，先稳住" in await clerk.page(f"/console/chats/{clerk.chat}")


@pytest.mark.rule("BZ-11")
async def test_nothing_ends_as_cannot_be_done_without_the_leaders_alternative(
    centre: Centre,
) -> None:
    zhang = centre.citizen("张三", "banzhuyuan")
    await zhang.says("人工")
    clerk = await ClerkAtWork.sign_in(centre, "banzhuyuan", "办事员")
    await clerk.takes_the_only_chat()
    for refused in ("办不成", "另办"):
        assert "还不能办结" in await clerk.closes(refused, "不能办")

    await clerk.post(f"/console/chats/{clerk.chat}/refer", kind="办不成", words="户口不在本镇")
    decide = "/console/oversight/referrals/1"
    assert "要由负责人或带班领导" in await clerk.post(decide, decision="同意", words="随便")
    assert "还不能办结" in await clerk.closes("另办")
    leader = await ClerkAtWork.sign_in(centre, "banzhuyuan", "带班领导")
    assert "请写清答复" in await leader.post(decide, decision="同意", words="")
    await leader.post(
        decide, decision="同意", words="请到户口所在的林镇便民服务中心办，可以网上交材料"
    )

    await clerk.closes("另办")
    await zhang.waits_to_hear("请到户口所在的林镇便民服务中心办")
    assert "另办" in await clerk.page("/console/register?show=closed")


@pytest.mark.rule("CN-9")
async def test_every_step_of_a_chat_is_written_down_and_its_clock_turns_red(
    centre: Centre, clock: RunningClock
) -> None:
    zhang = centre.citizen("张三", "chini")
    await zhang.says("人工")
    first = await ClerkAtWork.sign_in(centre, "chini", "办事员")
    await first.takes_the_only_chat()
    second = await ClerkAtWork.sign_in(centre, "chini", "办事员", 1)
    transfer = f"/console/chats/{first.chat}/transfer"
    await first.post(transfer, to=second.login, reason="要问社保，您熟")
    offered = await second.page("/console/")
    assert "给我的" in offered
    second.chat = first.chat
    await second.post(f"/console/chats/{second.chat}/take")
    page = await second.page(f"/console/chats/{second.chat}")
    for step in ("登记，首问责任人", "转人工", "接待", "转给同事", "要问社保，您熟"):
        assert step in page

    clock.pass_(timedelta(minutes=7))
    supervisor = await ClerkAtWork.sign_in(centre, "chini", "监督员")
    board = await supervisor.page("/console/oversight")
    assert "接待中" in board
    assert 'class="wait soon"' in board
    clock.pass_(timedelta(minutes=9))
    assert 'class="wait late"' in await supervisor.page("/console/oversight")


@pytest.mark.rule("TL-7")
async def test_a_suggestion_is_taken_answered_and_counted(centre: Centre) -> None:
    zhang = centre.citizen("张三", "anju")
    await zhang.says("我要提建议")
    zhang.hears("您说，我记下来")
    await zhang.says("大厅的椅子太少了，老人没地方坐")
    heard = zhang.hears("编号", "中心最迟12月1日前在这里答复您")
    found = re.search(r"编号(\d+)", heard)
    assert found is not None

    lead = await ClerkAtWork.sign_in(centre, "anju", "负责人")
    board = await lead.page("/console/oversight")
    assert "收到意见建议 1 条，已答复 0 条" in board
    assert "大厅的椅子太少了" in board
    await lead.post(f"/console/oversight/replies/{found[1]}", text="谢谢，下周添十把椅子。")
    await zhang.waits_to_hear("下周添十把椅子")
    assert "收到意见建议 1 条，已答复 1 条" in await lead.page("/console/oversight")


async def test_urgent_words_get_the_number_at_once_and_alarm_the_leader_at_night(
    centre: Centre, clock: RunningClock
) -> None:
    clock.pass_(timedelta(hours=13))  # 23:00
    zhang = centre.citizen("张三")
    await zhang.says("低保要带什么")
    asked = zhang.hears("第1问")
    await zhang.says("我妈摔倒了起不来")
    zhang.hears("120", "已经报给值班领导", "刚才办的事没有丢")
    await zhang.says("再说一遍")
    zhang.hears("第1问")
    assert asked

    leader = await ClerkAtWork.sign_in(centre, "baiyang", "带班领导")
    assert "警报 1：紧急" in await leader.page("/console/parts/bell")
    await leader.post("/console/oversight/alarms/1", note="已打120，村干部上门")
    assert "警报 1" not in await leader.page("/console/parts/bell")
    assert "已打120，村干部上门" in await leader.page("/console/oversight")


async def test_a_silent_clerks_chat_is_offered_on_and_the_citizen_told_once(
    centre: Centre, clock: RunningClock
) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("人工")
    first = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await first.takes_the_only_chat()
    await zhang.says("在吗")
    second = await ClerkAtWork.sign_in(centre, "baiyang", "办事员", 1)
    clock.pass_(timedelta(minutes=11))
    for each in (first, second):
        await each.page("/console/")  # both are there
    await centre.whole.timer.run_all()
    await zhang.waits_to_hear("已经请另一位同志接着看")
    assert "请接手" in await second.page("/console/")
    await second.post(f"/console/chats/{first.chat}/take")
    second.chat = first.chat
    await second.answers("您好，我接着看")
    await zhang.waits_to_hear("我接着看")
    assert "\n".join(zhang.heard).count("已经请另一位同志接着看") == 1
    assert "没有办成" in await first.answers("我还在")
