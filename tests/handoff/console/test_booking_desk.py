"""A clerk books for who calls, stands here or chats; moves and cancels."""

from html import unescape

from sqlalchemy import select

from handoff.desk_bookings import caller_id
from handoff.tables.contacts import ContactRow, LookRow
from handoff.tables.messages import MessageRow
from tests.handoff.console.office import LI, Client, Office

NEW = "/console/bookings/new"
NINE = "2026-11-25T09:00"


async def books(clerk: Client, **changes: str) -> str:
    typed = {
        "matter": "minzheng.shi",
        "slot": NINE,
        "name": "王大爷",
        "phone": "138 1234 5678",
        "channel": "电话",
        **changes,
    }
    async with clerk.post(NEW, data=typed) as answer:
        return unescape(await answer.text())


async def reads(clerk: Client, path: str) -> str:
    async with clerk.get(path) as answer:
        return unescape(await answer.text())


async def test_a_caller_gets_a_booking_and_a_contact_with_its_result(
    office: Office, clerk: Client
) -> None:
    shown = await books(clerk)

    assert "请念给他" in shown
    assert "261125-001" in shown
    wanted = select(ContactRow.channel, ContactRow.owner, ContactRow.result, ContactRow.citizen)
    (contact,) = await office.run(lambda work: work.execute(wanted).all())
    assert tuple(contact) == ("电话", "a", "已预约", caller_id(office.shizhen.id, "13812345678"))
    assert await office.run(lambda work: work.execute(select(MessageRow.id)).all()) == []


async def test_the_words_of_the_caller_lead_to_the_free_times(clerk: Client) -> None:
    assert 'name="slot" value="2026-11-25T09:00"' in await reads(clerk, f"{NEW}?q=示例救助")
    assert "没有找到" in await reads(clerk, f"{NEW}?q=买菜")


async def test_name_and_phone_are_needed_and_nothing_is_typed_twice(clerk: Client) -> None:
    assert "姓名没有填" in await books(clerk, name="")
    again = await books(clerk, phone="123")
    assert "电话没有填，或者不对" in again
    assert 'value="王大爷"' in again
    assert "请先选一个时间" in await books(clerk, slot="")


async def test_a_full_slot_and_a_second_booking_are_refused(clerk: Client) -> None:
    await books(clerk)

    assert "刚刚约满了。最近的：11月25日 09:30" in await books(clerk, phone="13900000000")
    assert "已经约过：号 261125-001" in await books(clerk, slot="2026-11-25T10:00")


async def test_a_booking_is_moved_and_cancelled_and_every_look_is_written_down(
    office: Office, clerk: Client
) -> None:
    await books(clerk)
    path = "/console/bookings/261125-001"

    assert "13812345678" in await reads(clerk, path)
    assert NINE not in await reads(clerk, f"{path}?move=1")
    async with clerk.post(f"{path}/move", data={"slot": "2026-11-25T15:00"}) as answer:
        assert "从 261125-001 改来" in await answer.text()
    async with clerk.post("/console/bookings/261125-002/cancel") as answer:
        listed = await answer.text()
    assert "已取消" in listed
    assert "已改期" in listed
    assert "没有这个预约" in await (await clerk.post(f"{path}/cancel")).text()
    looks = await office.run(lambda work: work.execute(select(LookRow.what)).scalars().all())
    assert "预约 261125-001" in looks


async def test_out_of_a_chat_the_citizen_is_booked_and_told(office: Office, clerk: Client) -> None:
    chat = await office.calls(LI, "示例救助怎么办")

    shown = await books(clerk, chat=str(chat), name="", phone="")

    assert "工作人员给您约好了" in shown, "back in the chat, which shows what was said"
    told = select(MessageRow.text).where(MessageRow.citizen == LI, MessageRow.by == "a")
    (text,) = await office.run(lambda work: work.execute(told).scalars().all())
    assert "您的号：261125-001" in text
    assert "不在了" in await books(clerk, chat="99", slot="2026-11-26T09:00")


async def test_another_town_s_booking_is_not_there(clerk: Client, outsider: Client) -> None:
    await books(clerk)

    assert (await outsider.get("/console/bookings/261125-001")).status == 404
