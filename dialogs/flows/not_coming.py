"""“我来不了了”: a booking that stands is shown to be changed; with none, we ask what is meant."""

import re
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.flows import asides, elements, own_bookings, proxy_wish
from dialogs.flows.hours import is_about_hours
from dialogs.flows.paper_answers import AGENT
from dialogs.flows.wished_time import OTHER_DAY, read
from dialogs.machine import Aside, Outcome, Start, Turn
from dialogs.texts import booking as texts
from knowledge.reading.agents import is_asked
from knowledge.reading.kinsfolk import SELF, named_last, read_whom
from knowledge.reading.needs import read_need

_HEARD_IN = frozenset({None, "welcome", "guide", "chain", "book", "find_matter", "ask_clerk"})
_RESTING = frozenset({"my_bookings", "my_proxies", "village", "rate"})
"""Where it is heard only while nothing is asked; a visit's steps hear it as the reason."""
_DROPPED = frozenset({"book", "my_bookings", "ask_clerk"})
"""A time that was not agreed to, a list, the offer of a person: not returned to."""
_LONGEST = 40
_BREAKS = re.compile(r"[,，。;；、!！?？~～\s]+")
_CANNOT = re.compile(
    r"(?:过|赶)?(?<![下起出上])(?:来|去)(?:不(?:了|成|到|得)|唔到)|(?:过|赶)不(?:过)?来|嚟唔到|(?:不能|没法|没办法)(?:过)?(?:来|去)"
    r"|(?:赶|来)不及(?!了?(?:交|办|领|报))|赶不(?:上|到)(?!了?[^了啦啊呀,，]*(?:车|班|船|饭))|忙不(?:过来|赢)|抽不(?:出|开)(?:时间|空|身)"
)
_AFTER = re.compile(
    r"^[了啦咯哒呀啊哦呢嘛吧]*(?:该?(?:怎么|咋个?|啷个)(?:办|整|弄|搞)|点算)?[啊呢呀]*"
)
_ADVERBS = re.compile(
    r"(?:今天|明天|后天|大后天|明早|明儿|早上|上午|中午|下午|那天|这天|这周|下周|[上下这本]?(?:个)?(?:周|星期|礼拜)[一二三四五六日天末]?|"
    r"\d+[号日点]|也|都|又|可能|实在|现在|恐怕|估计|应该|怕是?|是|就|突然|临时|真的?|还是|有事|没空|暂时|那时候?|到时候?)*$"
)
_ANOTHER = re.compile(r"(?:他|她|它|您|你|们|谁|(?<!本)人家?|钱|车|东西|材料|电话)$")
_BARE = re.compile(
    r"(?:我们?|咱们?|俺|本人|自己|这边|家里|屋里|临时|突然|有点?|有急?事|没空|没时间|不得空|走不开|要?加班|要?上班|要?出差|下大?雨|"
    r"不舒服|今天|明天|后天|大后天|明早|早上|上午|中午|下午|那天|这天|(?:这|下|本)?(?:周|星期|礼拜)[一二三四五六日天末]?|\d+[号日点]|"
    r"可能|实在|现在|恐怕|估计|怕是?|也|都|又|就|是|因为|了|的)*"
)
_AT_HOME = re.compile(r"上门|[来到](?:我|俺)?(?:家|屋)|派人|寄|网上|线上|手机上")
_SENDS = re.compile(
    r"(?:让|叫|喊|请|由|换|派|托|安排)(?!你们)(?:我)?.{1,6}?(?:过?来|过?去|代|帮|替)|(?:代|替|帮)我|代办"
)
_GOES = re.compile(
    r"(?:那)?(?P<who>.{1,6}?)(?:能不能|可不可以|能|可以)?(?:替我|代我|帮我)?(?:过?来|过?去)(?:办)?"
    r"(?:行不行?|行吗|可以吗|得不得|吧|不|吗|么)?"
)
_MOVES = re.compile(r"改|换(?!人)|挪|推迟|推到|提前|延")
_MAY_ASK = frozenset({"proxy", "steps"})


def sends(text: str) -> bool:
    """Say whether somebody else is sent: “让我老公来行不”, “我儿子去”."""
    said = "".join(_BREAKS.split(text))
    goes = _GOES.fullmatch(said)
    whom = read_whom(goes["who"]) if goes else None
    return _SENDS.search(said) is not None or (whom is not None and whom.relation != SELF)


