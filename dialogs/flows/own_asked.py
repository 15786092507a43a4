"""“几点来着”, “迟到怎么办”: what is asked of one's own booking, answered in any step."""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.texts import booking as texts
from knowledge.calendar import local

_WHOSE = (
    r"(?:(?:我|俺|咱|我们)?[^,，。？?\d]{0,4}?(?:的|那个|这个|那个号|的号|的预约)*"
    r"(?:是|约的?是?|约在)?)"
)
_WHEN = r"(?:几点|哪天|哪一天|几号|什么时候|啥时候|啥子时候|多久|哪个时间)"
_FORGOT = r"(?:我)?(?:又|都|给|把)*(?:忘记?|记不(?:得|住|清)|不记得|记不起来?|搞忘)(?:了|咯)?"
_MINE = re.compile(
    rf"{_WHOSE}{_WHEN}(?:钟|的号)?(?:来着|来到|的来着)|{_FORGOT}(?:是|约的?是?)?(?:{_WHEN}|(?:预约)?(?:的)?时间)(?:了|来着|的|来|去|约的)*"
    rf"|(?:我|俺|咱)(?:的)?(?:预约)?号(?:码)?(?:是)?(?:多少|几号|啥|什么)(?:号)?|(?:我|俺)(?:是)?(?:几点|哪天|几号)(?:的号|来|去)"
)
_LATE = re.compile(
    r"(?:要是|如果|万一|我|可能|今天|明天|会|有点|路上|堵车|怕|来|,)*(?:迟到|晚到|迟一点到|晚一?点到|去晚|来晚|到晚|过点|过号|错过)"
    r"(?:了|一会儿?|一下|几分钟|(?:\d{1,2}|[一二两三四五六七八九十半]{1,3})(?:个)?(?:分钟|小时|钟头|刻钟)|(?:一)?点)*"
    r"(?:怎么办|咋办|咋整|咋个办|会怎么样|可以吗|行吗|行不行|可以不|有没有?事|要紧吗|有影响吗|还能办吗|算不算数|还算吗|作废吗|还有效吗|要重新约吗|吗|呢)+"
)
_OF_THE_HALL = re.compile(r"上班|下班|开门|关门|办公|你们|发钱|发放|截止")
_LONGEST = 20


def answer(turn: Turn) -> Aside | None:
    """Tell what is booked, or what holds for who comes late; None where neither is asked."""
    said, desk = plain(turn.said.text), turn.world.desk
    if len(said) > _LONGEST:
        return None
    if _LATE.fullmatch(said):
        minutes = int(turn.world.town.day.late.total_seconds() // 60)
        return Aside((texts.late(minutes),))
    found = desk.bookings()
    if found and _MINE.fullmatch(said) and not _OF_THE_HALL.search(said):
        return Aside((f"{texts.YOURS}\n{texts.listed(found, local(turn.world.now).date())}",))
    return None
