"""How somebody is married, as old people say it: 老伴走了, 我男人没了, 守寡, 老两口, 一个人过."""

import re
from typing import Literal

ALONE: Literal["alone"] = "alone"
Marital = Literal["已婚", "未婚", "离婚", "丧偶", "再婚", "alone"]

_WHO = (
    r"(?:那个?|就|是|我们?|俺|她|他|家里|屋头|我家|[我俺](?:爸|妈|爷爷|奶奶|婆婆|公公|娘|爹))*的?"
)
_SPOUSE = (
    r"(?:老伴儿?|老公|老婆子?|老头子?|老头儿|老太婆|婆娘|堂客|男人|男的|女人|丈夫|妻子|爱人|媳妇|屋里人"
    r"|屋头的|当家的|那口子|先生|(?:孩子|娃儿?)(?:他|她|的)?[爸妈爹娘])"
)
_WIFE = r"(?:婆娘|堂客|女人|媳妇|老婆|妻子|(?:孩子|娃儿?)(?:他|她|的)?[妈娘])"
"""Of these 走了 may be said who have only left."""
_LONG_AGO = (
    r"(?:去年|前年|今年|早就|早早|早都|早些年|早年|前几年|前些年|好多年|多年|很多年|[0-9一二三四五六七八九十几]+年"
    r"|都|就|也|刚|才|已经|早|头年|前|了)*"
)
_GONE = (
    r"(?:走了|走得早|走的早|走咗|走咯|去世|过世|过身|过咗身|去咗|没了|没得了|莫得了|不在了|冇在|唔在(?:咗|度)|不在人世|病故|病死"
    r"|(?:得病|生病)走了|病逝|死(?:了|咗|咯|得早|的早|去|掉)|殁了|故去|亡故)"
)
_SINCE = r"(?:了|[好很]?多年|[0-9一二三四五六七八九十几]+年|咯|的)*"
_READS: tuple[tuple[Marital, str], ...] = (
    ("alone", rf"{_WHO}{_WIFE}(?!子){_LONG_AGO}(?:走|跑)(?:了|咯|咗|掉)+"),
    (
        "丧偶",
        (rf"{_WHO}{_SPOUSE}{_LONG_AGO}{_GONE}{_SINCE}"
        rf"|(?:死|走|没)(?:了|咗){_SPOUSE}"
        rf"|{_WHO}(?:一个)?(?:守寡|寡妇|守活?寡|鳏夫|寡婆子?|寡公|单寡)(?:一个|人)?{_SINCE}"
        rf"|{_WHO}一直?在?守寡{_SINCE}"),
    ),
    (
        "已婚",
        (rf"{_WHO}有(?:个)?{_SPOUSE}(?:的|在)?|{_WHO}{_SPOUSE}(?:都|也)?(?:还)?(?:在世?|健在|活着)(?:的|呢)?"
        rf"|{_WHO}(?:就)?(?:老两口|两口子|老俩口|两公婆|两个老的)(?:都)?(?:还)?(?:在|过)?"),
    ),
    (
        "再婚",
        (
            rf"{_WHO}(?:后来|后头|后)?(?:又|另|重新)(?:找|结|嫁|娶|讨|接)"
            r"(?:了|过)?(?:一?个|人|老伴|一次|婚)*(?:了)?"
            rf"|{_WHO}(?:都|两个)*(?:二婚|再婚|后婚)(?:的|了)?"
        ),
    ),
    ("未婚", rf"{_WHO}(?:一个|是|个|老|打)*光棍(?:汉|一条|一个)?(?:了|的)?"),
    (
        "alone",
        (
            rf"{_WHO}(?:就|只|都|现在|一直)*(?:(?:剩|得)?我?一个人(?:过|住|生活|在家|过日子)*"
            r"|单身汉|单个人|孤身一人|孤家寡人)(?:了|的)?"
        ),
    ),
)  # fmt: skip
_PATTERNS = tuple((each, re.compile(said)) for each, said in _READS)


def read_marital(text: str) -> Marital | None:
    """Read how somebody is married; `alone`: without a spouse, and not said why. Never raises.

    None where more than that is said, or it is asked.
    """
    said = "".join(text.split()).strip("。.,，!！~～").rstrip("啊呀吧哦哈嘛啦")
    return next((each for each, pattern in _PATTERNS if pattern.fullmatch(said)), None)
