"""Who comes to the counter: the person whose matter it is, or somebody for them. Never a guess."""

import re
from typing import Literal

HIMSELF: Literal["本人"] = "本人"
AGENT: Literal["代办"] = "代办"
UNCLEAR: Literal["unclear"] = "unclear"
Comes = Literal["本人", "代办", "unclear"]

_ASKS = re.compile(
    r"[?？]|[吗么呢]$|能不能|可不可以|可以不|行不|要不要|得不得|怎么|咋|什么|啥|(?<!也)不$|是不是|还是"
)
_TOGETHER = re.compile(
    r"一起|一块|一同|一道|一路|陪|[带领扶背推接送](?:着|上|起|到)?(?:他|她|老|俺|我?(?:爸|妈|爷|奶|外|公|婆|儿|女|娃|孩))"
)
_APART = re.compile(r"(?:不|没|莫|别|无)[^,，]{0,3}(?:一起|一块|一同|一道|一路|陪|带)")
_CANNOT = re.compile(
    r"(?P<who>[^,，。]*?)(?:[来去走到动]不(?:了|成|动|到)|走不动|出不了门|下不了床|起不来|卧床|瘫"
    r"|(?:不能|没法|无法|没办法|不方便|没空|没时间|不便)(?:亲自|自己)?(?:过?[来去到]|出门|走|动|跑)"
    r"|(?:他|她|老人|本人)(?:自己|本人)?(?:就|都|也)?不(?:想|愿意)?过?[来去])"
)
_NOT_HIMSELF = re.compile(r"(?:不是|非|没有?)(?:他|她|老人)?(?:本人|自己|亲自)")
_I_MYSELF = re.compile(r"(?:我|俺)(?:自己|各人|个人)?")
_HIMSELF = re.compile(
    r"(?:他|她|老人家?|[爸妈爷奶公婆伴儿女娃孩]|老[公婆])(?:子|人)?(?:自己|本人|亲自|各人)"
)
_I = re.compile(
    r"(?:^|[,，。由让该是就那还了能])(?:我|俺)(?:自己|亲自|一个人|单独|各人|个人|就|要|可以|能)*(?:过?[来去](?!不)|跑|代|替|帮|给|办|拿|$)"
)
_ONLY_I = re.compile(
    r"[那就是]*(?:我|俺)(?:自己)?(?:过?[来去])?[帮替代]?(?:他|她)?(?:过?[来去])?办"
)
_MYSELF = re.compile(
    r"(?:那|就|是)*(?:我|俺)(?:自己)?(?:自己|各人|个人|一个人)(?:要|会|能|可以|就|慢慢)*(?:过?[来去]|走|跑|办|弄)+(?:一趟|嘛|噻)?"
)
_SENT = re.compile(
    r"(?:那|就|要|是|到时候?|喊|叫|让|请|由|等|派|换|托|麻烦)*(?:我们?|俺|咱)?(?:家|屋头|屋里)?的?(?P<kin>[大小老二三幺满]?(?:"
    r"儿子|儿媳妇?|女儿|女婿|闺女|姑娘|妹仔|妹子|崽子?|仔仔?|仔女|娃儿|娃娃|娃|伢子|伢崽|伢|囡囡?|孙子|孙女|孙儿|外孙女?|孩子"
    r"|媳妇|新妇|老婆|老公|老伴|老头子?|老婆子|老太婆|婆娘|堂客|男人|爱人|屋头的|屋里的|当家的|侄儿|侄子|侄女|外甥女?"
    r"|兄弟|弟弟|哥哥|姐姐|妹妹|嫂子|隔壁的?|邻居|亲戚|儿|女))"
    r"(?:他们?|她)?(?:会|要|说|就|可以|明天|后天)*(?:(?:替|帮|代|给)(?:我|俺|忙)?)?"
    r"(?:过?[来去]|跑|办|领|拿|弄|搞|交)+(?:一趟|一?下|腿|嘛|噻|就行)?"
)
_FOR = re.compile(r"[代替帮](?:他|她|老|俺|我)")


def writer_comes(text: str) -> bool:
    """Say whether the writer says to do it: “她来不了，我去办”, “我去帮她办”."""
    said = _plain(text)
    if is_asked(text):
        return False
    hindered = _CANNOT.search(said + "了") is not None or _NOT_HIMSELF.search(said) is not None
    return _ONLY_I.fullmatch(said) is not None or (hindered and _I.search(said) is not None)


def sent(text: str) -> str | None:
    """Give the kin that is sent, in the writer's words, where nothing else is said: 喊我女去办."""
    found = None if is_asked(text) else _SENT.fullmatch(_plain(text))
    return found["kin"] if found else None


def is_asked(text: str) -> bool:
    """Say whether it is asked who may come, and not told."""
    return _ASKS.search(text.strip("。.!！~～ ")) is not None


def _plain(text: str) -> str:
    return "".join(text.split()).rstrip("。.!！~～的了啊呀吧哈嘛")


def read_comer(text: str, *, for_another: bool) -> Comes | None:
    """Say who comes; None where the words say nothing of it or ask, so that it can be asked.

    `for_another`: the matter is for somebody else than the writer, who is then the agent. `unclear`
    where what is said fits neither or both.
    """
    said = _plain(text)
    if is_asked(text):
        return None
    if _MYSELF.fullmatch(said):
        return AGENT if for_another else HIMSELF
    if _TOGETHER.search(said) or _APART.search(said):
        return UNCLEAR if _APART.search(said) or _CANNOT.search(said) else HIMSELF
    if _NOT_HIMSELF.search(said):
        return AGENT
    writer, himself = _I.search(said), _HIMSELF.search(said)
    hindered = _CANNOT.search(said + "了")
    if hindered:
        mine = _I_MYSELF.fullmatch(hindered["who"]) is not None
        return UNCLEAR if mine and (himself or for_another) else AGENT
    if himself:
        return UNCLEAR if writer else HIMSELF
    return AGENT if _FOR.search(said) or (for_another and writer) else None
