"""A town, a webhook of wechatpy's that answers as told, and the simulator in front of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from wechatpy import parse_message
from wechatpy.crypto import WeChatCrypto
from wechatpy.replies import TextReply

from bot.clock import Clock
from bot.simulator.simulator import Simulator
from knowledge.matters import TownId
from knowledge.towns import Account, Mode, Town, Village
from tests.support.citizen import Citizen
from tests.support.towns import make_town

KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
SECRET = "s3cret"


def a_town(mode: Mode = "safe", town: str = "shitan") -> Town:
    """A made-up town with two villages."""
    return make_town(
        id=TownId(town),
        villages=(Village("石堰村", "石堰村便民服务站", 12), Village("水口村", "水口村站", 35)),
        account=Account(
            mode=mode,
            appid=f"wx{town}",
            original_id=f"gh_{town}",
            token="AAAAA",
            aes_keys=() if mode == "plain" else (KEY,),
            secret=SECRET,
        ),
    )


def tap(words: str, number: int, says: str | None = None) -> str:
    """Blue words as our dialogs write them."""
    said = says or words
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={said}&msgmenuid={number}">{words}</a>'


@dataclass
class EchoBot:
    """The town's side of the wire: keeps all that it was sent, echoes, or answers as told.

    The first `hold` posts are held until `held` is set; an answer of None is `success`.
    """

    town: Town
    answer: Callable[[dict[str, str]], str | web.Response | None] | None = None
    posts: list[web.Request] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    xml: list[str] = field(default_factory=list)
    hold: int = 0
    held: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def heard(self) -> list[dict[str, str]]:
        """The messages' fields, in the order they came."""
        return [parse_message(each)._data for each in self.xml]

    async def hear(self, request: web.Request) -> web.Response:
        body = await request.text()
        self.posts.append(request)
        self.bodies.append(body)
        plain, crypto = self._open(request, body)
        self.xml.append(plain)
        if self.hold:
            self.hold -= 1
            await self.held.wait()
        said = parse_message(plain)._data
        answer = self.answer(said) if self.answer else f"您说：{said.get('Content')}"
        if not isinstance(answer, str):
            return answer or web.Response(text="success")
        reply = TextReply(content=answer, message=parse_message(plain)).render()
        if crypto is not None:
            query = request.query
            reply = crypto.encrypt_message(reply, query["nonce"], query["timestamp"])
        return web.Response(text=reply, content_type="text/xml")

    def _open(self, request: web.Request, body: str) -> tuple[str, WeChatCrypto | None]:
        account, query = self.town.account, request.query
        if account.mode == "plain":
            return body, None
        crypto = WeChatCrypto(account.token, account.aes_keys[0], account.appid)
        signed = query["msg_signature"], query["timestamp"], query["nonce"]
        return crypto.decrypt_message(body, *signed), crypto


@dataclass
class Stage:
    """The simulator, the bot it posts to, and a browser's connection to the simulator."""

    simulator: Simulator
    bot: EchoBot
    browser: TestClient[web.Request, web.Application]

    def citizen(self, name: str = "张大爷", *, following: bool = True) -> Citizen:
        return Citizen(self.simulator, self.bot.town.id, name, following=following)


@asynccontextmanager
async def staged(clock: Clock, mode: Mode = "safe", patience: float = 5.0) -> AsyncIterator[Stage]:
    """Run all three on loopback."""
    town = a_town(mode)
    bot, app = EchoBot(town), web.Application()
    app.add_routes([web.post("/wechat/{town}", bot.hear)])
    server = TestServer(app)
    await server.start_server()
    towns = {town.id: town}
    simulator = Simulator(
        lambda name: towns.get(TownId(name)),
        lambda: (town,),
        str(server.make_url("")),
        clock,
        patience=patience,
    )
    pages = web.Application(client_max_size=64 * 1024)
    pages.add_routes(simulator.routes())
    await simulator.start()
    try:
        async with TestClient(TestServer(pages)) as browser:
            try:
                yield Stage(simulator, bot, browser)
            finally:
                await simulator.close()
    finally:
        bot.held.set()
        await server.close()
