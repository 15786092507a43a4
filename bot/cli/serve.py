"""`yichuang serve` and `yichuang migrate`."""

import dataclasses
import gc
import logging
import sys

import click
from aiohttp import web

from bot.app import Composition
from bot.cli.demo import make_logins, show
from bot.cli.settled import settings_or_exit
from bot.logs import set_up_logs
from bot.migrations import NewerDatabaseError
from bot.migrations import migrate as migrate_database
from bot.parts import make_parts
from bot.settings import Settings

log = logging.getLogger(__name__)

_GARBAGE = (20_000, 20, 50)
"""A turn makes thousands of objects, and leaves none: seldom looking saves a twelfth of it."""
_FINISH_WITHIN = 10.0  # seconds for what is in flight when the server is told to stop


@click.command()
@click.option("--demo", is_flag=True, help="with the simulator and demo log-ins")
def serve(*, demo: bool) -> None:
    """Serve the webhook, the console and the pages until Ctrl-C."""
    settings = settings_or_exit()
    if demo:
        here = f"http://{settings.host}:{settings.port}"
        settings = dataclasses.replace(settings, simulator=True, wechat_api=f"{here}/simulator/api")
    set_up_logs(settings.log_level)
    gc.disable()  # nothing made here is garbage
    _migrate(settings)
    parts = make_parts(settings)
    gc.freeze()  # the catalog stays for good: looking through it again held up turns for 80 ms
    gc.set_threshold(*_GARBAGE)
    gc.enable()
    if demo:
        show(settings, make_logins(parts))
    web.run_app(
        Composition(parts).app,
        host=settings.host,
        port=settings.port,
        print=lambda _text: log.info("ready on http://%s:%s", settings.host, settings.port),
        access_log=None,
        shutdown_timeout=_FINISH_WITHIN,
    )


@click.command()
def migrate() -> None:
    """Bring the database up to this version's tables."""
    click.echo(f"database is at {_migrate(settings_or_exit())}")


def _migrate(settings: Settings) -> str:
    try:
        return migrate_database(settings.database_url)
    except NewerDatabaseError as error:
        click.echo(f"数据库打不开：{error}", err=True)
        sys.exit(2)
