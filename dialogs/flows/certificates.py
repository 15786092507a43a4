"""“办证” with no more said: which one is asked, of those that are wanted most."""

import re

from dialogs.choosing import plain
from dialogs.machine import Start, Turn

CERTIFICATES = (
    "gongan.shenfenzheng", "shebao.ka-shenling", "laoling.youdaizheng", "canlian.zheng_new",
    "laisui.juzhuzheng", "minzheng.jiehun", "jianfang.budongchan", "shichang.geti-sheli",
)  # fmt: skip
_ANY = re.compile(
    r"(?:我|俺|咱)?(?:们)?(?:想|要|来|需要|打算)*(?:办理?|弄|搞|整|领|做)(?:个|一个|张|一张|本|点|一下)?"
    r"证(?:件|书)?(?:要什么|要啥|怎么办|咋办|办)?"
)


def wish(turn: Turn) -> Start | None:
    """Ask which certificate; None where the text says it, or wants something else."""
    if not _ANY.fullmatch(plain(turn.said.text)):
        return None
    given = {"candidates": list(CERTIFICATES), "certificate": True}
    return Start("find_matter", given, hold=True)
