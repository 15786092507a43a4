"""Bookings from chat, phone and web page share one capacity; a clerk may begin one from a chat."""

import re
from html import unescape

import pytest
from aiohttp import ClientSession

from tests.support.centre import Centre
from tests.support.citizen import Citizen
from tests.support.clerk import ClerkAtWork

HELP = "minzheng.dibao"
PLACES = 4  # 白羊镇 takes this matter at four windows, one citizen each


async def _clerk_books(clerk: ClerkAtWork, slot: str, number: int) -> str:
    return await clerk.post(
        "/console/bookings/new",
        matter=HELP,
        slot=slot,
        name=f"来电{number}",
        phone=f"1381234567{number}",
        channel="电话",
    )


async def _web_books(centre: Centre, citizen: Citizen, day: str, start: str, phone: str) -> str:
    """Book on the page as a phone without script does; give the page at its end."""
    async with ClientSession() as browser:
        path = f"{centre.url}/b/baiyang/m/{HELP}"
        typed = {"day": day, "start": start, "name": "网上人", "phone": phone}
        async with browser.post(path, data=typed) as answer:
            shown, url = await answer.text(), str(answer.url)
        found = re.search(r'class="code">([A-Z0-9]{6})<', shown)
        if found is None:
            return unescape(shown)
        await citizen.says(found[1])
        async with browser.get(url) as answer:
            return unescape(await answer.text())


@pytest.mark.rule("BZ-8")
async def test_chat_phone_and_web_page_share_one_capacity(centre: Centre) -> None:
    """In one slot there are as many places as windows take the matter, whoever books where."""
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    page = await clerk.page(f"/console/bookings/new?matter={HELP}")
    slot = re.findall(r'name="slot" value="(2026-11-25T10:00)"', page)[0]

    assert "来电1" in await _clerk_books(clerk, slot, 1)
    first = await _web_books(centre, centre.citizen("网一"), "2026-11-25", "10:00", "13900000001")
    assert "约好了" in first
    zhang = centre.citizen("张三")
    await zhang.says("我想明天上午10点来办低保")
    zhang.hears("10:00-10:30", "给您留5分钟")

    assert "来电2" in await _clerk_books(clerk, slot, 2)  # the last of four: one is held
    assert "最近的" in await _clerk_books(clerk, slot, 3)
    late = await _web_books(centre, centre.citizen("网二"), "2026-11-25", "10:00", "13900000002")
    assert "刚刚被别人约走了" in late
    await zhang.says("确定")
    zhang.hears("约好了")

    days = await clerk.page("/console/bookings?day=2026-11-25")
    assert days.count(">10:00<") == PLACES
    assert "来电1" in days
    assert "网上人" in days


@pytest.mark.rule("BY-5")
async def test_a_booking_is_begun_from_a_chat_in_the_console(centre: Centre) -> None:
    """Of the rule this is the booking; chat begins one by itself, the console out of a chat."""
    zhang = centre.citizen("张三")
    await zhang.says("低保要带什么")
    await zhang.says("人工")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await clerk.takes_the_only_chat()
    chat = unescape(await clerk.page(f"/console/chats/{clerk.chat}"))
    (link,) = re.findall(r'href="(/console/bookings/new\?chat=[^"]+)">帮他预约', chat)

    form = unescape(await clerk.page(link))
    assert "最低生活保障审核确认" in form
    assert "2026-11-25T09:30" in form
    shown = await clerk.post(
        "/console/bookings/new",
        matter=HELP,
        chat=str(clerk.chat),
        slot="2026-11-25T09:30",
        name="",
        phone="",
    )

    assert "工作人员给您约好了" in shown  # back in the chat, with what was said there
    told = await zhang.waits_to_hear("工作人员给您约好了")
    assert "9:30" in told
    await clerk.closes("告知")
    await zhang.says("我约的几点")
    zhang.hears("9:30-10:00")
    await zhang.says("换到三点")
    zhang.hears("改好了", "15:00-15:30")
