"""What the hall has for those who come: a ramp, a wheelchair. No file tells it: whom to ask."""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.texts import places

_THINGS = (
    r"轮椅|坡道|斜坡|无障碍(?:通道|厕所|卫生间|设施)?|电梯|扶手|厕所|卫生间|洗手间|停车(?:场|位)|停车|老花镜|放大镜"
    r"|母婴室|哺乳室|饮水机?|开水|热水|充电(?:宝|桩)?|复印机|打印机|雨伞|休息(?:区|室|椅)|空调|暖气"
)
_ASKED = re.compile(
    rf"(?:有没有|有无|有得|能不能|可不可以|可以|能).{{0,6}}(?:{_THINGS})"
    rf"|有.{{0,6}}(?:{_THINGS}).{{0,3}}(?:没有?|不|吗|么|没得)"
    rf"|(?:{_THINGS}).{{0,4}}(?:有没有|在哪|方便不|方便吗|有吗|有不|没有|没得|吗|借)|(?:借|叫|推|找|拿)(?:个|一个|一?辆|把|副)?(?:{_THINGS})"
)
_THING = re.compile(_THINGS)
_NOT_OF_THE_HALL = re.compile(
    r"申请|补贴|补助|报销|改造|家里|我家|屋里|屋头|发(?:个|的)|领|买|辅具|建议|希望|应该|太少|太小|摆|添|增|[加安]装|配|放几|多放|[加设多](?:个|几|一)|残联|小区|村里|坏"
)
_LONGEST = 30


def answer(turn: Turn) -> Aside | None:
    """Say that it is not written what the hall has, and whom to ask; None where not asked."""
    said = plain(turn.said.text)
    if turn.said.understanding.ruled:
        return None  # “投诉厕所没水”
    if len(said) > _LONGEST or not _ASKED.search(said) or _NOT_OF_THE_HALL.search(said):
        return None
    turn.world.desk.answered(turn.said.text)
    things = tuple(dict.fromkeys(each[0] for each in _THING.finditer(said)))
    things = tuple("停车的地方" if each == "停车" else each for each in things)
    return Aside((places.in_the_hall(things, turn.world.town.phone),))
