"""Whether a message that names a matter and a time is a wish to come then, or tells a story."""

import re
from collections.abc import Sequence
from datetime import datetime

from knowledge.reading.dates import read_when
from knowledge.reading.said_times import SaidTime, said_times
from knowledge.reading.wording import plain_wording
from knowledge.search.understanding import Element

_FROM_STATEMENTS = frozenset({"where", "paper"})
"""Elements that plain statements give too: 去镇上, 带户口本."""

_NEAR = 24
"""Characters around a time within which the coming is looked for."""
_PERMITTED = re.compile(
    r"[,吧]?(?:你看)?(?:这样)?(?:行不行|行不|行吗|行么|可以吗|可以不|可以么|可不可以|好吗|好不好|好不|中不中|中不|得行不|要得不|"
    r"成不|成吗|得唔得|(?<=来)得(?:到|成)?(?:不|吗)|方便吗|有号吗|有号不|有号没|还有号吗|还有号没|有没有号|有没得号|有位吗|有位置吗|有空位吗|有空吗),*$"
)
"""Asks leave for the time itself."""
_ASKS = re.compile(
    r"怎么|怎样|咋|什么|啥|哪|吗|嘛$|么$|多少|多久|谁|几(?:时|天|个|点|张|份|块|年|号窗)|为何|为啥|何时|如何|是否|能否|可否|"
    r"(.)[不没唔冇]\1|[来去办到行好中得可以要]不$|不,|没$|没有$|呢|算不算|还是(?!算)|怕|是吧|对吧|边度|点样|可[要得能中行]|请问|想问|问一?下|问问|来不来|得及|不及"
)
_CLAUSES = re.compile(r"[,，。;；!！?？]")
_ASKS_LAST = re.compile(
    r"(?:都|还|该|我)*(?:需?要|得|该|用)?(?:带|拿|准备|备|交|收)(?:些|点|齐|多少)?(?:什么|啥|哪些|么子|钱).*$"
)
"""The question that follows on a plan without a comma: 后天上午来办老年证要带啥."""
_ASKING_MARK = re.compile(r"[?？]")
_OTHERS = re.compile(
    r"说|讲|通知|喊|叫|让|催|电话|人家(?!庭)|贩子|老板|环保|税务|食药|民警|评估(?:员|的人|组)|兽医|医生|护士|老师(?!,)|学校|村里|村委|"
    r"妇联(?!\))|会计|书记|主任|有人|他们|来人|残联|法院|公司|单位|听|告诉|回复|要我|应该|以为|如果|要是|万一|的话"
)
_GAP = (
    r"(?:的?(?:时候)?|,|我|俺|咱|我们|俺们|咱们|就|再|也|都|想|要|会|能|可以|准备|打算|有空|得空|得闲|有时间|休息|抽空|"
    r"直接|自己|先|从[一-龥]{1,4}?(?=回)|[给帮替][我俺]?[一-龥]{1,3}?|请假|放假|调休|亲自|专门|顺便|顺路|赶集|赶场|一早|早点|早些|和[我俺]?[一-龥]{1,2}|跟[我俺]?[一-龥]{1,2}|[带领陪同][着到]?[我俺]?[一-龥]{1,3}?|[拿带][着齐好上]?[一-龥]{2,6}?|坐车|骑车|开车|回来|一起|一块|开始|左右|那天|这天|吧|"
    r"钟|前后|之前|以前|过后|后|前|[我俺]?(?:爸|妈|爸妈|老公|老婆|媳妇|儿子|女儿|老伴)){0,6}"
)
_PLACE = (
    r"(?:贵|你们|您们?|恁|你[这那]|咱?镇|乡里|乡上|街道|街上|中心|"
    r"大厅|窗口|便民|政务|服务|政府|柜台|社区|所里|那边|那儿|那里|这边|这儿|这里)"
)
_DO = (
    r"(?:一?趟)?(?:第[一二]次|头一?[次回]|初次|重新|再)?(?:办|弄|搞|整|做|登|交|缴|领|报|申|取|补|换|拿|签|改|开|查|迁|注|打|约|把|给|递|提|续|转|审|评|测|鉴定|认证|"
    r"备案|参保|退|停|跑|看看|咨询|上户|落户|过户|结婚|离婚|先)"
)
_COME = (
    rf"(?:(?<![回下出起上进原后未将从以])(?<!^本)(?<![我他她俺就]本)(?:过)?来(?!不及|得及|不|没|过|电|信|源|回|着|历|自|往|人|了|说|讲|查|看|问)(?=$|[,吧哈呗啊嘛噻]|一?趟|{_DO}|{_PLACE}|窗)|"
    rf"(?:过)?去(?!世|年|哪|过|不|没|了|向|掉)(?=$|[,吧哈呗啊嘛噻]|一?趟|{_DO}|{_PLACE})|"
    rf"(?:嚟|上)(?:办|弄|{_PLACE})|(?:去|来)?到{_PLACE}|(?:去|来|上){_PLACE})"
)
_COMES_THEN = re.compile(rf"^{_GAP}{_COME}")
_COMES_BEFORE = re.compile(
    rf"(?:想|要|准备|打算|计划|我|俺|咱)(?:过)?[来去](?:{_DO}|{_PLACE})[^,]{{0,12}},?(?:就|时间|定|定在|在)*$"
)
_DOES_THEN = re.compile(
    rf"^{_GAP}(?:办|弄|搞|整|补办|换领?|领取?|交)(?:理|个|一?下|张)?(?![好完了过成没不妥])(?:(?![不吗能可会要])[^,]){{1,12}}(?:,|[吧哈呗嘛噻啊]*$)"
)
"""After a time that begins the message: 明早九点办社保卡."""
_ME = re.compile(r"^(?:(?:帮|给)?(?:我|俺|偶)(?:们)?|咱们?|想|要|就|那|,|请|麻烦)*$")
_SHORT = 30
_NAMED = re.compile(r"^(?:[^,满了过没是有在丢坏到领发死生改换挪推提延变]{2,10}?)[,的]*$")
"""Before a time that ends the message: no more than the name of a matter (营业执照 明天 10点)."""
_HOUR = re.compile(r"[点时:：]|上午|下午|早|晌|晚|朝|昼")
_ENDS = re.compile(r"[,吧哈呗嘛噻啊]*$")
_BOOKS = re.compile(r"(?:约|挂号|挂个|订个|排个|留个|取个)(?!定|好了|束|莫|见|会)")
_BOOKED = re.compile(
    r"约(?:好|过|了|定|莫|束|见|会)|大约|合约|违约|签约|条约|节约|(?<![公外家阿])公约"
)
_PLACE_TOO = re.compile(
    r"(?:[也再还想要先都]|顺便|一起|[给帮替][^,]{1,6}?)(?:预?约|挂|订)"
    r"(?=$|,|号|个|一|上|在|到|同|那|明|后|今|上午|下午|周|星期|下|\d)"
)
_NO_TIME_TO_COME = re.compile(r"现在|现时|而家|这会|等(?!一?[下会])")
_COMES_IN_IT = re.compile(r"(?:过来|来|去)$")


