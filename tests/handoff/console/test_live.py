"""Live updates: every change reaches every open page of its town, and no other."""

import asyncio
import threading

from aiohttp import ClientResponse
from aiohttp.test_utils import TestServer

from handoff.console.live import Live
from tests.handoff.console.office import LI, WANG, Client, Office

LONG = 5.0  # seconds after which a test gives up


async def _event(stream: ClientResponse) -> dict[str, str]:
    """Read one event as its fields; a heartbeat has the field of an empty name."""
    fields: dict[str, str] = {}
    async with asyncio.timeout(LONG):
        while line := (await stream.content.readline()).decode().rstrip("\n"):
            name, _, value = line.partition(":")
            fields[name] = value.strip()
    return fields


async def test_a_stream_begins_with_a_refresh_so_that_nothing_is_missed(clerk: Client) -> None:
    async with clerk.get("/console/live?topics=queue") as stream:
        first = await _event(stream)

        assert stream.headers["Content-Type"] == "text/event-stream"
        assert first["event"] == "refresh"
        assert first["retry"] == "2000"


async def test_a_chat_that_waits_is_announced_and_its_part_shows_it(
    office: Office, clerk: Client
) -> None:
    async with clerk.get("/console/live?topics=queue") as stream:
        await _event(stream)
        await office.calls(LI, "低保怎么办")
        told = await _event(stream)
    part = await (await clerk.get("/console/parts/list")).text()

    assert (told["event"], told["data"]) == ("changed", "queue")
    assert int(told["id"]) > 0
    assert "低保怎么办" in part
    assert 'data-waiting="1"' in part


async def test_a_page_hears_only_its_town_and_its_topics(
    office: Office, clerk: Client, outsider: Client
) -> None:
    chat = await office.calls(LI, "低保")
    async with (
        clerk.get(f"/console/live?topics=chat:{chat}") as ours,
        outsider.get(f"/console/live?topics=queue,chat:{chat}") as theirs,
    ):
        await _event(ours)
        await _event(theirs)
        await office.calls(WANG, "社保")  # queue and another chat
        await clerk.post(f"/console/chats/{chat}/take")
        await office.calls(WANG, "他们的", town=office.linzhen)

        assert (await _event(ours))["data"] == f"chat:{chat}"
        assert (await _event(theirs))["data"] == "queue"


async def test_what_concerns_everybody_is_told_at_once_and_then_in_no_hurry(
    office: Office, clerk: Client
) -> None:
    office.live._paced = {"queue": 0.2}
    async with clerk.get("/console/live?topics=queue,chat:7") as stream:
        await _event(stream)
        heard: list[dict[str, str]] = []
        for topic in ("queue", "queue", "chat:7"):
            office.live.publish([(office.shizhen.id, topic)])
            if topic == "chat:7" or not heard:
                heard.append(await _event(stream))
        heard.append(await _event(stream))

    assert [each["data"] for each in heard] == ["queue", "chat:7", "queue"]
    assert len({each["id"] for each in heard}) == 3


async def test_publishing_from_other_threads_loses_no_topic(office: Office, clerk: Client) -> None:
    topics = [f"chat:{number}" for number in range(10)]
    async with clerk.get(f"/console/live?topics={','.join(topics)}") as stream:
        await _event(stream)
        threads = [
            threading.Thread(target=office.live.publish, args=([(office.shizhen.id, each)],))
            for each in topics
            for _ in range(5)
        ]
        for each in threads:
            each.start()
        heard: set[str] = set()
        while len(heard) < len(topics):
            heard.add((await _event(stream))["data"])
        for each in threads:
            each.join()

    assert heard == set(topics)


async def test_a_heartbeat_keeps_a_quiet_stream_alive(office: Office, clerk: Client) -> None:
    office.live._heartbeat = 0.01
    async with clerk.get("/console/live") as stream:
        await _event(stream)

        assert await _event(stream) == {"": "still here"}


async def test_a_page_that_went_away_is_forgotten(office: Office, clerk: Client) -> None:
    office.live._heartbeat = 0.01
    stream = await clerk.get("/console/live")
    await _event(stream)
    assert office.live.open_pages() == 1
    stream.close()
    async with asyncio.timeout(LONG):
        while office.live.open_pages():
            await asyncio.sleep(0)


async def test_a_page_that_does_not_read_is_dropped(office: Office, clerk: Client) -> None:
    office.live._patience = 0.05
    office.live._heartbeat = 60
    long = "t" * 3000
    topics = [f"{long}{number}" for number in range(2)]
    stream = await clerk.get(f"/console/live?topics={','.join(topics)}")
    async with asyncio.timeout(LONG * 4):
        while office.live.open_pages():
            office.live.publish([(office.shizhen.id, each) for each in topics])
            await asyncio.sleep(0)
    stream.close()


async def test_closing_ends_every_stream(server: TestServer, clerk: Client) -> None:
    async with clerk.get("/console/live") as stream:
        await _event(stream)
        await server.close()

        assert await stream.content.read() == b""


async def test_nothing_is_heard_after_closing(office: Office, clerk: Client) -> None:
    await office.live.close()
    answer = await clerk.get("/console/live")

    assert answer.status == 503


def test_publishing_to_nobody_is_nothing() -> None:
    Live().publish([])
