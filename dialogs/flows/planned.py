"""The day that a first message told beside its question: “我后天上午回来办老年证，要带啥”."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dialogs.flows import for_whom, second
from dialogs.flows.coming import plans_to_come
from dialogs.flows.wished_time import read
from dialogs.machine import Turn
from knowledge.calendar import local

_HALVES = {"am": "上午", "pm": "下午"}


def noted(turn: Turn) -> dict[str, str]:
    """Give the day, and the half or time of it, that the first message said to come at.

    It is kept as a date, so that midnight changes nothing; empty where none was said.
    """
    said = str(turn.learned.get("said", ""))
    told = plans_to_come(said, local(turn.world.now)) if said else ""
    when = read(turn, told) if told else None
    if when is None or when.on is None or when.past or when.ambiguous:
        return {}
    at = f"{when.clock:%H:%M}" if when.clock else _HALVES.get(when.part or "", "")
    return {"planned": f"{when.on.isoformat()} {at}".strip()}


def given(turn: Turn, said: str = "") -> dict[str, Any]:
    """Give what a booking begins with: what is said now, on the day that was planned before.

    A day that has passed since is forgotten; one that is said now counts.
    """
    day, _, at = str(turn.learned.get("planned", "")).partition(" ")
    now = read(turn, said)
    if not day or now.on is not None or now.span is not None or now.earliest or now.past:
        return {"said": said} if said else {}
    on = date.fromisoformat(day)
    if on < local(turn.world.now).date():
        return {"said": said} if said else {}
    words = f"{on.month}月{on.day}日"
    fresh = now.clock is not None or now.part is not None
    return {"said": f"{words}{said}" if fresh else f"{words}{at}", **_whom(turn.learned)}


def after_the_list(turn: Turn, said: str = "") -> dict[str, Any]:
    """Give what a booking after the list goes on with."""
    known = turn.learned
    kept = {"matter": known["matter"], "notice": known["notice"], **second.kept(known)}
    return {**kept, **given(turn, said), **for_whom.of(turn)}


def _whom(learned: Mapping[str, Any]) -> dict[str, str]:
    return {"whom": str(learned["whom"])} if learned.get("whom") else {}
