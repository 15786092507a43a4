"""Fifty clerks and a thousand open chats on one process: how soon a new message is on the screen.

`python -m tests.bench.desk` plays the console's own script for each clerk: it listens, and fetches
the list and the chat again 50 ms after a change. Fails beyond 300 ms at p99, 400 MB, or 20 ms of
the processor for each message, with all that the clerks' pages ask for.
"""

import asyncio
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from aiohttp import ClientSession, ClientTimeout
from sqlalchemy import Connection, create_engine, insert

from bot.settings import read_settings
from bot.simulator.wire import post_of
from handoff.tables.contacts import ChatRow, ClerkRow, ContactRow, SittingRow
from handoff.tables.messages import MessageRow
from handoff.tables.presence import PresenceRow
from handoff.tables.upsert import table_of
from knowledge.town_files.book import read_towns
from knowledge.towns import Town
from tests.bench.servers import Server, ours, settings

CLERKS, CHATS, SENT = 50, 1000, 300
WAITING = 20  # citizens whom nobody has taken yet
WHO_WAITS, WHO_CALLS = 10, 20  # each tenth message comes from one of them, each 20th is a new one
IN_A_SECOND = 8  # a thousand citizens who each write every two minutes
MOST_MS, MOST_MB = 300, 400
QUIET = 5.0  # seconds in which nobody writes, for what the server does anyhow
SOFT = 0.05  # seconds in which the page folds changes together
SPREAD = 0.4  # seconds over which the pages spread what concerns everybody
PATIENCE = 10.0  # seconds

_numbers = itertools.count(25_000_000_000_000_000)


@dataclass(slots=True)
class Desk:
    """One clerk's browser: it shows one chat and the list, and keeps both up to date."""

    url: str
    login: str
    chat: int
    session: ClientSession
    shown: str = ""
    due: set[str] = field(default_factory=set)
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    seen: dict[str, float] = field(default_factory=dict)

    async def listen(self) -> None:
        """Read the stream of changes for ever."""
        topics = f"bell:{self.login},queue,words,desk:{self.login},chat:{self.chat}"
        parts = {f"chat:{self.chat}": f"chats/{self.chat}", f"bell:{self.login}": "bell"}
        listening = ClientTimeout(total=None)
        address = f"{self.url}/console/live?topics={topics}"
        async with self.session.get(address, timeout=listening) as stream:
            async for line in stream.content:
                if line.startswith(b"data: ") and line != b"data: *\n":
                    topic = line[6:].decode().strip()
                    after = SPREAD * random.random() if topic in {"queue", "words"} else 0
                    part = parts.get(topic, f"list?chat={self.chat}")
                    asyncio.get_running_loop().call_later(after, self.want, part)

    def want(self, part: str) -> None:
        """Fetch this part, with what else is wanted soon."""
        self.due.add(part)
        self.woken.set()

    async def fetch(self) -> None:
        """Fetch what has changed, as the page's script does, and note what is on the screen."""
        while True:
            await self.woken.wait()
            await asyncio.sleep(SOFT)
            self.woken.clear()
            due, self.due = self.due, set()
            chat, both = f"chats/{self.chat}", {f"chats/{self.chat}", f"list?chat={self.chat}"}
            if both <= due:
                due = due - both | {f"{chat}?list"}
            await asyncio.gather(*(self._part(each) for each in due))

    async def _part(self, part: str) -> None:
        async with self.session.get(f"{self.url}/console/parts/{part}") as answer:
            text = await answer.text()
        if part.startswith("chats/"):
            now = time.perf_counter()
            for word in [each for each in self.seen if self.seen[each] == 0 and each in text]:
                self.seen[word] = now


def main() -> int:
    """Measure and print; gives 1 where a target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with ours(folder) as server:
            read = read_settings(settings(folder, server.port))
            town = next(x for x in read_towns(read.towns, read.secret_key).all() if x.staff)
            fill(folder, town, datetime.now(UTC))  # noqa: TID251 - the server has this clock
            took, idle, busy = asyncio.run(_measure(server, town))
            memory = server.most_memory()
    lost = SENT - len(took)
    p50, p99 = (1000 * took[len(took) * share // 100] for share in (50, 99))
    print(f"{CLERKS} clerks, {CHATS} open chats, {IN_A_SECOND} messages/s, {SENT} measured")
    print(f"on the screen: p50 {p50:.0f} ms, p99 {p99:.0f} ms (at most {MOST_MS}); lost {lost}")
    cost = 1000 * (busy - idle) / IN_A_SECOND  # ms
    print(f"processor: {cost:.1f} ms a message, idle {100 * idle:.0f} %")
    print(f"memory: {memory:.0f} MB (at most {MOST_MB})")
    missed = p99 > MOST_MS or memory > MOST_MB
    return 1 if lost or missed else 0


def fill(folder: Path, town: Town, now: datetime, chats: int = CHATS) -> None:
    """Put the clerks, signed in, and their chats into the server's database."""
    engine = create_engine(f"sqlite:///{folder}/yichuang.db")
    with engine.begin() as connection:
        _people(connection, town, now)
        _chats(connection, town, now, chats)
    engine.dispose()


