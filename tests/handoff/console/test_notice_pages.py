"""告知单 and 补正告知书 in the console: seen as the citizen sees them, told and corrected."""

import re
from collections.abc import Mapping
from html import unescape

import pytest
from sqlalchemy import select

from bot.database import Database
from handoff.notices import ToldNotice, notices_of, tell
from handoff.ports import Work
from handoff.tables.contacts import LookRow
from handoff.tables.messages import MessageRow
from knowledge.calendar import read_calendar
from knowledge.circumstances import Circumstance
from knowledge.condition_text import parse_condition
from knowledge.matters import Catalog, Material
from knowledge.notices import compose
from knowledge.search.index import Index
from tests.conftest import HeldClock
from tests.handoff.console.office import LI, Client, Office
from tests.support.towns import make_matter

ASKED = {"agent": Circumstance("agent", "是您本人来办吗？", ("本人", "代办"))}
LETTER = Material(
    "授权委托书",
    1,
    0,
    when="代办时",
    condition=parse_condition("agent=代办", ASKED),
    form="授权委托书",
    signed=True,
    fill="写清姓名，两人签名",
)
MATTER = make_matter(materials=(Material("居民户口簿", 1, 1), LETTER), asks=("agent",))
CODE = str(MATTER.code)
CATALOG = Catalog("v1", {MATTER.code: MATTER}, ASKED)


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    office = Office(database, clock, knows=(CATALOG, Index(CATALOG)))
    await office.staff()
    return office


async def taken(office: Office, clerk: Client) -> str:
    chat = await office.calls(LI, "示例救助")
    await clerk.post(f"/console/chats/{chat}/take")
    return f"/console/chats/{chat}"


async def told(office: Office, *materials: Material) -> ToldNotice:
    matter = make_matter(materials=materials or MATTER.materials, asks=("agent",))

    def job(work: Work) -> ToldNotice:
        notice = compose(CATALOG, matter, office.shizhen, read_calendar(), {}, work.now)
        return tell(work, office.shizhen, LI, notice, {}, "bot")

    return await office.run(job)


async def text_of(client: Client, path: str) -> str:
    answer = await client.get(path)
    assert answer.status == 200, path
    return unescape(await answer.text())


async def sent(office: Office) -> list[str]:
    def job(work: Work) -> list[str]:
        wanted = select(MessageRow.text).where(MessageRow.by == "a").order_by(MessageRow.id)
        return list(work.execute(wanted).scalars())

    return await office.run(job)


async def test_a_told_notice_opens_with_its_groups_and_the_look_is_noted(
    office: Office, clerk: Client
) -> None:
    chat, notice = await taken(office, clerk), await told(office)
    assert f'href="{chat}/notices/{notice.number}"' in await text_of(clerk, chat)

    page = await text_of(clerk, f"{chat}/notices/{notice.number}")

    assert "1. 居民户口簿" in page
    assert "仅在代办时要带" in page
    assert "写清姓名，两人签名" in page
    assert "微信自动告知" in page
    assert "违反" not in page
    looks = await office.run(lambda work: work.execute(select(LookRow.what)).scalars().all())
    assert "notice" in looks


async def test_a_longer_list_later_is_flagged_in_the_chat_and_on_the_notice(
    office: Office, clerk: Client
) -> None:
    chat = await taken(office, clerk)
    first = await told(office, MATTER.materials[0])
    second = await told(office)

    flag = f"违反一次性告知：比 {first.number} 多了授权委托书"
    assert flag in await text_of(clerk, chat)
    assert flag in await text_of(clerk, f"{chat}/notices/{second.number}")
    assert flag not in await text_of(clerk, f"{chat}/notices/{first.number}")


async def test_a_clerk_tells_a_notice_in_the_bot_s_own_words(office: Office, clerk: Client) -> None:
    chat = await taken(office, clerk)
    form = await text_of(clerk, f"{chat}/tell?matter={CODE}&a.agent=代办")
    assert re.search(r'value="代办" checked', form)
    assert "仅在代办时" not in form

    answer = await clerk.post(
        f"{chat}/tell", data={"matter": CODE, "a.agent": "代办"}, allow_redirects=False
    )

    assert answer.status == 303
    (entry,) = await office.run(lambda work: notices_of(work, office.shizhen.id, LI))
    assert (entry.told_by, entry.kind) == ("a", "notice")
    heard = "\n".join(await sent(office))
    assert f"一次性告知单 {entry.number}" in heard
    assert f"https://yc.test/n/shizhen/{entry.number}/" in heard
    assert "2. 授权委托书 原件1份" in heard
    assert all(len(each.encode()) <= 1900 for each in await sent(office))


