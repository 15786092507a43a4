"""“我到了”, “取号”: into the hall's queue by today's booking, or by a number taken now.

begin ─┬► (in line · come later)
       └► group ─► (in line)
source: CN-8, XL-16
"""

from dialogs.day_ports import BookedFor, ComeLater, HallClosed, InLine, NotBooked
from dialogs.machine import Again, Choice, Dialog, Done, Go, Outcome, Question, State, Turn
from dialogs.texts import day as texts
from knowledge.calendar import local


def _begin(turn: Turn) -> Outcome:
    match turn.world.desk.day.arrive():
        case InLine() as found:
            return Done((texts.in_line(found),))
        case ComeLater() as found:
            return Done((texts.come_later(found),))
        case BookedFor() as found:
            said = texts.booked_for(found, local(turn.world.now).date())
            return _without(turn, found.groups, (said,))
        case NotBooked(groups):
            return _without(turn, groups, () if groups else (texts.NO_QUEUE,))


def _without(turn: Turn, groups: tuple[tuple[str, str], ...], said: tuple[str, ...]) -> Outcome:
    if not groups:
        return Done(said)
    if len(groups) == 1 and not said:
        return _take(turn, groups[0][0])
    return Go("group", {"groups": [list(each) for each in groups]}, said)


def _take(turn: Turn, letter: str) -> Outcome:
    match turn.world.desk.day.take_number(letter):
        case InLine() as found:
            return Done((texts.in_line(found),))
        case HallClosed() as found:
            return Done((texts.closed(found),))


def _ask_group(turn: Turn) -> Question:
    groups = turn.learned["groups"]
    return Question(texts.WHICH_GROUP, tuple(Choice(letter, name) for letter, name in groups))


def _hear_group(turn: Turn) -> Outcome:
    letter = turn.said.choice
    return Again() if letter is None else _take(turn, letter)


ARRIVE = Dialog(
    name="arrive",
    title="到大厅取号",
    begin=_begin,
    first=("group",),
    states=(State("group", _ask_group, _hear_group),),
)
