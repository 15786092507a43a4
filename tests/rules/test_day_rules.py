"""Scenarios of a visit's day: reminders, closures, the hall's queue and what was thought of it."""

import re

import pytest

from bot.pages.check_in import MOST_WRONG
from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock
from tests.support.hall import books, hall_key, link_of, opens, passes, present, presses


@pytest.mark.rule("BZ-16")
async def test_nobody_comes_for_nothing(centre: Centre, clock: RunningClock) -> None:
    li, wang = centre.citizen("李四", "banzhuyuan"), centre.citizen("王五", "banzhuyuan")
    number = await books(li, "我想明天上午来办低保", "10点")
    await books(wang, "我想明天上午来办低保", "10点半")

    await passes(centre, clock, hours=8, minutes=35)  # 18:35
    await passes(centre, clock, minutes=1)
    heard = await li.waits_to_hear("【提醒】")
    assert "居民身份证" in heard
    assert number in heard
    assert heard.count("【提醒】") == 1

    lead = await ClerkAtWork.sign_in(centre, "banzhuyuan", "负责人")
    closure = {"from": "2026-11-25T09:00", "until": "2026-11-25T12:00", "reason": "停电"}
    seen = await lead.post("/console/closures", act="preview", **closure)
    assert number in seen
    assert "告诉这 2 位" in seen
    await lead.post("/console/closures", act="publish", **closure)
    await li.waits_to_hear("因停电办不了")
    await wang.waits_to_hear("因停电办不了")

    await li.taps("A. ")
    li.hears("改好了", "新的号")
    await li.says("我约的几点")
    assert number not in "\n".join(li.latest)
    await passes(centre, clock, hours=13, minutes=29)  # 8:05, nothing heard of the other
    lead = await ClerkAtWork.sign_in(centre, "banzhuyuan", "负责人")
    assert "没有回复改时间" in await lead.page("/console/calls")
    await passes(centre, clock, hours=1, minutes=31)  # 9:36
    await wang.waits_to_hear("已经取消，请不要白跑")
    assert "改了 1 · 取消 1" in await lead.page("/console/closures")
    for each in (li, wang):
        assert sum("【提醒】" in heard for heard in each.heard) == 1


@pytest.mark.rule("CN-8")
async def test_numbers_are_taken_called_and_shown_in_the_hall(
    centre: Centre, clock: RunningClock
) -> None:
    zhang, old = centre.citizen("张三", "chini"), centre.citizen("赵大爷", "chini")
    await books(zhang, "我想今天下午来办低保", "2点")
    await passes(centre, clock, hours=3, minutes=50)  # 13:50
    await old.says("取号")
    await old.says("综合服务窗口")
    old.hears("A001", "打开我的号")
    await zhang.says("我到了")
    zhang.hears("A002")

    clerk = await ClerkAtWork.sign_in(centre, "chini", "办事员")
    at_desk = await clerk.post("/console/hall/number", letter="A", first="孕妇")
    assert "A003" in at_desk
    assert present(await presses(clerk, "zonghe-1", "next")) == "A003"
    assert present(await presses(clerk, "zonghe-2", "next")) == "A001"
    await passes(centre, clock, minutes=6)  # 13:56: the booked time has come
    assert present(await presses(clerk, "zonghe-3", "next")) == "A002"
    await zhang.waits_to_hear("A002 叫到您了，请到3号 综合服务窗口")
    assert present(await presses(clerk, "shebao", "next")) is None

    _, screen, _ = await opens(centre, "/hall/chini/screen")
    assert re.search(r"A002</b><span>3号 综合服务窗口", screen)
    _, feed, _ = await opens(centre, "/hall/chini/queue.json")
    assert '"number": "A001"' in feed
    for private in (zhang.openid, "低保", "张三", "孕妇"):
        assert private not in screen
        assert private not in feed
    status, _, _ = await opens(centre, "/hall/baiyang/queue.json")
    assert status == 404


async def _serves(centre: Centre, clock: RunningClock, ticket: str, counter: str) -> str:
    """Check in on the ticket's page, be called and served; give the path of the number's page."""
    await passes(centre, clock, hours=3, minutes=45)
    _, queued, where = await opens(centre, f"{ticket}/here", here="1")
    assert "约的时间" in queued
    clerk = await ClerkAtWork.sign_in(centre, "xili", "办事员")
    await presses(clerk, counter, "next")
    await presses(clerk, counter, "begin")
    await passes(centre, clock, minutes=9)
    await presses(clerk, counter, "end")
    return where


def _first_counter(centre: Centre) -> str:
    town = centre.parts.towns.get("xili")
    assert town is not None
    return town.counters[0].id


