"""“能加急吗”, “可以当天拿吗”: the days of the matter at hand, and that no more is written."""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.texts import silent
from knowledge import notices

_MOST = 16  # characters
_RUSH = re.compile(
    r"加急|特急|加快|急用|很急|急着|着急|等着用|赶时间|[快早]一?点(?:办|拿|下来|给|弄|好|行|吗|不|能|可以|$)"
    r"|当天(?:就)?(?:能|可以)?(?:拿|办|取|好|下来|出)|(?:今天|马上|当场|现场|立马)(?:就)?(?:能不能|能|可以)(?:办[好完]|拿|取|领)"
)
_ELSE = re.compile(r"钱|救助|救急|急难|急诊|急救|病|[你您]|回复|答复|上班|关门|开门|来|去|慢")


def answer(turn: Turn) -> Aside | None:
    """Say how long it takes; None where no hurry is told of, or no matter is at hand."""
    said = plain(turn.said.text)
    if len(said) > _MOST or not _RUSH.search(said) or _ELSE.search(said):
        return None
    matter = turn.world.catalog.matter(str(turn.learned.get("matter") or turn.memory.matter))
    if matter is None or turn.said.understanding.kind == "matter":
        return None
    days = notices.days_words(matter)
    return Aside((silent.no_faster(matter, days, turn.world.town.phone),))
