"""The product as a real process: started, spoken to over HTTP, and killed."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession
from aiohttp.test_utils import unused_port

from bot.simulator.wire import Field, Post, Reply, post_of, read_answer
from knowledge.town_files.book import SHIPPED, read_towns
from knowledge.towns import Town

SECRET = "a secret for tests only"
_READY_WITHIN = 30.0


@dataclass
class Process:
    """One `yichuang serve` on a free port."""

    database_url: str
    var: Path
    port: int
    popen: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @staticmethod
    async def start(database_url: str, var: Path) -> "Process":
        port = unused_port()
        environment = {
            **{name: value for name, value in os.environ.items() if "YICHUANG" not in name},  # noqa: TID251 - a child's
            "YICHUANG_DATABASE_URL": database_url,
            "YICHUANG_PORT": str(port),
            "YICHUANG_SECRET_KEY": SECRET,
            "YICHUANG_VAR": str(var),
            "YICHUANG_LOG_LEVEL": "WARNING",
            "YICHUANG_WECHAT_API": "http://127.0.0.1:9",
        }
        popen = subprocess.Popen([sys.executable, "-m", "bot", "serve"], env=environment)
        process = Process(database_url, var, port, popen)
        try:
            await process._ready()
        except BaseException:
            process.kill()
            raise
        return process

    async def _ready(self) -> None:
        async with asyncio.timeout(_READY_WITHIN), ClientSession() as session:
            while self.popen.poll() is None:
                try:
                    async with session.get(f"{self.url}/readyz") as answer:
                        if answer.status == 200:
                            return
                except ClientConnectionError:
                    pass
                await asyncio.sleep(0.05)
        raise ChildProcessError(f"the server ended with {self.popen.returncode}")

    def kill(self) -> None:
        """Kill it as a power cut would: no handler runs."""
        self.popen.send_signal(signal.SIGKILL)
        self.popen.wait()

    def stop(self) -> int:
        """Ask it to end, as Ctrl-C does; gives its exit code."""
        self.popen.send_signal(signal.SIGINT)
        return self.popen.wait(timeout=20)


@dataclass(frozen=True)
class Letter:
    """One citizen's message, ready to be posted as often as one likes."""

    town: Town
    openid: str
    number: int
    post: Post

    async def send(self, session: ClientSession, url: str) -> str | None:
        """Post it; gives the reply's text, or None where no answer came."""
        try:
            async with session.post(
                f"{url}/wechat/{self.town.id}?{self.post.query}", data=self.post.body.encode()
            ) as answer:
                body = await answer.read()
        except ClientConnectionError:
            return None
        reply = read_answer(self.town.account, self.openid, body)
        return reply.text if isinstance(reply, Reply) else None


def letters(texts: Sequence[tuple[str, str]], town_id: str = "baiyang") -> list[Letter]:
    """Make a letter for each (openid, text), numbered from 1."""
    town = read_towns(SHIPPED, SECRET.encode()).get(town_id)
    assert town is not None
    now = datetime.now(UTC)  # noqa: TID251 - a real process reads the real time
    made = []
    for number, (openid, text) in enumerate(texts, 1):
        fields: tuple[Field, ...] = (
            ("ToUserName", town.account.original_id),
            ("FromUserName", openid),
            ("CreateTime", int(now.timestamp())),
            ("MsgType", "text"),
            ("Content", text),
            ("MsgId", 7_000_000_000_000_000 + number),
        )
        made.append(Letter(town, openid, number, post_of(town.account, openid, fields, now)))
    return made
