"""What each clause of a message names by itself: “王婆婆要办老年证，李大爷要社保认证”."""

import re
from collections.abc import Callable

from knowledge.search.reckoning import Reckoned
from knowledge.search.understanding import Clause

_BREAKS = re.compile(r"[，,。；;！!？?\n]+|(?:另外|顺便|然后|还有)(?=[给帮替把我俺])")
_OF_SOMEBODY = re.compile(r"[我俺给帮替爸妈爷奶公婆叔伯婶姨舅哥姐弟妹嫂侄孙约]|换成|改成|改办")
_MOST, _LONGEST, _LEAST = 6, 120, 2


def read_clauses(text: str, reckon: Callable[[str], Reckoned]) -> tuple[Clause, ...]:
    """Give the clauses with the matters that each names; empty where it is all one, or a letter.

    Only of messages that may be about more than one person or booking.
    """
    if len(text) > _LONGEST:
        return ()
    parts = [each.strip() for each in _BREAKS.split(text) if len(each.strip()) >= _LEAST]
    if not 1 < len(parts) <= _MOST or not any(_OF_SOMEBODY.search(each) for each in parts[1:]):
        return ()
    found = ((each, reckon(each)) for each in parts)
    return tuple(
        Clause(each, said.kind, tuple(c.code for c in said.candidates)) for each, said in found
    )