_ANY_TIME = re.compile(
    r"随便(?:哪|什么时|啥时)|(?:约|挂|订|排|给我|帮我|要)[^,]{0,3}最[早快]|最[早快]的(?:号|时间|一个号)|^最[早快]的"
)


def takes_any(text: str) -> bool:
    """Say whether somebody takes any time, or the first there is: 下周随便哪天下午, 约最早的."""
    plain = plain_wording(text)
    if _ANY_TIME.search(plain) is None or _ASKING_MARK.search(text):
        return False
    return re.search(r"[吗么]$|是(?:什么|哪|几)|怎么|多久", plain) is None


def asks_for_a_place(text: str) -> bool:
    """Say whether a place is wished in so many words, and not asked about: 也约同一时间."""
    plain = plain_wording(text)
    if _ASKING_MARK.search(text) or _ASKS.search(plain):
        return False
    return _PLACE_TOO.search(_BOOKED.sub("", plain)) is not None


def asks_leave(text: str, now: datetime) -> bool:
    """Say whether leave is asked for a time to come, and nothing else: “明天上午行不行”."""
    plain = plain_wording(text).rstrip(",")
    leave = _PERMITTED.search(plain)
    return leave is not None and only_a_time(plain[: leave.start()], now)


def only_a_time(text: str, now: datetime) -> bool:
    """Say whether a text holds a day or time to come, and nothing else."""
    when = read_when(text, now)
    return not when.says_nothing and not re.sub(r"[的吧嘛哈噻呗,。 ]", "", when.rest)


