"""A small made-up town and matters for tests."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from knowledge.matters import Matter, MatterCode, TownId
from knowledge.towns import (
    Account,
    BookingRules,
    Counter,
    Hours,
    Office,
    Staff,
    Town,
)

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
"""A Tuesday, 10:00 in China."""


def make_town(**changes: Any) -> Town:  # noqa: ANN401 - any field of Town
    """Make a town that is open Monday to Friday 9-12 and 14-18 and takes every matter."""
    town = Town(
        id=TownId("shizhen"),
        place="示镇",
        kind="镇",
        centre="示镇便民服务中心",
        district=None,
        region="示例省示例县",
        address="示镇正街1号",
        phone="023-0000-1001",
        complaint_phone="023-0000-1002",
        online_channel="示例网",
        model="示例",
        account=Account(
            "safe", "wx0000000000000001", "gh_shizhen", "t" * 32, ("A" * 43,), "s" * 32
        ),
        hours=(Hours(time(9), time(12)), Hours(time(14), time(18))),
        weekdays=(1, 2, 3, 4, 5),
        special_sessions=(),
        closed_on=(),
        offices=(Office("minsheng", "民生服务办公室", ("民政", "残联")),),
        counters=(Counter("w1", "综合窗口", takes_all=True),),
        villages=(),
        staff=(
            Staff("zhuren", "主任（示例）", "负责人"),
            Staff("minsheng-a", "民生A岗（示例）", "办事员", office="minsheng"),
            Staff("minsheng-b", "民生B岗（示例）", "办事员", office="minsheng"),
        ),
        lead="zhuren",
        rosters=(),
        booking=BookingRules(timedelta(minutes=30), timedelta(hours=1), 7, 3, timedelta(hours=1)),
        matters_off=(),
        confirmed_matters=(),
        notes=(),
        assumed=(),
    )
    return replace(town, **changes)


def make_matter(**changes: Any) -> Matter:  # noqa: ANN401 - any field of Matter
    """Make a matter of 民政 that is handled in town, without circumstances."""
    matter = Matter(
        code=MatterCode("minzheng.shi"),
        name="示例救助",
        aliases=("示例",),
        domain="民政",
        handled_at="town",
        town_role="受理",
        target="个人",
        kind="承诺件",
        statutory_days=20,
        promised_days=10,
        time_note=None,
        fee="不收费",
        conditions=("本镇户籍",),
        materials=(),
        asks=(),
        triage=(),
        steps=("交材料", "等结果"),
        result="救助金",
        delivery=("自取",),
        online=None,
        proxy=True,
        home_visit=False,
        home_visit_for=None,
        tolerant=None,
        basis=("示例办法",),
        source="general knowledge",
        source_grade="G",
        verified=False,
        verified_scope=None,
        doubts=None,
        confusions=(),
    )
    return replace(matter, **changes)
