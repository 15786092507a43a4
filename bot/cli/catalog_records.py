"""What the commands on the catalog work on: the database, a town, and what is in force for it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn, TypeVar

import click
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.settled import settings_or_exit
from bot.database import Database
from bot.engine import make_engine
from bot.migrations import current, head
from bot.settings import Settings
from handoff.catalog_versions import (
    base_of,
    layer_of,
    record_base,
    standing,
    version_name,
    version_numbers,
)
from handoff.ports import Work
from knowledge.catalog import SHIPPED
from knowledge.documents import NOTHING_SAID, Document, Layer, read_document
from knowledge.layers import Layers
from knowledge.matters import TownId
from knowledge.town_files.book import TownBook, read_towns
from knowledge.towns import Town

T = TypeVar("T")


def stop(reason: str, code: int = 1) -> NoReturn:
    """End the program with the reason: 1 where it is refused, 2 where what was asked is wrong."""
    click.echo(reason, err=True)
    sys.exit(code)


@dataclass(frozen=True)
class Records:
    """The open database with one town's catalog as it stood when it was opened."""

    database: Database
    towns: TownBook
    town: Town
    numbers: tuple[int, int, int]
    layers: Layers

    @property
    def version(self) -> str:
        """The name of what is in force, such as 1.0.3."""
        return version_name(*self.numbers)

    def ask(self, job: Callable[[Work], T]) -> T:
        """Run the job in a transaction and give its result."""
        return self.database.submit(job).result()

    def layers_at(self, version: str) -> Layers:
        """Give what was in force under this version; ends the program where there was none."""
        numbers = version_numbers(version)
        if numbers is None:
            stop(f"“{version}”不是版本号；版本号像 {self.version}", 2)
        base, district, town = numbers

        def job(work: Work) -> tuple[Document | None, Layer | None, Layer | None]:
            below = layer_of(work, _district(self.town), district)
            document = self.layers.base if base == self.numbers[0] else base_of(work, base)
            return document, below, layer_of(work, self.town.id, town)

        document, below, layer = self.ask(job)
        if document is None or below is None or layer is None:
            stop(f"没有版本 {version}；yichuang catalog versions --town {self.town.id} 列出全部", 2)
        return Layers(document, below, layer)


def town_or_exit(settings: Settings, town_id: str) -> tuple[TownBook, Town]:
    """Give the towns and the one of this id; ends the program with code 2 where there is none."""
    towns = read_towns(settings.towns, settings.secret_key)
    town = towns.get(town_id)
    if town is None:
        stop(f"没有编号为“{town_id}”的镇；yichuang town list 列出全部", 2)
    return towns, town


def has_records(settings: Settings) -> bool:
    """Say whether there is a database; ends the program where it is not of this version."""
    try:
        at = current(settings.database_url)
    except SQLAlchemyError as error:
        stop(f"数据库连不上：{error}", 2)
    if at is not None and at != head():
        stop("数据库和程序的版本对不上；先运行 yichuang migrate", 2)
    return at is not None


@contextmanager
def records_of(town_id: str) -> Iterator[Records]:
    """Open the database for this town; ends the program where that cannot be done."""
    settings = settings_or_exit()
    towns, town = town_or_exit(settings, town_id)
    if not has_records(settings):
        stop("还没有数据库；先运行 yichuang migrate", 2)
    database = Database(make_engine(settings.database_url))
    try:
        base = read_document(SHIPPED)
        yield _opened(database, towns, town, base)
    finally:
        database.close()


def _opened(database: Database, towns: TownBook, town: Town, base: Document) -> Records:
    def job(work: Work) -> tuple[tuple[int, int, int], Layer, Layer]:
        number, numbers = record_base(work, base), standing(work)
        district, own = numbers.get(_district(town), 0), numbers.get(town.id, 0)
        below = layer_of(work, _district(town), district)
        layer = layer_of(work, town.id, own)
        return (number, district, own), below or NOTHING_SAID, layer or NOTHING_SAID

    numbers, below, layer = database.submit(job).result()
    return Records(database, towns, town, numbers, Layers(base, below, layer))


def _district(town: Town) -> TownId:
    """Give whose layer lies below the town's; nobody has published under the other name."""
    return town.district or TownId("-")
