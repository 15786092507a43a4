"""A file that is brought in: a workbook or a YAML text, told apart by what it is."""

from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from bot.cli.catalog_records import Records, stop
from bot.cli.slowly import Slowly
from knowledge.catalog_faults import Fault
from knowledge.handed_in import HandedIn, read_handed_in


def read_source(path: Path, records: Records, *, replace_all: bool = False) -> HandedIn:
    """Read the file; ends the program with every fault where there are any."""
    with Slowly("读取") as progress:
        found = read_handed_in(
            path.read_bytes(),
            path.name,
            records.layers,
            records.town,
            replace_all=replace_all,
            progress=progress,
        )
    if isinstance(found, tuple):
        stop_with(found)
    return found


def stop_with(faults: Iterable[Fault]) -> NoReturn:
    """End the program with every fault, and code 1."""
    told = [str(each) for each in faults]
    for each in told:
        click.echo(each, err=True)
    stop(f"共{len(told)}处错，什么都没有改；改好再来一次")
