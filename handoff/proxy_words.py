"""What the citizen is told at each step of a proxy request. source: XL-12, TL-5."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from handoff.proxy_records import HeldPaper, Proxy, Receipt
from knowledge.calendar import WEEKDAYS, local
from knowledge.proxies import Way
from knowledge.towns import Town

FREE: Final = "帮办代办不收钱。"
WAY_WORDS: Final[Mapping[Way, str]] = {
    "指导网办": "教您在手机上办：一步步教，您自己点、自己交",
    "代办": "替您跑：材料交给代办员，交到窗口，结果送回来",
    "帮办": "陪您办：帮着填表、备材料，陪您到窗口",
    "现场办": "在村服务站当场办，或者到家里来办",
}
WAY_STEPS: Final[Mapping[Way, tuple[str, ...]]] = {
    "指导网办": (
        "打开网上办的渠道，让本人登录",
        "看着本人填完、提交",
        "记下受理号，教会怎么查",
    ),
    "代办": (
        "核对材料，给收条",
        "交到窗口",
        "取回原件和结果",
        "还给群众，请他确认",
    ),
    "帮办": ("约好时间和地点", "帮着填表、备材料", "陪到窗口", "看拿到结果没有"),
    "现场办": ("约好到服务站或到家的时间", "核对材料，当场办", "告诉结果"),
}
RECEIPT_NAMES: Final[Mapping[str, str]] = {
    "收": "收条",
    "交": "交件单",
    "取": "取件单",
    "还": "交还单",
}


def _link(url: str, words: str) -> str:
    return f'<a href="{url}">{words}</a>'


def _tap(word: str, number: int) -> str:
    """Give a word that sends itself; ids below 100 are of words that are never stale."""
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={word}&msgmenuid={number}">{word}</a>'


_PERSON, _COMPLAINT, _GOT_IT = _tap("人工", 2), _tap("投诉", 5), _tap("收到了", 4)
_ASK = f"有疑问说“{_PERSON}”，不满意说“{_COMPLAINT}”。"


def name_of(town: Town, login: str) -> str:
    """Name a person as citizens are told: with the phone of the village or of the centre."""
    person = town.person(login)
    return person.name if person else login


def phone_of(town: Town, proxy: Proxy, login: str) -> str:
    """Give the phone under which the holder of a request is reached."""
    village = next((each for each in town.villages if login in {each.agent, each.deputy}), None)
    village = village or next((each for each in town.villages if each.name == proxy.village), None)
    in_village = village is not None and login in {village.agent, village.deputy}
    return village.phone if village and in_village and village.phone else town.phone


def who(town: Town, proxy: Proxy) -> str:
    """Name who has the request, with phone."""
    return f"{name_of(town, proxy.agent)}（电话{phone_of(town, proxy, proxy.agent)}）"


def until(at: datetime | None, now: datetime) -> str:
    """Say by when an answer comes: 今天 15:20前; where it can't be said, that it is being asked."""
    if at is None:
        return "镇上开门后"
    then, today = local(at), local(now).date()
    days = (then.date() - today).days
    near = {0: "今天", 1: "明天"}.get(
        days, f"{then.month}月{then.day}日（周{WEEKDAYS[then.weekday()]}）"
    )
    return f"{near}{then:%H:%M}前"


def asked(town: Town, proxy: Proxy, matter: str, now: datetime) -> str:
    """Say that a clerk started it for the citizen."""
    return (
        f"工作人员替您提了代办 {proxy.number}：{matter}。{who(town, proxy)}"
        f"{until(proxy.answer_by, now)}答复。{FREE}说“我的代办”随时能看。"
    )


def climbed(town: Town, proxy: Proxy, before: str, why: str, now: datetime) -> str:
    """Say who has it now, and why the one before has not."""
    return (
        f"代办 {proxy.number}：{name_of(town, before)}{why}，已经转给{who(town, proxy)}，"
        f"{until(proxy.answer_by, now)}答复您，您不用再说一遍。"
    )


def late(town: Town, proxy: Proxy) -> str:
    """Say that the desk did not answer in time either."""
    return (
        f"代办 {proxy.number}：镇上还没答复您，对不起。可以打镇上电话{town.phone}"
        f"，或者监督电话{town.complaint_phone}；要人说“{_PERSON}”。"
    )


def accepted(town: Town, proxy: Proxy, days: str) -> str:
    """Say who took it, in which way, and how long the matter takes."""
    way = next((words for name, words in WAY_WORDS.items() if name == proxy.way), "")
    return (
        f"代办 {proxy.number}：{who(town, proxy)}接了。\n办法：{proxy.way}（{way}）。\n"
        f"办理时限：{days}。{FREE}交材料时请向代办员要收条，每样都写在上面。{_ASK}"
    )


def declined(town: Town, proxy: Proxy, why: str) -> str:
    """Say that nobody can do it, why, and the other ways."""
    return (
        f"代办 {proxy.number} 没能接：{why}。\n还可以：说“预约”自己到窗口；走不动说“上门”；"
        f"要人说“{_PERSON}”。镇上电话{town.phone}，监督电话{town.complaint_phone}。"
    )


def papers(found: Iterable[tuple[str, bool, int]]) -> str:
    """List papers, a line each."""
    return "\n".join(
        f"· {name} {count}份（{'原件，要还' if original else '留下，不还'}）"
        for name, original, count in found
    )


def received(proxy: Proxy, receipt: Receipt, url: str) -> str:
    """Say which papers the agent got, with the receipt."""
    return (
        f"代办 {proxy.number}：材料收到了，{RECEIPT_NAMES['收']} {receipt.number}：\n"
        f"{papers(receipt.papers)}\n{_link(url, '看收条')}　对不上就说“{_PERSON}”。"
    )


def begun(proxy: Proxy) -> str:
    """Say that work began without papers."""
    return f"代办 {proxy.number}：开始办了，没有收您的材料。"


def handed_in(proxy: Proxy, receipt: Receipt) -> str:
    """Say that the papers are at the counter."""
    return (
        f"代办 {proxy.number}：材料已经交到{receipt.to}（{RECEIPT_NAMES['交']} {receipt.number}）。"
    )


def done(proxy: Proxy, found: Iterable[HeldPaper]) -> str:
    """Say the result, and what comes back."""
    owed = [each.name for each in found if each.out]
    back = (
        f"要还给您的：{'、'.join(owed)}。还的时候有单子，请点清。"
        if owed
        else f"没有要还的材料。知道了请回“{_GOT_IT}”。"
    )
    return f"代办 {proxy.number} 办好了：{proxy.result}。\n{back}{_ASK}"


def given_back(proxy: Proxy, receipt: Receipt, url: str) -> str:
    """Ask the citizen to confirm what came back."""
    return (
        f"代办 {proxy.number}：代办员说这些还给您了（{RECEIPT_NAMES['还']} {receipt.number}）：\n"
        f"{papers(receipt.papers)}\n{_link(url, '看单子')}\n"
        f"都拿到了请回“{_GOT_IT}”；少了哪样说“{_PERSON}”。"
    )


def returned(proxy: Proxy) -> str:
    """Say that it is closed."""
    return f"代办 {proxy.number} 办结了，材料都清了。{FREE}有人收钱请说“{_COMPLAINT}”。"


def cancelled(proxy: Proxy) -> str:
    """Say that it was cancelled by the centre."""
    return f"代办 {proxy.number} 取消了。"
