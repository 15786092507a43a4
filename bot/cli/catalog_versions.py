"""`yichuang catalog versions`: who published what, when and why."""

import click

from bot.cli.catalog_records import records_of
from bot.cli.columns import in_columns
from handoff.catalog_versions import MadeFrom, Version, history, version_name
from knowledge.calendar import CHINA

_FROM: dict[MadeFrom, str] = {
    "shipped": "随程序",
    "import": "导入",
    "edit": "修改",
    "back": "回到旧版",
}


@click.command(help="列出一个镇的目录版本：号、什么时候、谁、怎么来的、说明；最新的在前。")
@click.option("--town", "town_id", required=True, help="镇（或区县）的编号。")
@click.option("--all", "show_all", is_flag=True, help="全部列出（不然只列最近50个）。")
def versions(town_id: str, *, show_all: bool) -> None:
    """Print what is in force, then a line for each version of the town's own layer."""
    with records_of(town_id) as records:
        most = 1_000_000 if show_all else 50
        found = records.ask(lambda work: history(work, records.town.id, most))
    base, district, _own = records.numbers
    click.echo(f"{records.town.centre} 现在的目录是 {records.version}")
    if not found:
        click.echo("本镇还没有改过：用的是通用的" + ("和区县的" if district else ""))
    for line in in_columns(
        [_row(each, version_name(base, district, each.number)) for each in found]
    ):
        click.echo(line)


def _row(version: Version, name: str) -> tuple[str, ...]:
    at = f"{version.made_at.astimezone(CHINA):%Y-%m-%d %H:%M}"
    return name, at, version.made_by, _FROM[version.made_from], version.note
