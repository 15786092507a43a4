"""Visit, proxy and priority, offered first to who is old, disabled, ill or pregnant. source: CN-12.

Who is so was said in this talk, kept in their profile, or marked by a clerk.
"""

from dialogs.machine import Choice, Outcome, Start, Turn
from dialogs.texts import household as texts
from knowledge.gathering import is_taken_here
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.needs import read_need

_VISIT = Choice("visit", "请人上门来办", ("上门", "来家里办"))
_PROXY = Choice("proxy", "请代办员帮着办", ("代办", "帮办", "帮着办"))
_PRIORITY = Choice("priority", "去窗口，优先办", ("优先", "优先办"))
_NEEDS_PROXY = "要人帮办代办"


def marks(turn: Turn) -> tuple[str, ...]:
    """Give 高龄 残疾 患病 孕期 of who is talked of, as far as it is known."""
    person = turn.world.desk.household.find(turn.memory.whom or SELF)
    said = str(turn.learned.get("said") or "")
    need = read_need(said) if said else None
    whom = read_whom(said) if need else None
    theirs = need.marks if need and (whom is not None or turn.memory.whom) else ()
    return tuple(dict.fromkeys((*(person.marks if person else ()), *theirs)))


def first(turn: Turn) -> tuple[Choice, ...]:
    """Give what is offered before everything else; nothing where nobody is marked."""
    if not marks(turn):
        return ()
    matter = turn.matter
    offered = [_VISIT] if matter.home_visit else []
    offered += [_PROXY] if matter.proxy else []
    offered += [_PRIORITY] if is_taken_here(matter, turn.world.town) else []
    return tuple(offered)


def heard(turn: Turn) -> Outcome | None:
    """Begin what was chosen of these; None where nothing of them was."""
    matter = str(turn.learned.get("matter"))
    own = turn.world.desk.household.find(SELF)
    relation = turn.memory.whom or (SELF if own and own.marks else "")
    match turn.said.choice:
        case "visit":
            said = str(turn.learned.get("said") or "")
            given = {"matter": matter, "relation": relation, "said": said}
            return Start("visit", given, hold=True)
        case "proxy":
            return Start("proxy", {"matter": matter})
        case "priority":
            known = {"matter": matter, "notice": turn.learned.get("notice")}
            return Start("book", known, (texts.PRIORITY,), hold=True)
        case _:
            return None
