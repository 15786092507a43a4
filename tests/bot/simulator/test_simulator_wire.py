"""A citizen's message on its way to the webhook, and what the citizen sees of the answer."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from aiohttp import web

from bot.simulator.bubbles import FAILURE
from bot.simulator.envelope import signature
from bot.simulator.phones import openid_of
from knowledge.matters import TownId
from knowledge.towns import Mode
from tests.bot.simulator.stage import KEY, Stage, staged, tap
from tests.conftest import HeldClock


@pytest.mark.parametrize("mode", ["plain", "compatible", "safe"])
async def test_a_text_goes_out_and_its_answer_is_shown(mode: Mode, clock: HeldClock) -> None:
    async with staged(clock, mode) as stage:
        zhang = stage.citizen()

        stage.bot.answer = lambda _said: "<b>好的</b> & 请\n带“户口簿”"
        answer = await zhang.says("身份证 <丢了> ]]> & “补”")

        assert answer == ["<b>好的</b> & 请\n带“户口簿”"]
        heard, query = stage.bot.heard[0], stage.bot.posts[0].query
        assert heard["Content"] == "身份证 <丢了> ]]> & “补”"
        assert heard["ToUserName"] == "gh_shitan"
        assert heard["FromUserName"] == zhang.openid == query["openid"]
        assert heard["CreateTime"] == str(int(clock.now.timestamp()))
        assert int(heard["MsgId"]) > 0
        assert query["signature"] == signature("AAAAA", query["timestamp"], query["nonce"])
        assert query.get("encrypt_type") == (None if mode == "plain" else "aes")
        assert ("msg_signature" in query) == (mode != "plain")


async def test_safe_mode_shows_nothing_and_compatible_mode_shows_all(clock: HeldClock) -> None:
    tags: dict[Mode, set[str]] = {}
    modes: tuple[Mode, ...] = ("plain", "compatible", "safe")
    for mode in modes:
        async with staged(clock, mode) as stage:
            await stage.citizen().says("你好")
            tags[mode] = {each.tag for each in ET.fromstring(stage.bot.bodies[0])}  # noqa: S314 - our simulator's

    assert tags["safe"] == {"ToUserName", "Encrypt"}
    assert tags["compatible"] == tags["plain"] | {"Encrypt"}


def test_an_openid_is_28_characters_and_the_same_for_ever() -> None:
    zhang = openid_of(TownId("shitan"), "张大爷")

    assert zhang == openid_of(TownId("shitan"), "张大爷")
    assert len(zhang) == 28
    assert zhang.startswith("oSIM")
    assert len({zhang, openid_of(TownId("xili"), "张大爷"), openid_of(TownId("shitan"), "李")}) == 3


async def test_a_tapped_word_sends_its_content_and_its_id(stage: Stage) -> None:
    stage.bot.answer = lambda _said: f"给谁办？\n1. {tap('本人', 111)}\n2. {tap('家里人', 112)}"
    zhang = stage.citizen()
    assert await zhang.says("身份证") == ["给谁办？\n1. 本人\n2. 家里人"]

    await zhang.taps("家里人")

    assert stage.bot.heard[-1]["Content"] == "家里人"
    assert stage.bot.heard[-1]["bizmsgmenuid"] == "112"
    with pytest.raises(AssertionError, match="there are no blue words “邻居”; there are: 本人"):
        await zhang.taps("邻居")


async def test_every_kind_of_message_has_wechats_fields(stage: Stage) -> None:
    zhang = stage.citizen(following=False)
    await zhang.follows()
    await zhang.clicks("book")
    await zhang.sends_location("石堰村")
    await zhang.sends_picture()
    await zhang.sends_voice()
    await zhang.unfollows()

    follow, click, place, picture, voice, leave = stage.bot.heard
    assert (follow["MsgType"], follow["Event"]) == ("event", "subscribe")
    assert (click["Event"], click["EventKey"]) == ("CLICK", "book")
    assert place["Label"].endswith("石堰村")
    assert -90 < float(place["Location_X"]) < 90
    assert picture["PicUrl"].endswith(f"/simulator/media/shitan/{picture['MediaId']}")
    assert voice["Format"] == "amr"
    assert not voice["Recognition"]
    assert voice["MediaId"] != voice["MediaId16K"]
    assert leave["Event"] == "unsubscribe"
    assert all("MsgId" not in each for each in (follow, click, leave))
    assert zhang.latest == []  # nobody sees the answer to leaving


async def test_after_a_time_out_the_same_message_is_posted_again(clock: HeldClock) -> None:
    async with staged(clock, patience=0.1) as stage:
        stage.bot.hold = 2
        zhang = stage.citizen()

        assert await zhang.says("在吗") == ["您说：在吗"]
        assert len({each["MsgId"] for each in stage.bot.heard}) == 1
        assert [each.verdict for each in zhang.chat.phone.exchanges] == [
            "no answer within 0.1 s",
            "no answer within 0.1 s",
            "shown: text",
        ]
        assert len({each.query["nonce"] for each in stage.bot.posts}) == 3


async def test_after_three_time_outs_the_citizen_is_told_of_a_failure(clock: HeldClock) -> None:
    async with staged(clock, patience=0.05) as stage:
        stage.bot.hold = 9
        zhang = stage.citizen()

        assert await zhang.says("在吗") == [FAILURE]
        assert len(stage.bot.posts) == 3
        assert zhang.sees_failure


_FROM_TO = "<ToUserName>{to}</ToUserName><FromUserName>gh_shitan</FromUserName>"
_HEAD = f"{_FROM_TO}<CreateTime>1</CreateTime>"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ('{"ok": true}', "no XML"),
        ("<html>oops", "no XML"),
        ("<!DOCTYPE xml [<!ENTITY a 'b'>]><xml>&a;</xml>", "no XML"),
        ("<xml/>", "ToUserName"),
        (f"<xml>{_FROM_TO}<MsgType>text</MsgType><Content>x</Content></xml>", "CreateTime"),
        (f"<xml>{_HEAD}<MsgType>text</MsgType><Content></Content></xml>", "Content is empty"),
        (f"<xml>{_HEAD}<MsgType>poem</MsgType></xml>", "poem"),
        (f"<xml>{_HEAD}<MsgType>text</MsgType><Content>{'字' * 683}</Content></xml>", "2048"),
    ],
)
async def test_garbage_is_a_failure_at_once(answer: str, why: str, clock: HeldClock) -> None:
    async with staged(clock, "plain") as stage:
        zhang = stage.citizen()
        stage.bot.answer = lambda _said: web.Response(text=answer.replace("{to}", zhang.openid))

        assert await zhang.says("在吗") == [FAILURE]
        assert why in zhang.chat.phone.exchanges[-1].verdict
        assert len(stage.bot.posts) == 1


@pytest.mark.parametrize("status", [201, 301, 403, 500])
async def test_any_other_status_than_200_is_a_failure(stage: Stage, status: int) -> None:
    elsewhere = {"Location": "/wechat/elsewhere"}
    stage.bot.answer = lambda _said: web.Response(status=status, text="success", headers=elsewhere)
    zhang = stage.citizen()

    assert await zhang.says("在吗") == [FAILURE]
    assert zhang.chat.phone.exchanges[-1].status == status


async def test_in_safe_mode_a_plain_or_badly_signed_answer_is_a_failure(stage: Stage) -> None:
    zhang = stage.citizen()
    stage.bot.answer = lambda _said: web.Response(text="<xml><MsgType>text</MsgType></xml>")
    assert await zhang.says("在吗") == [FAILURE]
    assert "not encrypted" in zhang.chat.phone.exchanges[-1].verdict

    sealed = "<xml><Encrypt>QUJD</Encrypt><MsgSignature>0</MsgSignature></xml>"
    stage.bot.answer = lambda _said: web.Response(text=sealed)
    assert await zhang.says("在吗") == [FAILURE]
    assert "MsgSignature" in zhang.chat.phone.exchanges[-1].verdict


async def test_success_and_an_empty_body_show_nothing(stage: Stage) -> None:
    zhang = stage.citizen()
    stage.bot.answer = lambda _said: None
    assert await zhang.says("在吗") == []

    stage.bot.answer = lambda _said: web.Response(body=b"")
    assert await zhang.says("在吗") == []
    zhang.hears_nothing()


async def test_the_last_exchange_can_be_read_sealed_and_opened(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("在吗")

    (exchange,) = zhang.chat.phone.exchanges
    assert "Encrypt" in exchange.sent
    assert "在吗" not in exchange.sent
    assert "在吗" in exchange.sent_inside
    assert "您说：在吗" in exchange.received_inside
    assert KEY not in str(exchange)


async def test_message_ids_differ_and_those_of_one_second_too(stage: Stage) -> None:
    zhang, li = stage.citizen(), stage.citizen("李秀英")
    await zhang.says("一")
    await zhang.says("二")
    await li.says("一")

    assert len({each["MsgId"] for each in stage.bot.heard}) == 3
    assert stage.bot.posts[0].query["openid"] != stage.bot.posts[2].query["openid"]


async def test_a_chat_is_bounded(stage: Stage, clock: HeldClock) -> None:
    zhang = stage.citizen()
    for _ in range(600):
        zhang.chat.phone.show(clock.now, "account", "text", "字")
    clock.pass_(timedelta(hours=1))

    assert len(zhang.chat.phone.bubbles) == 500


async def test_a_page_that_reads_too_slowly_is_let_go(stage: Stage, clock: HeldClock) -> None:
    phone = stage.citizen().chat.phone
    with phone.looked_at() as slow:
        for _ in range(1001):
            phone.show(clock.now, "account", "text", "字")

        read = [slow.get_nowait() for _ in range(slow.qsize())]
    assert len(read) == 1000
    assert read[-1] is None
