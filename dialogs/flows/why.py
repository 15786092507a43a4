"""“问这个干嘛”: which papers hang on the answer, read from the matter's own conditions."""

import re
from collections.abc import Sequence

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from knowledge.circumstances import Circumstance
from knowledge.matters import Matter

_WHY = re.compile(
    r"(?:你们?)?(?:为什么|为啥|为何|怎么|干嘛|凭什么|咋)(?:还|都|老|要|得)*(?:问|管)(?:我)?(?:这个?|这些|那么多|这么多)?.{0,4}"
    r"|(?:你们?)?(?:还)?(?:问|管)(?:我)?(?:这个?|这些|那么多|这么多)(?:是)?(?:干嘛?|干啥|干什么|做什么|做啥|搞啥|啥意思|什么意思|有什么用|有啥用)(?:呢|呀|啊)?"
    r"|(?:这个?|这)?(?:和|跟|与)(?:这|那|办)?.{0,6}有(?:什么|啥)关系(?:呢|呀|啊)?"
)
_MOST = 4


def asks_why(text: str) -> bool:
    """Say whether a citizen asks why we ask."""
    return _WHY.fullmatch(plain(text)) is not None


def papers_on(matter: Matter, circumstance: Circumstance) -> tuple[str, ...]:
    """Name the papers of this matter that depend on the answer, each once, in the list's order."""
    names = [
        each.name
        for each in matter.materials
        if each.condition is not None
        and any(term.circumstance == circumstance.id for term in each.condition.terms)
    ]
    return tuple(dict.fromkeys(names))


def why(turn: Turn, matters: Sequence[Matter], circumstance: Circumstance) -> Aside | None:
    """Answer why this is asked for these matters; None where the message does not ask that."""
    if not asks_why(turn.said.text):
        return None
    found = (name for each in matters for name in papers_on(each, circumstance))
    papers = tuple(dict.fromkeys(found))
    named = "、".join(papers[:_MOST]) + ("等" if len(papers) > _MOST else "")
    return Aside((f"问这个，是因为它决定您要不要带：{named}。说不清就选“不清楚”，我把都列上。",))
