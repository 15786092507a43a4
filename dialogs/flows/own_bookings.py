"""What is said of one's bookings in any state: look them up, the earliest, tell me when free."""

import re

from dialogs.choosing import plain
from dialogs.flows import asides, ways_named, which_booking, which_day
from dialogs.flows.coming import asks_leave, only_a_time
from dialogs.flows.wished_time import OTHER_DAY, read
from dialogs.leaving import stays_away
from dialogs.machine import Start, Turn, World
from dialogs.texts import booking, proxy, say, visit, waiting
from knowledge.calendar import local
from knowledge.reading.for_whom import called
from knowledge.reading.shifts import read_shift

_TELLS_PAPERS = frozenset({"guide", "chain"})
_STEPS = frozenset({"book", "guide", "chain", "find_matter"})
_OWN = re.compile(
    r"(?:查|看|我的|已经|约好).{0,4}预约|我约的|我都?约了(?:什么|啥|哪|几)|约的几点|我.{0,3}约了(?:几个|多少个?|哪些|哪几个)(?:号|预约)?$|我.{0,3}有(?:几个|多少个?|哪些|哪几个)(?:号|预约)$|我.{0,3}几点的号"
)
_EARLIEST = re.compile(
    r"(?:给我|帮我|我)?(?:要|约|挂|约个|约一个)?(?:最早|最快)的?(?:号|时间|一个|那个)?"
)
_BOOKS = re.compile(r"(?:我)?(?:要|想)?(?:预约|约|挂|订)(?:个|一个|到|在)?(?:号)?(.{2,12})$")
_ANOTHER = re.compile(
    r"(?:我)?(?:再|也|还)?(?:想|要)?(?:再|也)?(?:给|帮|替)(.{1,6}?)(?:也|再|都)*(?:预?约|订|挂)(?:一?个|一下)?(?:号)?"
)
_MOVES_TO = re.compile(
    r"(?:那|就|我|想|要|帮我|给我|把|号|能不能|可以)*(?:改|换|挪|推|调)(?:到|成|在)"
)
_SAYS_SO = re.compile(
    r"取消|撤|退|作废|不(?:来|去|要|约|办)|[来去]不[了成到]|改|换|挪|调|推|提前|延|早|晚|约|(?<!几)号|cancel|[a-z]{4}"
)
_CALLS_OFF = re.compile(
    r"(?:我|那|就|把)*(?:这|那)?(?:两个|三个|几个|全部)?(?:预约|号)?(?:都|全|全都)?(?:给我)?(?:取消|退掉?|不要)了?(?:吧|[，,。、](?:不改|不约|不去|不来)了?)?$"
)
_GIVES_UP = re.compile(r"取消|不要了|不[来去约办]|不回去|来不了|去不了|退了|算了")
_TELL_ME = re.compile(r"有(?:空位|空号|空|号|位置?)了?(?:就|再)?(?:告诉|通知|喊|叫)[我一]|候补")


def looks_up(turn: Turn) -> bool:
    """Say whether one's bookings are asked for: “我的预约”, “我约的几点”."""
    return _OWN.search(plain(turn.said.text)) is not None


def shown(turn: Turn) -> str:
    """Give the bookings that stand, to be told in between."""
    found = turn.world.desk.bookings()
    if not found:
        return booking.NONE_YET
    return f"{booking.THERE_IS}\n{booking.listed(found, local(turn.world.now).date())}"


def wish(turn: Turn) -> Start | None:
    """Begin what is wished of bookings; None where it is nothing of the kind."""
    said = plain(turn.said.text)
    if looks_up(turn) and "上门" in said:
        return Start("my_visits", {"said": turn.said.text}, hold="wish" in turn.learned)
    if looks_up(turn):
        again = bool(turn.learned.get("moving") or turn.learned.get("number"))
        return Start("my_bookings", {"said": turn.said.text}, hold=not again)
    if ways_named.elsewhere(turn.said.text):
        return None
    another = None if which_booking.changes_one(turn) else _for_another(turn, said)
    if another is None and _changes(turn):
        return Start("my_bookings", {"said": turn.said.text}, hold=True)
    return another or _books(turn, said)


def _changes(turn: Turn) -> bool:
    """Say whether a booking is to be changed that is named, or the only one that can be meant."""
    if turn.world.desk.bookings() and _CALLS_OFF.match(plain(turn.said.text)):
        return True
    return which_booking.changes_one(turn) or which_day.is_of_one(turn) or _moves_own(turn)


