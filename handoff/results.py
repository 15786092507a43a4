"""How a clerk ends a chat: the results, what each must say, and the goodbye. source: BY-8."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from handoff.contacts import GUIDED, INSTEAD, PASSED_ON
from knowledge.calendar import local

ChatResult = Literal["告知", "接办", "引导", "衔接", "另办"]
RESULTS: Final[tuple[ChatResult, ...]] = get_args(ChatResult)
"""How a clerk may end a chat; 引导 and 衔接 say to whom, 另办 needs a leader's alternative.

source: BY-8, BZ-11
"""

NOTE_LIMIT: Final = 200
"""The longest note of a result, in characters: 引导 and 衔接 send it to the citizen whole."""

_NAMES_SOMEBODY = {GUIDED, PASSED_ON}
_SHOWN = {*_NAMES_SOMEBODY, INSTEAD}
_STILL_HERE = "还有什么要问，直接在这里说，我一直在。"


@dataclass(frozen=True, slots=True)
class ResultMissing:
    """No result of RESULTS was given, or (`note`) one that must say to whom, without saying it."""

    needs: Literal["result", "note"]


@dataclass(frozen=True, slots=True)
class NeedsDecision:
    """No leader has agreed that it cannot be done, with an alternative. source: BZ-11."""


@dataclass(frozen=True, slots=True)
class NoteTooLong:
    """The note has this many characters, more than NOTE_LIMIT."""

    characters: int


def result_of(result: str, note: str | None) -> ChatResult | ResultMissing | NoteTooLong:
    """Give the result of this name, if the note says what it must."""
    given = next((each for each in RESULTS if each == result), None)
    if given is None:
        return ResultMissing("result")
    if given in _NAMES_SOMEBODY and note is None:
        return ResultMissing("note")
    size = len(note or "")
    return NoteTooLong(size) if size > NOTE_LIMIT else given


def goodbye(result: ChatResult, note: str | None, reply_due: datetime | None = None) -> str:
    """Give the last words to the citizen: the note of 引导, 衔接 and 另办 stands on its line.

    `reply_due` says by which day a reply is promised.
    """
    line = f"\n{note}\n" if note and result in _SHOWN else ""
    day = local(reply_due) if reply_due else None
    promise = f"最迟{day.month}月{day.day}日前答复。" if day else ""
    return f"{_ending(result)}{line}{promise}{_STILL_HERE}"


def _ending(result: ChatResult) -> str:
    match result:
        case "告知":
            return "这次先说到这里。"
        case "接办":
            return "您的事我们接下来办，有结果在这里告诉您。"
        case "引导":
            return "这件事请找："
        case "衔接":
            return "我们转出去核实，有答复在这里告诉您。"
        case "另办":
            return "这件事在这里办不成，中心领导看过了，可以这样办："
