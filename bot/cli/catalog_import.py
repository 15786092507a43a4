"""`yichuang catalog import`: a workbook or a YAML text becomes the town's next version."""

from pathlib import Path

import click

from bot.cli.catalog_publishing import Wish, publish_document
from bot.cli.catalog_records import records_of, stop
from bot.cli.catalog_source import read_source
from knowledge.handed_in import outdated


@click.command("import", help="导入 .xlsx 或 .yaml：先说全部错处，再说改了什么，问过才发布。")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--town", "town_id", required=True, help="镇（或区县）的编号。")
@click.option("--dry-run", is_flag=True, help="只看改了什么，不发布。")
@click.option("--yes", is_flag=True, help="不再问，直接发布。")
@click.option("--note", default="", help="说明为什么改，记在版本里。")
@click.option("--by", default="命令行", help="谁改的，记在版本里。")
@click.option("--allow-removals", is_flag=True, help="文件里没有的事项、情形、一件事，就是去掉。")
@click.option("--whole", is_flag=True, help="YAML：文件里的就是全部，不只是要改的。")
def import_file(
    file: Path,
    town_id: str,
    note: str,
    by: str,
    *,
    dry_run: bool,
    yes: bool,
    allow_removals: bool,
    whole: bool,
) -> None:
    """Exit 0 when it is in force, or nothing was to do; 1 where it is refused or not wanted."""
    wish = Wish(
        made_from="import",
        note=note or f"导入 {file.name}",
        by=by,
        yes=yes,
        dry_run=dry_run,
        allow_removals=allow_removals,
    )
    with records_of(town_id) as records:
        source = read_source(file, records, replace_all=whole)
        old = outdated(source, file.name, records.version)
        if old is not None:
            stop(old.words)
        publish_document(records, source.document, wish, source.placed)
