"""Tells citizens what changed, in the background, whenever a town's catalog is another one."""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from bot.catalogs import CatalogBook
from bot.database import Database
from handoff.changed_cases import Centre
from handoff.changes import look_through
from handoff.ports import NoticeUrl
from knowledge.calendar import Calendar
from knowledge.matters import TownId
from knowledge.towns import Town

log = logging.getLogger(__name__)

LOOKS: Final = 6
"""Looks at each version: other servers tell the one before until they have taken it up (seconds)
and turns that had begun do, so whoever was told of it then is found by a later look."""


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
        self._looked: dict[TownId, tuple[str, int]] = {}

    async def look(self) -> None:
        """Look at every catalog that was not yet looked at LOOKS times; else it costs nothing."""
        for town in self._towns():
            try:
                await self._look_at(town)
            except Exception:
                log.exception("telling what changed in %s failed; it is tried again", town.id)

    async def _look_at(self, town: Town) -> None:
        in_force = self._catalogs.of(town.id)
        catalog = in_force.catalog
        version, looks = self._looked.get(town.id, ("", 0))
        looks = looks if version == catalog.version else 0
        if looks >= LOOKS:
            return
        topics, layers = in_force.index.topics, in_force.layers
        centre = Centre(town, catalog, self._calendar, self._notice_url, topics, layers)
        while await self._database.run(
            lambda work: look_through(work, centre), lane=f"changes:{town.id}"
        ):
            pass
        self._looked[town.id] = catalog.version, looks + 1
