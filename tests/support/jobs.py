"""Jobs for the database's tests, and a way to let them wait together."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import create_engine, select

from bot.database import Database
from handoff.ports import Work
from handoff.tables.messages import MessageRow
from knowledge.matters import CitizenId, TownId

TOWN, ZHANG = TownId("baiyang"), CitizenId("o-zhang")
PATIENCE = 20  # seconds; only a broken database lets a test wait for it


def saying(words: str) -> Callable[[Work], datetime]:
    """Make a job that stores a message and gives its transaction's instant."""

    def job(work: Work) -> datetime:
        work.say(TOWN, ZHANG, words, by="bot")
        return work.now

    return job


def said(url: str) -> set[str]:
    """Give the messages on disk, as somebody else sees them."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = set(connection.scalars(select(MessageRow.text)))
    engine.dispose()
    return found


@contextmanager
def held(database: Database, lane: str = "") -> Iterator[None]:
    """Keep the lane's thread busy, so that what is submitted inside waits together."""
    begun, go_on = threading.Event(), threading.Event()

    def job(_work: Work) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)

    database.submit(job, lane=lane)
    assert begun.wait(PATIENCE)
    yield
    go_on.set()
