"""One sheet for the counter: a matter's materials to tick off, and what to say beside them."""

from collections.abc import Iterator
from datetime import date

from knowledge.handbook.matter_pages import (
    counters_words,
    listed,
    marks,
    office_words,
    proxy_words,
    questions_words,
    visit_words,
)
from knowledge.handbook.papers import tick
from knowledge.handbook.saying import NOT_SAID, Fact, Facts, MatterPage, Ticks
from knowledge.matters import Catalog, Matter
from knowledge.notices import days_words, handled_by, online_words
from knowledge.towns import Town

TITLE = "窗口材料清单"
_EVERYBODY, _SOME = "人人都要", "有下面情形的，另外要"


def counter_sheet(catalog: Catalog, town: Town, matter: Matter, made_on: date) -> MatterPage:
    """Say what a clerk needs at hand when a citizen stands before the counter. Pure."""
    return MatterPage(
        number=None,
        code=matter.code,
        name=matter.name,
        above=f"{town.centre}　{TITLE}　编码 {matter.code}",
        below=f"群众常说：{matter.called}　目录版本 {catalog.version}　{made_on.isoformat()} 制",
        marks=marks(catalog, town, matter),
        blocks=(
            *_ticks(matter),
            Facts(tuple(_asked(catalog, town, matter))),
            Facts(tuple(_facts(town, matter)), wide=False),
            *((Facts((Fact("疑点", matter.doubts),)),) if matter.doubts else ()),
        ),
    )


def _ticks(matter: Matter) -> Iterator[Ticks]:
    rows = tuple(tick(matter, each) for each in matter.materials)
    all_ = tuple(each for each in rows if each.case is None)
    order = list(dict.fromkeys(each.case for each in rows))
    some = sorted((each for each in rows if each.case), key=lambda each: order.index(each.case))
    for title, chosen in ((_EVERYBODY, all_), (_SOME, tuple(some))):
        if chosen:
            yield Ticks(title, chosen)


def _asked(catalog: Catalog, town: Town, matter: Matter) -> Iterator[Fact]:
    yield Fact("先问清", questions_words(catalog, matter))
    yield Fact("在哪办", _where(town, matter))


def _facts(town: Town, matter: Matter) -> Iterator[Fact]:
    yield Fact("时限", days_words(matter) if matter.done_here else None)
    yield Fact("收费", matter.fee)
    yield Fact("由谁决定", matter.decided_by)
    yield Fact("责任办所", office_words(town, matter))
    yield Fact("容缺受理", listed(matter.tolerant.may_lack) if matter.tolerant else None)
    yield Fact("受理季节", matter.season)
    yield Fact("办理结果", matter.result)
    yield Fact("送达方式", listed(matter.delivery))
    yield Fact("网上办理", online_words(matter, town))
    yield Fact(
        "代办、上门", "；".join((proxy_words(matter), visit_words(matter) or f"上门{NOT_SAID}"))
    )


def _where(town: Town, matter: Matter) -> str:
    windows = counters_words(town, matter)
    place = handled_by(matter, town)
    return f"{place}：{windows}" if windows and matter.done_here else place
