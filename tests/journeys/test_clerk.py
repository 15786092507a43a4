"""Stories of a citizen and a clerk: the queue, the answer, what could not be sent, the result."""

from datetime import timedelta

from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock


async def test_a_citizen_asks_for_a_person_and_is_answered(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("人工")
    zhang.hears("已经帮您转给工作人员", "您是第一位")
    await zhang.says("我家的情况比较特殊，想当面问问")
    zhang.hears("您的话已经记下了")

    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await clerk.takes_the_only_chat()
    await clerk.answers("您好，您说说是什么情况？")
    await zhang.waits_to_hear("您好，您说说是什么情况？")
    await zhang.says("我儿子重残，能单独申请低保不")
    zhang.hears_nothing()
    page = await clerk.page(f"/console/chats/{clerk.chat}")
    assert "我儿子重残，能单独申请低保不" in page
    assert "我家的情况比较特殊" in page

    await clerk.closes("告知", "按重残单人户申请")
    await zhang.says("几点下班")
    zhang.hears("时间：")
    await zhang.says("残疾证丢了咋补")
    assert "尚无结果" in await clerk.register()  # the new question has opened a contact of its own


async def test_two_clerks_take_one_chat_and_one_gets_it(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("人工")
    first = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    second = await ClerkAtWork.sign_in(centre, "baiyang", "负责人")
    await first.takes_the_only_chat()

    said = await second.post(f"/console/chats/{first.chat}/take")
    second.chat = first.chat
    await second.answers("我来说")

    assert "综合窗口A岗" in said
    await first.answers("我在接待您")
    heard = await zhang.waits_to_hear("我在接待您")
    assert "我来说" not in heard


async def test_what_could_not_be_sent_says_why_on_the_message_itself(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("人工")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await clerk.takes_the_only_chat()
    for number in range(1, 6):
        await clerk.answers(f"第{number}条")
    await zhang.waits_to_hear("第5条")

    await clerk.answers("第六条发不出去")
    page = await clerk.waits_to_see("5条已发完")

    assert "第六条发不出去" in page
    assert "第六条发不出去" not in "\n".join(zhang.heard)
    await zhang.says("喂？")
    await zhang.waits_to_hear("第六条发不出去")  # kept until the citizen wrote again


async def test_in_the_queue_clear_questions_are_still_answered(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("人工")

    await zhang.says("低保要带什么")
    zhang.hears("第1问")
    await zhang.taps("没有")
    zhang.hears("第2问")


async def test_out_of_hours_the_citizen_is_told_when_we_open(
    centre: Centre, clock: RunningClock
) -> None:
    clock.pass_(timedelta(hours=10))  # 20:00
    zhang = centre.citizen("张三")

    await zhang.says("人工")

    zhang.hears("下次开门：明天", "一开门就先看您的")


async def test_a_turn_that_fails_calls_a_clerk_and_says_so(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    centre.parts.engine.dialogs = {}
    await zhang.says("你好")

    zhang.hears("您的话没有丢", "工作人员")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    assert len(await clerk.chats_waiting()) == 1
    assert "系统出错" in await clerk.page("/console/")