@pytest.mark.rule("XL-16")
async def test_a_booking_has_a_ticket_and_its_service_is_rated_by_code(
    centre: Centre, clock: RunningClock
) -> None:
    sun = centre.citizen("孙六", "xili")
    number = await books(sun, "我想今天下午来办低保", "2点")
    _, ticket, _ = await opens(centre, link_of(sun, "打开我的号"))
    assert number in ticket
    assert 'class="qr"' in ticket
    assert "改时间、来不了" in ticket
    assert 'href="tel:' in ticket
    status, refused, _ = await opens(centre, "/hall/xili/checkin?k=wrong")
    assert (status, "我到了" in refused) == (403, False)

    counter = _first_counter(centre)
    where = await _serves(centre, clock, link_of(sun, "打开我的号"), counter)
    assert re.fullmatch(r"/t/xili/A001/[\w-]+", where)
    code = await hall_key(centre, "xili", f"counter:{counter}")
    _, page, where = await opens(centre, f"/r/xili/{code}")
    assert "A001" in page
    _, thanks, _ = await opens(centre, where, level="5")
    assert "谢谢您的评价" in thanks
    _, again, _ = await opens(centre, where, level="1")
    assert "已经评过了" in again


async def test_a_low_rating_in_the_chat_is_looked_into_and_answered(
    centre: Centre, clock: RunningClock
) -> None:
    sun = centre.citizen("孙六", "xili")
    await books(sun, "我想今天下午来办低保", "2点")
    await _serves(centre, clock, link_of(sun, "打开我的号"), _first_counter(centre))
    await sun.waits_to_hear("这次办得怎么样")
    await sun.taps("不满意")
    await sun.says("排了一个小时才轮到我")
    sun.hears("记下了")
    await sun.taps("非常满意")
    sun.hears("可能已经评过了")

    lead = await ClerkAtWork.sign_in(centre, "xili", "负责人")
    sheet = await lead.page("/console/ratings")
    assert "排了一个小时" in sheet
    (rectification,) = set(re.findall(r'action="/console/ratings/(\d+)"', sheet))
    steps = {"核实": "查了监控，属实", "整改": "加开一个窗口", "反馈": "下午加开了窗口，对不起"}
    for step, note in steps.items():
        path = f"/console/ratings/{rectification}"
        sheet = await lead.post(path, step=step, note=note, outcome="属实已改")
    assert "整改完的" in sheet
    await sun.waits_to_hear("下午加开了窗口")


async def test_the_last_four_of_a_phone_are_not_to_be_guessed(centre: Centre) -> None:
    key = await hall_key(centre, "xili")
    for guess in range(MOST_WRONG):
        _, page, _ = await opens(centre, "/hall/xili/checkin", k=key, what=f"{guess:04}")
        assert "没有这个手机尾号" in page

    _, page, _ = await opens(centre, "/hall/xili/checkin", k=key, what="9999")

    assert "试的人太多了" in page


async def test_a_number_alone_opens_nobody_s_ticket(centre: Centre, clock: RunningClock) -> None:
    sun, other = centre.citizen("孙六", "xili"), centre.citizen("别人", "xili")
    number = await books(sun, "我想今天下午来办低保", "2点")
    desk = await ClerkAtWork.sign_in(centre, "xili", "办事员")
    typed = {
        "name": "周七",
        "phone": "13812345678",
        "matter": "minzheng.dibao",
        "channel": "电话",
    }
    shown = await desk.post("/console/bookings/new", slot="2026-11-24T14:30", **typed)
    phoned = re.findall(r"261124-\d{3}", shown)[0]
    await passes(centre, clock, hours=3, minutes=45)
    key = await hall_key(centre, "xili")
    page = "/hall/xili/checkin"

    for said in ({"what": number}, {"what": phoned}, {"what": "9999", "number": phoned}):
        status, text, where = await opens(centre, page, k=key, **said)
        assert (status, where) == (409, page), said
        assert "低保" not in text
    await other.says(number)
    assert "低保" not in "\n".join(other.latest)
    _, _, where = await opens(centre, page, k=key, what="5678", number=phoned)
    assert where.startswith("/t/xili/A001/")
    scanned = link_of(sun, "打开我的号")  # as a machine in the hall reads it from the code
    _, _, where = await opens(centre, page, k=key, what=scanned)
    assert where.startswith("/t/xili/A002/")

    for said in ({"what": "A002"}, {"what": "5678", "number": "A002"}):
        status, text, _ = await opens(centre, page, k=key, **said)
        assert (status, "低保" in text) == (409, False), said
    assert "A002" in await desk.post("/console/hall/check-in", what=number)  # the desk may
