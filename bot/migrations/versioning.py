"""What needs Alembic: to bring an older database up by the versions, and to write the next one."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.engine import make_engine

logging.getLogger("alembic").setLevel(logging.WARNING)  # bot.migrations says the same in one line


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the versions up to this one that the database has not had, in the open transaction."""
    command.upgrade(config_of(connection), revision)


def revise(message: str) -> None:
    """Write the next version file: what the tables have and the versions so far do not make."""
    engine = make_engine("sqlite://")
    with engine.connect() as connection:  # in memory: nothing of it is to be kept
        upgrade(connection)
        config = config_of(connection)
        count = len(list(ScriptDirectory.from_config(config).walk_revisions()))
        command.revision(config, message, autogenerate=True, rev_id=f"{count + 1:04}")
    engine.dispose()


def config_of(connection: Connection) -> Config:
    """Give Alembic's settings for this connection."""
    config = Config()
    folder = str(Path(__file__).parent).replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
