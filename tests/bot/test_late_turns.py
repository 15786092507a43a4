"""What was answered with `success` is never lost: late turns, a database that is away, faults."""

import asyncio
import logging
import shutil
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import Engine, event, insert, select
from sqlalchemy.exc import OperationalError

from bot import inbox, turn
from bot.app import _every
from bot.database import Database
from bot.simulator.wire import post_of
from bot.tables import ConversationRow, InboxRow
from bot.webhook import Webhook
from bot.wechat.messages import Inbound
from handoff.ports import Work
from handoff.tables.messages import Delivery, MessageRow
from knowledge.search.understanding import Understanding
from knowledge.town_files.book import SHIPPED
from knowledge.towns import Town
from tests.conftest import NOW
from tests.support.centre import Centre, open_centre
from tests.support.clock import RunningClock
from tests.support.jobs import PATIENCE, TOWN, ZHANG, held

PATIENT_FOR = timedelta(seconds=0.5)


@pytest_asyncio.fixture
async def centre(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Centre]:
    """Run the product on SQLite, patient for half a second only."""
    file, towns = tmp_path / "late.db", tmp_path / "towns"
    shutil.copy(sqlite_template, file)
    shutil.copytree(SHIPPED, towns)
    async with open_centre(
        f"sqlite:///{file}", RunningClock(NOW), tmp_path, towns, answer_within=PATIENT_FOR
    ) as opened:
        yield opened


@contextmanager
def gone(engine: Engine) -> Iterator[None]:
    """Let no transaction begin inside the block, as if the database were not there."""

    def refuse(_connection: object) -> None:
        raise OperationalError("BEGIN", {}, ConnectionError("the server is gone"))

    event.listen(engine, "begin", refuse)
    try:
        yield
    finally:
        event.remove(engine, "begin", refuse)


@contextmanager
def logged(words: str) -> Iterator[threading.Event]:
    """Give what is set as soon as the webhook logs these words."""
    seen = threading.Event()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if words in record.getMessage():
                seen.set()

    listener, logger = Listener(), logging.getLogger("bot.webhook")
    logger.addHandler(listener)
    try:
        yield seen
    finally:
        logger.removeHandler(listener)


async def test_a_message_outlives_a_database_that_is_away_for_the_turn_and_for_its_failure(
    centre: Centre,
) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("你好")
    with logged("not kept yet") as vain:
        with gone(centre.parts.database.engine):
            await zhang.says("几点下班")
            zhang.hears_nothing()
            assert await asyncio.to_thread(vain.wait, PATIENCE)
        await zhang.waits_to_hear("系统刚才出了点问题")

    assert len(zhang.pushed) == 1
    assert await zhang.repeats(1) == [""]


async def test_a_turn_that_fails_while_the_database_is_busy_is_in_time_too(
    centre: Centre,
) -> None:
    class Faulty:
        def understand(self, text: str, town: Town | None = None) -> Understanding:
            raise ValueError(text, town)

    webhook, town = webhook_of(centre, Faulty())
    async with served(webhook) as client:
        with held(centre.parts.database):
            assert await asyncio.wait_for(send(client, town), 3) == "success"


