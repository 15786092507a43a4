"""待告知: whom a change touches and no message reached, until somebody says how they were told."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from handoff.console.calls import NOTE_LIMIT
from handoff.ports import Work
from handoff.tables.changes import ChangeRow
from handoff.tables.messages import Delivery, MessageRow
from knowledge.matters import CitizenId
from tests.handoff.console.office import Client, Office

PAGE = "/console/calls"
ZHANG = CitizenId("o-zhang-san-9k2")


async def touched(
    office: Office,
    *,
    town: str = "shizhen",
    delivery: str = Delivery.KEPT,
    booking: str | None = None,
) -> int:
    """Put a change that touches 张三; gives its id."""
    now = office.clock()

    def job(work: Work) -> int:
        message = {
            "town": town,
            "citizen": ZHANG,
            "by": "目录更新",
            "kind": "text",
            "text": "【要求有变】",
            "said_at": now,
            "delivery": delivery,
            "attempts": 1,
            "reason": "超过48小时没有来消息",
        }
        sent = work.execute(insert(MessageRow).values(message).returning(MessageRow.id))
        change = {
            "town": town,
            "citizen": ZHANG,
            "matter": "minzheng.dibao",
            "version": "1.0.2",
            "before": "G261120-0001",
            "notice": "G261124-0001",
            "booking": booking,
            "lines": ["证件照片：原来要2份，现在不要了 <b>"],
            "message": sent.scalar_one(),
            "made_at": now,
        }
        return int(
            work.execute(insert(ChangeRow).values(change).returning(ChangeRow.id)).scalar_one()
        )

    return await office.run(job)


async def read(clerk: Client) -> str:
    response = await clerk.get(PAGE)
    assert response.status == 200
    return await response.text()


async def press(clerk: Client, call: int, note: str) -> tuple[int, str]:
    response = await clerk.post(f"{PAGE}/{call}", data={"note": note})
    return response.status, await response.text()


async def test_who_could_not_be_reached_is_listed_with_what_changed(
    office: Office, clerk: Client
) -> None:
    await touched(office)
    await touched(office, delivery=Delivery.SENT)
    await touched(office, town="linzhen")

    text = await read(clerk)

    assert "待告知 1" in text
    assert "证件照片：原来要2份，现在不要了 &lt;b&gt;" in text
    assert "G261120-0001 → G261124-0001" in text
    assert "超过48小时没有来消息" in text
    assert str(ZHANG) not in text
    assert 'aria-current="page">待告知' in text


async def test_a_citizen_with_a_booking_comes_first(office: Office, clerk: Client) -> None:
    first = await touched(office)
    second = await touched(office, booking="261125-001")

    text = await read(clerk)

    assert text.index(f'id="call-{second}"') < text.index(f'id="call-{first}"')
    assert "261125-001" in text


async def test_a_call_is_recorded_with_who_and_how(office: Office, clerk: Client) -> None:
    call = await touched(office)
    office.clock.pass_(timedelta(minutes=5))

    status, text = await press(clerk, call, "电话告诉本人了")

    assert status == 200
    assert "没有要告知的群众" in text
    assert "电话告诉本人了" in text
    assert "今天 10:05 a</small>" in text


@pytest.mark.parametrize(
    ("note", "words"), [("  ", "请写上怎样告诉的"), ("长" * (NOTE_LIMIT + 1), "写得太长了")]
)
async def test_a_call_needs_a_word_on_how(
    office: Office, clerk: Client, note: str, words: str
) -> None:
    call = await touched(office)

    status, text = await press(clerk, call, note)

    assert status == 409
    assert words in text
    assert "待告知 1" in text
    assert note.strip() in text


async def test_a_call_that_somebody_else_made_is_not_made_twice(
    office: Office, clerk: Client
) -> None:
    call = await touched(office)
    await press(clerk, call, "电话告诉本人了")

    status, text = await press(clerk, call, "又打了一次")

    assert status == 409
    assert "已经告诉过了" in text
    assert "又打了一次" not in text


async def test_another_town_s_call_cannot_be_touched(office: Office, clerk: Client) -> None:
    call = await touched(office, town="linzhen")

    status, _text = await press(clerk, call, "电话告诉本人了")

    assert status == 409
