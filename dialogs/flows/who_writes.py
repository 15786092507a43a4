"""“我是她闺女”, “她不识字”: who writes for whom, told before or between the questions.

It asks for nothing and complains of nothing: it is taken in, and the step goes on.
"""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.texts import who_comes as texts

_THEY = (
    r"(?:他们?|她们?|老人家?|(?:我|俺|咱)?家?(?:妈妈?|爸爸?|娘|爹|奶奶|爷爷|外公|外婆|婆婆|公公|老伴)"
    r"|(?:我|俺|咱)家老人)"
)
_KIN = (
    r"(?:大|小|老|幺|三|二|四)?(?:闺女|姑娘|女儿|女|儿子?|儿媳妇?|媳妇|女婿|孙女婿?|孙子|孙媳妇?|外孙女?|侄女|侄儿|侄子|外甥女?"
    r"|妹子|妹妹?|姐姐?|哥哥?|弟弟?|兄弟|嫂子|邻居|隔壁的?|邻舍|老伴|爱人|老公|老婆|对象|朋友|同事|亲戚|家属|家里人|护工|保姆|队长|干部|网格员)"
)
_INTRODUCED = re.compile(
    rf"(?:我|俺|咱)?(?:就|才)?是{_THEY}(?:家)?的?{_KIN}|(?:我|俺)(?:是)?(?:帮|替){_THEY}问(?:的|一下|一问|问)*"
)
_HINDERED = re.compile(
    rf"{_THEY}(?:就|也|都|是|又|已经|现在|人|有点|老|脑子|耳朵|岁数大|年纪大)*(?:不识字|不认(?:得|识)?字|没(?:有)?文化|糊涂|痴呆|背|聋|听不(?:清楚?|见|到|懂)|不会(?:说话|讲话|打字|用手机|弄)|说不(?:清楚?|出来?)|没(?:有|得)?(?:智能)?手机)"
    r"|(?:我|俺|咱)?(?:就|也|都)*(?:不识字|不认(?:得|识)?字|没(?:有|得)?(?:智能)?手机|不会(?:打字|用手机|用智能手机))"
)


def answer(turn: Turn) -> Aside | None:
    """Take in who writes, or what hinders the person it is for; None where more is said."""
    said = plain(turn.said.text)
    if _INTRODUCED.fullmatch(said):
        told = texts.INTRODUCED
    elif _HINDERED.fullmatch(said):
        told = texts.hindered(turn.world.town.phone)
    else:
        return None
    busy = turn.learned.get("matter") or turn.learned.get("candidates")
    return Aside((told if busy else f"{told}{texts.WHAT_FOR}",))