def _people(connection: Connection, town: Town, now: datetime) -> None:
    for number in range(CLERKS):
        who = {"town": town.id, "login": f"clerk{number}"}
        person = {**who, "name": f"办事员{number}", "role": "办事员", "password_hash": "-"}
        connection.execute(insert(table_of(ClerkRow)), person)
        connection.execute(insert(table_of(PresenceRow)), {**who, "seen_at": now, "away": False})
        digest = sha256(f"secret{number}".encode()).hexdigest()
        times = {"began_at": now, "ends_at": now + timedelta(hours=1)}
        connection.execute(insert(table_of(SittingRow)), {**who, "digest": digest, **times})


def _chats(connection: Connection, town: Town, now: datetime, chats: int) -> None:
    """Give each clerk twenty chats, each with a talk of ten messages; the last ones wait."""
    for number in range(chats + WAITING):
        who = {"town": town.id, "citizen": _openid(number)}
        times = {"opened_at": now, "heard_at": now}
        owner = {"owner": "clerk0", "owner_name": "办事员", "owner_by": "lead"}
        about = {"id": number + 1, **who, **times, "asked": "低保停了"}
        connection.execute(insert(table_of(ContactRow)), {**about, **owner})
        clerk = f"clerk{number % CLERKS}"
        held = {"state": "taken", "clerk": clerk, "had": clerk, "taken_at": now}
        if number >= chats:
            held = {"state": "waiting", "clerk": None, "had": None, "taken_at": None}
        answered = now if number < chats else None
        held |= {"contact": number + 1, "reason": "群众要人工", "answered_at": answered}
        connection.execute(insert(table_of(ChatRow)), {**about, **held})
        said = {**who, "kind": "text", "said_at": now, "attempts": 0}
        for place in range(10):
            by = {"by": clerk, "chat": number + 1, "delivery": "sent"}
            if place % 2 == 0:
                by = {"by": "citizen", "chat": None, "delivery": "heard"}
            row = {**said, **by, "text": f"第{place}句话，说说我家的情况"}
            connection.execute(insert(table_of(MessageRow)), row)


def _openid(number: int) -> str:
    return f"oDesk{number:023}"


async def _measure(server: Server, town: Town) -> tuple[list[float], float, float]:
    """Give how long each message took (seconds); processor seconds a second, idle and busy."""
    url = f"http://127.0.0.1:{server.port}"
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as tasks:
        desks = []
        for number in range(CLERKS):
            cookies = {"yichuang_sitting": f"secret{number}"}
            session = await stack.enter_async_context(ClientSession(cookies=cookies))
            desks.append(Desk(url, f"clerk{number}", number + 1, session))
        going = [tasks.create_task(job()) for each in desks for job in (each.listen, each.fetch)]
        await asyncio.sleep(3)
        idle = await _spent(server, asyncio.sleep(QUIET))
        began: dict[str, float] = {}
        busy = await _spent(server, _send_all(url, town, desks, began))
        await asyncio.sleep(PATIENCE / 2)
        for each in going:
            each.cancel()
    ends = {word: at for each in desks for word, at in each.seen.items() if at}
    return sorted(ends[word] - at for word, at in began.items() if word in ends), idle, busy


async def _spent(server: Server, meanwhile: Awaitable[None]) -> float:
    """Give how much of a processor the server needs while this goes on."""
    began, before = time.perf_counter(), server.cpu()
    await meanwhile
    return (server.cpu() - before) / (time.perf_counter() - began)


async def _send_all(url: str, town: Town, desks: list[Desk], began: dict[str, float]) -> None:
    """Let a citizen of an open chat write again and again; notes when each message left."""
    dice = random.Random(5)
    async with ClientSession() as session, asyncio.TaskGroup() as tasks:
        for number in range(SENT):
            desk, word = dice.choice(desks), f"第{number}号消息完"
            desk.seen[word] = 0
            began[word] = time.perf_counter()
            if number % WHO_WAITS == 0:  # beside those that are measured: it changes every list
                waits = CHATS + dice.randrange(WAITING)
                tasks.create_task(_say(session, url, town, waits, "还在吗"))
            if number % WHO_CALLS == 0:
                tasks.create_task(_say(session, url, town, CHATS + WAITING + number, "人工"))
            tasks.create_task(_say(session, url, town, desk.chat - 1, word))
            await asyncio.sleep(1 / IN_A_SECOND)


async def _say(session: ClientSession, url: str, town: Town, citizen: int, text: str) -> None:
    now, openid = datetime.now(UTC), _openid(citizen)  # noqa: TID251 - WeChat's own clock
    fields = (
        ("ToUserName", town.account.original_id),
        ("FromUserName", openid),
        ("CreateTime", int(now.timestamp())),
        ("MsgType", "text"),
        ("Content", text),
        ("MsgId", next(_numbers)),
    )
    post = post_of(town.account, openid, fields, now)
    address = f"{url}{town.webhook_path}?{post.query}"
    async with session.post(address, data=post.body.encode()) as answer:
        answer.raise_for_status()


if __name__ == "__main__":
    sys.exit(main())
