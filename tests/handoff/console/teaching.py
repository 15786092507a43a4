"""What tests of 没听懂的 share: an office that knows all that is shipped, and words it misses."""

from bot.database import Database
from handoff import misses, taught
from handoff.clerks import add_clerk
from handoff.ports import Work
from handoff.taught import TaughtEntry
from knowledge.matters import TownId
from tests.conftest import HeldClock
from tests.handoff.console.office import LI, Client, Office, hashed, sign_in
from tests.support.chat import catalog, index
from tests.support.towns import make_town

PAGE = "/console/misses"
ODD = "那个长寿钱咋整"
GAOLING, DIBAO = "高龄津贴（老年人福利补贴）", "最低生活保障审核确认"


async def informed(database: Database, clock: HeldClock) -> Office:
    """Give an office that knows all that is shipped; shizhen does not offer 林木采伐."""
    town = make_town(matters_off=("linye.caifa",))
    office = Office(database, clock, shizhen=town, knows=(catalog(), index()))
    await office.staff()
    return office


async def missed(
    office: Office,
    text: str = ODD,
    times: int = 1,
    town: str = "shizhen",
    kind: misses.MissKind = "none",
    offered: tuple[str, ...] = (),
) -> int:
    """Have the bot miss this text; gives the last one's id."""

    def job(work: Work) -> None:
        for _ in range(times):
            misses.note(work, TownId(town), LI, kind, text, offered, ("minzheng.gaoling",))

    await office.run(job)

    def newest(work: Work) -> int:
        return max(each.id for each in misses.week_of_misses(work, TownId(town), "nobody"))

    return await office.run(newest)


async def lessons(office: Office) -> tuple[TaughtEntry, ...]:
    return await office.run(lambda work: taught.taught(work, office.shizhen.id))


async def read(client: Client, path: str = PAGE) -> str:
    answer = await client.get(path)
    assert answer.status == 200
    return await answer.text()


async def press(
    client: Client, miss: int, act: str, matter: str = GAOLING, text: str = ODD
) -> tuple[int, str]:
    """Press a button of the message's line; gives the status and the page that follows."""
    typed = {"act": act, "matter": matter, "text": text}
    answer = await client.post(f"{PAGE}/{miss}", data=typed)
    return answer.status, await answer.text()


async def as_role(office: Office, client: Client, role: str) -> None:
    """Sign in as somebody of this role."""

    def job(work: Work) -> None:
        add_clerk(work, office.shizhen.id, "x", "某人（示例）", role, hashed())

    await office.run(job)
    assert (await sign_in(client, "x")).status == 303
