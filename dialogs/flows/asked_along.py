"""Questions amid a matter that name no element: who helps, what was missed, where a paper is had.

source: XL-3
"""

import re

from dialogs.choosing import plain
from dialogs.flows import elements, paper_lines
from dialogs.machine import Aside, Turn
from dialogs.texts import silent
from dialogs.texts.notice import materials_text
from knowledge.matters import Matter

_HELPS = re.compile(
    r"(?:那|请问|你们|您|这里|村里|镇上)*(?:有没有人|有没得人|有人|谁|哪个|找谁|有谁)(?:能|可以|会|来|肯|愿意)*"
    r"(?:帮|替|代)(?:帮|着)?(?:一下|下)?(?:我们?|俺|忙)?(?:一下|办理?|跑|弄|填|搞|跑一趟|的)*(?:呢|吗|啊|嘛|不|么)*"
)
_BACK_PAY = re.compile(
    r"(?:那么?|请问|要是|如果|我妈|我爸|我们?|他|她|的)*"
    r"(?:(?:以前|之前|前几年|前面|前几个月|去年|往年|早先|过去|从前)(?:的|那些|几年|没有?|没得|一直|都|漏)*(?:领|申请|办|发|拿|报)?(?:过|到)?(?:的|了|那些|钱)*"
    r"|(?:没|漏)(?:有)?(?:领|发|报)(?:到|过)?的?(?:那)?(?:几年|几个月|部分|钱)?)"
    r"(?:还|可以|能不能|可不可以|能|会不会|会|要|给)*补(?:发|领|给|回来|回|上|钱|办)?(?:给)?(?:我们?|他|她)?(?:吗|不|么|没|呢|啊|嘛)*"
)
_WHERE_HAD = re.compile(
    r"(?:那么?|这个?|请问|我的?|要|的)*(?P<paper>[一-龥]{1,8}?(?:证明?|表|书|报告|合同|流水|材料|照片))"
    r"(?:要|是|得|又|应该)*(?:去|在|到|上|找)(?:哪里?|哪儿|哪个地方|什么地方|谁)(?:可以|能|才能|去)*"
    r"(?:办|开|弄|领|拿|打|做|搞)(?:理|到|的|呢|啊)*"
)


def answer(turn: Turn) -> Aside | None:
    """Answer such a question from the list of the matter at hand; None where it is none of them."""
    code = turn.learned.get("matter") or turn.memory.matter
    matter = turn.world.catalog.matter(str(code)) if code else None
    said = plain(turn.said.text)
    if matter is None:
        return None
    if _HELPS.fullmatch(said):
        return Aside((elements.tell(turn, matter, ("proxy",)),))
    if _BACK_PAY.fullmatch(said):
        return Aside((_back_pay(turn, matter),))
    return _where_had(turn, matter, said)


def is_one(text: str) -> bool:
    """Say whether it asks who helps or of what was missed, whatever answer it resembles."""
    said = plain(text)
    return any(each.fullmatch(said) for each in (_HELPS, _BACK_PAY))


def begins(turn: Turn, present: str | None) -> Aside | None:
    """Ask of which money what was missed is asked, where no matter is at hand; else None."""
    if present not in {None, "welcome", "find_matter"} or turn.memory.matter:
        return None
    return Aside((silent.BACK_PAY_OF_WHAT,)) if _BACK_PAY.fullmatch(plain(turn.said.text)) else None


def _back_pay(turn: Turn, matter: Matter) -> str:
    written = [each for each in (*matter.conditions, *matter.steps) if "补发" in each]
    if written:
        return f"【{matter.name}】清单上写着：\n" + "\n".join(f"· {each}" for each in written)
    return silent.not_written(matter, "以前没领的能不能补", turn.world.town.phone)


def _where_had(turn: Turn, matter: Matter, said: str) -> Aside | None:
    found = _WHERE_HAD.fullmatch(said)
    if found is None or turn.said.understanding.kind in {"matter", "chain"}:
        return None
    papers, _ = paper_lines.lines(turn, matter, paper_lines.words_of(turn, found["paper"]))
    if not papers:
        return None
    ask = f"没写在哪办、在哪开的，打电话问：{turn.world.town.phone}，或者说“人工”。"
    return Aside((f"【{matter.name}】清单上是这样写的：\n{materials_text(papers)}\n{ask}",))
