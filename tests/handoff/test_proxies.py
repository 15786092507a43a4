"""Requests climb once, papers stay accounted for, and nothing is closed while one is out."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.database import Database
from handoff import proxies, proxy_papers
from handoff.ports import Scene, Work
from handoff.proxies import PapersOut, Wish
from handoff.proxy_moves import Hand, Moved, Stepped, WordsMissing
from handoff.proxy_papers import NoPapers, Receipted
from handoff.proxy_receipts import Handed
from handoff.proxy_records import Proxy, history_of, proxy_of, receipt_with_key
from handoff.tables.messages import MessageRow
from knowledge.calendar import read_calendar
from knowledge.matters import Catalog, CitizenId
from knowledge.towns import Staff, Village
from tests.conftest import HeldClock
from tests.support.towns import make_matter, make_town

VILLAGE = Village("甲村", "甲村便民服务站", 10, agent="jia", deputy="yi")
PEOPLE = (Staff("jia", "甲（示例）", "代办员"), Staff("yi", "乙（示例）", "代办员"))
TOWN = make_town(villages=(VILLAGE,), staff=(*make_town().staff, *PEOPLE))
MATTER = make_matter()
LI = CitizenId("o-li")
CALENDAR = read_calendar()
JIA, CLERK = Hand("jia"), Hand("minsheng-a", all=True)
SCENE = Scene(
    (TOWN,), CALENDAR, lambda _town: Catalog("v1", {MATTER.code: MATTER}, {}), str, lambda *_: ""
)


def asked(work: Work, citizen: CitizenId | None = LI) -> Proxy:
    wish = Wish(MATTER, VILLAGE, "李大山", "本人", "13900000001", "同意", "本人说的", citizen)
    made = proxies.ask(work, TOWN, CALENDAR, wish, "citizen")
    assert isinstance(made, Stepped)
    return made.proxy


def again(work: Work, proxy: Proxy) -> Proxy:
    found = proxy_of(work, TOWN.id, proxy.id)
    assert found is not None
    return found


def accepted(work: Work, citizen: CitizenId | None = LI) -> Proxy:
    made = proxies.accept(work, TOWN, asked(work, citizen), JIA, "代办", "10个工作日")
    assert isinstance(made, Stepped)
    return made.proxy


def taken(work: Work, proxy: Proxy) -> Proxy:
    handed = (Handed("身份证", original=True, count=1), Handed("表", original=False, count=2))
    made = proxy_papers.receive(work, TOWN, proxy, JIA, handed, str)
    assert isinstance(made, Receipted)
    return made.proxy


async def test_each_step_of_the_climb_is_taken_once_by_two_servers(
    database: Database, second: Database, clock: HeldClock
) -> None:
    proxy = await database.run(asked)
    holders = []
    for _step in range(4):
        clock.pass_(timedelta(days=1))
        await asyncio.gather(
            *(each.run(lambda work: proxies.climb(work, SCENE)) for each in (database, second) * 3)
        )
        holders.append((await database.run(lambda work: again(work, proxy))).agent)

    assert holders == ["yi", "zhuren", "zhuren", "zhuren"]

    def told(work: Work) -> list[str]:
        return list(work.execute(select(MessageRow.text).order_by(MessageRow.id)).scalars())

    heard = await database.run(told)
    assert len(heard) == 3
    assert "转给乙（示例）" in heard[0]
    assert "转给主任（示例）" in heard[1]
    assert "还没答复您，对不起" in heard[2]
    lines = await database.run(lambda work: history_of(work, proxy.id))
    assert [each.what for each in lines] == ["提出", "超时", "超时", "超时"]


async def test_nothing_is_closed_while_an_original_is_out(database: Database) -> None:
    def job(work: Work) -> None:
        proxy = taken(work, accepted(work))
        assert proxies.cancel(work, TOWN.id, proxy, JIA, "不办了") == PapersOut(("身份证",))
        made = proxy_papers.finish(work, TOWN, proxy, JIA, "批了", [Handed("卡", True, 1)])
        assert isinstance(made, Stepped)
        out = proxy_papers.confirmed_by(work, TOWN.id, LI, proxy.number, "收到了")
        assert out == PapersOut(("身份证", "卡"))
        back = proxy_papers.give_back(work, TOWN, made.proxy, JIA, str)
        assert isinstance(back, Receipted)
        assert back.receipt.papers == (("身份证", True, 1), ("卡", True, 1))
        # the agent can't say for a citizen with a chat that all is there
        assert proxy_papers.confirm(work, TOWN.id, back.proxy, JIA, "当面") == Moved()
        ended = proxy_papers.confirmed_by(work, TOWN.id, LI, proxy.number, "收到了")
        assert isinstance(ended, Stepped)
        assert ended.proxy.state == "returned"
        found = receipt_with_key(work, TOWN.id, back.receipt.number, back.receipt.key)
        assert found is not None
        assert found[0].confirmed_how == "收到了"
        assert receipt_with_key(work, TOWN.id, back.receipt.number, "x") is None

    await database.run(job)


async def test_who_has_no_chat_confirms_through_the_agent(database: Database) -> None:
    def job(work: Work) -> None:
        proxy = accepted(work, None)
        made = proxy_papers.finish(work, TOWN, proxy, JIA, "教会了", [])
        assert isinstance(made, Stepped)
        assert proxy_papers.confirm(work, TOWN.id, made.proxy, JIA, "") == WordsMissing(40)
        ended = proxy_papers.confirm(work, TOWN.id, made.proxy, JIA, "电话确认")
        assert isinstance(ended, Stepped)
        assert ended.proxy.state == "returned"

    await database.run(job)


async def test_a_form_sent_twice_or_by_another_changes_nothing(database: Database) -> None:
    def job(work: Work) -> None:
        proxy = accepted(work)
        taken(work, proxy)
        twice = proxy_papers.receive(work, TOWN, proxy, JIA, [Handed("表", False, 1)], str)
        assert twice == Moved()
        now = again(work, proxy)
        assert proxy_papers.hand_in(work, TOWN, now, Hand("yi"), "窗口") == Moved()
        assert proxy_papers.receive(work, TOWN, now, JIA, [], str) == NoPapers()
        assert isinstance(proxy_papers.hand_in(work, TOWN, now, CLERK, "窗口"), Receipted)

    await database.run(job)


async def test_a_lead_s_no_ends_it_with_other_ways(database: Database) -> None:
    def job(work: Work) -> None:
        proxy = asked(work)
        for _step in range(3):
            made = proxies.decline(work, TOWN, CALENDAR, proxy, CLERK, "人手不够")
            assert isinstance(made, Stepped)
            proxy = made.proxy
        assert proxy.state == "declined"
        assert proxies.decline(work, TOWN, CALENDAR, proxy, CLERK, "") == WordsMissing(120)

    await database.run(job)


@pytest.mark.parametrize("number", ["D261124-001", "D261124-999"])
async def test_only_the_own_open_one_can_be_withdrawn(database: Database, number: str) -> None:
    def job(work: Work) -> None:
        proxy = asked(work)
        result = proxies.withdraw(work, TOWN, LI, number)
        assert isinstance(result, Stepped) is (number == proxy.number)
        other = proxies.withdraw(work, TOWN, CitizenId("o-other"), proxy.number)
        assert other == proxies.NoSuchProxy()

    await database.run(job)


async def test_a_request_given_to_another_is_told_and_gets_its_time_anew(
    database: Database, clock: HeldClock
) -> None:
    proxy = await database.run(asked)
    clock.pass_(timedelta(minutes=30))

    def job(work: Work) -> None:
        assert proxies.reassign(work, TOWN, CALENDAR, proxy, JIA, "yi") == Moved()
        made = proxies.reassign(work, TOWN, CALENDAR, proxy, CLERK, "yi")
        assert isinstance(made, Stepped)
        assert made.proxy.agent == "yi"
        assert made.proxy.answer_by is not None
        assert proxy.answer_by is not None
        assert made.proxy.answer_by > proxy.answer_by
        wish = replace(TOWN, lead="nobody")
        assert proxies.reassign(work, wish, CALENDAR, made.proxy, CLERK, "nobody") == Moved()

    await database.run(job)
