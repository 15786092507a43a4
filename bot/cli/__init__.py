"""The command line: `yichuang …`. One module for each family of commands."""

import click

from bot.cli.ask import ask
from bot.cli.catalog import catalog
from bot.cli.clerk import clerk
from bot.cli.deadline import deadline
from bot.cli.evaluate import evaluate_file
from bot.cli.materials import materials
from bot.cli.rules import rules
from bot.cli.serve import migrate, serve
from bot.cli.town import town
from bot.cli.wechat import wechat
from bot.cli.when import when


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Run 一窗, the front door of a township service centre inside WeChat."""


for command in (
    serve,
    migrate,
    ask,
    when,
    evaluate_file,
    materials,
    catalog,
    deadline,
    town,
    clerk,
    wechat,
    rules,
):
    main.add_command(command)
