"""`yichuang catalog back`: what an older version said is said again, as a new version."""

import click

from bot.cli.catalog_publishing import Wish, publish_document
from bot.cli.catalog_records import Records, records_of, stop
from handoff.catalog_versions import layer_of, version_numbers
from knowledge.documents import Layer


@click.command(help="回到本镇的一个旧版（如 1.0.2）：旧版不动，内容成为新的一版。")
@click.argument("number")
@click.option("--town", "town_id", required=True, help="镇（或区县）的编号。")
@click.option("--note", required=True, help="为什么回去，记在版本里。")
@click.option("--by", default="命令行", help="谁改的，记在版本里。")
@click.option("--dry-run", is_flag=True, help="只看改了什么，不发布。")
@click.option("--yes", is_flag=True, help="不再问，直接发布。")
def back(number: str, town_id: str, note: str, by: str, *, dry_run: bool, yes: bool) -> None:
    """Publish the town's layer of that version over the base and the district of today."""
    wish = Wish("back", f"回到 {number}：{note}", by, yes, dry_run, allow_removals=True)
    with records_of(town_id) as records:
        layer = _layer(records, number)
        publish_document(records, records.layers.below.under(layer), wish)


def _layer(records: Records, name: str) -> Layer:
    """Find it by the version's name, or by the town's own number alone."""
    numbers = version_numbers(name)
    if numbers is None and not (name.isascii() and name.isdigit()):
        stop(f"“{name}”不是版本号；版本号像 {records.version}", 2)
    own = numbers[2] if numbers else int(name)
    layer = records.ask(lambda work: layer_of(work, records.town.id, own))
    if layer is None:
        stop(f"没有版本 {name}；yichuang catalog versions --town {records.town.id} 列出全部", 2)
    return layer
