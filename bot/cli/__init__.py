"""The command line: `yichuang …`. One module for each family of commands."""

import gc
from collections.abc import Mapping
from importlib import import_module
from typing import Final

import click

_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "serve": ("serve", "serve"),
    "migrate": ("serve", "migrate"),
    "ask": ("ask", "ask"),
    "when": ("when", "when"),
    "evaluate": ("evaluate", "evaluate_file"),
    "materials": ("materials", "materials"),
    "catalog": ("catalog", "catalog"),
    "deadline": ("deadline", "deadline"),
    "town": ("town", "town"),
    "clerk": ("clerk", "clerk"),
    "wechat": ("wechat", "wechat"),
    "rules": ("rules", "rules"),
}
"""Each command's module and its name there: `yichuang when` need not wait for what serves."""


class _Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        gc.disable()  # to look for garbage takes a fifth of the time, and there is none
        try:
            found: click.Command = getattr(import_module(f"bot.cli.{module}"), name)
        finally:
            gc.enable()
        return found


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Run 一窗, the front door of a township service centre inside WeChat."""
