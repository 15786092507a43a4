"""For whom a booking is: whoever this message names, else whom the talk is about."""

import re

from dialogs.machine import Turn
from knowledge.reading.kinsfolk import kin_words

_ONESELF = re.compile(
    r"(?:我|俺)(?:自己|本人|各人)(?!的?(?:{kin}))|(?:我|俺)(?:也|还)(?:想|要|得|来|办|约|挂)"
    r"|也(?:给|帮)(?:我|俺)(?:也|再)?(?:约|挂|订|办)"
    r"|(?:^|[,，。;；\s给帮替把先])(?:我|俺)的(?!{kin}|预约|约|号|时间|话|事|意思|手机|电话|名字)".replace(
        "{kin}", kin_words()
    )
)


def of(turn: Turn) -> dict[str, str | None]:
    """Give for whom, to be kept with a booking; empty where nobody was ever named."""
    said = named(turn)
    if said:
        return said
    whom = turn.learned.get("whom")
    return {"whom": str(whom)} if whom else {}


def named(turn: Turn) -> dict[str, str | None]:
    """Give for whom this message says it is: None for the writer; empty where it names nobody."""
    if whom := turn.said.understanding.slots.whom:
        return {"whom": whom}
    return {"whom": None} if means_oneself(turn.said.text) else {}


def means_oneself(text: str) -> bool:
    """Say whether the writer's own business is named: “我自己的”, “我也要”, “我的社保卡”."""
    return _ONESELF.search(text) is not None
