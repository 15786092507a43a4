"""Pictures are fetched from WeChat once, kept for three days, and are pictures."""

import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

from bot.database import Database
from bot.pictures import LIFE, KeptPictures
from bot.simulator.media import SAMPLE_PICTURE
from bot.wechat.client import Downloaded, Refused, TooLarge, Uncertain, Unreached, WechatClient
from bot.wechat.token import Tokens
from bot.wechat_media import MAX_BYTES, WechatMedia
from handoff.ports import PictureFile
from tests.bot.wechat.fake import Answer, FakeWechat, fake_wechat, hang_up
from tests.conftest import HeldClock
from tests.support.towns import make_town

GET = "/cgi-bin/media/get"
TOWN = make_town()


def sending(content: bytes) -> Answer:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=content, content_type="image/png")

    return answer


@pytest.fixture
async def wechat() -> AsyncIterator[FakeWechat]:
    fake = await fake_wechat()
    yield fake
    await fake.server.close()


@pytest.fixture
async def client(wechat: FakeWechat) -> AsyncIterator[WechatClient]:
    async with ClientSession() as session:
        yield WechatClient(session, wechat.url)


@pytest.fixture
def pictures(
    database: Database, client: WechatClient, clock: HeldClock, tmp_path: Path
) -> KeptPictures:
    media = WechatMedia()
    media.open(client, Tokens(database, client, clock))
    return KeptPictures(tmp_path / "media", media)


async def test_a_picture_is_fetched_once_and_then_kept(
    pictures: KeptPictures, wechat: FakeWechat
) -> None:
    wechat.answers[GET] = iter([sending(SAMPLE_PICTURE)])

    first = await pictures.picture(TOWN, "m1")
    second = await pictures.picture(TOWN, "m1")

    assert first == second == PictureFile(SAMPLE_PICTURE, "image/png")
    assert len(wechat.to(GET)) == 1


async def test_a_stale_token_is_renewed(pictures: KeptPictures, wechat: FakeWechat) -> None:
    wechat.answers[GET] = iter([{"errcode": 42001, "errmsg": "expired"}, sending(SAMPLE_PICTURE)])

    assert await pictures.picture(TOWN, "m1") is not None
    assert [each.token for each in wechat.to(GET)] == ["token-1", "token-2"]


@pytest.mark.parametrize(
    "content", [b"<html><script>", b"%PDF-1.7", b"", b"\xff\xd8\xff" + bytes(MAX_BYTES)]
)
async def test_what_is_no_picture_or_too_large_is_not_kept(
    pictures: KeptPictures, wechat: FakeWechat, content: bytes, tmp_path: Path
) -> None:
    wechat.answers[GET] = iter([sending(content)])

    assert await pictures.picture(TOWN, "m1") is None
    assert not any(each.is_file() for each in (tmp_path / "media").rglob("*"))


async def test_after_three_days_it_is_forgotten(
    pictures: KeptPictures, wechat: FakeWechat, clock: HeldClock, tmp_path: Path
) -> None:
    wechat.answers[GET] = iter([sending(SAMPLE_PICTURE), {"errcode": 40007, "errmsg": "gone"}])
    await pictures.picture(TOWN, "m1")
    (kept,) = (each for each in (tmp_path / "media").rglob("*") if each.is_file())
    came = clock().timestamp()
    os.utime(kept, (came, came))

    assert pictures.prune(clock() + LIFE) == 0
    assert pictures.prune(clock() + LIFE + timedelta(seconds=1)) == 1
    assert await pictures.picture(TOWN, "m1") is None


async def test_before_the_server_is_up_there_is_none(tmp_path: Path) -> None:
    assert await KeptPictures(tmp_path, WechatMedia()).picture(TOWN, "m1") is None
    assert KeptPictures(tmp_path / "nowhere", WechatMedia()).prune(HeldClock()()) == 0


async def test_how_a_download_can_end(client: WechatClient, wechat: FakeWechat) -> None:
    wechat.answers[GET] = iter(
        [
            sending(b"123"),
            sending(b"1234"),
            {"errcode": 40007, "errmsg": "invalid media_id"},
            {"video_url": "http://x"},
            hang_up,
        ]
    )

    assert await client.download("t", "m", 3) == Downloaded(b"123")
    assert await client.download("t", "m", 3) == TooLarge()
    assert isinstance(await client.download("t", "m", 99), Refused)
    assert isinstance(await client.download("t", "m", 99), Uncertain)
    assert isinstance(await client.download("t", "m", 99), Uncertain)
    await wechat.server.close()
    assert isinstance(await client.download("t", "m", 99), Unreached)