def begins(turn: Turn, present: str | None, *, resting: bool) -> Outcome | None:
    """Begin with the bookings that stand, or ask what is meant; None where nothing like it is said.

    `present` is the dialog that is on, and whether it is at rest.
    """
    text = turn.said.text
    heard = present in _HEARD_IN or (resting and present in _RESTING)
    if present == "book" and OTHER_DAY.fullmatch(plain(text)):
        return None
    if present == "guide" and not resting and turn.learned.get("asking") == AGENT:
        asked = is_asked(text) and _besides(turn) is not None  # else it answers who comes
        return _may_another_come(turn) if asked else None
    if not heard or _AT_HOME.search(text) or is_about_hours(turn):
        return None
    found = _besides(turn)
    if found is None or _is_of_another(turn):
        return None
    before, after = found
    sent = sends(before) or sends(after)
    asked = present == "book" or (present == "guide" and not resting)
    if sent and asked and not (present == "guide" and turn.world.desk.bookings()):
        return _may_another_come(turn)
    wish = _day_wished(turn, before, after)
    if wish and not sent:
        return None if present == "book" else _moved(turn, present, wish)
    start = _absent(turn, sent=sent, present=present)
    if start is None:
        return None
    return replace(start, hold=present not in _DROPPED, say=own_bookings.undone(present))


def _day_wished(turn: Turn, before: str, after: str) -> str:
    """Give the words of another day, if any: a day said before is only why one cannot come."""
    if _MOVES.search(after) or not read(turn, after).says_nothing:
        return after
    return before if _MOVES.search(before) else ""


def _moved(turn: Turn, present: str | None, wish: str) -> Start | None:
    """Move the booking to the day that is wished; with none, say so and book."""
    if not turn.world.desk.bookings() and _MOVES.search(wish) is None:
        return None
    given = {"said": wish, "named": turn.said.text, "moves": True, **_about(turn)}
    return Start("my_bookings", given, hold=present not in _DROPPED)


def _absent(turn: Turn, *, sent: bool, present: str | None) -> Start | None:
    if turn.world.desk.bookings():
        return Start("my_bookings", {"absent": True, "sends": sent})
    if not _is_bare(turn.said.text, sent=sent) or (sent and present == "chain"):
        return None
    return Start("care", {"absent": True, "sends": sent, "said": turn.said.text, **_about(turn)})


def _may_another_come(turn: Turn) -> Aside | None:
    matter = asides.at_hand(turn)
    return Aside((elements.tell(turn, matter, ("proxy",)),)) if matter else None


def _about(turn: Turn) -> dict[str, str]:
    matter = asides.at_hand(turn)
    return {"matter": matter.code} if matter else {}


def _besides(turn: Turn) -> tuple[str, str] | None:
    """Give what is said before and after that the writer cannot come; None where that is not."""
    text = turn.said.text
    parts = [each for each in _BREAKS.split(text) if each] if len(text) <= _LONGEST else []
    for place, part in enumerate(parts):
        cannot = _CANNOT.search(part)
        if cannot is None or _is_somebody_else(turn, part[: cannot.start()]):
            continue
        rest = _AFTER.sub("", part[cannot.end() :], count=1)
        after = [each for each in (rest, *parts[place + 1 :]) if each]
        return "，".join(parts[:place]), "，".join(after)
    return None


def _is_somebody_else(turn: Turn, before: str) -> bool:
    """Say whether it is said of another person: “我妈明天来不了”; not of one who is booked for."""
    named = _ADVERBS.sub("", before, count=1)
    whom = named_last(named)
    if whom is None:
        return _ANOTHER.search(named) is not None
    return whom not in {each.whom for each in turn.world.desk.bookings()}


def _is_bare(text: str, *, sent: bool) -> bool:
    """Say whether no more is told of it than a passing reason: an illness is heard elsewhere."""
    said = "".join(_BREAKS.split(text))
    cannot = _CANNOT.search(said)
    if cannot is None or _BARE.fullmatch(said[: cannot.start()]) is None:
        return False
    return sent or _AFTER.fullmatch(said[cannot.end() :]) is not None


def _is_of_another(turn: Turn) -> bool:
    """Say whether it is of another matter, another person's need, or a wish for an agent."""
    text, understood = turn.said.text, turn.said.understanding
    if understood.kind == "matter":
        booked = {each.matter for each in turn.world.desk.bookings()}
        if understood.codes[0] not in booked:
            return True
    whom, need = read_whom(text), read_need(_CANNOT.sub("", text))
    ill = (
        need is not None and need.sure and whom is not None and whom.relation not in {SELF, "孩子"}
    )
    return ill or bool(set(understood.asks) - _MAY_ASK) or proxy_wish.wish(turn) is not None


def somebody_else(turn: Turn) -> Aside:
    """Tell of every matter that is booked whether somebody else may come for it."""
    booked = dict.fromkeys(each.matter for each in turn.world.desk.bookings())
    found = [matter for code in booked if (matter := turn.world.catalog.matter(code))]
    told = [elements.tell(turn, matter, ("proxy",)) for matter in found]
    return Aside((*told, texts.SOMEBODY_ELSE))
