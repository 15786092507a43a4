"""A centre with a console on loopback: two towns, three clerks, and citizens who say things."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import ClientResponse, CookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from argon2 import PasswordHasher
from sqlalchemy import insert

from bot.database import Database
from bot.readers import Readers
from bot.recall import TalkRecall
from bot.telling import Telling
from bot.work import Announcement
from handoff.clerks import add_clerk
from handoff.console.live import Live
from handoff.console.pages import Console
from handoff.ports import Catalogs, PictureFile, Recall, Transactions, Work
from handoff.queue import call
from handoff.tables.messages import MessageRow
from handoff.taking import WORDS
from knowledge.calendar import read_calendar
from knowledge.layers import Layers
from knowledge.matters import Catalog, CitizenId, TownId
from knowledge.search.index import Index
from knowledge.search.lessons import LessonRules
from knowledge.town_files.examples import ExampleBook
from knowledge.towns import Town
from tests.conftest import HeldClock
from tests.support.towns import make_matter, make_town

T = TypeVar("T")
Client = TestClient[web.Request, web.Application]

PASSWORD = "correct horse battery"
OURS = {"Sec-Fetch-Site": "same-origin"}
LI, WANG = CitizenId("oLi-0000000000000000000a3f"), CitizenId("oWang-000000000000000000b41")


@cache
def hashed() -> str:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@cache
def one_matter() -> tuple[Catalog, Index]:
    """Give a catalog that holds 示例救助 and nothing else, and its index."""
    matter = make_matter()
    catalog = Catalog("v1", {matter.code: matter}, {})
    return catalog, Index(catalog)


@dataclass
class OneCatalog:
    """handoff.ports.Catalogs of every town alike, for pages that ask no more than the catalog."""

    known: Catalog

    def layers(self, town: TownId) -> Layers:
        raise LookupError(town)

    def catalog(self, town: TownId) -> Catalog:
        del town
        return self.known

    def refused(self, town: TownId) -> None:
        del town

    async def take_up(self) -> None:
        pass


@dataclass
class PicturesAtHand:
    """handoff.ports.Pictures in memory: by WeChat's id of each."""

    files: dict[str, PictureFile] = field(default_factory=dict)

    async def picture(self, town: Town, media: str) -> PictureFile | None:
        del town
        return self.files.get(media)


class NoSounds:
    """handoff.ports.Sounds where WeChat has none."""

    async def sound(self, town: Town, media: str) -> None:
        del town, media


class NoListener:
    """handoff.ports.Listener for pages that nobody speaks to."""

    def lane(self, town: Town, citizen: CitizenId) -> str:
        return f"{town.id}:{citizen}"

    def said(
        self, town: Town, citizen: CitizenId, message: int, text: str
    ) -> Callable[[Work], None]:
        raise LookupError((town.id, citizen, message, text))


@dataclass
class Office:
    """The console of two towns over one database. `app` may be served as it is."""

    database: Database
    clock: HeldClock
    live: Live = field(default_factory=Live)
    secure_cookie: bool = False
    pictures: PicturesAtHand = field(default_factory=PicturesAtHand)
    catalogs: Catalogs | None = None
    recall: Recall = field(default_factory=TalkRecall)
    knows: tuple[Catalog, Index] = field(default_factory=one_matter)
    shizhen: Town = field(default_factory=make_town)
    linzhen: Town = field(
        default_factory=lambda: make_town(id=TownId("linzhen"), centre="临镇便民服务中心")
    )

    def __post_init__(self) -> None:
        self.database.publish = self.publish
        self.transactions: Transactions = self.database
        self.catalog, index = self.knows
        self.rules = LessonRules(self.catalog)
        self.towns = {str(each.id): each for each in (self.shizhen, self.linzhen)}
        examples = ExampleBook(Path("nowhere"), self.rules)
        self.readers = Readers(lambda _town: index, examples, self.database, tuple, self.clock)

    def publish(self, announced: list[Announcement]) -> None:
        self.live.publish(announced)
        self.readers.take_up(announced)

    def app(self) -> web.Application:
        console = Console(
            self.transactions,
            self.towns.get,
            lambda: tuple(self.towns.values()),
            read_calendar(),
            self.catalogs or OneCatalog(self.catalog),
            self.live,
            self.clock,
            reader=self.readers,
            rules=self.rules,
            telling=Telling("https://yc.test"),
            pictures=self.pictures,
            sounds=NoSounds(),
            listener=NoListener(),
            recall=self.recall,
            secure_cookie=self.secure_cookie,
        )
        app = web.Application(middlewares=console.middlewares())
        app.add_routes(console.routes())

        async def end(_app: web.Application) -> None:
            await self.live.close()

        app.on_shutdown.append(end)
        return app

    async def staff(self) -> None:
        """Give 民生A岗 and 民生B岗 of shizhen and somebody of linzhen a log-in."""

        def job(work: Work) -> None:
            for town, login, name in (
                (self.shizhen, "a", "民生A岗（示例）"),
                (self.shizhen, "b", "民生B岗（示例）"),
                (self.linzhen, "c", "临镇（示例）"),
            ):
                add_clerk(work, town.id, login, name, "办事员", hashed())

        await self.run(job)

    async def run(self, job: Callable[[Work], T]) -> T:
        return await self.database.run(job)

    async def calls(self, citizen: CitizenId, asked: str, town: Town | None = None) -> int:
        """Have the citizen say this and ask for a person; gives the chat."""
        here = town or self.shizhen
        await self.says(citizen, asked, town=here)

        def job(work: Work) -> int:
            return call(work, here, citizen, reason="群众要人工", asked=asked, matter=None).chat

        return await self.run(job)

    async def says(
        self, citizen: CitizenId, text: str, *, town: Town | None = None, **changes: object
    ) -> None:
        """Put a message into the transcript; by the citizen unless told otherwise."""
        values: dict[str, Any] = {
            "town": (town or self.shizhen).id,
            "citizen": citizen,
            "by": "citizen",
            "kind": "text",
            "text": text,
            "said_at": self.clock(),
            "delivery": "heard",
            "attempts": 0,
            **changes,
        }

        def job(work: Work) -> None:
            work.execute(insert(MessageRow).values(values))
            work.announce((town or self.shizhen).id, WORDS)  # as a turn does

        await self.run(job)

    def pass_(self, **time: float) -> None:
        self.clock.pass_(timedelta(**time))


@asynccontextmanager
async def browser(server: TestServer) -> AsyncIterator[Client]:
    """A browser of its own (its cookies) in front of the server."""
    client: Client = TestClient(server, cookie_jar=CookieJar(unsafe=True), headers=OURS)
    await client.start_server()
    try:
        yield client
    finally:
        await client.session.close()


async def sign_in(
    client: Client, login: str, *, town: str = "shizhen", password: str = PASSWORD, then: str = ""
) -> ClientResponse:
    typed = {"town": town, "login": login, "password": password, "next": then}
    return await client.post("/console/login", data=typed, allow_redirects=False)