@pytest.mark.parametrize("what", ["tell", "correct"])
async def test_only_who_has_taken_the_chat_may_tell_or_correct(
    office: Office, clerk: Client, colleague: Client, what: str
) -> None:
    chat = await taken(office, clerk)
    assert f"{chat}/{what}" not in await text_of(colleague, chat)

    form = {"matter": CODE, "name.0": "居民户口簿", "wrong.0": "缺", "need.0": "带原件"}
    answer = await colleague.post(f"{chat}/{what}", data=form, allow_redirects=False)

    assert answer.status == 409
    assert "已由民生A岗（示例）接待" in await answer.text()
    assert await office.run(lambda work: notices_of(work, office.shizhen.id, LI)) == ()


@pytest.mark.parametrize("what", ["tell", "correct"])
async def test_another_town_finds_nothing(
    office: Office, clerk: Client, outsider: Client, what: str
) -> None:
    chat, notice = await taken(office, clerk), await told(office)

    for path in (f"{chat}/{what}", f"{chat}/notices/{notice.number}"):
        assert (await outsider.get(path)).status == 404


def _form(**lines: tuple[str, str]) -> dict[str, str]:
    form = {"matter": CODE}
    for place, (name, (wrong, need)) in enumerate(lines.items()):
        form |= {f"name.{place}": name, f"wrong.{place}": wrong, f"need.{place}": need}
    return form


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (_form(居民户口簿=("", "带原件")), "还没有选哪一样缺"),
        (_form(居民户口簿=("缺", " ")), "“居民户口簿”没有写要求"),
        (_form(居民户口簿=("缺", "长" * 201)), "最多 200 个字"),
        ({"matter": "no.such"}, "还没有选事项"),
    ],
)
async def test_an_unfit_form_is_refused_and_keeps_what_was_typed(
    office: Office, clerk: Client, form: Mapping[str, str], why: str
) -> None:
    chat = await taken(office, clerk)

    answer = await clerk.post(f"{chat}/correct", data=form, allow_redirects=False)

    assert answer.status == 409
    page = unescape(await answer.text())
    assert why in page
    if form.get("wrong.0"):
        assert "<option selected>缺</option>" in page
    assert await office.run(lambda work: notices_of(work, office.shizhen.id, LI)) == ()


async def test_a_correction_lists_all_and_a_second_one_warns_first(
    office: Office, clerk: Client
) -> None:
    chat, notice = await taken(office, clerk), await told(office, MATTER.materials[0])
    page = await text_of(clerk, f"{chat}/correct?matter={CODE}")
    assert f"告知单 {notice.number}" in page
    assert page.index("居民户口簿") < page.index("不在告知单上")
    form = _form(居民户口簿=("缺", "带原件"), 授权委托书=("不对", "两人都要签名"))
    assert (await clerk.post(f"{chat}/correct", data=form, allow_redirects=False)).status == 303

    heard = "\n".join(await sent(office))
    assert "1. 居民户口簿（缺）：带原件\n2. 授权委托书（不对）：两人都要签名" in heard
    first = (await office.run(lambda work: notices_of(work, office.shizhen.id, LI)))[0]
    warned = await text_of(clerk, f"{chat}/correct?matter={CODE}")
    assert "这是第二次，会记为违反一次性告知" in warned
    assert f"{first.number}，今天" in warned
    again = await clerk.post(f"{chat}/correct", data=form, allow_redirects=False)
    assert again.status == 409

    known = {**form, "earlier": first.number, "knows": "1"}
    assert (await clerk.post(f"{chat}/correct", data=known, allow_redirects=False)).status == 303
    second = (await office.run(lambda work: notices_of(work, office.shizhen.id, LI)))[0]
    flag = f"违反一次性告知：{first.number} 之后第二次补正"
    assert flag in await text_of(clerk, chat)
    opened = await text_of(clerk, f"{chat}/notices/{second.number}")
    assert flag in opened
    assert "两人都要签名" in opened


async def test_what_a_clerk_sent_is_read_without_its_markup(office: Office, clerk: Client) -> None:
    chat = await taken(office, clerk)
    await clerk.post(f"{chat}/tell", data={"matter": CODE})

    assert "<a href=" not in (await text_of(clerk, chat)).split('id="said"')[1].split("<footer")[0]
