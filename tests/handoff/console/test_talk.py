"""The transcript as a clerk reads it: what is shown, what is masked, what is written down."""

import re
from datetime import timedelta

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.contacts import LookRow
from tests.handoff.console.office import LI, Client, Office


async def _text(client: Client, path: str) -> str:
    answer = await client.get(path, allow_redirects=False)
    assert answer.status == 200, path
    return await answer.text()


async def test_the_bots_words_are_shown_as_the_citizen_sees_them(
    office: Office, clerk: Client
) -> None:
    link = '<a href="weixin://bizmsgmenu?msgmenucontent=低保&msgmenuid=1">低保</a>'
    await office.says(LI, f"1 {link}\n2 临时救助", by="bot", delivery="passive")
    chat = await office.calls(LI, "人工")
    text = await _text(clerk, f"/console/chats/{chat}")

    assert '<span class="text">1 低保\n2 临时救助</span>' in text
    assert "weixin:" not in text


async def test_messages_without_text_are_named(office: Office, clerk: Client) -> None:
    await office.says(LI, "", kind="image", content={"media_id": "m"})
    await office.says(LI, "", kind="location", content={"label": "石坝村3组"})
    await office.says(LI, "", kind="sticker")
    chat = await office.calls(LI, "人工")
    text = await _text(clerk, f"/console/chats/{chat}")

    assert '<span class="kind">图片</span>' in text
    assert '<span class="kind">位置</span><span class="text">石坝村3组</span>' in text
    assert '<span class="kind">其他消息</span>' in text


async def test_time_marks_stand_where_the_day_changes_or_a_pause_was_made(
    office: Office, clerk: Client
) -> None:
    await office.says(LI, "第一天", said_at=office.clock() - timedelta(days=1))
    await office.says(LI, "第二天")
    office.pass_(minutes=2)
    await office.says(LI, "接着说")
    office.pass_(minutes=30)
    chat = await office.calls(LI, "人工")
    text = await _text(clerk, f"/console/chats/{chat}")

    assert re.findall(r'class="mark"><span>([^<]+)<', text) == [
        "昨天 10:00",
        "今天 10:00",
        "今天 10:32",
    ]


async def test_what_a_citizen_writes_is_never_markup(office: Office, clerk: Client) -> None:
    attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7919*7907 }}'
    await office.says(LI, "", kind="location", content={"label": attack})
    await office.says(LI, f"<a href='javascript:x'>{attack}</a>", by="bot", delivery="passive")
    chat = await office.calls(LI, attack)
    for path in ("/console/", f"/console/chats/{chat}", f"/console/parts/chats/{chat}",
                 "/console/parts/list", "/console/register"):  # fmt: skip
        text = await _text(clerk, path)

        assert "<script>" not in text, path
        assert "<img" not in text, path
        assert "&lt;script&gt;alert(1)" in text, path
        assert "62615533" not in text, path


async def test_a_look_at_a_transcript_is_written_down(office: Office, clerk: Client) -> None:
    chat = await office.calls(LI, "低保")
    await clerk.get("/console/")

    def looks(work: Work) -> list[tuple[str, str, str]]:
        rows = work.execute(select(LookRow.login, LookRow.citizen, LookRow.what))
        return [(each.login, each.citizen, each.what) for each in rows]

    before = await office.run(looks)
    await clerk.get(f"/console/chats/{chat}")

    assert before == []
    assert await office.run(looks) == [("a", LI, "transcript")]


async def test_the_openid_is_masked_everywhere(office: Office, clerk: Client) -> None:
    chat = await office.calls(LI, "低保")
    await clerk.post(f"/console/chats/{chat}/take")
    for path in ("/console/", f"/console/chats/{chat}", "/console/register"):
        assert LI not in await _text(clerk, path)
    assert "<code>o…a3f</code>" in await _text(clerk, f"/console/chats/{chat}")


async def test_no_page_is_over_100_kb_and_older_words_can_be_turned_to(
    office: Office, clerk: Client
) -> None:
    for number in range(80):
        await office.says(LI, f"第{number}句" + "长" * 620)
    chat = await office.calls(LI, "最后一句")
    for number in range(70):
        await office.calls(type(LI)(f"oMany-{number}"), "排队的人问的话" * 30)
    text = await _text(clerk, f"/console/chats/{chat}")
    seen = {*re.findall(r"第\d+句", text)}
    while turn := re.search(r'href="([^"]+)">更早的对话', text):
        text = await _text(clerk, turn[1])
        assert len(text.encode()) < 100_000
        assert not seen & {*re.findall(r"第\d+句", text)}
        seen |= {*re.findall(r"第\d+句", text)}

    assert len(seen) == 80
    assert "后面还有 31 位" in text
