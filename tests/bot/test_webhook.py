"""The webhook: who is let in, in which mode, how a refusal looks, and an answer in time."""

import logging
import re
import shutil
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.simulator.wire import Post, Reply, post_of, read_answer
from bot.webhook import ANSWER_WITHIN
from bot.wechat.crypto import sign
from bot.work import Announcement
from knowledge.town_files.book import SHIPPED
from knowledge.towns import Account, Mode, Town
from tests.conftest import NOW
from tests.support.centre import Centre, open_centre
from tests.support.clock import RunningClock
from tests.support.jobs import held

OPENID = "oWebhook00000000000000000001"
PREVIOUS = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"


@pytest_asyncio.fixture
async def centre(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Centre]:
    """Run the product on SQLite, patient for half a second only."""
    file = tmp_path / "webhook.db"
    file.write_bytes(sqlite_template.read_bytes())
    towns = tmp_path / "towns"
    shutil.copytree(SHIPPED, towns)
    patience = timedelta(seconds=0.5)
    async with open_centre(
        f"sqlite:///{file}", RunningClock(NOW), tmp_path, towns, answer_within=patience
    ) as opened:
        yield opened


def in_mode(centre: Centre, mode: Mode) -> Town:
    """Put 白羊镇 into a mode, with a previous AES key, by its file."""
    file = centre.parts.settings.towns / "baiyang.toml"
    said = f'[account]\nmode = "{mode}"\nprevious_aes_key = "{PREVIOUS}"'
    text = re.sub(r'\[account\]\nmode = "\w+"', said, file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    assert centre.parts.towns.refresh() == ()
    town = centre.parts.towns.get("baiyang")
    assert town is not None
    assert town.account.mode == mode
    return town


def letter(account: Account, text: str = "几点下班", number: int = 1) -> Post:
    fields = (
        ("ToUserName", account.original_id),
        ("FromUserName", OPENID),
        ("CreateTime", int(NOW.timestamp())),
        ("MsgType", "text"),
        ("Content", text),
        ("MsgId", number),
    )
    return post_of(account, OPENID, fields, datetime.now(UTC))  # noqa: TID251 - a signature's time


async def send(
    centre: Centre, query: str, body: bytes | str, town: str = "baiyang"
) -> tuple[int, bytes]:
    async with (
        ClientSession() as session,
        session.post(f"{centre.url}/wechat/{town}?{query}", data=body) as answer,
    ):
        return answer.status, await answer.read()


@pytest.mark.parametrize("mode", ["plain", "compatible", "safe"])
async def test_each_mode_is_answered_in_kind(centre: Centre, mode: Mode) -> None:
    town = in_mode(centre, mode)
    post = letter(town.account)

    status, body = await send(centre, post.query, post.body)

    reply = read_answer(town.account, OPENID, body)
    assert status == 200
    assert isinstance(reply, Reply)
    assert "时间：" in reply.text
    assert (b"<Encrypt>" in body) == (mode != "plain")


async def test_the_previous_key_still_opens_and_seals(centre: Centre) -> None:
    town = in_mode(centre, "safe")
    old = replace(town.account, aes_keys=(PREVIOUS,))
    post = letter(old)

    _status, body = await send(centre, post.query, post.body)

    assert isinstance(read_answer(old, OPENID, body), Reply)


async def test_safe_mode_is_never_talked_down(
    centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    town = in_mode(centre, "safe")
    plain = letter(replace(town.account, mode="plain"), "我的身份证号是秘密")
    with caplog.at_level(logging.WARNING):
        for more in ("", "&encrypt_type=raw", "&encrypt_type=aes"):
            status, _body = await send(centre, plain.query + more, plain.body)
            assert status == 403

    assert "refused baiyang" in caplog.text
    assert "秘密" not in caplog.text
    assert OPENID not in caplog.text


async def test_the_url_check_gives_the_echo_back_verbatim(centre: Centre) -> None:
    town = centre.parts.towns.get("baiyang")
    assert town is not None
    signature = sign(town.account.token, "1", "2")
    query = f"timestamp=1&nonce=2&signature={signature}"
    async with ClientSession() as session:
        async with session.get(f"{centre.url}/wechat/baiyang?{query}&echostr=4375 <x>") as right:
            assert (right.status, await right.text()) == (200, "4375 <x>")
        async with session.get(f"{centre.url}/wechat/baiyang?{query}") as without:
            assert without.status == 400
        async with session.get(f"{centre.url}/wechat/baiyang?echostr=1&signature=中") as wrong:
            assert wrong.status == 403
            assert "1" not in await wrong.text()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", 403),
        (b"<xml/>", 403),
        (b"\x00\xff", 403),
        (b"<xml><Encrypt><![CDATA[!!!!]]></Encrypt></xml>", 403),
        (b"x" * (64 * 1024 + 1), 413),
    ],
)
async def test_a_malformed_post_is_refused_cleanly(
    centre: Centre, body: bytes, expected: int
) -> None:
    town = centre.parts.towns.get("baiyang")
    assert town is not None

    status, answer = await send(centre, letter(town.account).query, body)

    assert (status, answer) == (expected, b"refused")


@pytest.mark.parametrize(
    "xml",
    [
        "<xml/>",
        "<xml><MsgType>text</MsgType></xml>",
        "<other/>",
        "not xml",
        '<!DOCTYPE x [<!ENTITY a "b">]><xml><MsgType>&a;</MsgType></xml>',
    ],
)
async def test_a_well_signed_message_without_sense_is_refused_cleanly(
    centre: Centre, xml: str
) -> None:
    town = in_mode(centre, "plain")

    status, answer = await send(centre, letter(town.account).query, xml)

    assert (status, answer) == (400, b"refused")


async def test_an_unknown_town_and_another_towns_key_are_refused(centre: Centre) -> None:
    town = centre.parts.towns.get("baiyang")
    assert town is not None
    post = letter(town.account)

    assert (await send(centre, post.query, post.body, town="nowhere"))[0] == 404
    assert (await send(centre, post.query, post.body, town="xili"))[0] == 403


async def test_a_message_of_no_known_kind_is_kept_and_answered(centre: Centre) -> None:
    town = in_mode(centre, "plain")
    post = letter(town.account)
    xml = post.body.replace("<![CDATA[text]]>", "<![CDATA[hologram]]>")

    status, body = await send(centre, post.query, xml)

    reply = read_answer(town.account, OPENID, body)
    assert status == 200
    assert isinstance(reply, Reply)
    assert "人工" in reply.text


async def test_an_answer_that_takes_too_long_comes_by_the_outbox(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("你好")
    with held(centre.parts.database):
        await zhang.says("几点下班")
        zhang.hears_nothing()

    await zhang.waits_to_hear("时间：")
    assert len(zhang.pushed) == 1


async def test_a_reply_that_was_ready_just_too_late_is_handed_over(centre: Centre) -> None:
    database = centre.parts.database
    publish = database.publish

    def late(announced: list[Announcement]) -> None:
        threading.Event().wait(0.8)  # as a slow disk would
        publish(announced)

    zhang = centre.citizen("张三")
    await zhang.says("你好")
    database.publish = late
    try:
        await zhang.says("几点下班")
    finally:
        database.publish = publish

    zhang.hears_nothing()
    await zhang.waits_to_hear("时间：")


async def test_a_repeat_of_an_empty_answer_is_empty_again(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.unfollows()

    assert await zhang.repeats(2) == ["", ""]


def test_an_answer_leaves_within_four_seconds() -> None:
    assert timedelta(seconds=4) == ANSWER_WITHIN
