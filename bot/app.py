"""The composition root: the one place where every part meets."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Protocol
from urllib.parse import urlsplit

from aiohttp import ClientSession, ClientTimeout, web
from sqlalchemy import func, select, text

from bot import inbox
from bot.change_teller import ChangeTeller
from bot.jobs import Timer
from bot.listening import Listener
from bot.pages.assets import Assets
from bot.pages.booking import BookingPages
from bot.pages.day import DayPages
from bot.pages.day_look import DayFacts
from bot.pages.forms import readable
from bot.pages.health import Health
from bot.pages.index import IndexPage
from bot.pages.notice import NoticePages
from bot.pages.public import PublicFacts
from bot.pages.published import PublicPages
from bot.pages.receipt import ReceiptPages
from bot.pages.samples import Samples
from bot.pages.visit import VisitPages
from bot.parts import Parts
from bot.pictures import KeptPictures
from bot.posts import MAX_BODY
from bot.readers import LOOK_EVERY
from bot.recall import TalkRecall
from bot.sender import Sender
from bot.simulator.simulator import Simulator
from bot.sounds import KeptSounds
from bot.webhook import ANSWER_WITHIN, Webhook
from bot.wechat.client import WechatClient
from bot.wechat.token import Tokens
from bot.wechat_media import WechatMedia
from bot.work import OUTBOX, Announcement
from handoff import misses
from handoff.console.pages import Console
from handoff.gaps import unknown_years
from handoff.ports import Scene, Work
from handoff.tables.messages import UNSENT, MessageRow
from knowledge.calendar import local

log = logging.getLogger(__name__)

_LOOK_AT_FILES_EVERY = 2.0  # seconds
_TELL_EVERY = 2.0  # seconds
_TIMER_EVERY = 1.0  # seconds
_PRUNE_EVERY = 3600.0  # seconds
_COUNT_EVERY = 10.0  # seconds
_KEEP_INBOX = timedelta(days=30)
_WAITING = select(func.count()).select_from(MessageRow).where(text(UNSENT))


class HasRoutes(Protocol):
    """A page, or a family of pages."""

    def routes(self) -> list[web.RouteDef]:
        """Give its routes."""


class Composition:
    """The application with what it was wired of; `simulator` is None where it is off."""

    def __init__(self, parts: Parts, *, answer_within: timedelta = ANSWER_WITHIN) -> None:
        self.parts = parts
        self.webhook = Webhook(
            database=parts.database,
            towns=parts.towns.get,
            around=parts.around,
            reader=parts.readers,
            clock=parts.clock,
            metrics=parts.metrics,
            answer_within=answer_within,
        )
        self.media = WechatMedia()
        self.pictures = KeptPictures(parts.settings.var / "media", self.media)
        self.console = Console(
            transactions=parts.database,
            towns=parts.towns.get,
            all_towns=parts.towns.all,
            calendar=parts.calendar,
            catalogs=parts.catalogs,
            live=parts.live,
            clock=parts.clock,
            reader=parts.readers,
            rules=parts.rules,
            telling=parts.telling,
            pictures=self.pictures,
            sounds=KeptSounds(parts.settings.var / "media", self.media),
            listener=Listener(parts.around, parts.readers, parts.clock),
            recall=TalkRecall(),
            secure_cookie=parts.settings.public_url.startswith("https"),
        )
        address = parts.telling.notice_url
        self.teller = ChangeTeller(
            parts.database, parts.catalogs, parts.towns.all, parts.calendar, address
        )
        self.timer = Timer(parts.database, self._scene, parts.clock)
        self._waiting = 0
        parts.metrics.watch_outbox(lambda: self._waiting)
        parts.metrics.watch_calendar(
            lambda: bool(unknown_years(parts.calendar, local(parts.clock()).date()))
        )
        self.simulator: Simulator | None = None
        self.app = web.Application(
            client_max_size=MAX_BODY, middlewares=[*self.console.middlewares(), readable]
        )
        self._add_routes()
        self.app.cleanup_ctx.extend((self._database, self._sender, self._chores, self._wechat_here))
        self.app.on_shutdown.append(self._hang_up)

    def _add_routes(self) -> None:
        parts, url = self.parts, self.parts.settings.public_url
        catalog = parts.catalogs.catalog
        facts = (parts.towns.get, catalog, parts.calendar, parts.clock, parts.readers, url)
        pages: list[HasRoutes] = [
            self.webhook,
            self.console,
            Assets(urlsplit(url).path),
            NoticePages(parts.database, parts.towns.get, url),
            ReceiptPages(parts.database, parts.towns.get, catalog, url),
            Samples(parts.towns.get, parts.settings.towns),
            PublicPages(*facts, parts.database),
            BookingPages(PublicFacts(*facts), parts.database),
            DayPages(DayFacts(parts.database, parts.towns.get, catalog, parts.calendar, url)),
            VisitPages(parts.database, parts.towns.get, catalog, parts.settings.towns, url),
            Health(parts.database, parts.towns.all, parts.metrics),
            IndexPage(parts.towns.all, simulator=parts.settings.simulator),
        ]
        if parts.settings.simulator:
            base = f"http://{parts.settings.host}:{parts.settings.port}"
            self.simulator = Simulator(parts.towns.get, parts.towns.all, base, parts.clock)
            pages.append(self.simulator)
        for page in pages:
            self.app.add_routes(page.routes())

    def _scene(self) -> Scene:
        parts, telling = self.parts, self.parts.telling
        return Scene(
            towns=parts.towns.all(),
            calendar=parts.calendar,
            catalog=parts.catalogs.catalog,
            url=telling.url,
            notice_url=telling.notice_url,
        )

    async def _database(self, _app: web.Application) -> AsyncIterator[None]:
        yield
        await self.webhook.close()
        await asyncio.to_thread(self.parts.database.close)

    async def _sender(self, _app: web.Application) -> AsyncIterator[None]:
        parts = self.parts
        async with ClientSession(timeout=ClientTimeout(total=10, connect=3)) as session:
            client = WechatClient(session, parts.settings.wechat_api)
            tokens = Tokens(parts.database, client, parts.clock)
            self.media.open(client, tokens)
            sender = Sender(parts.database, client, tokens, parts.towns.get)

            def publish(announced: list[Announcement]) -> None:
                if any(topic == OUTBOX for _town, topic in announced):
                    sender.wake()
                parts.live.publish(announced)
                parts.readers.take_up(announced)

            parts.database.publish = publish
            running = asyncio.create_task(sender.run())
            yield
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def _chores(self, _app: web.Application) -> AsyncIterator[None]:
        await self.parts.catalogs.take_up()  # before the first message, with all that was published
        await self.parts.readers.look()
        chores = [
            asyncio.create_task(_every(_LOOK_AT_FILES_EVERY, self._look_at_files)),
            asyncio.create_task(_every(LOOK_EVERY, self.parts.readers.look)),
            asyncio.create_task(_every(LOOK_EVERY, self.parts.catalogs.take_up)),
            asyncio.create_task(_every(_TELL_EVERY, self.teller.look)),
            asyncio.create_task(_every(_TIMER_EVERY, self.timer.look)),
            asyncio.create_task(_every(_PRUNE_EVERY, self._prune)),
            asyncio.create_task(_every(_COUNT_EVERY, self._count_waiting)),
        ]
        yield
        for chore in chores:
            chore.cancel()
        await asyncio.gather(*chores, return_exceptions=True)

    async def _look_at_files(self) -> None:
        for fault in await asyncio.to_thread(self.parts.towns.refresh):
            log.error("town file refused, the old one stays in force: %s", fault)
        await asyncio.to_thread(self.parts.readers.look_at_files)

    async def _prune(self) -> None:
        def prune(work: Work) -> tuple[int, int]:
            return inbox.prune(work, work.now - _KEEP_INBOX), misses.prune(work)

        await asyncio.to_thread(self.pictures.prune, self.parts.clock())
        gone = await self.parts.database.run(prune)
        log.info("forgot %s old inbox rows and %s messages that were not understood", *gone)

    async def _count_waiting(self) -> None:
        def count(work: Work) -> int:
            return int(work.execute(_WAITING).scalar_one())

        self._waiting = await self.parts.database.run(count)

    async def _wechat_here(self, _app: web.Application) -> AsyncIterator[None]:
        if self.simulator is None:
            yield
            return
        await self.simulator.start()
        yield
        await self.simulator.close()

    async def _hang_up(self, _app: web.Application) -> None:
        await self.parts.live.close()
        if self.simulator is not None:
            await self.simulator.close()


async def _every(seconds: float, job: Callable[[], Awaitable[None]]) -> None:
    """Do a chore now, and again after every pause; one that raises is logged and tried again."""
    while True:
        try:
            await job()
        except Exception:
            log.exception("a chore failed; it is tried again in %s s", seconds)
        await asyncio.sleep(seconds)