def only_a_half_day(text: str, now: datetime) -> bool:
    """Say whether a text holds a day ahead with its half or time, and nothing else: 明早."""
    when = read_when(text, now)
    whole = when.on is not None and when.part is not None and not (when.past or when.ambiguous)
    return whole and only_a_time(text, now)


def wishes_to_come(text: str, now: datetime, asks: Sequence[Element] = ()) -> bool:
    """Say whether somebody wants to come at a day or time that lies ahead: 我想明天上午来办低保.

    `now` is local time; `asks` are the elements that the message asks about. What asks a question,
    and what only tells of a day (我奶奶后天满80岁，去哪里办), is no such wish.
    """
    plain = plain_wording(text)
    leave = _PERMITTED.search(plain)
    stated = plain[: leave.start()] if leave else plain
    marked = leave is None and _ASKING_MARK.search(text)
    if marked or (set(asks) - _FROM_STATEMENTS) or _ASKS.search(stated):
        return False
    when = read_when(text, now)
    if not when.past and when.on is None and when.clock is None:
        return False
    times = ((each, read_when(each.words, now)) for each in said_times(stated, now))
    # where the message tells of a day gone by, a clock alone may be of that day
    ahead = (each for each, at in times if not at.past and (at.on or not when.past))
    return any(_is_wish(each) or _is_order(each, plain) for each in ahead)


def plans_to_come(text: str, now: datetime) -> str:
    """Give what tells of coming where a message asks of something else besides; empty without.

    “我后天上午回来办老年证，要带啥”: the day is kept until a place is wished.
    """
    clauses = (_ASKS_LAST.sub("", each) for each in _CLAUSES.split(text))
    told = ((each, plain_wording(each)) for each in clauses)
    return next((each for each, plain in told if plain and wishes_to_come(each, now)), "")


def _is_order(said: SaidTime, plain: str) -> bool:
    """Say whether the message is a time and what is done then, and nothing else."""
    short = len(plain) <= _SHORT
    if short and _ME.match(said.before) is not None:
        return _DOES_THEN.match(said.after) is not None
    named = _NAMED.match(said.before) is not None
    return named and _ENDS.match(said.after) is not None and _HOUR.search(said.words) is not None


def _is_wish(said: SaidTime) -> bool:
    clause = said.before.rpartition(",")[2]
    if _OTHERS.search(clause) or _NO_TIME_TO_COME.match(said.words):
        return False
    after = said.after.partition(",")[0]
    if _booked(clause) or _booked(after):
        return True
    in_it = _COMES_IN_IT.search(said.words)  # 等下过来 is read as today
    comes = _COMES_THEN.match((in_it[0] if in_it else "") + said.after[:_NEAR])
    if comes is not None:
        return not _OTHERS.search(comes[0])
    return (
        _ENDS.match(said.after) is not None
        and _COMES_BEFORE.search(said.before[-_NEAR:]) is not None
    )


def _booked(words: str) -> bool:
    return _BOOKS.search(_BOOKED.sub("", words)) is not None
