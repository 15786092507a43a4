"""A WeChat on loopback for each test that asks for one."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from bot.wechat.client import WechatClient
from tests.bot.wechat.fake import FakeWechat, fake_wechat


@pytest.fixture
async def wechat() -> AsyncIterator[FakeWechat]:
    fake = await fake_wechat()
    yield fake
    await fake.server.close()


@pytest.fixture
async def client(wechat: FakeWechat) -> AsyncIterator[WechatClient]:
    async with ClientSession() as session:
        yield WechatClient(session, wechat.url)
