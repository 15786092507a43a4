"""Who is away, or would rather not come: online, elsewhere, somebody else. source: XL-11, XL-17."""

import re

from dialogs.flows import where
from dialogs.machine import Turn
from dialogs.texts import reach, silent
from knowledge.matters import Matter
from knowledge.not_covered import silent_of_abroad
from knowledge.residence import residence_of

_OF_RESIDENCE = re.compile(r"户口|户籍|(?:外地|外省|外县)人")
_NOT_HERE = re.compile(
    r"外地|外省|外县|外面|外头|外边|国外|省外|异地|不在|没在|[回赶]不|回[来去]|回老?家"
)


def ways(turn: Turn, matter: Matter, proxy: str) -> str:
    """Say how the matter is done from afar, from its record; `proxy` says who may go instead."""
    said = turn.said.text or str(turn.learned.get("said", ""))
    phone = turn.world.town.phone
    lines = [reach.online(where.levels(turn, matter).online)]
    if _OF_RESIDENCE.search(said):
        lines.insert(0, reach.residence(residence_of(matter), phone))
    elif silent_of_abroad(matter, said):
        lines = [silent.abroad(matter, lines[0], phone)]
    elif _NOT_HERE.search(said):
        lines.append(reach.from_afar(matter, phone))
    return "\n".join([*lines, f"别人替您去：{proxy}"])
