"""A file that is brought in: a workbook or a YAML text, told apart by what it is."""

from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn, Protocol

import click

from bot.cli.catalog_records import Records, stop
from bot.cli.slowly import Slowly
from knowledge.catalog_faults import Fault
from knowledge.catalog_text import read_text
from knowledge.documents import Document
from knowledge.workbook.reading import read_filled

TEXTS = {".yaml", ".yml"}


class Source(Protocol):
    """What a file says."""

    @property
    def document(self) -> Document:
        """What is to be in force."""

    @property
    def version(self) -> str | None:
        """The version that the file was exported from, if it says so."""

    def placed(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Give faults with their places in the file."""


def read_source(path: Path, records: Records, *, replace_all: bool = False) -> Source:
    """Read the file; ends the program with every fault where there are any."""
    data = path.read_bytes()
    if path.suffix.lower() in TEXTS:
        present, town = records.layers.document, records.town
        text = read_text(data, path.name, present, town, replace_all=replace_all)
        if isinstance(text, tuple):
            stop_with(text)
        return text
    with Slowly("读取") as progress:
        filled = read_filled(data, records.layers, records.town, progress)
    if isinstance(filled, tuple):
        stop_with(filled)
    return filled


def stop_with(faults: Iterable[Fault]) -> NoReturn:
    """End the program with every fault, and code 1."""
    told = [str(each) for each in faults]
    for each in told:
        click.echo(each, err=True)
    stop(f"共{len(told)}处错，什么都没有改；改好再来一次")
