"""A notice to look at, and the citizen's pages as an app that needs no database."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from aiohttp import web

from bot.pages.assets import Assets
from bot.pages.notice import NoticePages
from handoff.corrections import FoundCorrection
from handoff.notices import FoundChain, FoundNotice, NoticeEntry
from handoff.ports import Work
from knowledge.corrections import Correction, Fault
from knowledge.matters import TownId
from knowledge.notices import Notice, NoticeMaterial
from knowledge.towns import Staff, Town
from tests.support.towns import make_town

T = TypeVar("T")

KEY = "AbCdEfGhIjKl"
NUMBER = "G261124-0007"
PATH = f"/n/baiyang/{NUMBER}/{KEY}"
TOLD_AT = datetime(2026, 11, 24, 2, 5, tzinfo=UTC)


def page_town() -> Town:
    """The town whose notice it is."""
    return make_town(
        id=TownId("baiyang"),
        centre="白羊镇便民服务中心",
        complaint_phone="023-45851201",
        staff=(Staff("li", "李办事（示例）", "办事员"),),
        lead="li",
    )


def paper(name: str, **changes: Any) -> NoticeMaterial:  # noqa: ANN401 - any field of it
    """A paper of which everybody brings one original."""
    fields = {
        "originals": 1,
        "copies": 0,
        "form": None,
        "signed": False,
        "note": None,
        "shareable": False,
        "only_when": None,
    }
    return NoticeMaterial(name=name, **{**fields, **changes})


PAPERS = (
    paper("居民身份证（申请人）", copies=1, note="验原件、留复印件", shareable=True),
    paper("授权委托书", form="授权委托书", signed=True, only_when="委托他人代办时"),
    paper("诚信承诺", form="诚信承诺书", signed=True),
    paper("结婚证", copies=2, only_when="已婚或再婚的"),
    paper("代办人身份证", only_when="委托他人代办时"),
)


def page_notice(materials: Iterable[NoticeMaterial] = PAPERS, **changes: Any) -> Notice:  # noqa: ANN401 - as above
    """A notice with something in every part."""
    fields = {
        "matter": "minzheng.dibao",
        "name": "最低生活保障",
        "catalog_version": "74d2079efc32",
        "centre": "白羊镇便民服务中心",
        "told": (("是您本人来办吗？", "不清楚"),),
        "conditions": ("本地户籍",),
        "materials": tuple(materials),
        "handled_by": "本中心办理",
        "counters": ("综合窗口", "民政窗口"),
        "address": "白羊街88号",
        "phone": "023-00000001",
        "hours": "周一至周五 9:00-12:00",
        "opening": "现在开着，到12:00",
        "days": "20个工作日",
        "fee": "不收费",
        "steps": ("受理", "入户"),
        "result": "低保证",
        "delivery": ("自取", "送达村站"),
        "online": "渝快办",
        "proxy": True,
        "home_visit_for": "行动不便的老人",
        "tolerant": "疾病诊断证明",
        "basis": ("《社会救助暂行办法》",),
        "confirmed": False,
    }
    return Notice(**{**fields, **changes})


def found_notice(notice: Notice | None = None, **changes: Any) -> FoundNotice:  # noqa: ANN401 - as above
    """The notice as the record gives it."""
    fields = {"number": NUMBER, "told_at": TOLD_AT, "told_by": "bot", "added": None}
    return FoundNotice(notice=notice or page_notice(), **{**fields, **changes})


def found_correction(faults: Iterable[Fault], breach_of: str | None = None) -> FoundCorrection:
    """A correction notice as the record gives it."""
    correction = Correction(
        matter="minzheng.dibao",
        name="最低生活保障",
        catalog_version="74d2079efc32",
        centre="白羊镇便民服务中心",
        faults=tuple(faults),
        counters=("综合窗口",),
        address="白羊街88号",
        phone="023-00000001",
        hours="周一至周五 9:00-12:00",
        rests_on=NUMBER,
    )
    number = "B261124-0001"
    entry = NoticeEntry(number, KEY, correction.matter, "correction", TOLD_AT, "li", (), breach_of)
    return FoundCorrection(correction, entry)


class OneNotice:
    """Transactions that find this notice whatever is asked: for how a page looks."""

    def __init__(self, found: FoundNotice | FoundChain | FoundCorrection | None) -> None:
        self._found = found

    async def run(self, job: Callable[[Work], T], *, lane: str = "") -> T:
        del job, lane
        return cast("T", self._found)


def page_app(
    found: FoundNotice | FoundChain | FoundCorrection | None,
    public_url: str = "https://yc.test",
) -> web.Application:
    """The notice's page and its files, showing this notice."""
    towns = {"baiyang": page_town()}
    app = web.Application()
    app.add_routes(NoticePages(OneNotice(found), towns.get, public_url).routes())
    app.add_routes(Assets().routes())
    return app
