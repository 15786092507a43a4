"""What the handbook says of one matter: every element that XL-3 and CN-4 name. source: XL-14."""

from collections.abc import Iterable, Iterator, Mapping

from knowledge.handbook.papers import paper
from knowledge.handbook.saying import NOT_SAID, UNCONFIRMED, Fact, Facts, MatterPage, Papers
from knowledge.matters import Catalog, Matter, MatterCode
from knowledge.notices import handled_by, online_words
from knowledge.towns import Town

LEVELS = {"village": "村（社区）", "town": "镇（街道）", "county": "区县"}
_GRADES = {
    "A": "政府网站",
    "B": "转载或其他机构的网页",
    "C": "非官方文章",
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

Numbers = Mapping[MatterCode, int]
"""Which number a matter has in this handbook; those that the town does not take have none."""


def matter_page(
    catalog: Catalog, town: Town, matter: Matter, number: int, numbers: Numbers
) -> MatterPage:
    """Say all of one matter as this town handles it. Pure."""
    rows = tuple(paper(matter, each, at) for at, each in enumerate(matter.materials, 1))
    return MatterPage(
        number=number,
        code=matter.code,
        name=matter.name,
        above=f"{matter.domain}　编码 {matter.code}",
        below=f"群众常说：{listed(dict.fromkeys((matter.called, *matter.aliases)))}",
        marks=marks(catalog, town, matter),
        blocks=(
            Facts(tuple(_short(town, matter)), wide=False),
            Facts(tuple(_before(catalog, town, matter))),
            Papers(rows),
            Facts(tuple(_way(matter))),
            Facts(tuple(_end(town, matter)), wide=False),
            Facts(tuple(_around(catalog, matter, numbers))),
        ),
    )


def marks(catalog: Catalog, town: Town, matter: Matter) -> tuple[str, ...]:
    """Say what stands in the way of relying on the page."""
    unseen = "材料没有在公开的办事指南中见到"
    return (
        *(() if is_confirmed(catalog, town, matter) else (UNCONFIRMED,)),
        *(() if matter.verified else (unseen,)),
    )


def is_confirmed(catalog: Catalog, town: Town, matter: Matter) -> bool:
    """Say whether the town has checked the matter, in the console or by its file."""
    return matter.code in catalog.confirmed or matter.code in town.confirmed_matters


def office_words(town: Town, matter: Matter) -> str | None:
    """Name the responsible office with its phone."""
    office = town.office_for(matter)
    if office is None:
        return None
    return f"{office.name}（{office.phone}）" if office.phone else office.name


def counters_words(town: Town, matter: Matter) -> str | None:
    """Name the windows that take it, then those that give out the result where they are others."""
    if not matter.done_here:
        return "不在本中心受理"
    taking = town.counters_for(matter)
    giving = town.counters_for(matter, "出件")
    words = listed(each.name for each in taking)
    if words and giving and giving != taking:
        words += f"；出件：{listed(each.name for each in giving)}"
    return words


def questions_words(catalog: Catalog, matter: Matter) -> str | None:
    """Give the questions on whose answers the list depends, each with its answers."""
    return circled(
        f"{each.question}（{'／'.join(each.answers)}）" for each in catalog.questions(matter)
    )


def proxy_words(matter: Matter) -> str:
    """Say whether somebody else may do it."""
    return "可以代办" if matter.proxy else "一般要本人来办"


def visit_words(matter: Matter) -> str | None:
    """Say to whom the centre comes; None otherwise, as the chat claims nothing then either."""
    if not matter.home_visit:
        return None
    return f"可以上门：{matter.home_visit_for}" if matter.home_visit_for else "可以上门"


def circled(items: Iterable[str]) -> str | None:
    """Run items together: ①甲　②乙; a single one stands without a number."""
    told = tuple(items)
    if len(told) < 2:  # noqa: PLR2004 - a list of one needs no numbers
        return told[0] if told else None
    return "　".join(f"{_circle(at)}{each}" for at, each in enumerate(told))


def listed(items: Iterable[str]) -> str | None:
    """Join by 、, or give None where there is nothing."""
    return "、".join(items) or None


def _circle(at: int) -> str:
    return _CIRCLED[at] if at < len(_CIRCLED) else f"({at + 1})"


def _short(town: Town, matter: Matter) -> Iterator[Fact]:
    yield Fact("办件类型", matter.kind)
    yield Fact("服务对象", matter.target)
    yield Fact("行使层级", LEVELS[matter.handled_at])
    yield Fact("由谁决定", matter.decided_by)
    yield Fact("本中心", handled_by(matter, town))
    yield Fact("责任办所", office_words(town, matter))
    yield Fact("法定时限", _days(matter.statutory_days))
    yield Fact("承诺时限", _days(matter.promised_days))
    yield Fact("收费", matter.fee)
    yield Fact("办理标签", listed(matter.tags))


def _days(days: int | None) -> str | None:
    if days is None:
        return None
    return f"{days}个工作日" if days else "当场办结"


def _before(catalog: Catalog, town: Town, matter: Matter) -> Iterator[Fact]:
    yield Fact("本镇窗口", counters_words(town, matter))
    if matter.time_note:
        yield Fact("时限说明", matter.time_note)
    yield Fact("设定依据", circled(matter.basis))
    yield Fact("受理条件", circled(matter.conditions))
    yield Fact("先问清", questions_words(catalog, matter))


def _way(matter: Matter) -> Iterator[Fact]:
    yield Fact("容缺受理", _tolerance(matter))
    yield Fact("办理流程", circled(matter.steps))


def _end(town: Town, matter: Matter) -> Iterator[Fact]:
    yield Fact("办理结果", matter.result)
    yield Fact("送达方式", listed(matter.delivery))
    yield Fact("网上办理", online_words(matter, town))
    yield Fact("网上怎么办", matter.online_how)
    yield Fact("代办", proxy_words(matter))
    yield Fact("上门", visit_words(matter))
    yield Fact("告知承诺", listed(each.name for each in matter.materials if each.promise))
    yield Fact("受理季节", matter.season)


def _around(catalog: Catalog, matter: Matter, numbers: Numbers) -> Iterator[Fact]:
    yield Fact("容易混的", circled(_confusions(catalog, matter, numbers)))
    yield Fact("一件事", circled(_chains(catalog, matter)) or "没有列入一件事")
    yield Fact("出处", _source(matter))
    yield Fact("疑点", matter.doubts)


def _tolerance(matter: Matter) -> str | None:
    tolerant = matter.tolerant
    if tolerant is None or not tolerant.may_lack:
        return None
    note = f"；{tolerant.note}" if tolerant.note else ""
    doubt = "" if tolerant.verified else "（清单还没有核对）"
    return f"可后补：{'、'.join(tolerant.may_lack)}{note}{doubt}"


def _confusions(catalog: Catalog, matter: Matter, numbers: Numbers) -> Iterator[str]:
    for each in matter.confusions:
        number = numbers.get(each.code)
        place = f"第{number}项" if number is not None else "本镇不办"
        other = catalog.matter(each.code)
        yield f"{other.name if other else each.code}（{place}）：{each.tell}"


def _chains(catalog: Catalog, matter: Matter) -> Iterator[str]:
    for chain in catalog.chains:
        for member in chain.members:
            if member.code == matter.code:
                yield f"{chain.name}（{member.when}）" if member.when else chain.name


def _source(matter: Matter) -> str:
    seen = f"；核对过：{matter.verified_scope or NOT_SAID}" if matter.verified else ""
    grade = _GRADES.get(matter.source_grade)
    if grade is None or not matter.source:  # a matter of general knowledge names no page
        return f"没有出处{seen}"
    return f"{matter.source}（{grade}）{seen}"
