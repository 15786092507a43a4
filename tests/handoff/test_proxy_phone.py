"""Another phone for a request that stands: only its citizen's, only while it is open."""

from bot.database import Database
from handoff import proxies
from handoff.ports import Work
from handoff.proxies import NoSuchProxy
from handoff.proxy_moves import Stepped
from handoff.proxy_phone import change_phone
from handoff.proxy_records import history_of
from knowledge.matters import CitizenId
from tests.handoff.test_proxies import LI, TOWN, accepted, again


async def test_the_agent_has_the_new_phone_and_the_history_says_so(database: Database) -> None:
    def job(work: Work) -> None:
        proxy = accepted(work)
        made = change_phone(work, TOWN.id, LI, proxy.number, "13912345678")
        assert isinstance(made, Stepped)
        now = again(work, proxy)
        assert (now.phone, now.state, now.agent) == ("13912345678", "accepted", proxy.agent)
        last = history_of(work, proxy.id)[-1]
        assert (last.what, last.note) == ("改电话", "群众改了电话，尾号5678")

    await database.run(job)


async def test_nobody_else_s_and_none_that_has_ended(database: Database) -> None:
    def job(work: Work) -> None:
        proxy = accepted(work)
        other = CitizenId("o-wang")
        assert change_phone(work, TOWN.id, other, proxy.number, "13912345678") == NoSuchProxy()
        assert isinstance(proxies.withdraw(work, TOWN, LI, proxy.number), Stepped)
        assert change_phone(work, TOWN.id, LI, proxy.number, "13912345678") == NoSuchProxy()
        assert again(work, proxy).phone == "13900000001"

    await database.run(job)
