"""What a clerk sends out of a chat with one key: a rating's question, and times to choose from."""

from html import unescape

from sqlalchemy import select

from handoff.chats import chat_view
from handoff.ports import Work
from handoff.ratings import ask_of, rate
from handoff.tables.messages import MessageRow
from knowledge.calendar import read_calendar
from tests.handoff.console.office import LI, Client, Office, sign_in


async def text_of(client: Client, path: str) -> str:
    answer = await client.get(path)
    assert answer.status == 200, path
    return unescape(await answer.text())


async def taken(office: Office, clerk: Client) -> str:
    chat = await office.calls(LI, "示例救助")
    await clerk.post(f"/console/chats/{chat}/take")
    return f"/console/chats/{chat}"


async def sent(office: Office) -> list[str]:
    def job(work: Work) -> list[str]:
        wanted = select(MessageRow.text).where(MessageRow.by == "a").order_by(MessageRow.id)
        return list(work.execute(wanted).scalars())

    return await office.run(job)


async def test_one_service_is_asked_about_once(office: Office, clerk: Client) -> None:
    chat = await taken(office, clerk)
    assert f'action="{chat}/rating"' in await text_of(clerk, chat)
    await clerk.post(f"{chat}/rating")
    (question,) = await sent(office)
    assert "【评价】这次咨询（编号1）" in question
    assert question.count("bizmsgmenu") == 5
    assert "/r/shizhen/" in question
    page = await text_of(clerk, chat)
    assert "已请评价，还没评" in page
    assert f'action="{chat}/rating"' not in page
    again = await clerk.post(f"{chat}/rating")
    assert "一次服务只评一回" in unescape(await again.text())
    assert len(await sent(office)) == 1

    def rated(work: Work) -> None:
        ask = ask_of(work, office.shizhen.id, LI)
        assert ask is not None
        assert ask.clerk == "a"
        rate(work, office.shizhen, read_calendar(), ask, 4, "微信")

    await office.run(rated)
    assert "评价：满意" in await text_of(clerk, chat)


async def test_a_rating_is_not_asked_for_where_it_would_come_too_late(
    office: Office, clerk: Client, colleague: Client
) -> None:
    chat = await taken(office, clerk)
    assert "不在您手上" in unescape(await (await colleague.post(f"{chat}/rating")).text())
    office.pass_(hours=49)
    await sign_in(clerk, "a")
    refused = unescape(await (await clerk.post(f"{chat}/rating")).text())
    assert "微信现在不收" in refused
    assert await sent(office) == []


async def test_times_are_offered_nearest_to_the_chosen_one(office: Office, clerk: Client) -> None:
    chat = await taken(office, clerk)
    (matter,) = office.catalog.matters
    await clerk.post(f"{chat}/times", data={"matter": matter, "slot": "2026-11-26T10:00"})
    (offer,) = await sent(office)
    shown = [each.split("<")[0] for each in offer.split('msgmenuid=9">')[1:]]
    assert shown == [f"后天（11月26日 周四） {each}" for each in ("9:30", "10:00", "10:30")]
    assert (await clerk.post(f"{chat}/times", data={"matter": "no.such"})).status == 400

    def answered(work: Work) -> bool:
        view = chat_view(work, office.shizhen.id, int(chat.rsplit("/", 1)[1]))
        return view is not None and view.unanswered_since is None

    assert await office.run(answered), "an offer is an answer"


async def test_times_of_somebody_else_s_chat_are_not_offered(
    office: Office, clerk: Client, colleague: Client
) -> None:
    chat = await taken(office, clerk)
    (matter,) = office.catalog.matters
    refused = await colleague.post(f"{chat}/times", data={"matter": matter, "slot": "nonsense"})
    assert "不在您手上" in unescape(await refused.text())
    assert await sent(office) == []


async def test_booked_out_of_a_chat_the_clerk_is_back_in_it_and_has_answered(
    office: Office, clerk: Client
) -> None:
    chat = await taken(office, clerk)
    (matter,) = office.catalog.matters
    number = chat.rsplit("/", 1)[1]
    await clerk.post(f"{chat}/draft", data={"text": "还没写完"})
    slot = {"matter": matter, "slot": "2026-11-26T10:00", "chat": number}
    answer = await clerk.post("/console/bookings/new", data=slot)
    assert answer.url.path == chat
    page = unescape(await answer.text())
    assert "工作人员给您约好了" in page
    assert "已回复" in page
    assert "还没写完" in page
