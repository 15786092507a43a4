"""“帮我妈代办高龄津贴”: somebody wants an agent of the village to do it. source: XL-12, TL-5."""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Start, Turn
from dialogs.texts import proxy as texts
from knowledge.search.agents_unwanted import says_no_agent, wants_no_agent

NAME = "proxy"
_LONGEST = 20  # characters
_NAMED = r"(?:[^\W\d_问看查说,，。]{1,4})?"
_FOR = (
    r"(?:(?:我|俺|咱)?(?:家|们)?的?(?:妈妈?|爸爸?|娘|爹|奶奶?|爷爷?|外婆|外公|姥姥|姥爷|婆婆|公公|岳父|岳母|老伴"
    rf"|老公|老婆|爱人|儿子|女儿|闺女|哥|姐|弟|妹|邻居|隔壁|老人){_NAMED}|[^\W\d_]{{1,2}}(?:婆婆|大爷|大妈|奶奶|爷爷|大娘|大叔)"
    r"|我们?|俺|咱|他|她)?"
)
"""For whom: a relation, and a name after it (我妈王秀英)."""
_WISH = re.compile(
    rf"(?:帮|替|给){_FOR}代办|请代办(?!理)|(?:叫|找|请|喊|安排|派|让).{{0,6}}(?:代办员|帮办员).{{0,4}}(?:帮|替|来|办|跑)"
    rf"|(?:叫|找|请|喊|安排|派|让).{{0,4}}(?:村|社区)(?:里|上|头|委)?.{{0,8}}(?:帮|替|代){_FOR}(?:办|跑|弄)"
    rf"|(?:代办员|帮办员).{{0,8}}(?:帮|替){_FOR}(?:办|跑|弄)|(?:申请|(?<![不想])要|(?<!不)想要|提)(?:个|一个)?(?:帮办)?代办(?:服务)?$"
    rf"|^(?:帮办)?代办$|^请人(?:代办|帮办)$|(?:请|找)个?人.{{0,2}}(?:帮|替|代){_FOR}(?:去|来)?(?:办|跑|弄)"
)


def wish(turn: Turn) -> Start | None:
    """Hear that somebody wants an agent to do it; None where it is only asked, or told of one."""
    understanding = turn.said.understanding
    if wants_no_agent(plain(turn.said.text)):
        return None
    of_one = understanding.intent in {"complain", "rate", "progress"}
    if of_one or not _WISH.search(plain(turn.said.text)):
        return None
    codes = [each.code for each in understanding.candidates]
    given: dict[str, object] = {"said": turn.said.text, "whom": understanding.slots.whom}
    if understanding.kind == "matter":
        given["matter"] = codes[0]
    elif understanding.kind in {"clarify", "chain"}:
        given["candidates"] = codes
    elif turn.learned.get("matter") or turn.memory.matter:
        given["matter"] = turn.learned.get("matter") or turn.memory.matter
    return Start(NAME, {name: value for name, value in given.items() if value}, hold=True)


def refused(turn: Turn) -> Aside | None:
    """Say, to who wants no agent, that none is asked for; None where a matter is named besides."""
    said = plain(turn.said.text)
    if len(said) > _LONGEST or not says_no_agent(said):
        return None
    if turn.said.understanding.kind in {"matter", "chain"} or turn.said.understanding.asks:
        return None
    return Aside((texts.NO_AGENT,))
