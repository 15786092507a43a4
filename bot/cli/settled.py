"""The settings that a command runs with."""

import sys

import click

from bot.settings import SettingError, Settings, read_settings


def settings_or_exit() -> Settings:
    """Read the settings; a wrong one ends the program with its reason and code 2."""
    try:
        return read_settings()
    except SettingError as error:
        click.echo(f"设置有误：{error}", err=True)
        sys.exit(2)
