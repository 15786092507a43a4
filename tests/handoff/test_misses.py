"""What the bot missed: noted without numbers, grouped by its letters, settled once, looks kept."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.database import Database
from handoff import misses, transcripts
from handoff.misses import MissGroup, MissKind, Settled, SettledBefore
from handoff.ports import Work
from handoff.tables.contacts import LookRow
from handoff.tables.misses import MissRow
from knowledge.matters import CitizenId, TownId
from tests.conftest import HeldClock
from tests.handoff.talking import LI, TOWN, WANG


async def note(
    database: Database,
    text: str,
    *,
    kind: MissKind = "none",
    citizen: CitizenId = LI,
    town: TownId = TOWN.id,
    offered: Sequence[str] = (),
    near: Sequence[str] = (),
) -> None:
    def job(work: Work) -> None:
        misses.note(work, town, citizen, kind, text, offered, near)

    await database.run(job)


async def week(database: Database, login: str = "a") -> tuple[MissGroup, ...]:
    return await database.run(lambda work: misses.week_of_misses(work, TOWN.id, login))


async def test_what_says_the_same_is_one_group_with_the_newest_words(
    database: Database, clock: HeldClock
) -> None:
    await note(database, "长寿钱咋整？", near=["a.a"])
    clock.pass_(timedelta(minutes=1))
    await note(database, "红本子")
    clock.pass_(timedelta(minutes=1))
    await note(
        database, "长寿钱，咋整", kind="clarify", citizen=WANG, offered=["b.b"], near=["c.c"]
    )
    await note(database, "别的镇的", town=TownId("linzhen"))

    first, second = await week(database)

    assert (first.text, first.times, first.citizens, first.last_at) == (
        "长寿钱，咋整",
        2,
        2,
        clock(),
    )
    assert first.kinds == (("clarify", 1), ("none", 1))
    assert (first.offered, first.near) == (("b.b",), ("c.c",))
    assert (second.text, second.times, second.kinds) == ("红本子", 1, (("none", 1),))


async def test_only_a_week_is_shown(database: Database, clock: HeldClock) -> None:
    await note(database, "长寿钱咋整")
    clock.pass_(timedelta(days=6, hours=23))
    assert len(await week(database)) == 1
    clock.pass_(timedelta(hours=1))
    assert await week(database) == ()


async def test_a_group_is_settled_whole_and_once(database: Database, clock: HeldClock) -> None:
    await note(database, "长寿钱咋整")
    await note(database, "长寿钱 咋整!")
    await note(database, "红本子")
    (group,) = [each for each in await week(database) if each.times == 2]

    def settle(work: Work, town: TownId = TOWN.id) -> Settled | SettledBefore:
        return misses.settle(work, town, group.id, "example", "minzheng.gaoling", "a")

    other = await database.run(lambda work: settle(work, TownId("linzhen")))
    assert other == SettledBefore()
    done = await database.run(settle)
    assert isinstance(done, Settled)
    assert done.count == 2
    assert await database.run(settle) == SettledBefore()
    assert [each.text for each in await week(database)] == ["红本子"]

    await note(database, "长寿钱咋整")  # said again: it is there again
    assert len(await week(database)) == 2

    def rows(work: Work) -> list[tuple[object, ...]]:
        wanted = select(MissRow.settled, MissRow.matter, MissRow.settled_by, MissRow.settled_at)
        return [tuple(each) for each in work.execute(wanted.where(MissRow.settled.is_not(None)))]

    assert await database.run(rows) == [("example", "minzheng.gaoling", "a", clock())] * 2


@pytest.mark.parametrize("text", ["", "  ", "？？", "13800138000", "12", "👍", "5101011990010112"])
async def test_what_says_nothing_is_not_noted(database: Database, text: str) -> None:
    await note(database, text)

    assert await week(database) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("我电话13800138000咋办", "我电话***咋办"),
        ("电话 138 0013 8000，快点", "电话 ***，快点"),
        ("138-0013-8000的", "***的"),
        ("１３８００１３８０００", "***"),
        ("身份证11010519491231002X丢了", "身份证***丢了"),
        ("身份证11010519491231002x", "身份证***"),
        ("幺三八零零一三八零零零是我", "***是我"),
        ("0531-8123456", "***"),
        ("我今年60岁，二〇二六年办的", "我今年60岁，二〇二六年办的"),
        ("12345打过了", "12345打过了"),
        ("打138.1234.5678", "打***"),
        ("打138  1234  5678", "打***"),
        ("打138，1234，5678，快点", "打***，快点"),
        ("打138\n1234\n5678", "打***"),
        ("打138_1234_5678", "打***"),
        ("打138 - 1234 / 5678", "打***"),
        ("打①③⑧①②③④⑤⑥⑦⑧", "打***"),
        ("打➊➌➑➊➋➌➍➎➏➐➑", "打***"),
        ("打⑩③⑧①②③④", "打***"),
        ("打壹叁捌壹贰叁肆伍陆柒捌", "打***"),
        ("打1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣吧", "打***吧"),
        ("打𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "打***"),
        ("１３８．１２３４．５６７８", "***"),
        ("110105 1949 1231 002 X 丢了", "*** 丢了"),
        ("我是王五，李四是我爸，陆一鸣是我儿", "我是王五，李四是我爸，陆一鸣是我儿"),
        ("①身份证②户口本③照片", "①身份证②户口本③照片"),
        ("60岁，2026年办，3口人，12345", "60岁，2026年办，3口人，12345"),
    ],
)
def test_long_numbers_are_masked(text: str, masked: str) -> None:
    assert misses.mask(text) == masked


@given(st.text(max_size=30), st.from_regex(r"[0-9]{6,18}", fullmatch=True), st.text(max_size=30))
def test_no_number_of_six_digits_gets_through(before: str, number: str, after: str) -> None:
    assert number not in misses.mask(before + number + after)


async def test_a_number_is_masked_before_the_text_is_cut(database: Database) -> None:
    await note(database, "长" * 190 + "13800138000" + "尾" * 50)

    (group,) = await week(database)

    assert group.text == "长" * 190 + "***" + "尾" * 7


async def test_a_look_is_written_down_for_each_citizen_once_in_ten_minutes(
    database: Database, clock: HeldClock
) -> None:
    await note(database, "长寿钱咋整")
    await note(database, "红本子")
    await note(database, "红本子", citizen=WANG)

    async def looks() -> list[tuple[str, str, str]]:
        def read(work: Work) -> list[tuple[str, str, str]]:
            wanted = select(LookRow.login, LookRow.citizen, LookRow.what).order_by(LookRow.id)
            return sorted(tuple(each) for each in work.execute(wanted))

        return await database.run(read)

    await week(database)
    assert await looks() == [("a", LI, "misses"), ("a", WANG, "misses")]
    await week(database)
    assert len(await looks()) == 2
    await week(database, "b")
    assert len(await looks()) == 4
    clock.pass_(timedelta(minutes=10))
    await week(database)
    assert len(await looks()) == 6


async def test_a_look_at_the_list_does_not_hide_a_look_at_the_transcript(
    database: Database,
) -> None:
    await note(database, "长寿钱咋整")
    await week(database)

    def job(work: Work) -> int:
        transcripts.look(work, TOWN.id, "a", LI, "transcript")
        return len(work.execute(select(LookRow.id)).all())

    assert await database.run(job) == 2


async def test_what_is_old_is_forgotten(database: Database, clock: HeldClock) -> None:
    async def left() -> list[str]:
        def read(work: Work) -> list[str]:
            return list(work.execute(select(MissRow.text).order_by(MissRow.id)).scalars())

        return await database.run(read)

    await note(database, "红本子")
    await note(database, "长寿钱咋整")
    (group,) = [each for each in await week(database) if each.text == "红本子"]
    await database.run(lambda work: misses.settle(work, TOWN.id, group.id, "nothing", None, "a"))

    clock.pass_(timedelta(days=90))
    assert await database.run(misses.prune) == 0
    clock.pass_(timedelta(seconds=1))
    assert await database.run(misses.prune) == 1
    assert await left() == ["长寿钱咋整"]
    clock.pass_(timedelta(days=90))
    await note(database, "新来的")
    assert await database.run(misses.prune) == 1
    assert await left() == ["新来的"]


async def test_names_are_masked_as_well_as_numbers(database: Database) -> None:
    await note(database, "我叫王德发，那个红本本咋整")
    await note(database, "我叫王德发随便问问")
    await note(database, "刘素珍", kind="answer", offered=["b.b"])

    texts = {each.text for each in await week(database)}

    assert texts == {"我叫王**，那个红本本咋整", "我叫王**随便问问", "刘**"}


async def test_what_only_looks_like_a_name_stays_in_a_question(database: Database) -> None:
    await note(database, "红本子")

    assert [each.text for each in await week(database)] == ["红本子"]
