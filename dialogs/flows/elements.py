"""What is asked of one matter, answered from its record element by element. source: XL-3."""

import re
from collections.abc import Callable, Iterable, Mapping

from dialogs.flows import being_away, of_the_record, paper_answers, where
from dialogs.machine import Turn
from dialogs.texts import proxy as proxy_texts
from dialogs.texts import reach
from dialogs.texts.notice import materials_text
from knowledge import notices
from knowledge.matters import Matter
from knowledge.search.understanding import Element

_MONEY = re.compile(
    r"缴费|参保|税|[津补]贴|补助|救助|低保|养老金|生活费|抚恤|奖励|扶助|优待金|保险金|贷款|报销|退费"
    r"|资助|援助金|赔款|的钱|领钱"
)
"""Words of matters by which something is paid in or out."""
_HOW_MUCH = re.compile(r"(?:多少|好多|几多|幾多)[钱錢]")
_OF_AN_AGENT = re.compile(r"代办|帮办|跑腿|代跑")
_A_SUM = re.compile(r"[0-9]+元|[0-9]万")
_BY_POST = re.compile(r"寄|快递")
_THERE = re.compile(r"到场|亲自")
_OF_BOTH = re.compile(r"双方|（夫妻）")


def tell(turn: Turn, matter: Matter, elements: Iterable[Element]) -> str:
    """Answer each of these, a paragraph each, under the matter's name."""
    asked = dict.fromkeys(elements)
    if "away" in asked:  # which tells these two
        asked = dict.fromkeys(each for each in asked if each not in {"online", "proxy"})
    lines = [_TELL[each](turn, matter) for each in asked]
    return f"【{matter.name}】" + "\n".join(line for line in lines if line)


def _fee(turn: Turn, matter: Matter) -> str:
    if _OF_AN_AGENT.search(turn.said.text):
        return f"{proxy_texts.FREE}办这件事本身，收费：{matter.fee}。"
    how_much = _HOW_MUCH.search(turn.said.text) and _is_of_money(matter)
    fee = _sum(turn, matter) if how_much else f"收费：{matter.fee}。"
    another = of_the_record.another_cost(turn, matter, turn.said.text)
    return f"{another}\n办这件事{fee}" if another else fee


def _sum(turn: Turn, matter: Matter) -> str:
    """Keep what handling costs apart from what is paid in or out, of which lists say little."""
    fee = f"收费：{matter.fee}。"
    if not _is_of_money(matter):
        return fee
    if _A_SUM.search(matter.result):
        return f"清单上写的：{matter.result}。\n办手续{fee}"
    ask = f"打电话问：{turn.world.town.phone}，或者说“人工”"
    return f"办手续{fee}要交多少、能领多少，清单上没写，{ask}。"


def _is_of_money(matter: Matter) -> bool:
    return _MONEY.search(f"{matter.name}，{matter.result}") is not None


def _season(turn: Turn, matter: Matter) -> str:
    ask = f"打电话问：{turn.world.town.phone}，或者说“人工”"
    if matter.season is None:
        return f"什么时候截止：清单上没写，{ask}。"
    return f"什么时候办：{matter.season}。具体到哪天，{ask}。"


def _pickup(turn: Turn, matter: Matter) -> str:
    return f"{_result(turn, matter)}\n{paper_answers.issuer(turn, matter)}"


def _days(turn: Turn, matter: Matter) -> str:
    if lasts := of_the_record.lasts(turn, matter, turn.said.text):
        return lasts
    return f"多久办好：{notices.days_words(matter)}。"


def _where(turn: Turn, matter: Matter) -> str:
    return where.tell(turn, matter)


def _result(turn: Turn, matter: Matter) -> str:
    told = f"办好拿到：{matter.result}；领取方式：{'、'.join(matter.delivery)}。"
    if _BY_POST.search(turn.said.text) is None or "邮寄" in matter.delivery:
        return told
    return f"{told}能不能寄，清单上没写，打电话问：{turn.world.town.phone}，或者说“人工”。"


def _online(turn: Turn, matter: Matter) -> str:
    return where.tell_online(turn, matter)


def _basis(turn: Turn, matter: Matter) -> str:
    papers = [each for each in paper_answers.named_papers(turn, matter) if each.basis]
    own = "".join(f"\n· {each.name}：{each.basis}" for each in papers)
    return f"依据：{'；'.join(matter.basis) or '没有查到，可问工作人员'}。{own}"


def _proxy(turn: Turn, matter: Matter) -> str:
    both = _said_of_coming(matter)
    if not matter.proxy:
        return f"一般要本人来办；来不了请说“人工”，我们想办法。{both}"
    return (
        f"本人来可以，让别人代办也可以。{_for_an_agent(turn, matter)}"
        f"没人帮跑，说“请代办”，村里代办员帮您办，不收钱。{both}"
    )


def _for_an_agent(turn: Turn, matter: Matter) -> str:
    """Say what the agent must bring besides, of the matter at hand."""
    if turn.learned.get("matter", turn.memory.matter) != matter.code:
        in_list = paper_answers.AGENT in matter.asks
        return "要多带哪些，在清单那一问选“代办”就会列全。" if in_list else ""
    papers = paper_answers.for_an_agent(turn, matter)
    if not papers:
        return f"替办的人要多带什么，清单上没写，先打电话问：{turn.world.town.phone}。"
    return f"替办的人要多带：\n{materials_text(papers)}\n"


def _said_of_coming(matter: Matter) -> str:
    """Give what the record says of who must be there, and whose papers are needed of two."""
    there = [each for each in matter.conditions if _THERE.search(each)]
    papers = [each.name for each in matter.materials if _OF_BOTH.search(each.name)]
    if there:
        return f"\n条件里写着：{'；'.join(there)}。"
    return f"\n清单里有双方的：{'、'.join(papers)}。一个人来也要带上。" if papers else ""


def _visit(_turn: Turn, matter: Matter) -> str:
    if not matter.home_visit:
        return "上门：清单上没写能上门。实在来不了，说“上门”，我请工作人员跟您商量。"
    whom = f"（{matter.home_visit_for}）" if matter.home_visit_for else ""
    return f"上门：来不了的人{whom}可以申请。要上门就说“上门”，几句话就约好。"


def _away(turn: Turn, matter: Matter) -> str:
    return being_away.ways(turn, matter, _proxy(turn, matter))


def _trips(_turn: Turn, matter: Matter) -> str:
    return reach.trips(matter)


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
    "sum": _sum,
    "season": _season,
    "pickup": _pickup,
    "days": _days,
    "online": _online,
    "proxy": _proxy,
    "basis": _basis,
    "where": _where,
    "conditions": _conditions,
    "result": _result,
    "steps": _steps,
    "visit": _visit,
    "away": _away,
    "trips": _trips,
}
