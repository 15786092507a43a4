"""`yichuang wechat`: the town's account at WeChat: is it reachable, and its menu bar."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

import click
from aiohttp import ClientSession

from bot.cli.settled import settings_or_exit
from bot.wechat.client import Issued, Sent, WechatClient
from bot.wechat.menu import MENU
from knowledge.town_files.book import read_towns
from knowledge.towns import Town


@click.group()
def wechat() -> None:
    """Talk to WeChat as a town's account: check, menu."""


@wechat.command()
@click.option("--town", required=True)
def check(town: str) -> None:
    """Ask WeChat for a token: appid, secret and the server's IP are right if it gives one."""
    _with_token(town, _nothing_more)
    click.echo("微信认得这个账号，能取到 access_token")


@wechat.command()
@click.option("--town", required=True)
def menu(town: str) -> None:
    """Put the menu bar in place (问材料 · 预约 · 找人工); citizens see it within minutes."""
    _with_token(town, _put_menu)
    click.echo("菜单已更新")


async def _nothing_more(_client: WechatClient, _token: str) -> None:
    return


async def _put_menu(client: WechatClient, token: str) -> None:
    result = await client.menu_create(token, {"button": list(MENU)})
    if not isinstance(result, Sent):
        _stop(result.reason)


def _with_token(name: str, then: Callable[[WechatClient, str], Awaitable[None]]) -> None:
    settings = settings_or_exit()
    town = read_towns(settings.towns, settings.secret_key).get(name)
    if town is None:
        _stop(f"没有名为 {name} 的镇，用 yichuang town list 看有哪些", code=2)
        return
    asyncio.run(_run(settings.wechat_api, town, then))


async def _run(api: str, town: Town, then: Callable[[WechatClient, str], Awaitable[None]]) -> None:
    async with ClientSession() as session:
        client = WechatClient(session, api)
        issued = await client.stable_token(town.account)
        if isinstance(issued, Issued):
            await then(client, issued.token)
        else:
            _stop(issued.reason)


def _stop(reason: str, code: int = 1) -> None:
    click.echo(reason, err=True)
    sys.exit(code)
