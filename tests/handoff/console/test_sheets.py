"""预约 and 首问登记: the two sheets."""

import re
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import insert

from handoff.console.register import PAGE
from handoff.ports import Work
from handoff.tables.bookings import BookingRow
from handoff.tables.contacts import ContactRow
from knowledge.matters import CitizenId
from tests.handoff.console.office import LI, Client, Office

TODAY = date(2026, 11, 24)


async def _book(office: Office, number: str, on: date, start: time, **changes: Any) -> None:  # noqa: ANN401 - any column
    values = {
        "town": office.shizhen.id,
        "number": number,
        "citizen": LI,
        "matter": "minzheng.shi",
        "counter": "w1",
        "day": on,
        "start": start,
        "end": start.replace(minute=start.minute + 29),
        "state": "booked",
        "made_at": office.clock(),
        **changes,
    }

    def job(work: Work) -> None:
        work.execute(insert(BookingRow).values(values))

    await office.run(job)


async def _contacts(office: Office, count: int, **changes: Any) -> None:  # noqa: ANN401 - any column
    """Put that many contacts into the register, one a minute; by default with a result."""

    def job(work: Work) -> None:
        for number in range(count):
            office.pass_(minutes=1)
            at = office.clock()
            values = {
                "town": office.shizhen.id,
                "citizen": CitizenId(f"o{at:%H%M}{number:04d}"),
                "asked": f"{'未结' if 'result' in changes else '已结'}的第{number}问",
                "opened_at": at,
                "heard_at": at,
                "owner": "a",
                "owner_name": "民生A岗（示例）",
                "owner_by": "lead",
                "result": "告知",
                "closed_at": at,
                **changes,
            }
            work.execute(insert(ContactRow).values(values))

    await office.run(job)


async def _read(client: Client, path: str) -> str:
    answer = await client.get(path, allow_redirects=False)
    assert answer.status == 200, path
    return await answer.text()


async def test_bookings_stand_by_day_then_time_with_their_state(
    office: Office, clerk: Client
) -> None:
    await _book(office, "261124-002", TODAY, time(15))
    await _book(office, "261124-001", TODAY, time(9))
    await _book(office, "261124-003", TODAY, time(14), state="cancelled")
    await _book(office, "261125-001", TODAY + timedelta(days=1), time(9))
    await _book(office, "261126-001", TODAY + timedelta(days=2), time(9))
    text = await _read(clerk, "/console/bookings")

    assert re.findall(r'<td class="number"><a href="[^"]+">(\d{6}-\d{3})', text) == [
        "261124-001", "261124-003", "261124-002", "261125-001",
    ]  # fmt: skip
    assert re.findall(r'<td class="state">(\S+)</td>', text) == [
        "时间已过", "已取消", "已约", "已约",
    ]  # fmt: skip
    assert "今天 11月24日 周二<span>2 个预约，另有 1 个已取消</span>" in text
    assert "综合窗口<span>2 个</span>" in text
    assert "示例救助" in text
    assert LI not in text


async def test_bookings_turn_to_the_next_day_and_back(office: Office, clerk: Client) -> None:
    await _book(office, "261128-001", date(2026, 11, 28), time(9))
    text = await _read(clerk, "/console/bookings?day=2026-11-28")

    assert "261128-001" in text
    assert "11月28日 周六" in text
    assert "这天不开门" in text
    assert 'href="/console/bookings?day=2026-11-27"' in text
    assert 'href="/console/bookings">今天' in text


async def test_a_day_that_is_none_is_today(clerk: Client) -> None:
    for wrong in ("yesterday", "2026-13-01", "0001-01-01", ""):
        assert "今天 11月24日" in await _read(clerk, f"/console/bookings?day={wrong}")


async def test_a_year_whose_holidays_are_not_known_is_said_so(clerk: Client) -> None:
    text = await _read(clerk, "/console/bookings?day=2099-03-02")

    assert "这一年的节假日安排还没有" in text


async def test_another_towns_bookings_and_contacts_are_not_shown(
    office: Office, outsider: Client
) -> None:
    await _book(office, "261124-001", TODAY, time(9))
    await _contacts(office, 1)

    assert "261124-001" not in await _read(outsider, "/console/bookings")
    assert "这里还没有登记" in await _read(outsider, "/console/register")


async def test_the_register_has_open_ones_first_by_age_then_closed_ones_newest_first(
    office: Office, clerk: Client
) -> None:
    await _contacts(office, 2)
    await _contacts(office, 2, result=None, closed_at=None)
    await _contacts(office, 1)
    text = await _read(clerk, "/console/register")

    assert re.findall(r'class="asked">([^<]+)<', text) == [
        "未结的第0问", "未结的第1问", "已结的第0问", "已结的第1问", "已结的第0问",
    ]  # fmt: skip
    assert text.count("尚无结果") == 2
    assert "已 2 分钟" in text


async def test_the_register_can_be_filtered(office: Office, clerk: Client) -> None:
    await _contacts(office, 2)
    await _contacts(office, 1, result=None, closed_at=None)
    unfinished = await _read(clerk, "/console/register?show=open")
    finished = await _read(clerk, "/console/register?show=closed")

    assert ("未结的" in unfinished, "已结的" in unfinished) == (True, False)
    assert ("未结的" in finished, "已结的" in finished) == (False, True)


async def test_paging_the_register_shows_every_entry_once(office: Office, clerk: Client) -> None:
    there = PAGE + 20
    await _contacts(office, there)
    for unfinished in (PAGE - 3, 3, 30):  # also so many that the open ones fill a page exactly
        await _contacts(office, unfinished, result=None, closed_at=None)
        there += unfinished
        seen = await _turn_through(clerk, "/console/register")

        assert len(seen) == len(set(seen)) == there


async def _turn_through(client: Client, path: str | None) -> list[str]:
    """Read the register page after page; gives the entries in order."""
    seen = []
    while path:
        text = await _read(client, path)
        assert len(text.encode()) < 100_000
        seen += re.findall(r'id="entry-(\d+)"', text)
        turn = re.search(r'href="([^"]+)" rel="next"', text)
        path = turn[1].replace("&amp;", "&") if turn else None
    return seen
