"""The queue: joined once, taken by one, handed back to its place."""

import asyncio
from datetime import timedelta
from functools import partial

from bot.database import Database
from bot.work import Announcement
from handoff import chats, contacts, queue
from handoff.queue import ChatClosed, HandedBack, NoSuchChat, Queued, Taken, TakenAlready
from knowledge.matters import CitizenId, TownId
from tests.conftest import HeldClock
from tests.handoff.overlap import overlapped
from tests.handoff.queueing import LI, TOWN, WANG, called, taken
from tests.support.towns import NOW, make_matter

ZHAO = CitizenId("oZhao")


async def handed_back(database: Database, chat: int, login: str) -> object:
    return await database.run(lambda work: queue.hand_back(work, TOWN.id, chat, login))


async def closed(database: Database, chat: int, login: str) -> object:
    return await database.run(lambda work: chats.close(work, TOWN.id, chat, login, "告知", None))


async def waiting(database: Database) -> list[CitizenId]:
    found = await database.run(lambda work: queue.waiting(work, TOWN.id))
    return [each.citizen for each in found]


async def test_a_call_opens_a_chat_and_the_contact_it_belongs_to(database: Database) -> None:
    queued = await called(database, asked="问" * 300)

    (chat,) = await database.run(lambda work: queue.waiting(work, TOWN.id))
    contact = await database.run(lambda work: contacts.open_contact_of(work, TOWN.id, LI))
    assert queued == Queued(chat.id, ahead=0, new=True)
    assert (chat.contact, chat.owner, chat.reason) == (contact, "zhuren", "群众要人工")
    assert chat.asked == "问" * 200
    assert chat.opened_at == NOW


async def test_a_second_call_joins_the_first(database: Database, clock: HeldClock) -> None:
    first = await called(database)
    await called(database, WANG)
    clock.pass_(timedelta(minutes=3))

    assert await called(database) == Queued(first.chat, ahead=0, new=False)
    assert await waiting(database) == [LI, WANG]


async def test_calling_twice_at_once_makes_one_chat(database: Database, second: Database) -> None:
    calls = partial(
        queue.call, town=TOWN, citizen=LI, reason="群众要人工", asked="人工", matter=None
    )

    made = await overlapped(database, second, calls, calls)

    assert made == [Queued(made[0].chat, 0, new=True), Queued(made[0].chat, 0, new=False)]


async def test_of_two_clerks_who_take_a_chat_at_once_the_first_has_it(
    database: Database, second: Database
) -> None:
    chat = (await called(database)).chat

    results = await overlapped(
        database,
        second,
        lambda work: queue.take(work, TOWN.id, chat, "a"),
        lambda work: queue.take(work, TOWN.id, chat, "b"),
    )

    assert results == [Taken(chat, LI), TakenAlready("a")]


async def test_everybody_is_told_how_many_wait_before_them(
    database: Database, clock: HeldClock
) -> None:
    ahead = []
    for citizen in (LI, WANG, ZHAO):
        ahead.append((await called(database, citizen)).ahead)
        clock.pass_(timedelta(seconds=20))

    assert ahead == [0, 1, 2]
    assert await waiting(database) == [LI, WANG, ZHAO]


async def test_who_called_in_the_same_batch_is_counted_in_order(database: Database) -> None:
    queued = [await called(database, CitizenId(f"o{each}")) for each in range(4)]

    assert [each.ahead for each in queued] == [0, 1, 2, 3]


async def test_a_chat_that_was_taken_has_nobody_before_it(database: Database) -> None:
    await called(database, WANG)
    chat = (await called(database)).chat
    await taken(database, chat, "a")

    assert await called(database) == Queued(chat, ahead=0, new=False)


async def test_the_matter_of_the_contact_is_shown_where_the_call_named_none(
    database: Database,
) -> None:
    await database.run(lambda work: contacts.open_contact(work, TOWN, LI, "低保", make_matter()))
    await called(database)

    (chat,) = await database.run(lambda work: queue.waiting(work, TOWN.id))
    assert chat.matter == "minzheng.shi"


async def test_of_many_who_take_a_chat_at_once_one_gets_it(
    database: Database, second: Database
) -> None:
    chat = (await called(database)).chat

    def take(login: str) -> asyncio.Future[object]:
        place = (database, second)[int(login) % 2]
        return asyncio.ensure_future(
            place.run(lambda work: queue.take(work, TOWN.id, chat, login), lane=login)
        )

    results = await asyncio.gather(*(take(str(each)) for each in range(40)))

    winners = [str(n) for n, each in enumerate(results) if each == Taken(chat, LI)]
    assert len(winners) == 1
    others = [each for each in results if each != Taken(chat, LI)]
    assert others == [TakenAlready(winners[0])] * 39
    view = await database.run(lambda work: chats.chat_view(work, TOWN.id, chat))
    assert view is not None
    assert (view.clerk, view.state) == (winners[0], "taken")


async def test_taking_what_one_has_is_no_error(database: Database) -> None:
    chat = (await called(database)).chat

    assert await taken(database, chat, "a") == Taken(chat, LI)
    assert await taken(database, chat, "a") == Taken(chat, LI)


async def test_a_chat_handed_back_waits_in_its_old_place(
    database: Database, clock: HeldClock
) -> None:
    first = (await called(database, LI)).chat
    clock.pass_(timedelta(minutes=1))
    await called(database, WANG)
    await taken(database, first, "a")

    assert await handed_back(database, first, "a") == HandedBack(first)
    assert await waiting(database) == [LI, WANG]
    assert await taken(database, first, "b") == Taken(first, LI)


async def test_only_its_clerk_hands_a_chat_back(database: Database) -> None:
    chat = (await called(database)).chat
    await taken(database, chat, "a")

    assert await handed_back(database, chat, "b") == TakenAlready("a")
    assert await waiting(database) == []


async def test_a_chat_that_ended_or_never_was_cannot_be_taken_or_handed_back(
    database: Database,
) -> None:
    chat = (await called(database)).chat
    await taken(database, chat, "a")
    await closed(database, chat, "a")

    assert await taken(database, chat, "b") == ChatClosed()
    assert await handed_back(database, chat, "a") == ChatClosed()
    assert await taken(database, chat + 99, "b") == NoSuchChat()
    assert await handed_back(database, chat + 99, "b") == NoSuchChat()


async def test_another_town_neither_sees_nor_takes_a_chat(database: Database) -> None:
    chat = (await called(database)).chat
    other = TownId("linzhen")

    assert await database.run(lambda work: queue.waiting(work, other)) == ()
    assert await database.run(lambda work: queue.take(work, other, chat, "a")) == NoSuchChat()
    assert await database.run(lambda work: queue.hand_back(work, other, chat, "a")) == NoSuchChat()


async def test_every_change_of_a_chat_is_announced(database: Database) -> None:
    heard: list[Announcement] = []
    database.publish = heard.extend
    chat = (await called(database)).chat
    for change in (taken, handed_back, taken, closed):
        heard.clear()
        await change(database, chat, "a")
        assert {(TOWN.id, "queue"), (TOWN.id, f"chat:{chat}")} <= set(heard)
