"""“昨天问的那个”, “俺忘了带啥”: what was asked last is told again, from what was kept of it."""

import re

from dialogs.choosing import plain
from dialogs.machine import Start, Turn
from dialogs.texts import in_between as texts

_LONGEST = 30
_THEN = (
    r"(?:昨天|昨日|昨儿个?|昨晚上?|前天|前儿个?|前晚|大前天|那天|那回|那次|上回|上次|前回|头回|前几天|前些天|前两天|前阵子?|上周|上个?礼拜|上个?星期|早上|上午"
    r"|下午|早先|先前|之前|以前|刚才|刚刚|刚|头先|将才)"
)
_SAID = r"(?:问|说|讲|看|查|打听|咨询|聊|谈|提|叫|喊|让|要|发|告诉|给|教|写|列|办)"
_US = (
    r"(?:我们?|俺们?|咱们?|你们?|您|跟|给|同|和|对|向|叫|让|来|这里|这儿|在|到|过|了|的|得|起|时候)"
)
_THAT = (
    r"(?:那|这)(?:一?(?:个|件|张|份|样|桩|种|本))?"
    r"(?:事情?|证|东西|清单|单子|材料|本本|补贴|补助|卡|钱|手续)?"
)
_BRING = (
    r"(?:带|拿|准备|交|备|要|办)(?:些|点|上|到|齐|过?[来去])?(?:啥子?|什么|哪些?|么子|么个|咩|嘛)"
    r"(?:个|样)?(?:东西|材料|资料|证件|手续)?"
)
_OF_IT = re.compile(
    rf"(?:我|俺|就是|还是|那|就|是|想问|问|问下|问一下|再说|再发)*{_THEN}(?:{_US}|{_SAID})*(?:{_THAT}|(?<=说)的|(?<=问)的|(?<=讲)的)"
    rf"(?:我|俺|还|都|到底|究竟|要|该|需要|得|是|再|又|应该|咋|怎么|来着)*(?P<asks>{_BRING}|清单|材料|忘了|咋办的?|怎么办的?|再发一?遍?|发一?遍?|再看一?下|看一?下)?(?:来着|来的)?"
    rf"|(?:我|俺|那|就是)*{_THEN}(?:{_US}|{_SAID}|还|都|要|该)*{_BRING}(?:来着|来的|去办|去)?"
)
_FORGOT = re.compile(
    rf"(?:我|俺|咱|又|都|把|真|老了|一下子|给|有点)*(?:忘(?:记|了|掉)*|记不(?:得|到|清|住|起)|不记得|想不起来?|搞忘(?:记)?)了?"
    rf"(?:{_THEN}|{_US}|{_SAID}|还|都|要|该|需要|去|办)*{_BRING}(?:来着|去办|去)?"
)


def wish(turn: Turn) -> Start | None:
    """Begin the last matter again with the answers that were given, or ask which it was.

    None where the text says more than that something was asked before. What it tells again is
    named first, so that another one can be said.
    """
    said = plain(turn.said.text)
    if len(said) > _LONGEST or not (_OF_IT.fullmatch(said) or _FORGOT.fullmatch(said)):
        return None
    if turn.learned.get("matter") and not turn.learned.get("notice"):
        return None  # a question of that matter is open
    matter = turn.world.catalog.matter(turn.memory.matter) if turn.memory.matter else None
    if matter is None or not turn.world.town.takes(matter):
        if turn.world.desk.bookings():
            return None  # it may be what was booked
        return Start("find_matter", {"said": turn.said.text}, (texts.NOT_KEPT,))
    single = {name: kept[0] for name, kept in turn.memory.answers.items() if len(kept) == 1}
    told = [[name, answer] for name, answer in single.items()]  # of several, it is asked again
    given = {"matter": matter.code, "told": told, "whom": turn.memory.whom}
    return Start("guide", {name: each for name, each in given.items() if each}, (texts.LAST_TIME,))
