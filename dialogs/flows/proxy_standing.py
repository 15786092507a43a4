"""What was told wrongly in a request for an agent that stands: “电话错了，是139…”.

The phone is changed at once; name, village and person are a clerk's to change. source: XL-12
"""

import re
from collections.abc import Sequence

from dialogs.choosing import plain
from dialogs.flows import proxy_told as told
from dialogs.machine import Again, Choice, Done, Go, Outcome, Question, Start, Turn
from dialogs.proxy_ports import NoProxy, ProxySummary
from dialogs.texts import proxy as texts
from knowledge.contrast import Contrast, read_contrast
from knowledge.reading.kinsfolk import read_whom
from knowledge.reading.phones import NotAPhone, Phone
from knowledge.reading.places import Place, read_place
from knowledge.reading.two_names import read_names
from knowledge.reading.two_phones import Phones, read_phones

_WITHIN = frozenset({None, "guide", "my_proxies", "find_matter", "welcome", "chain"})
_THEIRS = re.compile(
    r"(?:代办员|帮办员|村里|村委|你们|您们|中心|大厅|窗口|镇上|政府)的?(?:电话|手机|座机|号码)"
)
_OF_A_PAPER = re.compile(
    r"户口|身份证|医保|社保|养老|证上|证件|卡上|[卡证本]的|存折|合同|档案|系统|银行"
)
_PHONE_NEW = re.compile(r"(?:电话|手机|座机|号码).{0,3}(?:改|换|变)(?:成|为|到|了|过|$)")
_CALL = re.compile(r"(?:打|拨|联系|电话|手机|座机|号码)[^,，。？?]{0,8}\d[\d\s-]{6,}")
_ENDS_ASKING = re.compile(r"(?:[?？]|[吗么呢吧])\s*$")
_NAME_NEW = re.compile(r"(?:名字|姓名).{0,3}(?:改|换)(?:成|为|到)")
_PLACE_WRONG = re.compile(
    r"(?:村|社区|地址).{0,3}(?:写|打|说|填|报|选|记|弄|搞)?(?:错|不对|有误|要改|改一下|要换)"
    r"|(?:改|换)(?:一?下|个)?(?:村|地址)"
)
_PERSON_WRONG = re.compile(r"(?:给谁办|办事?的?人|对象|^人).{0,2}(?:写|说|填|选|弄|搞)?(?:错|不对)")
_ASKS = re.compile(r"要紧|影响|有没有|是不是|会不会|为什么|咋回事|怎么回事")
_MOST_SAID = 60


_MAY_MEND = re.compile(
    r"代办|电话|手机|座机|号|名|姓|叫|村|社区|换|改|错|不是|不对|写|[\d零幺一二三四五六七八九]{7}"
)
"""Looked for first: what stands is read from the database."""


def begins(turn: Turn, present: str | None) -> Start | None:
    """Begin to set right what a request that stands was told; None where nothing is.

    Where a visit or booking stands too, only what is plainly of the request is heard so.
    """
    desk, text = turn.world.desk, turn.said.text
    if present not in _WITHIN or turn.learned.get("mends") or not _MAY_MEND.search(text):
        return None
    found = desk.proxies.mine() if turn.said.kind == "text" else ()
    if not found:
        return None
    talked_of = _talked_of(turn, found)
    of_agent = "代办" in text or present == "my_proxies" or (talked_of and _told_agent(turn))
    if not of_agent and (desk.visits.open() or desk.bookings()):
        return None
    what = _what(turn, found)
    if not (of_agent or talked_of) and (
        what != "phone" or not isinstance(_phone(turn, text), Phone)
    ):
        return None
    return Start("my_proxies", {"said": text, "mends": what}, hold=True) if what else None


def _told_agent(turn: Turn) -> bool:
    return "代办" in turn.learned.get("answers", {}).get("agent", ())


def _talked_of(turn: Turn, found: Sequence[ProxySummary]) -> bool:
    code = turn.learned.get("matter") if turn.learned else turn.memory.matter
    matter = turn.world.catalog.matter(str(code)) if code else None
    names = {matter.name, matter.called} if matter else set()
    return any(each.matter_name in names for each in found)


