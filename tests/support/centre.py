"""The whole product, running on a free port of this machine with the simulator beside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from aiohttp import ClientSession, web
from aiohttp.test_utils import unused_port

from bot.app import Composition
from bot.clock import Clock
from bot.parts import Parts, make_parts
from bot.settings import Settings, read_settings
from bot.simulator.simulator import Simulator
from bot.webhook import ANSWER_WITHIN
from bot.work import OUTBOX
from knowledge.matters import TownId
from tests.support.citizen import Citizen
from tests.support.clock import RunningClock


@dataclass
class Centre:
    """A running product: its parts, its address, and citizens to talk to it."""

    whole: Composition
    simulator: Simulator
    url: str
    sessions: list[ClientSession] = field(default_factory=list)

    @property
    def parts(self) -> Parts:
        return self.whole.parts

    def citizen(self, name: str = "张三", town: str = "baiyang") -> Citizen:
        return Citizen(self.simulator, town, name, time_goes_on=self.let_time_go_on)

    def let_time_go_on(self) -> None:
        """Let a second pass at once, and send what is due then: a text after the first is."""
        if isinstance(self.parts.clock, RunningClock):
            self.parts.clock.pass_(timedelta(seconds=1))
            self.parts.database.publish([(TownId(""), OUTBOX)])


def settings_for(database_url: str, var: Path, port: int, towns: Path | None = None) -> Settings:
    here = f"http://127.0.0.1:{port}"
    return read_settings(
        {
            "YICHUANG_DATABASE_URL": database_url,
            "YICHUANG_PORT": str(port),
            "YICHUANG_SECRET_KEY": "a secret for tests only",
            "YICHUANG_SIMULATOR": "on",
            "YICHUANG_WECHAT_API": f"{here}/simulator/api",
            "YICHUANG_VAR": str(var),
            "YICHUANG_TOWNS": str(towns) if towns else "",
        }
    )


@asynccontextmanager
async def open_centre(
    database_url: str,
    clock: Clock,
    var: Path,
    towns: Path | None = None,
    answer_within: timedelta = ANSWER_WITHIN,
) -> AsyncIterator[Centre]:
    """Serve the product until the block ends; the database must have its tables."""
    port = unused_port()
    parts = make_parts(settings_for(database_url, var, port, towns), clock)
    whole = Composition(parts, answer_within=answer_within)
    runner = web.AppRunner(whole.app, access_log=None, shutdown_timeout=5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    assert whole.simulator is not None
    opened = Centre(whole, whole.simulator, f"http://127.0.0.1:{port}")
    try:
        yield opened
    finally:
        for session in opened.sessions:
            await session.close()
        await runner.cleanup()
