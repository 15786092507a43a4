"""补正告知书: everything at once, and a second one for the case is a breach with who and when."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.database import Database
from handoff.contacts import TOLD, close_contact, open_contact
from handoff.corrections import (
    REQUIREMENT_LIMIT,
    Issued,
    NothingWrong,
    RequirementUnfit,
    SecondTime,
    correction_numbered,
    earlier_correction,
    find_correction,
    issue,
)
from handoff.notices import find, latest_number, notices_of
from handoff.ports import Work
from handoff.tables.contacts import ContactEventRow
from handoff.told import breaches
from knowledge.corrections import Fault
from knowledge.matters import CitizenId
from tests.conftest import NOW, HeldClock
from tests.support.towns import make_matter, make_town

LI, WANG = CitizenId("oLi"), CitizenId("oWang")
TOWN, MATTER = make_town(), make_matter()
FAULTS = (
    Fault("居民户口簿", "缺", "带原件，复印首页和本人页"),
    Fault("申请表", "不对", "第二页没有签字，请本人签"),
)


def issued(
    work: Work,
    *,
    faults: tuple[Fault, ...] = FAULTS,
    citizen: CitizenId = LI,
    by: str = "minsheng-a",
    knows_of: str | None = None,
    case_number: str | None = None,
) -> Issued:
    result = issue(
        work, TOWN, citizen, MATTER, "v1", faults, by, knows_of=knows_of, case_number=case_number
    )
    assert isinstance(result, Issued)
    return result


def comes(work: Work) -> int:
    return open_contact(work, TOWN, LI, "低保", MATTER)


async def test_it_is_numbered_and_holds_every_line_with_its_requirement(
    database: Database,
) -> None:
    first = await database.run(issued)

    told = first.told
    assert told.number == "B261124-0001"
    there = await database.run(lambda w: find_correction(w, TOWN.id, told.number, told.key))
    assert there is not None
    assert there.correction.faults == FAULTS
    assert there.correction.counters == ("综合窗口",)
    assert there.entry.told_by == "minsheng-a"
    assert there.entry.breach_of is None
    assert await database.run(lambda w: find_correction(w, TOWN.id, told.number, "no")) is None
    assert await database.run(lambda w: find(w, TOWN.id, told.number, told.key)) is None


async def test_it_stands_among_the_citizen_s_notices_but_is_not_the_latest_notice(
    database: Database,
) -> None:
    first = await database.run(issued)

    (entry,) = await database.run(lambda work: notices_of(work, TOWN.id, LI))
    assert (entry.kind, entry.number) == ("correction", first.told.number)
    assert await database.run(lambda w: latest_number(w, TOWN.id, LI, MATTER.code)) is None
    number = first.told.number
    assert await database.run(lambda w: correction_numbered(w, TOWN.id, WANG, number)) is None


@pytest.mark.parametrize(
    ("faults", "refused"),
    [
        ((), NothingWrong()),
        ((FAULTS[0], Fault("照片", "缺", "  ")), RequirementUnfit("照片", 0)),
        (
            (Fault("照片", "缺", "长" * (REQUIREMENT_LIMIT + 1)),),
            RequirementUnfit("照片", REQUIREMENT_LIMIT + 1),
        ),
    ],
)
async def test_what_does_not_say_what_is_required_is_refused(
    database: Database, faults: tuple[Fault, ...], refused: object
) -> None:
    result = await database.run(lambda work: issue(work, TOWN, LI, MATTER, "v1", faults, "a"))

    assert result == refused
    assert await database.run(lambda work: notices_of(work, TOWN.id, LI)) == ()


async def test_a_second_one_is_refused_until_it_is_known_and_then_a_breach(
    database: Database, clock: HeldClock
) -> None:
    contact = await database.run(comes)
    first = await database.run(issued)
    clock.pass_(timedelta(hours=1))

    refused = await database.run(lambda w: issue(w, TOWN, LI, MATTER, "v1", FAULTS, "b"))
    assert isinstance(refused, SecondTime)
    assert (refused.earlier.number, refused.earlier.told_by) == (first.told.number, "minsheng-a")
    wrong = await database.run(
        lambda w: issue(w, TOWN, LI, MATTER, "v1", FAULTS, "b", knows_of="B261124-0099")
    )
    assert isinstance(wrong, SecondTime)

    second = await database.run(
        lambda work: issued(work, by="minsheng-b", knows_of=first.told.number)
    )
    assert second.breach_of == first.told.number
    (breach,) = await database.run(lambda work: breaches(work, TOWN.id))
    assert (breach.number, breach.told_by) == (second.told.number, "minsheng-b")
    assert breach.told_at == NOW + timedelta(hours=1)
    events = await database.run(lambda work: _events(work, contact))
    assert ("breach", "minsheng-b") in events


def _events(work: Work, contact: int) -> list[tuple[str, str]]:
    wanted = select(ContactEventRow.what, ContactEventRow.who).where(
        ContactEventRow.contact == contact
    )
    return [(each.what, each.who) for each in work.execute(wanted)]


async def test_another_citizen_and_a_later_contact_are_another_case(
    database: Database, clock: HeldClock
) -> None:
    await database.run(comes)
    await database.run(issued)
    await database.run(lambda work: issued(work, citizen=WANG))
    await database.run(lambda work: close_contact(work, TOWN.id, LI, TOLD, None, "a"))
    clock.pass_(timedelta(days=1))
    await database.run(comes)

    assert await database.run(lambda w: earlier_correction(w, TOWN.id, LI, MATTER.code)) is None
    assert (await database.run(issued)).breach_of is None
    assert await database.run(lambda work: breaches(work, TOWN.id)) == ()


async def test_with_a_case_the_case_decides(database: Database) -> None:
    first = await database.run(lambda work: issued(work, case_number="S1"))
    other = await database.run(lambda work: issued(work, case_number="S2"))
    assert other.breach_of is None

    again = await database.run(
        lambda work: issued(work, case_number="S1", knows_of=first.told.number)
    )
    assert again.breach_of == first.told.number
