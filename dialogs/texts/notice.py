"""A notice as chat messages: everything that the record says, short; the page has it in full."""

from collections.abc import Iterator

from dialogs.texts.writing import link
from knowledge.notices import Notice, NoticeMaterial, remarks

_UNCONFIRMED = "这份清单按公开资料整理，本镇还没逐项核对。拿不准先说“人工”问清再来。"


def notice_parts(notice: Notice, number: str, url: str) -> tuple[str, ...]:
    """Give the notice's parts in order; each stays in one piece where it fits. source: BY-12."""
    return tuple(part for part in _parts(notice, number, url) if part)


def _parts(notice: Notice, number: str, url: str) -> Iterator[str]:
    page = link(url, "看全文、打印、打勾")
    yield f"【{notice.name}】\n一次性告知单 {number}　{page}{_told(notice)}"
    yield "▍要带的材料\n" + materials_text(notice.materials)
    yield "▍条件\n" + "\n".join(f"· {each}" for each in notice.conditions)
    yield "\n".join(_where_and_when(notice))
    if not notice.confirmed:
        yield f"※ {_UNCONFIRMED}"


def _told(notice: Notice) -> str:
    if not notice.told:
        return ""
    return f"\n按您刚才的{len(notice.told)}个回答列的，情况不对就点“换个情况重看”。"


def _where_and_when(notice: Notice) -> Iterator[str]:
    counters = "、".join(notice.counters)
    if counters:
        yield f"▍去哪办：{notice.centre}，{counters}"
        yield f"地址：{notice.address}　电话：{notice.phone}"
        yield f"▍几点开门：{notice.hours}。{notice.opening}"
    else:
        yield f"▍去哪办：{notice.handled_by}。"
        yield from (f"{at}. {each}" for at, each in enumerate(notice.steps, 1))
        yield f"不清楚先打电话问：{notice.phone}"
    if notice.handled_by != "本中心办理" and counters:
        yield f"▍谁来办：{notice.handled_by}"
    yield f"▍多久办好：{notice.days}"
    yield f"▍要钱吗：{notice.fee}"
    yield f"▍办好拿到：{notice.result}（{'、'.join(notice.delivery)}）"
    if notice.online:
        yield f"▍也可以网上办：{notice.online}"


def materials_text(materials: tuple[NoticeMaterial, ...]) -> str:
    """Give the list, what everybody brings first, what only some bring after it."""
    always = [each for each in materials if each.only_when is None]
    perhaps = [each for each in materials if each.only_when is not None]
    lines = [f"{place}. {material_line(each)}" for place, each in enumerate(always, 1)]
    if perhaps:
        lines.append("下面的看情况才带：")
        lines += [
            f"{place}. {each.only_when}：{material_line(each)}"
            for place, each in enumerate(perhaps, len(always) + 1)
        ]
    return "\n".join(lines) if lines else "不用带材料。"


def material_line(material: NoticeMaterial) -> str:
    """Give one paper: its name, originals and copies, form, signature and where to get it."""
    counts = [
        f"{words}{number}份"
        for words, number in (("原件", material.originals), ("复印件", material.copies))
        if number
    ]
    line = material.name + (f" {'、'.join(counts)}" if counts else "")
    marks = remarks(material)
    return line + (f"（{'；'.join(marks)}）" if marks else "")
