"""A town with villages up and down a valley, and its centre as trips need it."""

from typing import Any

from sqlalchemy import select

from bot.database import Database
from handoff.ports import Scene, Work
from handoff.tables.changes import ChangeRow
from handoff.tables.messages import MessageRow
from handoff.tables.upsert import table_of
from handoff.trips.applying import Applied, apply_plan
from handoff.trips.drafting import Draft, draft
from handoff.trips.telling import Desk
from knowledge.calendar import read_calendar
from knowledge.matters import Catalog, Material
from knowledge.outlets import Spot
from knowledge.towns import Staff, Town, Village, VisitRules
from knowledge.trips.model import Plan
from knowledge.trips.planning import plan
from knowledge.trips.roads import Roads
from tests.support.home_visits import ask_visit
from tests.support.towns import make_matter, make_town

CALENDAR = read_calendar()
_MATTER = make_matter(
    materials=(Material("身份证", 1, 1), Material("申请表", 1, 0, form="示例申请表"))
)
CATALOG = Catalog("v1", {_MATTER.code: _MATTER}, {})


def _village(name: str, minutes: int, north: float) -> Village:
    spot = Spot(29.7 + north, 106.0)
    return Village(name, f"{name}便民服务站", minutes, agent=f"daiban-{name}", spot=spot)


def visit_town(**rules: object) -> Town:
    """Make a town whose people may go: a and b at the windows, d; and an agent in each village."""
    return make_town(
        spot=Spot(29.7, 106.0),
        villages=(_village("上村", 30, 0.1), _village("下村", 30, -0.1)),
        staff=(
            Staff("zhuren", "主任（示例）", "负责人"),
            Staff("a", "甲（示例）", "办事员", counters=("w1",), badge="SZ-01"),
            Staff("b", "乙（示例）", "办事员", counters=("w1",)),
            Staff("d", "丁（示例）", "办事员"),
            Staff("daiban-上村", "上村代办员", "代办员", village="上村"),
            Staff("daiban-下村", "下村代办员", "代办员", village="下村"),
        ),
        visits=VisitRules(**rules),  # type: ignore[arg-type] # any of its fields
    )


TOWN = visit_town()
DESK = Desk(TOWN, CATALOG, lambda path: f"https://yc.test{path}")
SCENE = Scene((TOWN,), CALENDAR, lambda _town: CATALOG, DESK.url, lambda *_: "")


async def asked(database: Database, *villages: str, **changes: Any) -> list[int]:  # noqa: ANN401 - columns
    def job(work: Work) -> list[int]:
        return [
            ask_visit(work, number, village=each, **changes)
            for number, each in enumerate(villages, 1)
        ]

    return await database.run(job)


async def planned(database: Database, town: Town = TOWN) -> Plan:
    """Plan everything and have it hold."""
    made: Draft = await database.run(lambda work: draft(work, town, CALENDAR))
    found = plan(made.task, Roads(town))
    applied = await database.run(
        lambda work: apply_plan(work, town, CALENDAR, made, found, "zhuren")
    )
    assert isinstance(applied, Applied)
    return found


def said(work: Work, citizen: str) -> list[str]:
    """Give what this citizen was written, in order."""
    messages = table_of(MessageRow)
    wanted = select(messages.c.text).where(messages.c.citizen == citizen)
    return list(work.execute(wanted.order_by(messages.c.id)).scalars())


def calls_noted(work: Work) -> list[tuple[str, int | None]]:
    """Give what the list of calls holds: the visit's number, and the message if there is one."""
    calls = table_of(ChangeRow)
    found = work.execute(select(calls.c.booking, calls.c.message).order_by(calls.c.id))
    return [(str(number), message) for number, message in found]
