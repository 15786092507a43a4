"""What people's work needs from the body: a transaction with its instant, and how to run one."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Executable, Result

from knowledge.calendar import Calendar
from knowledge.circumstances import Answers
from knowledge.corrections import Correction
from knowledge.layers import Layers
from knowledge.matters import Catalog, CitizenId, TownId
from knowledge.notices import Notice
from knowledge.search.understanding import Understanding
from knowledge.towns import Town

T = TypeVar("T")

PageUrl = Callable[[str], str]
"""From a path (`/b/…`) to the address that a citizen can open."""

NoticeUrl = Callable[[Town, str, str], str]
"""From a town, a notice's number and its key to the address of its page."""


class Work(Protocol):
    """One transaction. A job gets it, uses it and returns; it never commits and keeps nothing."""

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`: for the few statements that differ."""

    def execute(
        self,
        statement: Executable,
        parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
    ) -> Result[*tuple[Any, ...]]:
        """Run a statement (SQLAlchemy Core) in this transaction."""

    def write(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write these rows by the end of the transaction, together with those of other jobs.

        Jobs of the same lane see them; others may not before the commit. `statement` is a constant.
        """

    def once(self, town: TownId, topic: str, key: Hashable, read: Callable[[], T]) -> T:
        """Give what `read` gave for this key, read once while `topic` is not forgotten.

        All jobs of a batch share it: it is for what is the same for every citizen of a town (the
        roster, closures, taken places). On PostgreSQL another server's change is met in the next
        batch: so nothing is decided by it alone.
        """

    def forget(self, town: TownId, topic: str) -> None:
        """Have `once` read anew: to be called by who changes what the topic stands for."""

    @property
    def now(self) -> datetime:
        """The one instant of this transaction (aware, UTC)."""

    def say(
        self, town: TownId, citizen: CitizenId, text: str, *, by: str, chat: int | None = None
    ) -> int:
        """Queue a text to a citizen in the outbox; gives its id. `by` is a log-in or `bot`."""

    def announce(self, town: TownId, topic: str) -> None:
        """Tell open pages, after the commit, that `topic` (`queue`, `chat:7`) has changed."""


class Reader(Protocol):
    """Understands a citizen's words as the bot does at this moment."""

    def understand(self, text: str, town: Town | None = None) -> Understanding:
        """Give what was understood; pure, and quick enough for a page."""


class Catalogs(Protocol):
    """The catalogs in force. Reading is safe from any thread."""

    def layers(self, town: TownId) -> Layers:
        """Give what the town's catalog is made of."""

    def catalog(self, town: TownId) -> Catalog:
        """Give the town's catalog."""

    def refused(self, town: TownId) -> str | None:
        """Say why the town's newest layers are not in force; None where they are."""

    async def take_up(self) -> None:
        """Take up at once what was published; without this it is in force within seconds."""


class Telling(Protocol):
    """How a notice reaches its citizen in chat: messages of at most 1,900 bytes, with its link."""

    def url(self, path: str) -> str:
        """Give the address of a citizen's page from its path."""

    def notice_url(self, town: Town, number: str, key: str) -> str:
        """Give the address of a notice's page."""

    def notice(self, town: Town, notice: Notice, number: str, key: str) -> tuple[str, ...]:
        """Give the one-time notice in the bot's own words."""

    def correction(
        self, town: Town, correction: Correction, number: str, key: str
    ) -> tuple[str, ...]:
        """Give the correction notice."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a job sees besides its transaction: every town, and what holds there now."""

    towns: Sequence[Town]
    calendar: Calendar
    catalog: Callable[[TownId], Catalog]
    url: PageUrl
    notice_url: NoticeUrl


Job = Callable[["Work", Scene], object]
"""What is done by the clock: whatever is due at `work.now`, in one transaction, for all towns.

Several servers run it at the same time, so what is done is marked by a conditional update or a
unique key: it is done exactly once.
"""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's bytes and what they show it to be (`image/png` …), whatever was claimed."""

    content: bytes
    content_type: str


class Pictures(Protocol):
    """The pictures that citizens sent. WeChat keeps them for three days, and so do we."""

    async def picture(self, town: Town, media: str) -> PictureFile | None:
        """Give the picture; None where it is gone, too large, none, or WeChat can't be reached."""


class Sounds(Protocol):
    """The voices that citizens sent. WeChat keeps them for three days, and so do we."""

    async def sound(self, town: Town, media: str) -> bytes | None:
        """Give the recording as WAV; None where it is gone, is no sound, or can't be reached."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the bot knows of a talk: the matter it was about (a code), and what was answered."""

    matter: str | None
    answers: Answers


class Recall(Protocol):
    """What a citizen has told the bot so far, so that no clerk asks it again."""

    def of(self, work: Work, town: Town, citizen: CitizenId, matter: str | None) -> Recalled:
        """Give the answers about this matter (None: the one last talked of); 不清楚 is none."""


class Listener(Protocol):
    """Takes what a clerk heard in a voice as the citizen's words."""

    def lane(self, town: Town, citizen: CitizenId) -> str:
        """Give the lane in which `said` has to run."""

    def said(
        self, town: Town, citizen: CitizenId, message: int, text: str
    ) -> Callable[[Work], None]:
        """Understand the words; gives the job that takes the turn, its answer by the outbox."""


class Transactions(Protocol):
    """Runs jobs. A job may be run more than once, so it touches nothing but its transaction."""

    async def run(self, job: Callable[[Work], T], *, lane: str = "") -> T:
        """Run the job in one durable transaction and give its result; raises what the job raises.

        Jobs of one lane (a conversation) never run at the same time.
        """
