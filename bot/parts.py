"""What is made once and lives as long as the server: settings, database, catalogs, readers."""

import logging
from dataclasses import dataclass
from functools import cache

from bot import turn
from bot.catalogs import CatalogBook
from bot.clock import Clock, system_clock
from bot.database import Database
from bot.engine import make_engine
from bot.metrics import Metrics
from bot.readers import Readers
from bot.settings import Settings
from bot.telling import Telling
from dialogs.engine import Engine
from dialogs.flows.table import DIALOGS
from handoff.console.live import Live
from knowledge.calendar import Calendar, read_calendar
from knowledge.catalog import SHIPPED, make_catalog
from knowledge.documents import Document, read_document
from knowledge.matters import Catalog
from knowledge.search.index import Index
from knowledge.search.lessons import LessonRules
from knowledge.town_files.book import TownBook, read_towns
from knowledge.town_files.examples import ExampleBook
from knowledge.towns import Town

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Parts:
    """Everything that is made once and lives as long as the server."""

    settings: Settings
    clock: Clock
    database: Database
    towns: TownBook
    catalogs: CatalogBook
    calendar: Calendar
    rules: LessonRules
    readers: Readers
    engine: Engine
    metrics: Metrics
    live: Live

    def around(self, town: Town) -> turn.Surroundings:
        """Give what a turn of this town needs."""
        catalog = self.catalogs.of(town.id)
        return turn.Surroundings(
            town,
            catalog.catalog,
            self.calendar,
            self.engine,
            self.telling,
            catalog.index.topics,
            self.settings.public_url.rstrip("/"),
        )

    @property
    def catalog(self) -> Catalog:
        """The base, as it is for towns that say nothing of their own."""
        return self.catalogs.base.catalog

    @property
    def index(self) -> Index:
        """The search of the base."""
        return self.catalogs.base.index

    @property
    def telling(self) -> Telling:
        """How notices reach their citizens."""
        return Telling(self.settings.public_url)


def make_parts(settings: Settings, clock: Clock = system_clock) -> Parts:
    """Read the catalog and the towns and open the database (which must be migrated)."""
    document, catalog, index = _shipped()
    towns = read_towns(settings.towns, settings.secret_key, catalog)
    for fault in towns.faults:
        log.error("town file refused: %s", fault)
    database = Database(make_engine(settings.database_url), clock=clock)
    catalogs = CatalogBook(document, catalog, database, towns.all, index)
    rules = LessonRules(catalog, catalogs.base.index.lexicon)
    examples = ExampleBook(settings.towns, rules)
    readers = Readers(lambda town: catalogs.of(town).index, examples, database, towns.all, clock)
    catalogs.on_change = readers.renew
    return Parts(
        settings=settings,
        clock=clock,
        database=database,
        towns=towns,
        catalogs=catalogs,
        calendar=read_calendar(),
        rules=rules,
        readers=readers,
        engine=Engine(DIALOGS),
        metrics=Metrics(),
        live=Live(),
    )


@cache
def _shipped() -> tuple[Document, Catalog, Index]:
    """Read what was shipped once in a process: nobody changes it, whoever else runs here."""
    document = read_document(SHIPPED)
    catalog = make_catalog(document, document.digest)
    return document, catalog, Index(catalog)
