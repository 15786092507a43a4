"""`yichuang catalog diff`: what differs between two versions, or a version and a file."""

from pathlib import Path

import click

from bot.cli.catalog_publishing import show
from bot.cli.catalog_records import Records, records_of, stop
from bot.cli.catalog_source import read_source
from handoff.catalog_versions import version_numbers
from knowledge.catalog_changes import changes_between
from knowledge.documents import Document


@click.command(help="两个版本（如 1.0.2）或文件之间改了什么；只写一个，就和现在的比。")
@click.option("--town", "town_id", required=True, help="镇的编号。")
@click.argument("old")
@click.argument("new", required=False)
def diff(town_id: str, old: str, new: str | None) -> None:
    """Print a line for each change; exit 2 where a version or a file is none."""
    with records_of(town_id) as records:
        before = _document(records, old)
        after = _document(records, new) if new else records.layers.document
        changes = changes_between(before, after)
    if changes:
        show(changes)
    else:
        click.echo("没有不同")


def _document(records: Records, name: str) -> Document:
    if version_numbers(name) is not None:
        return records.layers_at(name).document
    path = Path(name)
    if not path.is_file():
        stop(f"“{name}”不是版本号（像 {records.version}），也没有这个文件", 2)
    return read_source(path, records).document
