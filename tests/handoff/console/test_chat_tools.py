"""Drafts follow the clerk, notes call colleagues, and answers are typed once for all."""

import pytest
from sqlalchemy import select

from handoff.canned import FACTS, filled
from handoff.chat_notes import named_in
from handoff.clerks import ClerkEntry, clerks_of
from handoff.ports import Work
from handoff.tables.messages import MessageRow
from tests.handoff.console.office import LI, Client, Office


async def text_of(client: Client, path: str) -> str:
    return await (await client.get(path)).text()


async def taken(office: Office, clerk: Client) -> str:
    chat = await office.calls(LI, "低保")
    await clerk.post(f"/console/chats/{chat}/take")
    return f"/console/chats/{chat}"


async def test_a_draft_is_there_at_the_next_desk_and_gone_when_it_was_sent(
    office: Office, clerk: Client, colleague: Client
) -> None:
    chat = await taken(office, clerk)
    kept = await clerk.post(f"{chat}/draft", data={"text": "您好，低保要先到村里"})
    assert kept.status == 204
    assert "您好，低保要先到村里" in await text_of(clerk, chat)
    assert "您好，低保要先到村里" not in await text_of(colleague, chat)

    await clerk.post(f"{chat}/answer", data={"text": "您好，低保要先到村里评议"})
    assert 'placeholder="写给群众的话，短一点、白一点"></textarea>' in await text_of(clerk, chat)
    assert (await clerk.post("/console/chats/999/draft", data={"text": "x"})).status == 404


async def test_a_note_is_read_by_colleagues_only_and_calls_whom_it_names(
    office: Office, clerk: Client, colleague: Client
) -> None:
    chat = await taken(office, clerk)
    await clerk.post(f"{chat}/note", data={"text": "他家去年评过一次 @民生B岗 请看看"})

    assert "有人在备注里提到您" not in await text_of(clerk, "/console/")
    called = await text_of(colleague, "/console/")
    assert "有人在备注里提到您" in called
    assert chat in called
    assert "他家去年评过一次" in await text_of(colleague, chat)
    assert "有人在备注里提到您" not in await text_of(colleague, "/console/")

    def sent(work: Work) -> list[str]:
        return list(
            work.execute(select(MessageRow.text).where(MessageRow.by != "citizen")).scalars()
        )

    assert not any("评过一次" in each for each in await office.run(sent))
    assert (await clerk.post(f"{chat}/note", data={"text": "  "})).status == 400
    assert (await clerk.post("/console/chats/999/note", data={"text": "x"})).status == 400


@pytest.mark.parametrize(
    ("text", "named"),
    [("@a 看看", ["a"]), ("@民生B岗 @a", ["b", "a"]), ("邮箱 x@b.com", ["b"]), ("没有人", [])],
)
async def test_whom_a_note_names(office: Office, text: str, named: list[str]) -> None:
    def job(work: Work) -> tuple[ClerkEntry, ...]:
        return clerks_of(work, office.shizhen.id)

    assert list(named_in(text, await office.run(job))) == named


async def test_an_answer_is_typed_once_with_the_citizen_s_facts(
    office: Office, clerk: Client, colleague: Client
) -> None:
    page = "/console/canned"
    text = "请到{地址}，{上班时间}。我是{我}，办{事项}。"
    assert (await clerk.post(page, data={"key": "来", "text": text})).status == 200
    for key, wrong, why in (
        ("来", "再来", "已经有“来”了"),
        ("去", "{姓名}", "没有“{姓名}”这一项"),
        ("a b", "x", "短名只用"),
        ("空", "", "内容要写"),
    ):
        refused = await clerk.post(page, data={"key": key, "text": wrong})
        assert refused.status == 409
        assert why in await refused.text()

    chat = await taken(office, colleague)
    shown = await text_of(colleague, chat)
    assert 'data-key="来"' in shown
    assert office.shizhen.address in shown
    assert "我是民生B岗（示例），办____。" in shown
    assert 'data-key="来"' not in await text_of(clerk, chat), "only who answers needs them"

    number = (await text_of(clerk, page)).split("/console/canned/")[1].split("/")[0]
    await clerk.post(f"{page}/{number}/drop")
    assert "还没有常用语" in await text_of(clerk, page)


def test_what_is_no_fact_stays_as_it_was_typed() -> None:
    assert filled("{电话} {别的}", {"电话": "12345"}) == "12345 {别的}"
    assert "窗口" in FACTS
