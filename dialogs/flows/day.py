"""Words that belong to the day of a visit, whatever else is talked of.

“我到了”, “改到A（…）”, “评价…”, “就约…”: blue words of reminders, proposals, ratings and offers say
so.
"""

import re

from dialogs.day_ports import RATING_LEVELS
from dialogs.flows import offered
from dialogs.machine import Aside, Outcome, Start, Turn
from dialogs.texts import day as texts

_ARRIVED = re.compile(
    r"(?:我|我们)(?:又|已经|刚)?(?:回来|来)了|回来了|(?:我|我们)?(?:已经|刚)?(?:人)?(?:到|到达)(?:大厅|中心|窗口|你们这里?|门口|现场)?了"
    r"|(?:我|我们)?(?:已经)?(?:在|到)(?:了)?(?:大厅|中心|窗口|门口)(?:里|了)?"
    r"|(?:我要|我想|帮我|给我)?(?:现场)?(?:取|拿|领|排)(?:个|一个)?号|(?:我要|我来)?(?:签到|报到)"
)
_HOW_LONG = re.compile(
    r"(?:那|我|现在|请问|大概|大约|前面|前头|前边|还|要|得|排队)*(?:有|排)(?:着)?(?:几个|几位|多少个?|好多)(?:人|号)?(?:在排|在等|排队|排着|等着|到我|轮到我)*"
    r"|(?:那|我|现在|请问|大概|大约|还|要|得|需要)*(?:等|排)(?:到)?(?:多久|好久|多长时间|多少时间|几分钟)(?:才)?(?:能)?(?:到我|轮到我|叫到我|叫号)?"
    r"|(?:那|现在|请问|大概|大约|还|要|得|再|过)*(?:多久|好久|多长时间|什么时候|啥时候|几点)(?:才)?(?:能|会|就)?(?:到我|轮到我|轮得到我|叫到我|叫我的?号?|到我的号)"
    r"|(?:叫到我|到我|轮到我)了?(?:没有|没|吗)|(?:现在)?(?:叫|办|排)到(?:几号|多少号|哪个号|第几个|第几号)了?|我的?号(?:到|叫)了?(?:没有|没|吗)|我排(?:在)?(?:第几|几号)"
)
_OF_A_QUEUE = re.compile(r"到我|叫|号|几位|几个|多少个?人|排")
_MARKS = re.compile(r"[\s。.!！~～，,?？、]+")
_HUNG_ON = re.compile(r"[啊呀吧哈哦啦嘞哟呢]+$")
_LEAVES = re.compile(r"(?:我)?(?:不排了|不等了|不排队了|退号)")
_MOVES = re.compile(r"改到\s*([ABCabc])\s*(?:[（(]\s*([\w-]+)\s*[)）])?")
_NOT_COMING = re.compile(r"不来了\s*[（(]\s*([\w-]+)\s*[)）]")
_RATES = re.compile(rf"评价\s*(\S{{1,20}})\s+({'|'.join(sorted(RATING_LEVELS, key=len)[::-1])})")
_RATE = re.compile(r"(?:我要|我想|来)?(?:评价|评个价|打分|打个分|好差评)")


def waits(turn: Turn) -> Aside | None:
    """Answer who waits in the hall how long it takes, whatever else is talked of."""
    if not _HOW_LONG.fullmatch(_bare(turn.said.text)):
        return None
    found = turn.world.desk.day.in_line()
    return Aside((texts.in_line(found),)) if found else None


def not_in_line(turn: Turn) -> Aside | None:
    """Say to who asks so without a number where the hall's queue is seen.

    “要等多久” alone is asked of the matter at hand, where there is one.
    """
    said = _bare(turn.said.text)
    if not _HOW_LONG.fullmatch(said):
        return None
    of_a_matter = turn.learned.get("matter") or turn.memory.matter
    if not _OF_A_QUEUE.search(said) and (turn.learned or of_a_matter):
        return None
    turn.world.desk.answered(turn.said.text)
    return Aside((texts.not_in_line(turn.world.town.phone),))


def begins(turn: Turn) -> Outcome | None:
    """Give what these words begin; None where they are none of the day's."""
    text = turn.said.text.strip()
    said = _bare(text)
    if _ARRIVED.fullmatch(said):
        return Start("arrive", hold=True)
    if _LEAVES.fullmatch(said):
        left = turn.world.desk.day.leave()
        if not left and turn.world.desk.slots.waiting():
            return Start("my_bookings", hold=True)  # “不等了” is of the waiting list
        if not left and said == "退号" and turn.world.desk.bookings():
            return Start("my_bookings", {"said": text}, hold=True)
        return Aside((texts.LEFT.format(left) if left else texts.NO_NUMBER,))
    if _RATE.fullmatch(said):
        there = turn.world.desk.day.service(None)
        return Start("rate", hold=True) if there else Aside((texts.NOTHING_TO_RATE,))
    return _tapped(turn, text)


def _tapped(turn: Turn, text: str) -> Outcome | None:
    """Hear the sentences that the blue words of proposals and ratings say."""
    if moves := _MOVES.fullmatch(text):
        option = "ABC".index(moves[1].upper())
        return Start("closed", {"booking": moves[2], "option": option}, hold=True)
    if stays := _NOT_COMING.fullmatch(text):
        return Start("closed", {"booking": stays[1], "off": True}, hold=True)
    if rates := _RATES.fullmatch(text):
        level = len(RATING_LEVELS) - RATING_LEVELS.index(rates[2])
        return Start("rate", {"service": rates[1], "level": level}, hold=True)
    return offered.begins(turn, text)


def is_of_the_day(text: str) -> bool:
    """Say whether these words mean the same in every state."""
    return is_tapped(text) or bool(
        _ARRIVED.fullmatch(_bare(text)) or _LEAVES.fullmatch(_bare(text))
    )


def is_tapped(text: str) -> bool:
    """Say whether these are the words of an offer's or a question's blue line, whoever hears."""
    stripped = text.strip()
    return any(each.fullmatch(stripped) for each in (_MOVES, _NOT_COMING, _RATES, offered.TAKES))


def _bare(text: str) -> str:
    """Give the text without blanks, marks and what is hung on at the end, but with its 了."""
    return _HUNG_ON.sub("", _MARKS.sub("", text))
