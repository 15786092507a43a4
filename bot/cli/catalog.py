"""`yichuang catalog`: the catalog out and in, its versions, and whether it is right."""

import click

from bot.cli.catalog_back import back
from bot.cli.catalog_check import check
from bot.cli.catalog_diff import diff
from bot.cli.catalog_export import export
from bot.cli.catalog_import import import_file
from bot.cli.catalog_versions import versions
from bot.cli.handbook import handbook


@click.group(help="事项目录：导出、导入、看版本和改动、回到旧版、核对、制作通办手册。")
def catalog() -> None:
    """Gather the commands on the catalog."""


catalog.add_command(handbook)
for command in (check, export, import_file, diff, versions, back):
    catalog.add_command(command)
