"""What each step of a visit at home asks, and what is read back at the end."""

from dialogs.flows.visit_matter import which_choices
from dialogs.flows.visit_slots import Wish, halves_of
from dialogs.machine import Choice, Question, Turn
from dialogs.texts import standing_visits as standing
from dialogs.texts import visit as texts
from dialogs.texts import visit_beside as beside
from knowledge.calendar import local
from knowledge.matters import Matter
from knowledge.reading.kinsfolk import SELF

SHOWN = 4
"""Half-days that are offered."""


def _whom(turn: Turn) -> str:
    wish = turn.learned["wish"]
    return str(wish.get("who") or wish.get("relation") or SELF)


def matter_name(turn: Turn, wish: Wish) -> str:
    """Give what the wished matter is called; empty where it is not known."""
    found = turn.world.catalog.matter(str(wish.get("matter")))
    return found.called if isinstance(found, Matter) else ""


def noted_beside(turn: Turn, before: Wish, wish: Wish) -> str:
    """Say what was taken down where something else was asked: of a matter, which one."""
    if wish.get("matter") and wish["matter"] != before.get("matter"):
        return beside.matter_noted(matter_name(turn, wish))
    if wish.get("candidates") and wish["candidates"] != before.get("candidates"):
        names = [each.label for each in which_choices(turn, wish)]
        return beside.which_matter_later("、".join(names[:3]))
    return texts.NOTED


def who(_turn: Turn) -> Question:
    """Ask for whom, and why."""
    choices = (
        Choice("self", "我自己"),
        Choice("parent", "爸妈、老人", ("老人",)),
        Choice("other", "邻居、别人", ("邻居", "别人")),
    )
    return Question(texts.ASK_WHO, choices, open=True)


def need(turn: Turn) -> Question:
    """Ask why somebody can't come."""
    return Question(texts.ask_need(_whom(turn)))


def matter(_turn: Turn) -> Question:
    """Ask what for."""
    return Question(texts.ASK_MATTER, (Choice("unclear", texts.UNCLEAR, ("不清楚", "不知道")),))


def which(turn: Turn) -> Question:
    """Ask which of several matters."""
    choices = which_choices(turn, turn.learned["wish"])
    return Question(texts.ASK_WHICH, (*choices, Choice("unclear", texts.UNCLEAR, ("都不是",))))


def where(turn: Turn) -> Question:
    """Ask where; for the village alone where a landmark is known."""
    wish = turn.learned["wish"]
    if wish.get("not_listed") and not wish.get("village"):
        return Question(standing.VILLAGE_AGAIN)
    if wish.get("place"):
        return Question(texts.which_village(turn.world.town))
    return Question(texts.ask_where(_whom(turn), turn.world.town))


def phone(turn: Turn) -> Question:
    """Ask for phones."""
    return Question(texts.ask_phone(_whom(turn)))


def when(turn: Turn) -> Question:
    """Offer the first half-days."""
    today = local(turn.world.now).date()
    most = 2 if turn.memory.elder else SHOWN
    offered = turn.world.desk.visits.halves()[:most]
    choices = tuple(
        Choice(f"{each.on.isoformat()} {each.half}", each.words(today)) for each in offered
    )
    any_time = Choice("any", texts.WHENEVER, ("都行", "随便", "都可以"))
    return Question(texts.ask_when(), (*choices, any_time), several=True)


def confirm(turn: Turn) -> Question:
    """Read everything back."""
    wish = turn.learned["wish"]
    today = local(turn.world.now).date()
    text = texts.read_back(wish, matter_name(turn, wish), halves_of(wish), today)
    choices = (
        Choice("yes", texts.RIGHT, ("对", "没错", "好", "行", "可以", "是", "要得", "中")),
        Choice("no", texts.LEAVE, ("不约", "取消")),
    )
    return Question(text, choices, open=True)
