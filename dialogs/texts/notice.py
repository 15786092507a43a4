"""A notice as chat messages: everything that the record says, short; the page has it in full."""

from collections.abc import Callable, Iterator

from dialogs.texts.writing import link
from knowledge.notice_lists import groups_of, line_of, spared_hints, spared_words
from knowledge.notices import NOTHING_TO_BRING, Notice, NoticeMaterial

SampleUrl = Callable[[str], str]
"""From the name of a sample's file to its address."""

_BY_WHOM = {"本人": "，按您本人来办算的", "代办": "，按别人替您来办算的"}
UNCONFIRMED = "这份清单按公开资料整理，本镇还没逐项核对。拿不准先说“人工”问清再来。"


def notice_parts(
    notice: Notice, number: str, url: str, sample: SampleUrl, *, by_clerk: bool = False
) -> tuple[str, ...]:
    """Give the notice's parts in order; each stays in one piece where it fits. source: BY-12.

    One that a clerk sends has no choices below it: it names none.
    """
    told = _told(notice, "。" if by_clerk else "，或者点“换个情况重看”。")
    return tuple(part for part in _parts(notice, number, url, sample, told) if part)


def _parts(notice: Notice, number: str, url: str, sample: SampleUrl, told: str) -> Iterator[str]:
    yield f"{_head(notice, number, url)}{told}"
    yield list_text(notice, sample)
    yield "▍条件\n" + "\n".join(f"· {each}" for each in notice.conditions)
    yield "\n".join(_where_and_when(notice))
    if not notice.confirmed:
        yield f"※ {UNCONFIRMED}"


def shorter_parts(notice: Notice, number: str, url: str, sample: SampleUrl) -> tuple[str, ...]:
    """Give what changes where papers were spared: the number, and the list anew. source: XL-6."""
    return (_head(notice, number, url), list_text(notice, sample))


def _head(notice: Notice, number: str, url: str) -> str:
    page = link(url, "看全文、打印、打勾")
    return f"【{notice.name}】\n一次性告知单 {number}　{page}"


def _told(notice: Notice, ends: str) -> str:
    if not notice.told:
        return ""
    said = {answer for _, answer in notice.told}
    by = next((words for answer, words in _BY_WHOM.items() if answer in said), "")
    return f"\n按您的{len(notice.told)}个回答列的{by}。不对请说{ends}"


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
    if notice.tolerant:
        yield f"▍可以后补（容缺）：{notice.tolerant}"
    if notice.online:
        yield f"▍也可以网上办：{notice.online}"


def list_text(notice: Notice, sample: SampleUrl | None = None) -> str:
    """Give what to bring, then what was spared and what to know of that."""
    lines = ["▍要带的材料", materials_text(notice.materials, sample, notice.nothing)]
    if notice.spared:
        lines += [spared_words(each) for each in notice.spared]
        lines += spared_hints(notice.spared)
    return "\n".join(lines)


def materials_text(
    materials: tuple[NoticeMaterial, ...],
    sample: SampleUrl | None = None,
    nothing: str = NOTHING_TO_BRING,
) -> str:
    """Give the list, what everybody brings first, what only some bring after it."""
    lines: list[str] = []
    perhaps = False
    for group in groups_of(materials):
        if group.when and not perhaps:
            lines.append("下面的看情况才带：")
            perhaps = True
        for each in group.lines:
            case = f"{each.when}：" if each.when else ""
            shown = link(sample(each.sample), "看示范") if sample and each.sample else ""
            lines.append(f"{each.number}. {case}{each.words}{shown}")
    return "\n".join(lines) if lines else f"{nothing}。"


def material_line(material: NoticeMaterial) -> str:
    """Give one paper: its name, originals and copies, form, signature and where to get it."""
    return line_of(material, 0).words
