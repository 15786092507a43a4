"""The picker of notices: filled in with what was said, in the words that will be sent."""

from dataclasses import dataclass
from html import unescape

import pytest

from bot.database import Database
from handoff.notices import tell
from handoff.ports import Recalled, Work
from handoff.told import latest_answers
from knowledge.calendar import read_calendar
from knowledge.circumstances import Answers, Circumstance
from knowledge.condition_text import parse_condition
from knowledge.matters import Catalog, CitizenId, Material
from knowledge.notices import compose
from knowledge.pinyin import initials
from knowledge.search.index import Index
from knowledge.towns import Town
from tests.conftest import HeldClock
from tests.handoff.console.office import LI, Client, Office
from tests.support.towns import make_matter

ASKED = {
    "agent": Circumstance("agent", "是您本人来办吗？", ("本人", "代办")),
    "marriage": Circumstance("marriage", "婚姻？", ("已婚", "离婚"), personal=True),
}
LETTER = Material("授权委托书", 1, 0, when="代办时", condition=parse_condition("agent=代办", ASKED))
PAPER = Material("离婚证", 1, 0, when="离婚的", condition=parse_condition("marriage=离婚", ASKED))
MATTER = make_matter(
    materials=(Material("居民户口簿", 1, 1), LETTER, PAPER), asks=("agent", "marriage")
)
CODE = str(MATTER.code)
CATALOG = Catalog("v1", {MATTER.code: MATTER}, ASKED)
SELECTED = "<option selected>{}</option>"


@dataclass
class Remembers:
    """handoff.ports.Recall of one answer to everything."""

    matter: str | None
    answers: Answers

    def of(self, work: Work, town: Town, citizen: CitizenId, matter: str | None) -> Recalled:
        del work, town, citizen, matter
        return Recalled(self.matter, self.answers)


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    office = Office(database, clock, knows=(CATALOG, Index(CATALOG)))
    office.recall = Remembers(None, {})
    await office.staff()
    return office


def remembers(office: Office, matter: str | None, answers: Answers) -> None:
    assert isinstance(office.recall, Remembers)
    office.recall.matter, office.recall.answers = matter, answers


async def picker(client: Client, chat: int, query: str = "") -> str:
    answer = await client.get(f"/console/parts/chats/{chat}/notice{query}")
    assert answer.status == 200
    return unescape(await answer.text())


async def test_it_opens_with_the_matter_and_the_circumstances_that_were_said(
    office: Office, clerk: Client
) -> None:
    remembers(office, CODE, {"agent": ("代办",), "marriage": ("没有这一种",)})
    chat = await office.calls(LI, "示例救助")
    await clerk.post(f"/console/chats/{chat}/take")
    shown = await picker(clerk, chat)
    assert "群众说过的 1 项已经填好" in shown
    assert SELECTED.format("代办") in shown
    assert "授权委托书" in shown
    assert "离婚的：离婚证" in shown, "not asked: it says when the paper is needed"
    assert f'data-words="{MATTER.called}' in shown
    assert initials(MATTER.called) in shown

    other = await picker(clerk, chat, f"?said=1&matter={CODE}&a.agent=本人&a.marriage=已婚")
    assert "授权委托书" not in other.split('class="preview"')[1]
    assert "data-words" not in other, "who has the list does not get it again"


async def test_what_is_shown_is_what_is_sent_and_kept(office: Office, clerk: Client) -> None:
    chat = await office.calls(LI, "示例救助")
    await clerk.post(f"/console/chats/{chat}/take")
    shown = (await picker(clerk, chat)).split('class="preview"')[1]
    await clerk.post(f"/console/chats/{chat}/tell", data={"matter": CODE, "a.agent": "代办"})

    def said(work: Work) -> list[str]:
        found = latest_answers(work, office.shizhen.id, LI)
        return [f"{by} {dict(answers)}" for by, answers in found.values()]

    assert await office.run(said) == ["a {'agent': ('代办',)}"]
    page = unescape(await (await clerk.get(f"/console/chats/{chat}")).text())
    lines = [each for each in shown.split("</li>")[0].splitlines() if each.startswith("1. ")]
    assert lines
    assert all(each in page for each in lines)
    assert SELECTED.format("代办") in await picker(clerk, chat), "a clerk told it so"


async def test_what_a_clerk_told_last_goes_before_what_the_bot_heard(
    office: Office, clerk: Client
) -> None:
    remembers(office, CODE, {"agent": ("本人",)})
    chat = await office.calls(LI, "示例救助")
    await clerk.post(f"/console/chats/{chat}/take")

    async def told(by: str, answers: Answers) -> None:
        def job(work: Work) -> None:
            town, calendar = office.shizhen, read_calendar()
            notice = compose(CATALOG, MATTER, town, calendar, answers, work.now)
            tell(work, town, LI, notice, answers, by)

        await office.run(job)

    await told("bot", {"agent": ("代办",)})
    assert SELECTED.format("本人") in await picker(clerk, chat)
    await told("a", {"agent": ("代办",)} | {"marriage": ("离婚",)})
    shown = await picker(clerk, chat)
    assert SELECTED.format("代办") in shown
    assert SELECTED.format("离婚") in shown


async def test_of_another_matter_only_what_is_about_the_person_is_taken_over(
    office: Office, clerk: Client
) -> None:
    remembers(office, "another", {"agent": ("代办",), "marriage": ("离婚",)})
    chat = await office.calls(LI, "示例救助")
    shown = await picker(clerk, chat)
    assert SELECTED.format("离婚") in shown
    assert SELECTED.format("代办") not in shown
    assert "先接待这个会话" in shown
    assert "disabled" in shown.split('id="picker-send"')[1]


async def test_where_nobody_said_what_it_is_about_the_clerk_chooses(
    office: Office, clerk: Client
) -> None:
    chat = await office.calls(LI, "人工")
    shown = await picker(clerk, chat)
    assert "先选事项" in shown
    assert f'data-code="{CODE}"' in shown
    assert (await clerk.get("/console/parts/chats/999/notice")).status == 404


def test_the_first_letters_of_sounds_find_a_matter() -> None:
    assert initials("低保") == "db"
    assert initials("残疾人证（新办）") == "cjrzxb"
    assert initials("APP 登录") == "adl"


async def test_a_notice_makes_known_what_the_chat_is_about(office: Office, clerk: Client) -> None:
    chat = await office.calls(LI, "人工")
    await clerk.post(f"/console/chats/{chat}/take")
    assert "还不知道" in await (await clerk.get(f"/console/chats/{chat}")).text()
    await clerk.post(f"/console/chats/{chat}/tell", data={"matter": CODE})
    page = unescape(await (await clerk.get(f"/console/chats/{chat}")).text())
    assert f"<dt>事项</dt><dd>{MATTER.name}</dd>" in page
