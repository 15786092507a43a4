"""“两个都取消”, “都改到周五”: all that stands, asked once to be cancelled, moved one by one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dialogs.choosing import plain
from dialogs.machine import Again, Choice, Done, Go, Outcome, Question, Start, Turn
from dialogs.ports import Cancelled, NoSuchBooking, TooLateToCancel
from dialogs.texts import all_of_them as texts
from dialogs.texts import booking, visit
from dialogs.visit_ports import NoSuchVisit, VisitCancelled
from knowledge.calendar import local

EVERY = "every"
"""Learned by a dialog that deals with all of them: their numbers."""
_BUSY = frozenset({"book", "visit", "proxy", "unsolved", "suggest"})
"""Where “都取消” may be of what is being asked for just now."""
_AT_LEAST = 2
_THEM = (
    r"(?P<them>(?:那|我|把|就|请|麻烦|帮我|给我|这|约好?的?|[两二三几23]|所有|的|个|次|样|件|"
    r"预约|号|上门|窗口|和|跟|还有)*)"
)
_ALL = r"(?:都|全都|全部都?|通通|统统|全)(?:给我|帮我)?"
_CANCELS = re.compile(
    rf"{_THEM}(?:{_ALL}(?:取消|退|撤销?|不来|不去|不约)掉?|(?:两|三|几)个{_ALL}不要"
    r"|(?:取消|退掉?|撤销)(?:掉)?(?:所有|全部|两个|三个|几个)的?(?:预约|号|上门)?)(?:了|吧)*"
)
_MOVES = re.compile(
    rf"{_THEM}{_ALL}(?:改|换|挪|推|提前|延|调)(?:一?下|时间|期|到|成|在|后|迟).{{0,12}}"
)


def meant(turn: Turn, present: str | None) -> bool:
    """Say whether all of several that stand are meant; not while one is being asked for."""
    return present not in _BUSY and (_cancels(turn) or _moves(turn))


def begins(turn: Turn, present: str | None) -> Start | None:
    """Ask whether all are cancelled, or which is moved first; None where not all are meant."""
    if turn.learned.get(EVERY) or not meant(turn, present):
        return None
    said, numbers = turn.said.text, _numbers(turn)
    if _cancels(turn):
        return Start("my_bookings", {EVERY: numbers, "wish": "cancel"}, hold=True)
    booked = [each.number for each in turn.world.desk.bookings()]
    if not booked:
        return Start("my_visits", {"said": said}, hold=True)
    if len(booked) < _AT_LEAST:
        return Start("my_bookings", {"said": said, "moves": True}, (texts.VISITS_APART,), hold=True)
    apart = (texts.VISITS_APART,) if len(numbers) > len(booked) else ()
    given: dict[str, Any] = {EVERY: booked, "among": booked, "wish": "move", "said": said}
    return Start("my_bookings", given, apart, hold=True)


def first(turn: Turn) -> Go | None:
    """Give where the bookings begin with all of them; None where one is meant."""
    if not turn.learned.get(EVERY):
        return None
    return Go("cancel" if turn.learned["wish"] == "cancel" else "which")


def ask_cancel(turn: Turn) -> Question:
    """List them, and ask once."""
    choices = (
        Choice("yes", texts.CANCEL, ("取消", "是", "确定", "对", "嗯", "好", "都退掉")),
        Choice("no", texts.KEEP, ("不", "不取消", "都不取消", "留着", "不用", "否")),
    )
    today, numbers = local(turn.world.now).date(), set(turn.learned[EVERY])
    lines = [booking.line(e, today) for e in turn.world.desk.bookings() if e.number in numbers]
    lines += [visit.line(e, today) for e in turn.world.desk.visits.open() if e.number in numbers]
    return Question(texts.ask(lines), choices, open=True)


def hear_cancel(turn: Turn) -> Outcome:
    """Cancel each and say of each what came of it, or keep all."""
    match turn.said.choice:
        case "yes":
            return _cancelled(turn)
        case "no":
            return Done((texts.KEPT,))
        case _:
            return Again()


def _cancelled(turn: Turn) -> Done:
    desk, numbers, said = turn.world.desk, set(turn.learned[EVERY]), list[str]()
    for place in [each for each in desk.bookings() if each.number in numbers]:
        match desk.cancel(place.number):
            case Cancelled(ended):
                said.append(booking.cancelled(ended))
            case TooLateToCancel(ended):
                said.append(booking.too_late(ended))
            case NoSuchBooking():
                said.append(booking.NO_SUCH)
    for each in [each for each in desk.visits.open() if each.number in numbers]:
        match desk.visits.cancel(each.number):
            case VisitCancelled(ended_visit, late):
                said.append(visit.cancelled(ended_visit, late=late))
            case NoSuchVisit():
                said.append(visit.NO_SUCH)
    return Done(tuple(said))


def ask_which(choices: Sequence[Choice]) -> Question:
    """Ask which is moved first, or whether the last one is moved as well."""
    text = texts.MOVE_FIRST if len(choices) > 1 else texts.MOVE_NEXT
    if len(choices) == 1:
        words = (*choices[0].words, "改", "也改", "好", "是", "对", "嗯", "可以", "确定")
        choices = [replace(choices[0], words=words)]
    return Question(text, (*choices, Choice("none", texts.NO_MORE, ("不", "不用", "留着", "算了"))))


def next_to_move(turn: Turn, number: str) -> Outcome | None:
    """Move this one and come back for the others; None where it is the last."""
    left = {each.number for each in turn.world.desk.bookings()} & set(turn.learned.get(EVERY, ()))
    if not left - {number}:
        return None
    given = {"said": str(turn.learned["said"]), "named": number, "moves": True}
    return Start("my_bookings", given, hold=True)


def _cancels(turn: Turn) -> bool:
    found = _CANCELS.fullmatch(plain(turn.said.text))
    return found is not None and len(_numbers(turn)) >= _AT_LEAST


def _moves(turn: Turn) -> bool:
    found = _MOVES.fullmatch(plain(turn.said.text))
    return found is not None and len(_numbers(turn)) >= _AT_LEAST


def _numbers(turn: Turn) -> list[str]:
    """Give the numbers of those that are meant: of one way, where it alone is named."""
    said, desk = plain(turn.said.text), turn.world.desk
    places = [each.number for each in desk.bookings()]
    visits = [each.number for each in desk.visits.open()]
    if re.search(r"号|窗口", said) and "上门" not in said and len(places) >= _AT_LEAST:
        return places
    if "上门" in said and not re.search(r"号|预约|窗口", said) and len(visits) >= _AT_LEAST:
        return visits
    return [*places, *visits]