def _what(turn: Turn, found: Sequence[ProxySummary]) -> str | None:
    """Give what was told wrongly: phone, who, village or whom."""
    text, said = turn.said.text, plain(turn.said.text)
    of_others = _THEIRS.search(said) or (_OF_A_PAPER.search(said) and "代办" not in said)
    if of_others or _ASKS.search(said):
        return None
    understood = turn.said.understanding
    if "代办" not in said and (understood.kind == "matter" or understood.asks):
        return None  # 改名字 and 改电话 are matters too
    if wrong := told.said_wrong(text) or _newly(said):
        return wrong
    contrast = read_contrast(text)
    if contrast is not None and contrast.denied:
        return _denied(turn, contrast, found)
    if _PLACE_WRONG.search(said):
        return "village"
    if _PERSON_WRONG.search(said):
        return "whom"
    calls = _CALL.search(said) is not None and _ENDS_ASKING.search(text) is None
    return "phone" if calls else None


def _newly(said: str) -> str | None:
    if _PHONE_NEW.search(said):
        return "phone"
    return "who" if _NAME_NEW.search(said) else None


def _denied(turn: Turn, contrast: Contrast, found: Sequence[ProxySummary]) -> str | None:
    denied, meant = contrast.denied, contrast.meant
    if isinstance(read_phones(denied), Phones) and isinstance(read_phones(meant), Phones):
        return "phone"
    if isinstance(read_place(denied, turn.world.town), Place):
        return "village" if isinstance(read_place(meant, turn.world.town), Place) else None
    if denied in {each.who for each in found} and read_names(meant, asked=True).theirs:
        return "who"
    was, whom = read_whom(denied), read_whom(meant)
    if was is None or whom is None or turn.learned.get("asking") == "agent":
        return None
    return None if any(each.relation == whom.relation for each in found) else "whom"


def begin(turn: Turn, found: Sequence[ProxySummary]) -> Outcome:
    """Set it right in the only request or the one that is named; else ask which it is of."""
    said = str(turn.learned["said"])
    named = [
        each
        for each in found
        if each.number in said.upper() or each.matter_name in said or each.who in said
    ]
    of_it = named if len(named) == 1 else list(found)
    return _set_right(turn, of_it[0].number) if len(of_it) == 1 else Go("which")


def ask_which(turn: Turn) -> Question:
    """Ask which of several requests it is of."""
    choices = (
        Choice(each.number, f"{each.matter_name}（{each.who}）", (each.number, each.who))
        for each in turn.world.desk.proxies.mine()
    )
    return Question(texts.WHICH_CHANGED, (*choices, Choice("none", "都不改", ("不改了",))))


def hear_which(turn: Turn) -> Outcome:
    """Set it right in the one that was chosen."""
    if turn.said.choice == "none":
        return Done((texts.AS_IT_WAS,))
    return _set_right(turn, turn.said.choice) if turn.said.choice else Again()


def ask_phone(turn: Turn) -> Question:
    """Ask for the phone that is right."""
    return Question(texts.new_phone(turn.learned["of"]), (Choice("none", "不改了", ("不改",)),))


def hear_phone(turn: Turn) -> Outcome:
    """Put the phone in; what is none is said to be none."""
    if turn.said.choice == "none":
        return Done((texts.AS_IT_WAS,))
    match _phone(turn, turn.said.text):
        case Phone(number=phone):
            return _changed(turn, str(turn.learned["of"]), phone)
        case NotAPhone(why):
            return Again((why,))
        case None:
            return Again()


def _set_right(turn: Turn, number: str) -> Outcome:
    said = str(turn.learned["said"])
    if turn.learned["mends"] != "phone":
        reason = f"代办{number}要改：{said[:_MOST_SAID]}"
        words = (texts.not_changed(number, said[:_MOST_SAID]),)
        return Start("ask_clerk", {"reason": reason, "asked": said}, words)
    match _phone(turn, said.upper().replace(number, "，")):
        case Phone(number=phone):
            return _changed(turn, number, phone)
        case NotAPhone(why):
            return Go("phone", {"of": number}, (why,))
        case None:
            return Go("phone", {"of": number})


def _phone(turn: Turn, text: str) -> Phone | NotAPhone | None:
    area = turn.world.town.phone.partition("-")[0]
    found = read_phones(text, area=area, asked=True)
    return (found.mine or found.theirs) if isinstance(found, Phones) else found


def _changed(turn: Turn, number: str, phone: str) -> Done:
    match turn.world.desk.proxies.change_phone(number, phone):
        case NoProxy():
            return Done((texts.NO_SUCH,))
        case proxy:
            return Done((texts.phone_changed(proxy, phone),))
