"""A killed server loses no acknowledged turn and repeats none; a stopped one finishes its work."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, TCPConnector
from sqlalchemy import create_engine, func, select

from bot.tables import ConversationRow, InboxRow
from handoff.tables.messages import MessageRow
from tests.support.postgres import PostgresServer
from tests.support.process import Letter, Process, letters

CITIZENS, EACH = 80, 25
TEXTS = ("低保要带什么", "2", "不清楚", "几点下班", "返回", "取消", "第一次办居住证", "菜单")


def two_thousand() -> list[Letter]:
    return letters(
        [
            (f"oCrash{citizen:022}", TEXTS[(citizen + turn) % len(TEXTS)])
            for turn in range(EACH)
            for citizen in range(CITIZENS)
        ]
    )


async def deliver(
    url: str, wanted: list[Letter], replies: dict[int, str], *, stop_after: int | None = None
) -> None:
    """Post the letters, 64 at once; note each reply; stop when so many were answered."""
    ahead = iter(wanted)

    async def carry(session: ClientSession) -> None:
        for letter in ahead:
            if stop_after is not None and len(replies) >= stop_after:
                return
            reply = await letter.send(session, url)
            if reply is not None:
                replies[letter.number] = reply

    async with ClientSession(connector=TCPConnector(limit=64)) as session:
        await asyncio.gather(*(carry(session) for _ in range(64)))


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with nothing in it, as a new server finds it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new.db'}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        with server.database(empty=True) as url:
            yield url


async def test_a_kill_in_the_middle_loses_no_acknowledged_turn_and_repeats_none(
    blank_url: str, tmp_path: Path
) -> None:
    everything = two_thousand()
    first = await Process.start(blank_url, tmp_path)
    replies: dict[int, str] = {}
    delivering = asyncio.create_task(deliver(first.url, everything, replies))
    while len(replies) < 900:
        await asyncio.sleep(0.005)
    await asyncio.to_thread(first.kill)
    await delivering
    acknowledged = dict(replies)
    assert 900 <= len(acknowledged) < len(everything)

    second = await Process.start(blank_url, tmp_path)
    again: dict[int, str] = {}
    await deliver(second.url, everything, again)
    code = await asyncio.to_thread(second.stop)

    assert code == 0
    assert len(again) == len(everything)
    assert {number: again[number] for number in acknowledged} == acknowledged
    check_that_each_message_made_one_turn(blank_url, len(everything))


def check_that_each_message_made_one_turn(database_url: str, messages: int) -> None:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        heard = connection.execute(select(InboxRow.citizen)).scalars()
        turns = connection.execute(select(ConversationRow.citizen, ConversationRow.turns))
        written = connection.execute(
            select(MessageRow.citizen, func.count().label("heard"))
            .where(MessageRow.by == "citizen")
            .group_by(MessageRow.citizen)
        )
        by_inbox = Counter(heard)
        by_turns = {each.citizen: each.turns for each in turns}
        by_transcript = {each.citizen: each.heard for each in written}
    engine.dispose()
    assert sum(by_inbox.values()) == messages
    assert by_inbox == by_turns == by_transcript


async def test_a_server_told_to_stop_answers_what_is_in_flight(
    blank_url: str, tmp_path: Path
) -> None:
    process = await Process.start(blank_url, tmp_path)
    some = letters([(f"oStop{citizen:023}", "低保要带什么") for citizen in range(300)])
    replies: dict[int, str] = {}
    delivering = asyncio.create_task(deliver(process.url, some, replies))
    while len(replies) < 50:
        await asyncio.sleep(0.002)

    code = await asyncio.to_thread(process.stop)
    await delivering

    assert code == 0
    engine = create_engine(blank_url)
    with engine.connect() as connection:
        kept = connection.execute(select(func.count()).select_from(InboxRow)).scalar_one()
    engine.dispose()
    assert kept == len(replies)
