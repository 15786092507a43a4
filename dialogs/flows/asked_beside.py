"""A time together with a question: “后天上午来，要不要钱” is noted, and the question answered."""

import re
from collections.abc import Callable
from dataclasses import replace

from dialogs.flows import elements
from dialogs.flows.narrowing import saying
from dialogs.flows.time_meant import chooses
from dialogs.machine import Go, Outcome, Said, Start, Turn
from dialogs.texts import booking as texts
from knowledge.calendar import local
from knowledge.reading.dates import read_when
from knowledge.search.understanding import Element

_FROM_STATEMENTS: frozenset[Element] = frozenset({"where", "paper", "visit", "proxy"})
"""What plain statements of coming seem to ask too: 去镇上, 带户口本."""
_CLAUSES = re.compile(r"[,，。;；!！?？]+")
_ASKS = re.compile(r"[吗么呢]$|什么|啥|几|多少|多久|怎么|哪|(.)[不没唔冇]\1|不$")
_NOT_EARLY = re.compile(r"(?:别|不要|莫|不想|不能)(?:太|那么|恁|好)早|[晚迟]一?[点些](?!钟|半)")
_NOT_LATE = re.compile(r"(?:别|不要|莫|不想|不能)(?:太|那么|恁|好)[晚迟晏]")


def heard(turn: Turn, hear: Callable[[Turn], Outcome]) -> Outcome | None:
    """Hear the clauses that tell the time, and answer the others; None where it is not both."""
    asks = [e for e in turn.said.understanding.asks if e not in _FROM_STATEMENTS]
    if not asks or turn.said.chosen:
        return None
    wish = "，".join(_of_time(turn))
    if not wish:
        return None
    outcome = hear(replace(turn, said=Said(wish)))
    if not isinstance(outcome, Go | Start):
        return None
    return saying((elements.tell(turn, turn.matter, asks),), noting_late(turn, outcome))


def _of_time(turn: Turn) -> list[str]:
    now = local(turn.world.now)
    parts = [each for each in _CLAUSES.split(turn.said.text) if each.strip()]
    told = [each for each in parts if not _ASKS.search(each) and chooses(each, now)]
    timed = any(not read_when(each, now).says_nothing for each in told)
    return told if timed and len(told) < len(parts) else []


def noting_late(turn: Turn, outcome: Outcome) -> Outcome:
    """Say that “别太早” was heard, above the times to choose from."""
    if not isinstance(outcome, Go) or outcome.state != "time" or outcome.say:
        return outcome
    if _NOT_EARLY.search(turn.said.text):
        return saying((texts.LATER_ONES,), outcome)
    return saying((texts.EARLIER_ONES,), outcome) if _NOT_LATE.search(turn.said.text) else outcome
