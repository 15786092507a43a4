"""Whether a text that holds a day or time chooses it, or tells of something else that has one."""

import re
from datetime import datetime

from dialogs.flows import not_ours, raised
from dialogs.flows.coming import plans_to_come, takes_any, wishes_to_come
from dialogs.machine import Turn
from knowledge.calendar import local
from knowledge.reading.dates import read_when
from knowledge.reading.wording import plain_wording
from knowledge.search.understanding import Intent

_ELSE: frozenset[Intent] = frozenset({"complain", "progress", "unsolved", "suggest"})
_KIN = (
    r"(?:爸|妈|爹|娘|爷|奶|公|婆|哥|姐|弟|妹|叔|伯|婶|姑|姨|舅|老公|老婆|媳妇|丈夫|儿子|女儿|老伴|老汉|"
    r"娃|孩子|孙子|孙女|侄|外甥|邻居|老人|别人|家里?人){1,3}(?:爸|妈|子|儿|女)?"
)
_FILLERS = re.compile(
    r"(?:[\s,()~:、/\d零一二三四五六七八九十年月周日号每初廿别莫给-]|余\d*|安排|我们|咱们?|俺们?|我|你们?|您们?|恁|本人|自己|"
    rf"(?:是|给|帮|替|和|跟|带|陪|让|叫){{0,2}}(?:我|俺|咱)?(?:的|家)?{_KIN}|"
    r"预约|约号|约定|挂号|挂个号|改约|改期|改签|改到|改成|改为|换到|换成|推迟|推到|提前|延后|挪到|调到|定在|约|挂|订|定|改|换|推|挪|延|调|选|排|留|取|"
    r"要得|得不得|得行|行不行|可不可以|可以|能不能|能|可|行|中|好|成|得|对|嗯|ok|方便|合适|有号|有位|还有|空位|号|位置?|没有?|没得|"
    r"不是|不对|不行|不了|不要|不用|不|是|应该|说错|记错|错|重新|再|又|也|都|就|那|才|还|先|只|最|比较|大概|左右|差不多|前后|开始|钟|整|"
    r"想|要|准备|打算|计划|希望|最好|尽量|尽快|争取|可能|应当|估计|看看?|试试?|算|"
    r"有空|得空|得闲|闲|有时间|没空|没时间|休息|放假|请假|调休|抽空|空|时候|时间|日子|点儿?|早|晚|迟|晏|快|越|随便|"
    r"过来|过去|过嚟|来|去|到|上|嚟|办|弄|搞|整|做|事|这|个|那个|一|一下|下|趟|回|次|件|"
    r"窗口|大厅|镇上|街上|中心|政务|便民|服务|你那|这边|那边|那里|这里|那儿|这儿|在家|屋头|家里?|"
    r"从|把|在|于|或者?|还是|要么|不然|之间|以后|以前|之前|之后|过后|期间|以内|之内|前|后|内|里|中间|"
    r"请问|请|麻烦|劳驾|你好|您好|老师|同志|师傅|谢谢|多谢|唔该|辛苦|拜托|哈|嘛|吗|么|不|呢|吧|了|的|嘅|地|哒|咯|啦|噻|撒|哟|呗|嘞|着|那天|哪天|几点|任何|每天|全天|整天|有)+"
)
_A_PLACE = re.compile(r"[约挂留排订][^,，。]{0,3}[号位]")
_FEW = 2
"""Characters beside a time that need no reason: 后天赶场."""
_STORY = re.compile(
    r"说|讲|通知|催|昨|上次|上回|上周|上个?月|结果|怎么|凭什么|为什么|为啥|从来|一直|"
    r"[来去]了|过了|没人|没来|没到|没给|不管|开庭|开会|投诉|反映|骗|扣|罚|欠|吼|骂|打人|白[等跑]"
)


def surely_else(turn: Turn) -> bool:
    """Say whether a complaint, a question on progress or another body's door was surely heard."""
    understood = turn.said.understanding
    if understood.kind == "intent" and understood.intent in _ELSE:
        return True
    if raised.asks_for_it(turn.said.text):
        return True
    ours = understood.kind in {"matter", "chain", "clarify"}
    topic = None if ours else not_ours.topic_of(turn)
    return topic is not None


def chooses(text: str, now: datetime) -> bool:
    """Say whether a text is a choice of the day or time that it holds: “后天早上可以”.

    What stands beside the time is a wish, a courtesy or for whom; or a clause is such a choice
    while the others tell why (“明天要带娃打针，后天早上可以”). A text without a time chooses none,
    and gives True: there is nothing to doubt. `now` is local time.
    """
    when = read_when(text, now)
    if when.says_nothing or _left(when.rest) == 0 or takes_any(text) or wishes_to_come(text, now):
        return True
    plain = plain_wording(text)
    if _left(when.rest) <= _FEW and not _STORY.search(plain):
        return True
    return any(_is_choice(each, now) for each in plain.split(","))


def only_told(turn: Turn, text: str) -> bool:
    """Say whether the days and times of this message are told, and not chosen by it."""
    if not chooses(text, local(turn.world.now)):
        return True
    when = read_when(text, local(turn.world.now))
    tells = _left(when.rest) > 0 and _STORY.search(plain_wording(text)) is not None
    return tells and not when.says_nothing and surely_else(turn)


def of_coming(turn: Turn, said: str) -> str:
    """Leave out the days that are only told: “上个月15号摔了，想来办残疾证”."""
    now = local(turn.world.now)
    if chooses(said, now):
        return said
    planned = plans_to_come(said, now)
    if planned or not _A_PLACE.search(said):
        return planned
    clauses = plain_wording(said).split(",")
    return next((each for each in clauses if _is_ahead(each, now)), "")


def _is_ahead(clause: str, now: datetime) -> bool:
    """Say whether a clause beside a wish for a place tells of a time to come: 礼拜四人多不多."""
    when = read_when(clause, now)
    return not (when.says_nothing or when.past or _STORY.search(clause))


def _is_choice(clause: str, now: datetime) -> bool:
    when = read_when(clause, now)
    if when.says_nothing or when.past or _STORY.search(clause):
        return False
    return _left(when.rest) == 0


def _left(rest: str) -> int:
    return len(_FILLERS.sub("", rest))
