"""Whole stories of citizens, through the simulator's WeChat and the real webhook."""

from datetime import timedelta

from aiohttp import ClientSession

from tests.support.centre import Centre
from tests.support.clock import RunningClock


async def test_a_question_is_answered_once_and_completely(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.follows()
    zhang.hears("白羊镇便民服务中心", "问要带什么材料")

    await zhang.says("低保要带什么")
    zhang.hears("最低生活保障审核确认", "第1问")
    await zhang.taps("没有")
    await zhang.says("2")
    await zhang.says("没得")
    await zhang.says("已婚")
    await zhang.says("我自己来办")
    await zhang.waits_to_hear("接下来")

    heard = zhang.hears("一次性告知单 G", "要带的材料", "居民户口簿", "条件", "多久办好", "要钱吗")
    assert "授权委托书 " not in heard
    assert "离婚证" not in heard


async def test_the_page_of_a_notice_opens_and_says_the_same(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("第一次办居住证")
    await zhang.says("不清楚")
    await zhang.says("不清楚")
    await zhang.waits_to_hear("接下来")
    url = next(
        part.href
        for bubble in zhang.chat.phone.bubbles
        for part in bubble.parts
        if part.kind == "link"
    )

    async with ClientSession() as session, session.get(url) as answer:
        page = await answer.text()
    async with ClientSession() as session, session.get(url[:-3] + "xyz") as other:
        status = other.status

    assert answer.status == 200
    assert "居住证申领" in page
    assert status == 404


async def test_a_counter_is_booked_looked_up_and_cancelled(centre: Centre) -> None:
    li = centre.citizen("李四")
    await li.says("我想明天上午来办低保")
    li.hears("几点来")
    await li.says("9点半")
    li.hears("对不对", "9:30-10:00")
    await li.says("对")
    li.hears("约好了", "261125-001")

    await li.says("查我的预约")
    li.hears("261125-001")
    await li.taps("取消261125-001")
    await li.taps("取消预约")
    li.hears("已经取消了")
    await li.says("我约的几点")
    li.hears("没有预约")


async def test_the_menu_bar_leads_into_the_dialogs(centre: Centre) -> None:
    wang = centre.citizen("王五")
    await wang.clicks("book")
    wang.hears("要预约办什么事")
    await wang.clicks("hours")
    wang.hears("时间：", "地址：")
    await wang.clicks("human")
    wang.hears("转给工作人员")


async def test_an_unfinished_dialog_is_offered_again_after_a_pause(
    centre: Centre, clock: RunningClock
) -> None:
    zhao = centre.citizen("赵六")
    await zhao.says("低保要带什么")
    clock.pass_(timedelta(hours=6))

    await zhao.says("没有")
    zhao.hears("要接着弄吗")
    await zhao.taps("接着弄")
    zhao.hears("第1问")


async def test_voice_pictures_and_places_are_kept_and_answered(centre: Centre) -> None:
    qian = centre.citizen("钱七")

    await qian.sends_voice()
    qian.hears("语音", "人工")
    await qian.sends_picture()
    qian.hears("图片收到")
    await qian.sends_location(latitude=29.8, longitude=106.0)
    qian.hears("位置收到")


async def test_every_reply_keeps_to_the_limit(centre: Centre) -> None:
    sun = centre.citizen("孙八")
    for text in (
        "你好",
        "低保要带什么",
        "不清楚",
        "不清楚",
        "不清楚",
        "不清楚",
        "不清楚",
        "不清楚",
    ):
        await sun.says(text)
    await sun.waits_to_hear("接下来")

    for bubble in sun.chat.phone.bubbles:
        assert len(bubble.raw.encode()) <= 1900


async def test_unfollowing_is_silent_and_coming_back_is_greeted(centre: Centre) -> None:
    zhou = centre.citizen("周九")
    await zhou.follows()
    await zhou.unfollows()
    zhou.hears_nothing()
    await zhou.follows()

    zhou.hears("白羊镇便民服务中心")


async def test_text_that_could_break_the_reply_does_not(centre: Centre) -> None:
    wu = centre.citizen("吴十")

    await wu.says("a]]></Content><MsgType>news</MsgType>\x0b<script>")

    wu.hears("人工")
