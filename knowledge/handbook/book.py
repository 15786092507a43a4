"""The whole handbook of a town as plain data: cover, groups by domain, index. source: XL-14."""

from collections.abc import Iterable
from datetime import date

from knowledge.handbook.matter_pages import is_confirmed, matter_page
from knowledge.handbook.names import names_by_letter
from knowledge.handbook.saying import NOT_SAID, UNCONFIRMED, Group, Handbook
from knowledge.matters import Catalog, Matter
from knowledge.notices import hours_words
from knowledge.towns import Town

TITLE = "一窗受理业务通办手册"


def handbook(catalog: Catalog, town: Town, made_on: date) -> Handbook:
    """Say all that the town takes, numbered through, a domain after the other.

    The domains stand as the town's offices name them, the others after them. Pure.
    """
    domains = _domains(catalog, town)
    ordered = [each for domain in domains for each in domains[domain]]
    numbers = {each.code: at for at, each in enumerate(ordered, 1)}
    groups = tuple(
        Group(
            domain,
            _group_title(town, domain),
            tuple(
                matter_page(catalog, town, each, numbers[each.code], numbers) for each in matters
            ),
        )
        for domain, matters in domains.items()
    )
    return Handbook(
        title=TITLE,
        centre=town.centre,
        version=catalog.version,
        made_on=made_on,
        cover=tuple(_cover(catalog, town, ordered, made_on)),
        groups=groups,
        index=names_by_letter(ordered, numbers),
    )


def _domains(catalog: Catalog, town: Town) -> dict[str, list[Matter]]:
    taken = [each for each in catalog.matters.values() if town.takes(each)]
    order = [domain for office in town.offices for domain in office.domains]
    found: dict[str, list[Matter]] = {}
    for domain in dict.fromkeys((*order, *(each.domain for each in taken))):
        matters = [each for each in taken if each.domain == domain]
        if matters:
            found[domain] = matters
    return found


def _group_title(town: Town, domain: str) -> str:
    office = next((each for each in town.offices if domain in each.domains), None)
    return f"{domain}（{office.name}）" if office else domain


def _cover(catalog: Catalog, town: Town, matters: Iterable[Matter], made_on: date) -> Iterable[str]:
    taken = list(matters)
    unconfirmed = sum(not is_confirmed(catalog, town, each) for each in taken)
    yield f"目录版本 {catalog.version}"
    yield f"{made_on.year}年{made_on.month}月{made_on.day}日制"
    yield f"共 {len(taken)} 个事项，其中 {unconfirmed} 个{UNCONFIRMED}"
    yield f"地址：{town.address}"
    yield f"电话：{town.phone}　投诉：{town.complaint_phone}"
    yield f"时间：{hours_words(town)}"
    yield f"本手册供工作人员使用，照事项目录制作；目录没有写的写“{NOT_SAID}”，不要猜，问清再答复。"
