"""Calls to WeChat's API over a real connection, and what comes of them."""

import asyncio
import logging
import socket
from datetime import timedelta

import pytest
from aiohttp import ClientSession, ClientTimeout, web

from bot.wechat.client import Issued, Refused, Sent, Uncertain, Unreached, WechatClient
from tests.bot.wechat.fake import APPSECRET, SEND, TOKEN, Answer, FakeWechat, account, hang_up

OPENID = "oABCD-efgh_1234567890ijklmno"
SECRET_TOKEN = "the-access-token"


async def test_a_text_goes_out_in_plain_utf8(client: WechatClient, wechat: FakeWechat) -> None:
    said = '您好：“身份证”\n<a href="http://x">看</a> 😀\x0b'

    assert await client.send_text(SECRET_TOKEN, OPENID, said) == Sent()

    [call] = wechat.calls
    assert (call.path, call.token) == (SEND, SECRET_TOKEN)
    assert call.body["touser"] == OPENID
    assert call.body["text"]["content"] == said.removesuffix("\x0b")
    assert "身份证".encode() in call.raw
    assert b"\\u" not in call.raw


async def test_the_menu_is_put_in_place(client: WechatClient, wechat: FakeWechat) -> None:
    menu = {"button": [{"type": "click", "name": "办事", "key": "ask"}]}

    assert await client.menu_create(SECRET_TOKEN, menu) == Sent()

    assert [(each.path, each.body) for each in wechat.calls] == [("/cgi-bin/menu/create", menu)]


async def test_a_token_is_asked_for_without_putting_the_old_one_out_of_use(
    client: WechatClient, wechat: FakeWechat
) -> None:
    assert await client.stable_token(account()) == Issued("token-1", timedelta(hours=2))

    [call] = wechat.calls
    assert call.path == TOKEN
    assert call.body == {
        "grant_type": "client_credential",
        "appid": "wx1",
        "secret": APPSECRET,
        "force_refresh": False,
    }


async def test_a_refusal_says_why_in_words_and_keeps_wechats_id(
    client: WechatClient, wechat: FakeWechat
) -> None:
    message = "out of response count limit rid: 65f0-1a2b-3c4d"
    wechat.answers[SEND] = iter([{"errcode": 45047, "errmsg": message}])

    assert await client.send_text(SECRET_TOKEN, OPENID, "好") == Refused(
        45047, "微信限定的5条已发完，等群众再发一条消息后才能发", "quota", "65f0-1a2b-3c4d"
    )


async def test_a_server_that_is_not_whitelisted_is_told_its_address(
    client: WechatClient, wechat: FakeWechat
) -> None:
    message = "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 1-2"
    wechat.answers[TOKEN] = iter([{"errcode": 40164, "errmsg": message}])

    refused = await client.stable_token(account())

    assert isinstance(refused, Refused)
    assert refused.kind == "config"
    assert "203.0.113.7" in refused.reason


async def test_where_nobody_listens_nothing_was_sent() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound, but it does not listen
        async with ClientSession() as session:
            client = WechatClient(session, f"http://127.0.0.1:{held.getsockname()[1]}")

            result = await client.send_text(SECRET_TOKEN, OPENID, "好")

    assert isinstance(result, Unreached)


async def test_a_server_that_takes_no_connection_was_sent_nothing() -> None:
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for each in (first, second):  # they fill the queue of those who wait to be let in
            each.setblocking(False)
            each.connect_ex(full.getsockname())
        async with ClientSession() as session:
            url = f"http://127.0.0.1:{full.getsockname()[1]}"
            client = WechatClient(session, url, timeout=ClientTimeout(total=30, connect=0.05))

            result = await client.send_text(SECRET_TOKEN, OPENID, "好")

    assert isinstance(result, Unreached)


async def test_an_answer_that_takes_too_long_leaves_it_uncertain(wechat: FakeWechat) -> None:
    gone = asyncio.Event()

    async def slow(_request: web.Request) -> web.StreamResponse:
        await gone.wait()
        return web.json_response({"errcode": 0})

    wechat.answers[SEND] = iter([slow])
    async with ClientSession() as session:
        client = WechatClient(session, wechat.url, timeout=ClientTimeout(total=0.05))

        result = await client.send_text(SECRET_TOKEN, OPENID, "好")

    gone.set()
    assert isinstance(result, Uncertain)
    assert len(wechat.calls) == 1


async def _gateway(_request: web.Request) -> web.StreamResponse:
    return web.Response(status=502, text="<html>Bad Gateway</html>", content_type="text/html")


async def _elsewhere(_request: web.Request) -> web.StreamResponse:
    raise web.HTTPTemporaryRedirect("/cgi-bin/elsewhere")


async def _list(_request: web.Request) -> web.StreamResponse:
    return web.json_response([])


@pytest.mark.parametrize("answer", [hang_up, _gateway, _elsewhere, _list, {}, {"errcode": "0"}])
async def test_an_answer_that_says_nothing_leaves_it_uncertain(
    client: WechatClient, wechat: FakeWechat, answer: Answer
) -> None:
    wechat.answers[SEND] = iter([answer])

    assert isinstance(await client.send_text(SECRET_TOKEN, OPENID, "好"), Uncertain)

    assert len(wechat.calls) == 1


@pytest.mark.parametrize(
    "answer", [{}, {"access_token": ""}, {"access_token": "t"}, {"errcode": 0}]
)
async def test_a_token_that_is_not_there_is_not_made_up(
    client: WechatClient, wechat: FakeWechat, answer: Answer
) -> None:
    wechat.answers[TOKEN] = iter([answer])

    assert isinstance(await client.stable_token(account()), Uncertain)


@pytest.mark.parametrize("answer", [hang_up, _gateway, {"errcode": 40001, "errmsg": SECRET_TOKEN}])
async def test_no_secret_is_in_a_result_or_in_a_log(
    client: WechatClient,
    wechat: FakeWechat,
    answer: Answer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    wechat.answers = {SEND: iter([answer]), TOKEN: iter([answer])}

    shown = repr(
        [
            await client.send_text(SECRET_TOKEN, OPENID, "好"),
            await client.stable_token(account()),
            await client.stable_token(account()),
        ]
    )

    for secret in (SECRET_TOKEN, APPSECRET, "token-1", OPENID):
        assert secret not in shown + caplog.text
