"""Access tokens: fetched once, kept, renewed in time, and shared between servers."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import web
from sqlalchemy import select

from bot.database import Database
from bot.tables import TokenRow
from bot.wechat.client import Refused, Unreached, WechatClient
from bot.wechat.token import Tokens
from handoff.ports import Work
from tests.bot.wechat.fake import TOKEN, FakeWechat, hang_up, town
from tests.conftest import NOW, HeldClock

BAIYANG, BANZHUYUAN = town("baiyang"), town("banzhuyuan")


@pytest.fixture
def tokens(database: Database, client: WechatClient, clock: HeldClock) -> Tokens:
    return Tokens(database, client, clock)


@pytest.fixture
def another_servers(database: Database, client: WechatClient, clock: HeldClock) -> Tokens:
    return Tokens(database, client, clock)


async def test_ten_who_ask_at_once_share_one_call(tokens: Tokens, wechat: FakeWechat) -> None:
    given = await asyncio.gather(*(tokens.get(BAIYANG) for _ in range(10)))

    assert given == ["token-1"] * 10
    assert len(wechat.calls) == 1


async def test_each_town_has_its_own(tokens: Tokens) -> None:
    assert await tokens.get(BAIYANG) == "token-1"
    assert await tokens.get(BANZHUYUAN) == "token-2"
    assert await tokens.get(BAIYANG) == "token-1"


async def test_it_is_kept_with_its_end(tokens: Tokens, database: Database) -> None:
    await tokens.get(BAIYANG)

    def kept(work: Work) -> tuple[str, object]:
        row = work.execute(
            select(TokenRow.token, TokenRow.ends_at).where(TokenRow.town == BAIYANG.id)
        ).one()
        return row.token, row.ends_at

    assert await database.run(kept) == ("token-1", NOW + timedelta(hours=2))


async def test_it_survives_a_restart(
    tokens: Tokens, another_servers: Tokens, wechat: FakeWechat
) -> None:
    await tokens.get(BAIYANG)

    assert await another_servers.get(BAIYANG) == "token-1"
    assert len(wechat.calls) == 1


async def test_it_is_renewed_five_minutes_before_its_end(tokens: Tokens, clock: HeldClock) -> None:
    await tokens.get(BAIYANG)

    clock.pass_(timedelta(hours=2, minutes=-5, seconds=-1))
    assert await tokens.get(BAIYANG) == "token-1"
    clock.pass_(timedelta(seconds=1))
    assert await tokens.get(BAIYANG) == "token-2"


async def test_a_stale_one_is_fetched_anew_by_one_call(tokens: Tokens, wechat: FakeWechat) -> None:
    stale = await tokens.get(BAIYANG)
    assert isinstance(stale, str)

    given = await asyncio.gather(*(tokens.renew(BAIYANG, stale) for _ in range(10)))

    assert given == ["token-2"] * 10
    assert await tokens.renew(BAIYANG, stale) == "token-2"
    assert len(wechat.calls) == 2


async def test_one_that_another_server_renewed_is_taken_from_the_database(
    tokens: Tokens, another_servers: Tokens, wechat: FakeWechat
) -> None:
    stale = await tokens.get(BAIYANG)
    assert isinstance(stale, str)
    await another_servers.renew(BAIYANG, stale)

    assert await tokens.renew(BAIYANG, stale) == "token-2"
    assert len(wechat.calls) == 2


async def test_a_refusal_is_given_to_all_who_wait_and_not_kept(
    tokens: Tokens, wechat: FakeWechat
) -> None:
    wechat.answers[TOKEN] = iter([{"errcode": 40125, "errmsg": "invalid appsecret"}])

    given = await asyncio.gather(*(tokens.get(BAIYANG) for _ in range(3)))

    assert all(isinstance(each, Refused) and each.kind == "config" for each in given)
    assert len(wechat.calls) == 1
    assert await tokens.get(BAIYANG) == "token-1"


async def test_a_lost_answer_costs_nothing(tokens: Tokens, wechat: FakeWechat) -> None:
    wechat.answers[TOKEN] = iter([hang_up])

    assert isinstance(await tokens.get(BAIYANG), Unreached)
    assert await tokens.get(BAIYANG) == "token-1"


async def test_one_who_goes_away_does_not_take_the_call_with_him(
    tokens: Tokens, wechat: FakeWechat
) -> None:
    called, answer = asyncio.Event(), asyncio.Event()

    async def slow(_request: web.Request) -> web.StreamResponse:
        called.set()
        await answer.wait()
        return web.json_response({"access_token": "slow", "expires_in": 7200})

    wechat.answers[TOKEN] = iter([slow])
    leaver = asyncio.create_task(tokens.get(BAIYANG))
    stayer = asyncio.create_task(tokens.get(BAIYANG))
    await called.wait()

    leaver.cancel()
    answer.set()

    assert await stayer == "slow"
    assert leaver.cancelled()
