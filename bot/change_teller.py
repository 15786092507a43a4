"""Tells citizens what changed, in the background, whenever a town's catalog is another one."""

from collections.abc import Callable, Sequence

from bot.catalogs import CatalogBook
from bot.database import Database
from handoff.changed_cases import Centre
from handoff.changes import look_through
from handoff.ports import NoticeUrl, Work
from knowledge.calendar import Calendar
from knowledge.matters import TownId
from knowledge.towns import Town


class ChangeTeller:
    """Holds what was told against every new version, a few notices in a transaction."""

    def __init__(
        self,
        database: Database,
        catalogs: CatalogBook,
        towns: Callable[[], Sequence[Town]],
        calendar: Calendar,
        notice_url: NoticeUrl,
    ) -> None:
        self._database = database
        self._catalogs = catalogs
        self._towns = towns
        self._calendar = calendar
        self._notice_url = notice_url
        self._done: dict[TownId, str] = {}

    async def look(self) -> None:
        """Look at every town whose catalog is not the one looked at last; else it costs nothing."""
        for town in self._towns():
            catalog = self._catalogs.catalog(town.id)
            if self._done.get(town.id) == catalog.version:
                continue
            topics = self._catalogs.of(town.id).index.topics
            centre = Centre(town, catalog, self._calendar, self._notice_url, topics)

            def next_few(work: Work, centre: Centre = centre) -> bool:
                return look_through(work, centre)

            while await self._database.run(next_few, lane=f"changes:{town.id}"):
                pass
            self._done[town.id] = catalog.version
