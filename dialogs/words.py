"""Words that mean the same in every state, and how a correction begins."""

import re
from typing import Literal

from dialogs.choosing import plain
from knowledge.contrast import read_contrast

Global = Literal["back", "cancel", "human", "restart", "repeat", "menu", "elder", "ordinary"]

_WORDS: dict[Global, tuple[str, ...]] = {
    "back": ("返回", "上一步", "退回", "后退", "回去", "上一个", "返回上一步", "退回去"),
    "cancel": ("取消", "算了", "不办了", "不问了", "退出", "结束", "不用了", "不弄了", "不约了"),
    "human": (
        "人工", "转人工", "人工客服", "找人工", "客服", "叫个人来", "找工作人员", "工作人员",
        "转工作人员", "我要人工", "真人", "找个人", "要人工", "人工服务", "叫人", "找真人",
    ),
    "restart": ("重来", "重新开始", "从头来", "重新来", "从头开始", "重新问"),
    "repeat": ("再说一遍", "重复", "重复一遍", "没看清", "再说一次", "刚才说的啥", "再发一遍"),
    "menu": ("菜单", "首页", "主菜单", "功能", "目录", "帮助"),
    "elder": ("老人模式", "大字", "大字版", "长辈模式", "字大点", "字太小", "慢一点", "慢点"),
    "ordinary": ("普通模式", "标准模式", "退出老人模式", "小字"),
}  # fmt: skip
_MEANS = {plain(word): name for name, words in _WORDS.items() for word in words}

_BIGGER = re.compile(
    r"(?:这个?|你们?的?|手机上?)?(?:的)?字(?:体)?(?:实在|也|太|有点|好)*小.{0,2}(?:看不(?:清楚?|见|到))?"
    r"|(?:我)?(?:老花眼?|眼睛?(?:花|不好)|人老).{0,3}看不(?:清楚?|见|到)字?|看不(?:清楚?|见|到)字"
    r"|(?:我|俺|咱|老人)?(?:老花眼?|眼睛?花了?)?[,，]?看不(?:清楚?|见|到)[,，]?(?:你们?|这个?|手机上?)?的?字体?(?:实在|也|太|有点|好|真)*小(?:得很)?"
    r"|(?:把|能不能)?(?:字|字体)(?:弄|放|调|搞|变)?大(?:一点|点|一?些).{0,2}"
)
_THE_LIST = re.compile(
    r"(?:你)?(?:别|不要|莫)(?:再)?问(?:了|这么多|那么多)*|(?:直接)?(?:都|全部|全)列出来|直接(?:看|给|列)(?:我)?(?:清单|单子|材料)"
    r"|(?:你们?|您)?(?:就|怎么|为什么|能不能|可不可以|不能|能|不)*一次(?:性)?(?:就|给我|跟我|都|全)*(?:说|讲|列|告诉)(?:我)?(?:清楚|清|完|全|齐|明白)(?:吗|么|不|行不行|好不好)*[?？]?"
)
_FED_UP = re.compile(
    r"你.{0,4}(?:听不懂|看不懂)|^(?:听不懂|看不懂|看不明白|听不明白).{0,4}$|^叫个人|找个人来(?:说|接|$)|什么破(?:玩意|东西|机器)"
    r"|(?:机器人?|什么|真是?|你们?|个)垃圾|没用的东西|^(?:你们?|这|都|就|又|尽|净|全|是|在|机器人?)*骗(?:人|我们?|老百姓)的?$"
    r"|(?:说|讲|问|聊|搞|弄|整)了?(?:半天|老半天|这么久|这么多|一大堆)[,，]?.{0,4}(?:没(?:有|得|啥|什么)?用|白(?:说|讲|问|搞|弄)|等于没(?:说|讲|问))$"
    r"|气死|要疯|投诉你们?(?:$|[,，。！!])|转人工|跟人说"
)
_SHORT, _SAYS_SOMETHING = 24, 4  # characters
_ONCE_MORE = re.compile(
    r"(?:(?:我|俺|还是|刚才|刚刚|你|您|真|实在)*(?:没|冇|莫)(?:太|大|怎么)?(?:听|看|弄|搞|整)(?:得)?(?:懂|清楚?|明白|醒豁)(?:你|您|说|讲|问|的|啥|什么)*"
    r"|(?:这|那|你|您|说|讲|问|的|是)*(?:啥子?|什么|么子|咩|嘛)(?:个)?意思"
    r"|(?:你|您|请|麻烦|能不能|可以|慢点|慢慢|那)*(?:再|重新|从新)(?:给我|跟我|帮我|给俺|跟俺)?(?:说|讲|念|发)(?:一|两)?(?:道|遍|次|回|下|哈|哈子|盘)?"
    r"|(?:你|您|请|麻烦)*(?:(?:说|讲)?慢(?:一?点儿?|些|慢)(?:说|讲)|(?:说|讲)慢(?:一?点儿?|些)))"
    r"(?:[,，]?(?:(?:我|俺)?(?:没|冇)(?:听|看)(?:懂|清楚?|明白)|(?:你|您|请|麻烦)*(?:再|重新)(?:说|讲|念|发)(?:一)?(?:道|遍|次|回|下)))?(?:吧|行不|可以不|嘛|好不)?"
)
_CORRECTION = re.compile(
    r"(?:不对|错了|说错了|搞错了|打错了|我是说|我说的是|改成|改为|改一下|换成|换到"
    r"|不是(?=[，,、。 要]|.*[，,、。]))"
    r"[，,、。 ]*(?:不是[^，,、]*[，,、])?(?:应该是|是|要|改成|换成)?(?P<rest>.+)"
)
_NOT_THIS = re.compile(
    r"(?:[搞弄说选点打]错了?[啊,，、]*)?(?:我)?(?:问的|要办的)?(?:不是|不对|错了)[,，]?(?:办|问|要)?(?:的)?这.{0,2}"
)


def global_word(text: str) -> Global | None:
    """Give what a text means in every state; None where it is an ordinary answer."""
    said = plain(text)
    found = _MEANS.get(said)
    if found is None and _BIGGER.fullmatch(said):
        return "elder"
    if found is None and len(said) <= _SHORT and _ONCE_MORE.fullmatch(said):
        return "repeat"
    return "human" if found is None and _FED_UP.search(said) else found


def wants_the_list(text: str) -> bool:
    """Say whether somebody has had enough of questions and wants the list as it stands."""
    return _THE_LIST.fullmatch(plain(text)) is not None


def says_something(text: str) -> bool:
    """Say whether a text has words that tell a clerk what it is about: a number alone has none."""
    return len(text) >= _SAYS_SOMETHING and any(each.isalpha() for each in text)


def fed_up(text: str) -> bool:
    """Say whether somebody has had enough of the bot, and did not just ask for a person."""
    said = plain(text)
    return said not in _MEANS and _FED_UP.search(said) is not None and "转人工" not in said


def correction(text: str) -> str | None:
    """Give what an earlier answer is corrected to (“不对，是下午” → “下午”), or None."""
    contrast = read_contrast(text)
    if contrast is not None and contrast.denied:
        return contrast.meant
    match = _CORRECTION.fullmatch(text.strip())
    return match.group("rest").strip() if match else None


def not_this(text: str) -> bool:
    """Say whether the text says that another matter is meant."""
    return _NOT_THIS.fullmatch(plain(text)) is not None
