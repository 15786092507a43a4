"""The pages: choosing a citizen, the phone, and what is streamed to it."""

import asyncio
from urllib.parse import quote

import pytest

from bot.simulator.pages import CITIZENS
from tests.bot.simulator.browsing import do, live, next_event
from tests.bot.simulator.stage import KEY, SECRET, Stage


async def test_the_first_page_offers_towns_and_citizens_and_says_what_it_is(stage: Stage) -> None:
    page = await (await stage.browser.get("/simulator/")).text()

    assert "模拟器 · 这不是微信" in page
    assert "示镇便民服务中心" in page
    assert all(f"/simulator/shitan/{quote(each)}" in page for each in CITIZENS)


async def test_a_made_up_name_opens_its_phone(stage: Stage) -> None:
    query = {"town": "shitan", "name": " 周大姐 "}
    phone = await stage.browser.get("/simulator/open", params=query)
    text = await phone.text()

    assert phone.url.path == "/simulator/shitan/周大姐"
    assert "模拟器 · 这不是微信" in text
    assert "default-src 'none'" in phone.headers["Content-Security-Policy"]
    assert "石堰村" in text


@pytest.mark.parametrize("name", ["", "a" * 13, "a\x00b", "x\u2028y"])
async def test_a_name_must_be_one(stage: Stage, name: str) -> None:
    answer = await stage.browser.get("/simulator/open", params={"town": "shitan", "name": name})

    assert answer.status == 400


@pytest.mark.parametrize("path", ["nowhere/a", "nowhere/a/live", "static/none.js", "media/x/y"])
async def test_what_is_not_there_is_not_found(stage: Stage, path: str) -> None:
    assert (await stage.browser.get(f"/simulator/{path}")).status == 404


async def test_a_name_is_never_markup_and_no_secret_is_on_the_page(stage: Stage) -> None:
    text = await (await stage.browser.get("/simulator/shitan/%3Cb%3Ex")).text()

    assert "<b>x" not in text
    assert "&lt;b&gt;x" in text
    assert KEY not in text
    assert SECRET not in text


async def test_the_stream_begins_with_the_whole_chat_and_goes_on(stage: Stage) -> None:
    await stage.citizen().says("在吗")
    async with live(stage) as events:
        whole = await next_event(events, "all")
        assert [each["side"] for each in whole["bubbles"]] == ["citizen", "account"]
        assert whole["following"]
        assert whole["left"] == 5
        assert [each["name"] for each in whole["menu"]] == ["问材料", "预约", "找人工"]
        assert whole["exchanges"][0]["status"] == 200

        assert (await do(stage, do="say", text="还在吗")).status == 202
        assert (await next_event(events, "bubble"))["bubble"]["raw"] == "还在吗"
        assert (await next_event(events, "bubble"))["bubble"]["raw"] == "您说：还在吗"


async def test_a_citizens_own_markup_stays_text(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says('<a href="https://a.cn">x</a>')

    (part,) = zhang.chat.phone.bubbles[0].parts
    assert part.kind == "text"


async def test_streams_end_when_the_simulator_ends(stage: Stage) -> None:
    async with live(stage) as events:
        await next_event(events, "all")
        await stage.simulator.close()

        with pytest.raises(AssertionError, match="the stream ended"):
            await next_event(events, "bubble")


async def test_a_citizen_waits_for_what_comes_by_the_api(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("人工")
    waiting = asyncio.create_task(zhang.waits_to_hear("我是小李"))
    await asyncio.sleep(0)
    zhang.chat.phone.show(
        stage.simulator._clock(), "account", "text", "您好，我是小李", pushed=True
    )

    assert "我是小李" in await waiting
    with pytest.raises(AssertionError, match="not heard: “再见”"):
        await zhang.waits_to_hear("再见", within=0.01)
