"""Another matter is meant than the one booked, or asked of an agent or a visit: “不是低保”."""

import re

from dialogs.choosing import plain
from dialogs.flows import second
from dialogs.machine import Outcome, Start, Turn
from dialogs.texts import in_between as texts

_HEARD_IN = frozenset({"book", "proxy", "visit"})
_WRONG = r"(?:不对|错了|搞错了?|弄错了?|说错了?|选错了?|点错了?|打错了?)"
_NOT_THIS = re.compile(
    rf"(?:我|哎呀?|等等|{_WRONG}|啊|了|[,，。、\s])*(?:要)?(?:问|办|约|说|弄)?(?:的)?(?:并)?不是(?:要|想)?(?:问|办|约)?(?:的)?"
    rf"(?:这个?(?:事|件|项)?|这[件项样](?:事情?)?|那件(?:事)?|那个)(?:事情?)?[啊呀吧的]*"
    rf"|{_WRONG}[,，。、\s]*(?:了)?(?:这件|这个事|这件事|事情?)(?:不对|错了)?"
)
_NOT_NAMED = re.compile(
    rf"(?:我|哎呀?|{_WRONG}|了|[,，。、\s])*(?:要)?(?:问|办|约|说)?(?:的)?不是(?:要|想)?(?:问|办|约)?(?P<denied>[^,，。是不]{{2,10}}?(?<!户))[啊呀吧的]*"
)


def begins(turn: Turn, present: str | None) -> Outcome | None:
    """Ask which matter is meant instead; None where the one at hand is not denied."""
    matter = turn.world.catalog.matter(str(turn.learned.get("matter")))
    if present not in _HEARD_IN or matter is None:
        return None
    said = plain(turn.said.text)
    named = _NOT_NAMED.fullmatch(said)
    names = [plain(each) for each in (matter.name, matter.called, *matter.aliases)]
    denied = named is not None and any(named["denied"] in each for each in names)
    if not denied and _NOT_THIS.fullmatch(said) is None:
        return None
    spoken = (texts.not_that_matter(matter.called),)
    whom = {"whom": turn.learned["whom"]} if turn.learned.get("whom") else {}
    match present:
        case "book":
            given = {**second.instead(turn).given, "intent": "book", **whom}
            return Start("find_matter", given, spoken)
        case "proxy":
            return Start("proxy", whom, spoken)
        case _:
            wish = dict(turn.learned.get("wish") or {})
            kept = {name: wish[name] for name in wish if name not in {"matter", "candidates"}}
            return Start("visit", {"copied": kept}, spoken)
