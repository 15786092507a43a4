"""“代办员收费吗”, “上门收费吗”: neither takes money; of a matter's own fee is not asked."""

import re

from dialogs.choosing import plain
from dialogs.flows import visit_fee
from dialogs.machine import Aside, Turn
from dialogs.texts import proxy as texts

_ASKED = re.compile(
    r"(?:那|那么|请问|要是|如果)*(?:找|请|叫|让|喊|用|托)?(?:你们|村里|村上|个)*(?:的)?(?:人|代办员|帮办员)?(?:来|去)?"
    r"(?:(?:帮我|给我|替我|帮忙|免费)?(?:帮办代办|代办|帮办|跑腿|代跑)(?:员|服务|的人)?)(?:的话)?[,，]?"
    r"(?:要不要|收不收|会不会|是不是|需不需要|用不用|还要|还|也|都|另外|要|得|会)*"
    r"(?:收|给|付|掏|花|出|交)?(?:我|你们?|他)?(?:费用?|钱|多少钱|好多钱|几多钱|辛苦费|跑腿费|免费|不要钱|不收钱)(?:的|标准|是多少)?(?:吗|不|么|没|嘛)*[?？]?"
)


def answer(turn: Turn) -> Aside | None:
    """Say that the agent, or the visit, is free, where only that is asked; neither is begun."""
    if of_a_visit := visit_fee.answer(turn):
        return of_a_visit
    if not _ASKED.fullmatch(plain(turn.said.text)):
        return None
    turn.world.desk.answered(turn.said.text)
    return Aside((texts.free(agents=bool(turn.world.town.villages)),))
