"""First-question contacts: opened once, settled once, ended with a result."""

from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.database import Database
from handoff import contacts, queue
from handoff.contacts import close_contact, open_contact, settle
from handoff.ports import Work
from handoff.registers import ContactEntry, register
from handoff.tables.contacts import ContactEventRow
from knowledge.matters import CitizenId, Matter, MatterCode, TownId
from knowledge.towns import Roster
from tests.conftest import HeldClock
from tests.handoff.overlap import overlapped
from tests.support.towns import make_matter, make_town

LI, WANG = CitizenId("oLi"), CitizenId("oWang")
TOWN = make_town(rosters=(Roster(("minsheng-a",), date(2026, 1, 1), "day", office="minsheng"),))
HELP = make_matter()
TAX = make_matter(code=MatterCode("shuiwu.shi"), name="示例税", domain="税务")


async def opened(
    database: Database, asked: str = "问个事", matter: Matter | None = None, by: CitizenId = LI
) -> int:
    return await database.run(lambda work: open_contact(work, TOWN, by, asked, matter))


async def entries(database: Database, *, only_open: bool = False) -> tuple[ContactEntry, ...]:
    return await database.run(lambda work: register(work, TOWN.id, only_open=only_open))


async def closed(database: Database, result: contacts.Result = "告知") -> bool:
    return await database.run(
        lambda work: close_contact(work, TOWN.id, LI, result, "G261124-0001", "bot")
    )


async def events(database: Database, contact: int) -> list[tuple[str, str]]:
    def job(work: Work) -> list[tuple[str, str]]:
        wanted = select(ContactEventRow.what, ContactEventRow.who).where(
            ContactEventRow.contact == contact
        )
        return [(each.what, each.who) for each in work.execute(wanted.order_by(ContactEventRow.id))]

    return await database.run(job)


async def test_a_contact_has_its_owner_from_the_first_word(database: Database) -> None:
    contact = await opened(database, "低保怎么办", HELP)

    (entry,) = await entries(database)
    assert (entry.id, entry.asked, entry.matter) == (contact, "低保怎么办", HELP.code)
    assert (entry.owner, entry.owner_name) == ("minsheng-a", "民生A岗（示例）")
    assert entry.office == "minsheng"
    assert entry.result is None
    assert await events(database, contact) == [("opened", "minsheng-a")]


async def test_the_next_words_join_the_open_contact(database: Database, clock: HeldClock) -> None:
    first = await opened(database, "在吗")
    clock.pass_(timedelta(minutes=1))
    second = await opened(database, "有人吗")

    (entry,) = await entries(database)
    assert first == second
    assert entry.asked == "在吗"
    assert entry.heard_at - entry.opened_at == timedelta(minutes=1)


async def test_another_citizen_or_town_has_its_own_contact(database: Database) -> None:
    other = make_town(id=TownId("linzhen"))
    await opened(database)
    await opened(database, by=WANG)
    await database.run(lambda work: open_contact(work, other, LI, "在吗", None))

    assert [each.citizen for each in await entries(database)] == [WANG, LI]


async def test_a_citizen_who_speaks_twice_at_once_has_one_contact(
    database: Database, second: Database
) -> None:
    speaks = partial(open_contact, town=TOWN, citizen=LI, asked="在吗", matter=None)

    made = await overlapped(database, second, speaks, speaks)

    assert made[0] == made[1]
    assert len(await entries(database)) == 1
    assert await events(database, made[0]) == [("opened", "zhuren")]


async def test_only_the_first_two_hundred_characters_are_kept(database: Database) -> None:
    await opened(database, "问" * 3000)

    (entry,) = await entries(database)
    assert entry.asked == "问" * 200


async def test_the_lead_hands_over_once_the_matter_is_known(database: Database) -> None:
    contact = await opened(database)
    await database.run(lambda work: settle(work, TOWN, LI, HELP))

    (entry,) = await entries(database)
    assert (entry.matter, entry.office) == (HELP.code, "minsheng")
    assert entry.owner == "minsheng-a"
    assert await events(database, contact) == [("opened", "zhuren"), ("settled", "minsheng-a")]