def _books(turn: Turn, said: str) -> Start | None:
    """Begin a booking for who wants the earliest, a time and nothing else, or to be told."""
    about = turn.learned.get("matter") or getattr(asides.at_hand(turn), "code", None)
    given: dict[str, object] = {"matter": about} if about else {}
    if not about and turn.learned.get("candidates"):
        given["candidates"] = turn.learned["candidates"]
    books, now = _BOOKS.match(said), local(turn.world.now)
    if about and not turn.world.desk.bookings() and asks_leave(turn.said.text, now):
        return Start("book", {**given, "said": turn.said.text}, hold=True)
    if _EARLIEST.fullmatch(said) or (books and only_a_time(books[1], now)):
        return Start("book", {**given, "said": turn.said.text}, hold=True)
    if _TELL_ME.search(said):
        return Start("book", {**given, "waits": True}, hold=True)
    return None


def _moves_own(turn: Turn) -> bool:
    """Hear “往后推一天” and “改到周五不要上午” where there is something booked to be moved."""
    said, desk = turn.said.text, turn.world.desk
    if not desk.bookings() or desk.visits.open():
        return False
    moves = _MOVES_TO.match(plain(said)) and not read(turn, said).says_nothing
    return bool(moves) or read_shift(said) is not None


def _for_another(turn: Turn, said: str) -> Start | None:
    """“给妈妈也约一个”: the matter at hand, for whoever is named."""
    found = _ANOTHER.fullmatch(said)
    whom, matter = (called(found[1]) if found else None), asides.at_hand(turn)
    if whom is None or matter is None:
        return None
    return Start("book", {"matter": matter.code, "whom": whom}, hold=True)


def undone(present: str | None) -> tuple[str, ...]:
    """Say that a time which was not agreed to yet is none, before a person is called."""
    times = {
        "book": say.NOT_BOOKED_YET,
        "visit": say.NO_VISIT_YET,
        "my_bookings": waiting.STILL_BOOKED,
    }
    return (times[present],) if present in times else ()


def drops_step(turn: Turn, present: str | None) -> bool:
    """Say whether “不来了” can only be of the step that is on: nothing else stands."""
    desk = turn.world.desk
    if present == "book" and _gives_up(turn):
        return True
    if present not in _STEPS or not stays_away(turn.said.text):
        return False
    return present == "book" or not (desk.bookings() or desk.visits.open())


def misheard(turn: Turn) -> bool:
    """Say whether a wish to cancel or move was only guessed, and nothing booked may be meant."""
    desk, understood = turn.world.desk, turn.said.understanding
    if understood.intent not in {"cancel_booking", "reschedule"} or _SAYS_SO.search(turn.said.text):
        return False
    if not read(turn, turn.said.text).says_nothing:
        return False
    return not (desk.bookings() or desk.visits.open() or desk.slots.waiting())


def _gives_up(turn: Turn) -> bool:
    """Say whether a time that is being chosen is not wanted: “取消吧不回去了”, “不要了 太远”."""
    understood, said = turn.said.understanding, turn.said.text
    if _GIVES_UP.search(said) is None:
        return False
    if turn.world.desk.bookings() and re.search(r"预约|号|周|星期|礼拜|[今明后]天|那个", said):
        return False  # of a booking that stands
    gives_up = understood.kind == "intent" and understood.intent == "cancel_booking"
    other = OTHER_DAY.fullmatch(plain(said)) or not read(turn, said).says_nothing
    return gives_up and _GIVES_UP.search(said) is not None and not other


def stopped(world: World, present: str | None) -> tuple[str, ...]:
    """Say that what was on is dropped, how to begin it again, and that what was booked is not.

    What an agent was asked for is not dropped either.
    """
    asked = tuple(each.number for each in world.desk.proxies.mine())
    again = say.BEGIN_AGAIN.get(present or "", "")
    booked = (waiting.STILL_BOOKED,) if world.desk.bookings() else ()
    visited = (visit.STILL_COMING,) if world.desk.visits.open() else ()
    with_agent = (proxy.still_asked(asked),) if asked else ()
    if asked and (present is None or present in _TELLS_PAPERS):
        return (proxy.STOPPED_HERE, *booked, *visited, *with_agent)
    return (f"{say.CANCELLED}{again}", *booked, *visited, *with_agent)
