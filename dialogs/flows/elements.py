"""What is asked of one matter, answered from its record element by element. source: XL-3."""

from collections.abc import Callable, Iterable, Mapping

from dialogs.flows import paper_answers, where
from dialogs.machine import Turn
from knowledge import notices
from knowledge.matters import Matter
from knowledge.search.understanding import Element


def tell(turn: Turn, matter: Matter, elements: Iterable[Element]) -> str:
    """Answer each of these, a paragraph each, under the matter's name."""
    lines = [_TELL[each](turn, matter) for each in dict.fromkeys(elements)]
    return f"【{matter.name}】" + "\n".join(line for line in lines if line)


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


def _basis(turn: Turn, matter: Matter) -> str:
    papers = [each for each in paper_answers.named_papers(turn, matter) if each.basis]
    own = "".join(f"\n· {each.name}：{each.basis}" for each in papers)
    return f"依据：{'；'.join(matter.basis) or '没有查到，可问工作人员'}。{own}"


def _proxy(_turn: Turn, matter: Matter) -> str:
    if matter.proxy:
        more = "要多带哪些，在清单那一问选“代办”就会列全。" if "agent" in matter.asks else ""
        return (
            f"本人来可以，让别人代办也可以。{more}没人帮跑，说“请代办”，村里代办员帮您办，不收钱。"
        )
    return "一般要本人来办；来不了请说“人工”，我们想办法。"


def _visit(_turn: Turn, matter: Matter) -> str:
    if not matter.home_visit:
        return "上门：清单上没写能上门。实在来不了，说“上门”，我请工作人员跟您商量。"
    whom = f"（{matter.home_visit_for}）" if matter.home_visit_for else ""
    return f"上门：来不了的人{whom}可以申请。要上门就说“上门”，几句话就约好。"


def _conditions(_turn: Turn, matter: Matter) -> str:
    return "条件：\n" + "\n".join(f"· {each}" for each in matter.conditions)


def _steps(_turn: Turn, matter: Matter) -> str:
    steps = "\n".join(f"{place}. {each}" for place, each in enumerate(matter.steps, 1))
    return f"怎么办：\n{steps}"


_TELL: Mapping[Element, Callable[[Turn, Matter], str]] = {
    "papers": paper_answers.papers,
    "paper": paper_answers.paper,
    "issuer": paper_answers.issuer,
    "sign": paper_answers.sign,
    "seal": paper_answers.seal,
    "fill": paper_answers.fill,
    "sample": paper_answers.sample,
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