async def test_a_later_matter_changes_nothing_any_more(database: Database) -> None:
    contact = await opened(database)
    for matter in (HELP, TAX, HELP):
        await database.run(partial(settle, town=TOWN, citizen=LI, matter=matter))
    await opened(database, "还有税", TAX)

    (entry,) = await entries(database)
    assert (entry.matter, entry.owner) == (HELP.code, "minsheng-a")
    assert len(await events(database, contact)) == 2


async def test_a_matter_of_nobody_leaves_the_contact_with_the_lead_for_good(
    database: Database,
) -> None:
    await opened(database)
    for matter in (TAX, HELP):
        await database.run(partial(settle, town=TOWN, citizen=LI, matter=matter))

    (entry,) = await entries(database)
    assert (entry.matter, entry.owner) == (TAX.code, "zhuren")


async def test_words_that_name_the_matter_settle_a_contact_opened_without_one(
    database: Database,
) -> None:
    await opened(database, "在吗")
    await opened(database, "低保", HELP)

    (entry,) = await entries(database)
    assert (entry.matter, entry.owner) == (HELP.code, "minsheng-a")


async def test_settling_without_an_open_contact_does_nothing(database: Database) -> None:
    await opened(database)
    await closed(database)
    await database.run(lambda work: settle(work, TOWN, LI, HELP))

    (entry,) = await entries(database)
    assert entry.matter is None


@pytest.mark.parametrize("result", ["告知", "接办", "引导", "衔接", "已预约"])
async def test_a_contact_ends_with_its_result_and_the_next_word_opens_a_new_one(
    database: Database, result: contacts.Result
) -> None:
    first = await opened(database)

    assert await closed(database, result)
    assert not await closed(database, result)
    (entry,) = await entries(database)
    assert (entry.result, entry.note, entry.closed_by) == (result, "G261124-0001", "bot")
    assert entry.closed_at is not None
    assert await opened(database) != first


async def test_the_bot_cannot_end_a_contact_while_the_citizen_waits_for_a_person(
    database: Database,
) -> None:
    await opened(database)
    await database.run(
        lambda work: queue.call(work, TOWN, LI, reason="群众要人工", asked="在吗", matter=None)
    )

    assert not await closed(database)
    (entry,) = await entries(database, only_open=True)
    assert entry.result is None


async def test_the_register_shows_newest_first_and_what_is_open_oldest_first(
    database: Database,
) -> None:
    ids = [await opened(database, by=CitizenId(f"o{each}")) for each in range(5)]
    await database.run(
        lambda work: close_contact(work, TOWN.id, CitizenId("o2"), "告知", None, "bot")
    )

    shown = [each.id for each in await entries(database)]
    waiting = [each.id for each in await entries(database, only_open=True)]
    assert shown == ids[::-1]
    assert waiting == [ids[0], ids[1], ids[3], ids[4]]


async def test_the_register_goes_on_after_the_last_line_of_a_page(database: Database) -> None:
    ids = [await opened(database, by=CitizenId(f"o{each}")) for each in range(5)]

    def page(work: Work, *, only_open: bool, after: int) -> list[int]:
        found = register(work, TOWN.id, only_open=only_open, limit=2, before_id=after)
        return [each.id for each in found]

    older = await database.run(lambda work: page(work, only_open=False, after=ids[3]))
    newer = await database.run(lambda work: page(work, only_open=True, after=ids[1]))

    assert older == [ids[2], ids[1]]
    assert newer == [ids[2], ids[3]]


async def test_whether_a_citizen_has_an_open_contact_can_be_asked(database: Database) -> None:
    contact = await opened(database)
    found = await database.run(lambda work: contacts.open_contact_of(work, TOWN.id, LI))
    await closed(database)
    gone = await database.run(lambda work: contacts.open_contact_of(work, TOWN.id, LI))

    assert (found, gone) == (contact, None)
