"""What is asked of one matter, answered from its record element by element. source: XL-3."""

from collections.abc import Callable, Iterable, Mapping

from dialogs.flows import where
from dialogs.machine import Turn
from dialogs.texts.notice import material_line, materials_text
from knowledge import notices
from knowledge.circumstances import Answers
from knowledge.matters import Matter
from knowledge.notices import NoticeMaterial
from knowledge.search.understanding import Element

_SAYS_LITTLE = frozenset(
    ("证明", "复印", "印件", "原件", "材料", "申请", "需要", "办理", "居民", "几张", "几份")
)
_ISSUERS = (
    *("开具", "出具", "开的", "派出所", "医院", "村", "居委", "社区", "单位", "银行", "法院"),
    *("民政", "窗口", "网上", "打印", "下载"),
)


def tell(turn: Turn, matter: Matter, elements: Iterable[Element]) -> str:
    """Answer each of these, a paragraph each, under the matter's name."""
    lines = [_TELL[each](turn, matter) for each in dict.fromkeys(elements)]
    return f"【{matter.name}】" + "\n".join(line for line in lines if line)


def named_papers(turn: Turn, matter: Matter) -> tuple[NoticeMaterial, ...]:
    """Give the lines of the matter's list whose paper the message names."""
    words = turn.said.understanding.papers or tuple(turn.learned.get("papers", ()))
    text = "" if words else turn.said.text.replace(matter.name, "")
    return tuple(each for each in listed(turn, matter) if _names(text, words, each.name))


def listed(turn: Turn, matter: Matter) -> tuple[NoticeMaterial, ...]:
    """Give the list for what was answered so far."""
    return notices.materials_for(matter, _answers(turn, matter))


def _answers(turn: Turn, matter: Matter) -> Answers:
    kept = turn.learned.get("answers") if turn.learned.get("matter") == matter.code else None
    if kept is None and turn.memory.matter == matter.code:
        kept = turn.memory.answers
    return {name: tuple(chosen) for name, chosen in (kept or {}).items()}


def _names(text: str, words: Iterable[str], paper: str) -> bool:
    if any(word in paper for word in words):
        return True
    pairs = {paper[at : at + 2] for at in range(len(paper) - 1)}
    return any(pair in text and pair not in _SAYS_LITTLE for pair in pairs)


def _papers(turn: Turn, matter: Matter) -> str:
    return "要带：\n" + materials_text(listed(turn, matter))


def _paper(turn: Turn, matter: Matter) -> str:
    named = named_papers(turn, matter)
    if named:
        return "清单里有：\n" + materials_text(named)
    return "清单里没有您问的这一样。要看全部材料就说“材料”；拿不准说“人工”，别白跑一趟。"


def _issuer(turn: Turn, matter: Matter) -> str:
    papers = named_papers(turn, matter) or listed(turn, matter)
    told = [material_line(each) for each in papers if _tells_where(each)]
    phone = turn.world.town.phone
    if not told:
        return f"材料在哪开：清单上没写。请打中心电话问清再跑：{phone}，或者说“人工”。"
    lines = "\n".join(f"· {each}" for each in told)
    return f"清单上写了在哪拿、在哪开的：\n{lines}\n别的拿不准，打电话问：{phone}。"


def _tells_where(paper: NoticeMaterial) -> bool:
    if paper.form or paper.where or paper.seal:
        return True
    return any(word in f"{paper.name}{paper.note}" for word in _ISSUERS)


def _fee(_turn: Turn, matter: Matter) -> str:
    return f"收费：{matter.fee}。"


def _days(_turn: Turn, matter: Matter) -> str:
    return f"多久办好：{notices.days_words(matter)}。"


def _where(turn: Turn, matter: Matter) -> str:
    return where.tell(turn, matter)


def _result(_turn: Turn, matter: Matter) -> str:
    return f"办好拿到：{matter.result}；领取方式：{'、'.join(matter.delivery)}。"


def _online(turn: Turn, matter: Matter) -> str:
    return where.tell_online(turn, matter)


def _basis(_turn: Turn, matter: Matter) -> str:
    return f"依据：{'；'.join(matter.basis) or '没有查到，可问工作人员'}。"


def _proxy(_turn: Turn, matter: Matter) -> str:
    if matter.proxy:
        more = "要多带哪些，在清单那一问选“代办”就会列全。" if "agent" in matter.asks else ""
        return f"可以让别人代办。{more}"
    return "一般要本人来办；来不了请说“人工”，我们想办法。"


def _visit(_turn: Turn, matter: Matter) -> str:
    if not matter.home_visit:
        return "上门：清单上没写能上门。实在来不了，说“上门”，我请工作人员跟您商量。"
    whom = f"（{matter.home_visit_for}）" if matter.home_visit_for else ""
    return f"上门：来不了的人{whom}可以申请。要上门就说“上门”，我请工作人员跟您约。"


def _conditions(_turn: Turn, matter: Matter) -> str:
    return "条件：\n" + "\n".join(f"· {each}" for each in matter.conditions)


def _steps(_turn: Turn, matter: Matter) -> str:
    steps = "\n".join(f"{place}. {each}" for place, each in enumerate(matter.steps, 1))
    return f"怎么办：\n{steps}"


_TELL: Mapping[Element, Callable[[Turn, Matter], str]] = {
    "papers": _papers,
    "paper": _paper,
    "issuer": _issuer,
    "fee": _fee,
    "days": _days,
    "online": _online,
    "proxy": _proxy,
    "basis": _basis,
    "where": _where,
    "conditions": _conditions,
    "result": _result,
    "steps": _steps,
    "visit": _visit,
}
