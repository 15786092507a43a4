"""What is said of one's bookings in any state: look them up, the earliest, tell me when free."""

import re

from dialogs.choosing import plain
from dialogs.flows import asides
from dialogs.flows.coming import only_a_time
from dialogs.leaving import stays_away
from dialogs.machine import Start, Turn, World
from dialogs.texts import say, visit, waiting
from knowledge.calendar import local
from knowledge.reading.kinsfolk import read_whom

_STEPS = frozenset({"book", "guide", "chain", "find_matter"})
_OWN = re.compile(
    r"(?:查|看|我的|已经|约好).{0,4}预约|我约的|我都?约了(?:什么|啥|哪|几)|约的几点|我.{0,3}几点的号"
)
_EARLIEST = re.compile(
    r"(?:给我|帮我|我)?(?:要|约|挂|约个|约一个)?(?:最早|最快)的?(?:号|时间|一个|那个)?"
)
_BOOKS = re.compile(r"(?:我)?(?:要|想)?(?:预约|约|挂|订)(?:个|一个|到|在)?(?:号)?(.{2,12})$")
_ANOTHER = re.compile(
    r"(?:我)?(?:再|也|还)?(?:想|要)?(?:再|也)?(?:给|帮|替)(.{1,6}?)(?:也|再|都)*(?:预?约|订|挂)(?:一?个|一下)?(?:号)?"
)
_TELL_ME = re.compile(r"有(?:空位|空号|空|号|位置?)了?(?:就|再)?(?:告诉|通知|喊|叫)[我一]|候补")


def wish(turn: Turn) -> Start | None:
    """Begin what is wished of bookings; None where it is nothing of the kind."""
    said = plain(turn.said.text)
    if _OWN.search(said) and "上门" in said:
        return Start("my_visits", {"said": turn.said.text}, hold="wish" in turn.learned)
    if _OWN.search(said):
        again = bool(turn.learned.get("moving") or turn.learned.get("number"))
        return Start("my_bookings", {"said": turn.said.text}, hold=not again)
    if another := _for_another(turn, said):
        return another
    about = turn.learned.get("matter") or getattr(asides.at_hand(turn), "code", None)
    given: dict[str, object] = {"matter": about} if about else {}
    if not about and turn.learned.get("candidates"):
        given["candidates"] = turn.learned["candidates"]
    books = _BOOKS.match(said)
    if _EARLIEST.fullmatch(said) or (books and only_a_time(books[1], local(turn.world.now))):
        return Start("book", {**given, "said": turn.said.text}, hold=True)
    if _TELL_ME.search(said):
        return Start("book", {**given, "waits": True}, hold=True)
    return None


def _for_another(turn: Turn, said: str) -> Start | None:
    """“给妈妈也约一个”: the matter at hand, for whoever is named."""
    found = _ANOTHER.fullmatch(said)
    whom, matter = (read_whom(found[1]) if found else None), asides.at_hand(turn)
    if whom is None or matter is None:
        return None
    return Start("book", {"matter": matter.code, "whom": whom.name or whom.relation}, hold=True)


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
    stands = present != "book" and (desk.bookings() or desk.visits.open())
    return present in _STEPS and not stands and stays_away(turn.said.text)


def stopped(world: World, present: str | None) -> tuple[str, ...]:
    """Say that what was on is dropped, how to begin it again, and that what was booked is not."""
    again = say.BEGIN_AGAIN.get(present or "", "")
    booked = (waiting.STILL_BOOKED,) if world.desk.bookings() else ()
    visited = (visit.STILL_COMING,) if world.desk.visits.open() else ()
    return (f"{say.CANCELLED}{again}", *booked, *visited)
