"""A notice for an old citizen: every paper in a plain line, and what fits beside it in one message.

What stands only on the page (large type) is said to be there; no paper is ever left to it.
"""

from collections.abc import Iterator

from dialogs.texts.notice import UNCONFIRMED, SampleUrl, notice_parts, shorter_parts
from dialogs.texts.writing import link, size
from knowledge.notice_lists import Line, groups_of, spared_hints, spared_words
from knowledge.notices import Notice

_ROOM = 1_480
"""Bytes for the notice, so that the question below it fits into the same message."""
_ON_THE_PAGE = "在哪领、怎么填，大字单子上都写了；也可以直接问我。"


def parts_for(
    notice: Notice, number: str, url: str, sample: SampleUrl, *, elder: bool
) -> tuple[str, ...]:
    """Give the notice's parts as this citizen reads them."""
    if elder:
        return elder_parts(notice, number, url)
    return notice_parts(notice, number, url, sample)


def shorter_for(
    notice: Notice, number: str, url: str, sample: SampleUrl, *, elder: bool
) -> tuple[str, ...]:
    """Give what changes where papers were spared, as this citizen reads it. source: XL-6."""
    if elder:
        return (_head(notice, number, url), papers(notice))
    return shorter_parts(notice, number, url, sample)


def elder_parts(notice: Notice, number: str, url: str) -> tuple[str, ...]:
    """Give the list, where and when; then what else there is room for."""
    found = [_head(notice, number, url), papers(notice), "\n".join(_where(notice))]
    closing = "" if notice.confirmed else f"※ {UNCONFIRMED}"
    room = _ROOM - size("\n\n".join((*found, closing)))
    for each in _besides(notice):
        room -= size(each) + 2
        if room >= 0:
            found.append(each)
    return tuple(each for each in (*found, closing) if each)


def _head(notice: Notice, number: str, url: str) -> str:
    return f"【{notice.name}】告知单 {number}\n{link(url, '看大字单子')}"


def papers(notice: Notice) -> str:
    """Give what to bring, a line each, and what need not come."""
    groups = groups_of(notice.materials)
    sure = [line for each in groups if not each.when for line in each.lines]
    perhaps = [line for each in groups if each.when for line in each.lines]
    lines = [f"▍要带{len(sure)}样：", *map(_line, sure)] if sure else []
    if perhaps:
        lines += [f"▍看情况才带的{len(perhaps)}样：", *map(_line, perhaps)]
    lines += [_ON_THE_PAGE] if lines else [f"▍要带的材料：{notice.nothing}。"]
    return "\n".join([*lines, *map(spared_words, notice.spared), *spared_hints(notice.spared)])


def _line(line: Line) -> str:
    filled = any(each.startswith(("这是要填的表", "填《")) for each in line.details)
    case = f"{line.when}：" if line.when else ""
    return f"{line.number}. {case}{line.name} {line.counts}{'（要填的表）' if filled else ''}"


def _where(notice: Notice) -> Iterator[str]:
    if notice.counters:
        yield f"▍去哪办：{notice.centre}，{'、'.join(notice.counters)}"
        yield f"{notice.address}"
        yield f"电话 {notice.phone}"
        yield f"▍几点开门：{notice.hours}。{notice.opening}"
    else:
        yield f"▍去哪办：{notice.handled_by}。"
        yield from (f"{at}. {each}" for at, each in enumerate(notice.steps, 1))
        yield f"不清楚先打电话问：{notice.phone}"


def _besides(notice: Notice) -> Iterator[str]:
    yield f"▍要钱吗：{notice.fee}　多久办好：{notice.days}"
    if notice.tolerant:
        yield f"▍可以后补：{notice.tolerant}"
    yield "▍条件\n" + "\n".join(f"· {each}" for each in notice.conditions)
