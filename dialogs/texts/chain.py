"""A 一件事 in words: which of it to do, its notice as chat messages, what next. source: XL-10."""

from collections.abc import Iterator, Sequence

from dialogs.texts.writing import link, size
from knowledge.chain_papers import ChainMaterial
from knowledge.chain_steps import ChainStep
from knowledge.chain_words import counts_of, numbers, order_lines, places, take_words
from knowledge.chains import ChainNotice
from knowledge.matters import Chain

ALL = "都要办"
PICK = "我挑几件"
HINT = "可选几件，比如“2和4”。"
STRAIGHT = "全部列出来"
NONE_LEFT = "这一串里的事，镇上现在都不办了。您要办哪一件，直接说。"
NEXT = "接下来："
WHICH_STEP = "看哪一件的详细办法？"
ASK_OF_WHICH = "您问的是哪一件？说出那件事的名字，比如“{name}要多久”，我照那件的清单答。"
_FEW_BYTES = 3_300
"""A list of papers longer than this tells the counts only; the page has the rest."""


def introduce(chain: Chain) -> str:
    """Say what the chain is about, before its matters are chosen from."""
    opening = f"{chain.opening}\n" if chain.opening else ""
    return f"{opening}【{chain.name}】一般有下面几件，我按先后排好了，材料合成一张单子，同一样只算一次。拿不准要哪些，选“都要办”，清单上会写谁才要办。"


def which(*, elder: bool) -> str:
    """Ask which of them to do."""
    return "都要办，还是只办其中几件？" if elder else f"要办哪几件？{HINT}"


def for_step(called: str) -> str:
    """Say which step a question is for."""
    return f"（办“{called}”用）"


def place_for(step: int, others: Sequence[int]) -> str:
    """Say that one place at the counter serves other steps too."""
    return f"按第{step}件约一个号就行：第{numbers(others)}件也在同样的窗口，材料齐的那天一起办。"


def parts(notice: ChainNotice, number: str, url: str, *, elder: bool) -> tuple[str, ...]:
    """Give the notice's parts in order; each stays in one piece where it fits.

    For an old citizen the papers are named with their counts only: the rest is on the page.
    """
    return tuple(part for part in _parts(notice, number, url, elder=elder) if part)


def _parts(notice: ChainNotice, number: str, url: str, *, elder: bool) -> Iterator[str]:
    page = link(url, "看全文、打印、打勾")
    told = f"\n按您刚才的{len(notice.told)}个回答列的。" if notice.told else ""
    yield f"【{notice.name}】\n一次性告知单 {number}　{page}{told}"
    yield "▍按这个先后办\n" + "\n".join(_step(each) for each in notice.steps)
    yield "\n".join(("▍哪件等哪件", *order_lines(notice))) if any(order_lines(notice)) else ""
    yield "▍要带的材料（同一样只列一次，括号里是第几件用）\n" + papers_text(
        notice.materials, short=elder
    )
    yield "\n".join(_where(notice))
    if notice.note:
        yield f"▍要留意：{notice.note}。"
    if not (notice.confirmed and notice.verified):
        yield "※ 这份清单按公开资料整理，本镇还没逐项核对。拿不准先说“人工”问清再来。"


def _step(step: ChainStep) -> str:
    when = f"（{step.when}）" if step.when else ""
    whose = "" if step.code else f"：不归镇上办，找{step.who}" + _phone(step)
    return f"{step.number}. {step.called}{when}{whose}"


def _phone(step: ChainStep) -> str:
    return f"，电话{step.phone}" if step.phone else ""


def _where(notice: ChainNotice) -> Iterator[str]:
    found = tuple(places(notice))
    if found:
        yield f"▍去哪办：{notice.centre}"
        yield from (f"· {steps}：{where}" for steps, where in found)
        yield f"地址：{notice.address}　电话：{notice.phone}"
        yield f"▍几点开门：{notice.hours}。{notice.opening}"
    elsewhere = [each.number for each in notice.steps if each.code and not each.here]
    if elsewhere:
        yield f"▍不在本中心办：第{numbers(elsewhere)}件。去哪办、怎么办，网页上写了，也可以回“看一件”再选它；不清楚打{notice.phone}。"


def papers_text(materials: Sequence[ChainMaterial], *, short: bool = False) -> str:
    """Give the one list; where it is long, without the remarks, which the page has."""
    full = _papers(materials, remarks=True)
    if size(full) <= _FEW_BYTES and not short:
        return full
    return _papers(materials, remarks=False) + "\n在哪开、怎么填，网页上每样都写了。"


def _papers(materials: Sequence[ChainMaterial], *, remarks: bool) -> str:
    always = [each for each in materials if each.only_when is None]
    perhaps = [each for each in materials if each.only_when is not None]
    lines = [f"{at}. {_line(each, remarks=remarks)}" for at, each in enumerate(always, 1)]
    if perhaps:
        lines.append("下面的看情况才带：")
        lines += [
            f"{at}. {each.only_when}：{_line(each, remarks=remarks)}"
            for at, each in enumerate(perhaps, len(always) + 1)
        ]
    return "\n".join(lines) if lines else "没有查到要带的材料，先打电话问。"


def _line(material: ChainMaterial, *, remarks: bool) -> str:
    marks = [numbers(material.steps), *take_words(material)]
    if remarks:
        marks += material.details
    return f"{material.name} {counts_of(material)}（{'；'.join(marks)}）"


def kept_ahead(answer: str) -> str:
    """Say that an answer is kept which was given before it was asked for."""
    return f"好，先记下：{answer}。"
