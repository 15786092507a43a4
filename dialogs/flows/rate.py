"""好差评: one of five levels for a service that is done; a low one is asked why. source: BZ-13.

begin ─┬► level ─► why
       └► why ─► (noted)
"""

from dialogs.day_ports import LOW_LEVEL, RATING_LEVELS, RATING_REASONS
from dialogs.machine import Again, Choice, Dialog, Done, Go, Outcome, Question, State, Turn
from dialogs.texts import day as texts

_LEAST_WORDS = 4  # characters


def _begin(turn: Turn) -> Outcome:
    name = turn.world.desk.day.service(turn.learned.get("service"))
    if name is None:
        return Done((texts.NOT_RATABLE,))
    level = turn.learned.get("level")
    return _rate(turn, name, level) if isinstance(level, int) else Go("level", {"service": name})


def _rate(turn: Turn, name: str, level: int) -> Outcome:
    if not turn.world.desk.day.rate(name, level):
        return Done((texts.NOT_RATABLE,))
    if level > LOW_LEVEL:
        return Done((texts.THANKS_RATED,))
    return Go("why", {"service": name})


def _ask_level(turn: Turn) -> Question:
    best = len(RATING_LEVELS)
    choices = tuple(Choice(str(best - at), each) for at, each in enumerate(RATING_LEVELS))
    return Question(texts.WHICH_LEVEL.format(turn.learned["service"]), choices)


def _hear_level(turn: Turn) -> Outcome:
    if turn.said.choice is None:
        return Again()
    return _rate(turn, str(turn.learned["service"]), int(turn.said.choice))


def _ask_why(_turn: Turn) -> Question:
    return Question(texts.LOW_RATED, tuple(Choice(each, each) for each in RATING_REASONS))


def _hear_why(turn: Turn) -> Outcome:
    chosen, text = turn.said.choice, turn.said.text.strip()
    if chosen is None and len(text) < _LEAST_WORDS:
        return Again()
    name = str(turn.learned["service"])
    turn.world.desk.day.reason(name, chosen, None if chosen == text else text)
    return Done((texts.REASON_NOTED,))


RATE = Dialog(
    name="rate",
    title="评价",
    begin=_begin,
    first=("level", "why"),
    states=(State("level", _ask_level, _hear_level, ("why",)), State("why", _ask_why, _hear_why)),
)
