"""The answer to a closure's proposal: another time with one tap, or not at all. source: BZ-16.

begin ─┬► (moved · off · nothing proposed)
       └► offer ─► (moved · off · offer)
"""

from dialogs.day_ports import GoneMeanwhile, MovedTo, NothingProposed
from dialogs.machine import Again, Choice, Dialog, Done, Go, Outcome, Question, State, Turn
from dialogs.texts import day as texts
from knowledge.calendar import local

_OFF = "off"


def _begin(turn: Turn) -> Outcome:
    known = turn.learned
    found = turn.world.desk.day.proposed(known.get("booking"))
    if found is None:
        return Done((texts.NOTHING_PROPOSED,))
    if known.get("off"):
        return _off(turn, found.booking)
    option = known.get("option")
    if not isinstance(option, int) or option >= len(found.options):
        return Go("offer", {"booking": found.booking})
    return _accept(turn, found.booking, option)


def _accept(turn: Turn, booking: str, option: int) -> Outcome:
    match turn.world.desk.day.accept(booking, option):
        case MovedTo() as found:
            return Done((texts.moved(found, local(turn.world.now).date()),))
        case GoneMeanwhile():
            return Go("offer", {"booking": booking}, (texts.GONE,))
        case NothingProposed():
            return Done((texts.NOTHING_PROPOSED,))


def _off(turn: Turn, booking: str) -> Outcome:
    done = turn.world.desk.day.decline(booking)
    return Done((texts.OFF.format(booking) if done else texts.NOTHING_PROPOSED,))


def _ask(turn: Turn) -> Question:
    found = turn.world.desk.day.proposed(turn.learned["booking"])
    today = local(turn.world.now).date()
    choices = tuple(
        Choice(str(place), texts.option(on, start, today), (letter,))
        for place, (letter, (on, start)) in enumerate(
            zip("ABC", found.options if found else (), strict=False)
        )
    )
    off = Choice(_OFF, texts.NOT_COMING, ("都不行", "不来了", "取消", "不办了"))
    return Question(texts.ASK_CLOSED, (*choices, off))


def _hear(turn: Turn) -> Outcome:
    chosen, booking = turn.said.choice, str(turn.learned["booking"])
    if chosen is None:
        return Again()
    return _off(turn, booking) if chosen == _OFF else _accept(turn, booking, int(chosen))


CLOSED = Dialog(
    name="closed",
    title="改预约的时间",
    begin=_begin,
    first=("offer",),
    states=(State("offer", _ask, _hear, ("offer",)),),
)
