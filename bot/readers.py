"""Who reads messages: the index of each town, with what the town has taught it.

A lesson taught in this process is in force before anybody learns of its commit; one taught in
another within LOOK_EVERY, and one in a town's file when the file is next looked at.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from bot.clock import Clock
from bot.database import Database
from bot.work import Announcement, OneWork
from handoff.ports import Work
from handoff.taught import TAUGHT, Mark, marks, taught
from knowledge.matters import TownId
from knowledge.search.index import Index
from knowledge.search.lessons import Lesson, gathered, letters
from knowledge.search.understanding import Understanding
from knowledge.town_files.examples import ExampleBook
from knowledge.towns import Town

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 3.0
"""Seconds between two looks for what was taught in other processes."""


class Readers:
    """The reader of every town. Reading is safe from any thread, also while lessons change."""

    def __init__(
        self,
        index: Callable[[TownId], Index],
        examples: ExampleBook,
        database: Database,
        towns: Callable[[], Sequence[Town]],
        clock: Clock,
    ) -> None:
        """Begin with what the files teach; `look` adds what clerks have taught.

        `index` gives a town's index as its catalog makes it; `renew` has to be told of another.
        """
        self._index = index
        self._examples = examples
        self._database = database
        self._towns = towns
        self._clock = clock
        self._lock = threading.Lock()
        self._marks: Mapping[TownId, Mark] = {}
        self._rows: dict[TownId, tuple[Lesson, ...]] = {}
        self._files: dict[TownId, tuple[Lesson, ...]] = {}
        self._indexes: Mapping[TownId, Index] = {}
        self.look_at_files()

    def understand(self, text: str, town: Town | None = None) -> Understanding:
        """Give what was understood, by what this town has taught at this moment."""
        key = town.id if town else TownId("")
        index = self._indexes.get(key) or self._index(key)
        return index.understand(text, town)

    def renew(self, towns: Iterable[TownId]) -> None:
        """Make the indexes of these towns anew, since their catalogs were changed."""
        for town in towns:
            with self._lock:
                self._make(town)

    def look_at_files(self) -> None:
        """Take up the towns' files of examples as they stand; a fault goes to the log once."""
        towns = self._towns()
        for fault in self._examples.refresh(towns):
            log.error("file of examples refused, the old one stays in force: %s", fault)
        for town in towns:
            lessons = self._examples.lessons(town.id)
            if lessons != self._files.get(town.id, ()):
                with self._lock:
                    self._files[town.id] = lessons
                    self._make(town.id)

    def take_up(self, announced: Iterable[Announcement]) -> None:
        """Take up what was taught or dropped by transactions that were committed just now."""
        towns = {town for town, topic in announced if topic == TAUGHT}
        if not towns:
            return
        with self._database.engine.connect() as connection:
            read = _read(OneWork(connection, self._clock()), towns)
        self._take(*read)

    async def look(self) -> None:
        """Take up what was taught or dropped in any process; one cheap look if nothing was."""
        standing = await self._database.run(marks)
        changed = {town for town, mark in standing.items() if self._marks.get(town) != mark}
        if changed:
            read = await self._database.run(lambda work: _read(work, changed))
            await asyncio.to_thread(self._take, *read)

    def _take(
        self, standing: Mapping[TownId, Mark], rows: Mapping[TownId, tuple[Lesson, ...]]
    ) -> None:
        with self._lock:
            for town, lessons in rows.items():
                if _older(standing.get(town), self._marks.get(town)):
                    continue  # read before what another thread has taken up since
                self._rows[town] = lessons
                self._make(town)
                if town in standing:
                    self._marks = {**self._marks, town: standing[town]}

    def _make(self, town: TownId) -> None:
        """Make the town's index anew; a clerk's lesson goes before the file's of the same words."""
        rows = self._rows.get(town, ())
        said = {letters(each.text) for each in rows}
        files = (each for each in self._files.get(town, ()) if letters(each.text) not in said)
        lessons = gathered((*files, *rows))
        self._indexes = {
            **self._indexes,
            town: self._index(town).taught(lessons.examples, lessons.aliases),
        }


def _read(
    work: Work, towns: Iterable[TownId]
) -> tuple[Mapping[TownId, Mark], Mapping[TownId, tuple[Lesson, ...]]]:
    standing = marks(work)  # first: lessons that come in between are read again at the next look
    return standing, {town: tuple(each.lesson for each in taught(work, town)) for town in towns}


def _older(mark: Mark | None, other: Mark | None) -> bool:
    """Say whether a town's mark is from before the other one; marks only ever grow."""
    return mark is not None and other is not None and mark < other
