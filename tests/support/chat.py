"""A conversation with the dialogs alone: no wire, no database, a made-up desk."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from dialogs.engine import Engine
from dialogs.flows.table import DIALOGS
from dialogs.incoming import Incoming
from dialogs.machine import SaidKind, World
from dialogs.misses import Miss
from dialogs.talk import Talk
from knowledge.calendar import local, read_calendar
from knowledge.catalog import read_catalog
from knowledge.matters import Catalog
from knowledge.search.index import Index
from knowledge.towns import Town
from tests.support.desk import FakeDesk
from tests.support.towns import NOW, make_town

PAGES = "http://127.0.0.1"
_TAP = re.compile(
    r'<a href="weixin://bizmsgmenu\?msgmenucontent=([^&"]*)&msgmenuid=(\d+)">([^<]*)</a>'
)


@cache
def catalog() -> Catalog:
    return read_catalog()


@cache
def index() -> Index:
    return Index(catalog())


def bare(text: str) -> str:
    """Give a message as it is seen: tappable words without their markup."""
    return re.sub(r"<a [^>]*>([^<]*)</a>", r"\1", text)


@dataclass
class Chat:
    """`says` and `taps` give what is heard, as one text without markup."""

    town: Town = field(default_factory=make_town)
    now: datetime = NOW
    talk: Talk = field(default_factory=Talk)
    engine: Engine = field(default_factory=lambda: Engine(DIALOGS))
    messages: tuple[str, ...] = ()
    missed: Miss | None = None
    catalog: Catalog = field(default_factory=catalog)

    def __post_init__(self) -> None:
        self.desk = FakeDesk(local(self.now).date(), self.now, town=self.town)

    def says(
        self,
        text: str,
        *,
        kind: SaidKind = "text",
        tap: int | None = None,
        place: tuple[float, float] | None = None,
    ) -> str:
        topics, calendar = index().topics, read_calendar()
        world = World(self.now, self.town, self.catalog, calendar, self.desk, topics, PAGES)
        understanding = index().understand(text, self.town)
        incoming = Incoming(text, kind, tap=tap, understanding=understanding, place=place)
        stored = Talk.from_json(self.talk.as_json())  # as a restart would leave it
        stored.with_clerk = bool(self.desk.called)  # as bot/turn.py finds it
        step = self.engine.step(stored, incoming, world)
        self.talk, self.messages, self.missed = step.talk, step.say, step.missed
        self.now += timedelta(seconds=20)
        self.desk.at = self.now
        return bare("\n".join(step.say))

    def stands(self, latitude: float, longitude: float) -> str:
        return self.says("", kind="location", place=(latitude, longitude))

    def taps(self, words: str) -> str:
        return self.says(words, tap=self.tap_of(words))

    def tap_of(self, words: str) -> int:
        for message in reversed(self.messages):
            for content, number, seen in _TAP.findall(message):
                if words in {content, seen}:
                    return int(number)
        raise AssertionError(f"nothing to tap says {words}: {self.messages}")

    @property
    def state(self) -> tuple[str, str] | None:
        """The dialog and state that are on."""
        return (
            (self.talk.frames[-1].dialog, self.talk.frames[-1].state) if self.talk.frames else None
        )