async def test_a_closing_webhook_waits_for_late_turns_but_not_for_ever(
    centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    webhook, town = webhook_of(centre, centre.parts.index)
    async with served(webhook) as client:
        with held(centre.parts.database):
            assert await send(client, town) == "success"
            await asyncio.wait_for(webhook.close(timedelta(seconds=0.1)), PATIENCE)
        assert "turns were not finished" in caplog.text

        caplog.clear()
        with held(centre.parts.database):
            assert await send(client, town, number=2) == "success"
            closing = asyncio.create_task(webhook.close())
            await asyncio.sleep(0)  # it begins to wait
            assert not closing.done()
        await asyncio.wait_for(closing, PATIENCE)
    assert "turns were not finished" not in caplog.text


def webhook_of(centre: Centre, reader: Any) -> tuple[Webhook, Town]:  # noqa: ANN401 - any Reader
    parts = centre.parts
    town = parts.towns.get("baiyang")
    assert town is not None
    webhook = Webhook(
        database=parts.database,
        towns=parts.towns.get,
        around=parts.around,
        reader=reader,
        clock=parts.clock,
        metrics=parts.metrics,
        answer_within=PATIENT_FOR,
    )
    return webhook, town


def served(webhook: Webhook) -> "TestClient[web.Request, web.Application]":
    app = web.Application()
    app.add_routes(webhook.routes())
    return TestClient(TestServer(app))


async def send(
    client: "TestClient[web.Request, web.Application]", town: Town, number: int = 1
) -> str:
    fields = (
        ("ToUserName", town.account.original_id),
        ("FromUserName", ZHANG),
        ("CreateTime", int(NOW.timestamp())),
        ("MsgType", "text"),
        ("Content", "几点下班"),
        ("MsgId", number),
    )
    post = post_of(town.account, ZHANG, fields, datetime.now(UTC))  # noqa: TID251 - a signature's
    answer = await client.post(f"/wechat/{town.id}?{post.query}", data=post.body)
    return await answer.text()


def test_of_a_batch_only_the_late_reply_is_handed_over_and_only_once(database: Database) -> None:
    def two_turns(work: Work) -> None:
        for number, reply in (("1", "the first"), ("2", "the second"), ("3", "the second")):
            row = {"town": TOWN, "citizen": ZHANG, "by": "bot", "kind": "text", "text": reply}
            passive = {"said_at": work.now, "delivery": Delivery.PASSIVE, "attempts": 0}
            work.execute(insert(MessageRow).values(row | passive))
            inbox.keep(work, inbox.Key(TOWN, ZHANG, number), reply)

    def give_over(work: Work) -> None:
        inbox.give_over(work, inbox.Key(TOWN, ZHANG, "2"))

    def standing(work: Work) -> tuple[list[str], list[str]]:
        messages = work.execute(select(MessageRow.delivery).order_by(MessageRow.id)).scalars()
        replies = work.execute(select(InboxRow.reply).order_by(InboxRow.key)).scalars()
        return list(messages), list(replies)

    database.submit(two_turns).result(PATIENCE)
    for _twice in range(2):
        database.submit(give_over).result(PATIENCE)

    assert database.submit(standing).result(PATIENCE) == (
        ["passive", "waiting", "passive"],
        ["the first", "", "the second"],
    )


@pytest.mark.parametrize(
    ("state", "asked", "elder"),
    [
        ({"asked": 7, "memory": {"elder": True}, "frames": "broken"}, 8, True),
        ({"asked": "7", "memory": [1]}, 0, False),
        (["no", "talk"], 0, False),
        ({}, 0, False),
    ],
)
async def test_a_failed_turn_keeps_the_numbering_of_taps_and_the_large_print(
    centre: Centre,
    state: Any,  # noqa: ANN401 - broken on purpose
    asked: int,
    elder: bool,
) -> None:
    town = centre.parts.towns.get("baiyang")
    assert town is not None
    inbound = Inbound("text", ZHANG, town.account.original_id, 0, "1", text="几点下班")
    message = turn.Message(inbound, Understanding("", "none"), NOW + timedelta(hours=1))

    def begin(work: Work) -> None:
        row = {"town": TOWN, "citizen": ZHANG, "state": state, "turns": 1, "followed": True}
        work.execute(insert(ConversationRow).values(row))

    await centre.parts.database.run(begin)
    await centre.parts.database.run(
        lambda work: turn.fail(work, message, centre.parts.around(town))
    )
    kept = await centre.parts.database.run(
        lambda work: work.execute(select(ConversationRow.state)).scalar_one()
    )

    assert (kept["asked"], kept["memory"]["elder"], kept["frames"]) == (asked, elder, [])


async def test_a_chore_that_raises_is_done_again(caplog: pytest.LogCaptureFixture) -> None:
    done, again = [], asyncio.Event()

    async def chore() -> None:
        done.append(1)
        if len(done) == 1:
            raise ValueError("by the chore")
        again.set()

    running = asyncio.create_task(_every(0, chore))
    await asyncio.wait_for(again.wait(), PATIENCE)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert "by the chore" in caplog.text
