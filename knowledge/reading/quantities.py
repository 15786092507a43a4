"""The measure words of counters, and the words that only look like amounts."""

import re
from decimal import Decimal

from knowledge.reading.day_words import one_of

_COUNTED = """
个工作日 个自然日 个小时 个钟头 个钟 个星期 个礼拜 个学期 个季度 个月 个年头 个半月
个半小时 个人 个 份 张 本 套 件 页 封 块 条 只 头 间 栋 幢 层 户 口人 口 名 位 次 回
趟 遍 天 周岁 岁 岁数 小时 分钟 元 圆 块钱 元钱 毛 毛钱 角 角钱 分钱 万元 亩地 亩
分地 分田 平方米 平方 平米 平 m2 公顷 米 公里 里路 里地 斤 公斤 千克 吨 辆 台 部 副
双 瓶 盒 粒 片 针 包 袋 箱 棵 株 根 座 颗 项 批
"""
_MONEY: dict[str, str] = {
    "块": "1",
    "块钱": "1",
    "元": "1",
    "元钱": "1",
    "圆": "1",
    "毛": "0.1",
    "毛钱": "0.1",
    "角": "0.1",
    "角钱": "0.1",
    "分钱": "0.01",
    "万元": "10000",
}
_LAND: dict[str, str] = {"亩": "1", "亩地": "1", "分地": "0.1", "分田": "0.1"}
_SAME = {
    "周岁": "岁",
    "岁数": "岁",
    "个钟": "个小时",
    "个钟头": "个小时",
    "平": "平方米",
    "平方": "平方米",
    "平米": "平方米",
    "m2": "平方米",
    "口": "口人",
    "月": "个月",
}

MEASURES = (
    rf"(?:个多(?:月|小时|星期|礼拜)|{one_of(_COUNTED.split())}|年(?!级|轮|度|会|代|底|初|前)|人(?!们|家|行)|代人|"
    r"对(?=夫妻)|(?<=[俩仨])月|(?<=个把)(?:月|星期|礼拜|学期|小时|人))"
)
"""One measure word, longest first, as a pattern."""

BEFORE = re.compile(r"(?:第|初|星期|礼拜|周|正月|腊月|数|[0-9.]|[a-zA-Z])$")
"""What before a numeral makes it an ordinal, a date or part of a code."""

BEFORE_BARE = re.compile(r"[年月号点:]$")
"""What before a numeral without a measure word makes it part of a date."""

UNCOUNTED = re.compile(r"[点时号月日组社队栋楼单元室级期批:./]")
"""What after a numeral makes it a clock, a date or an address."""

NOT_AMOUNTS = re.compile(
    "一部分|[退入队]伍|[五六七八九]几年|一式(?=[零一二两三四五六1-9])|一次性|一卡通|一件事|一条龙|一窗|一站式|一网通办?|一门式?|一起|一样|一下子?|一定|一点[儿都也]?|一些|一直|一般|一共|一切|一旦|一边|一面|一路|一律|一致|一辈子|"
    "一家人?|一家子|一带一路|一方面?|一会儿?|一体化?|一老一小|一把手|一年到头|一个劲|一口气|一口价|一块儿?(?![钱零一二三四五六七八九半])|一份子|"
    "统一|唯一|万一|千万|万分|万能|万岁|百姓|百分之[零一二三四五六七八九十百点0-9]+|百货|百年|百科|千金|千方百计|十分(?!钟|钱|地)|十足|十字路口?|"
    "二维码|二手[房车]?|二胎|三胎|二孩|三孩|二代证?|一代证|二级|三轮车?|三农|三峡|三无|三资|三支一扶|三社联动|三证合一|三好学?生?|三八节?|三五成群|三番|"
    "四川|四季|四周|五保户?|五险一金|五金|五一|六一|七一|八一|十一(?!个|岁|月|年|天|份|张)|五星|两会|两癌|两口子|两不愁三保障|两栖|双百|八成|九成|九年义务|"
    "一个人(?=住|在|来|生活|过|去)|乱七八糟|七上八下|三三两两|第[零一二两三四五六七八九十百0-9]+[个次条项本张份]?|[一二三四五六七八九][村组社队]|独一无二|"
    "老[大二三四五六]|大[一二三四](?!点|小)|高[一二三]|初[一二三四五六七八九]?[十]?[一二三四五六七八九]?|[一二三四五六七八九1-9]年级|[0-9一二三四五六七八九十]+路车?|110|120|119|12345"
)
"""Words that begin with, or hold, a numeral and mean no number."""

THING_ENDS = re.compile(
    r"[^\u4e00-\u9fff]|[的了吗呢吧啊呀嘛要够行可以就给还是和跟或来去到在有没不也都才能算多怎我你他她您那这,半]"
)
"""Where the name of what is counted ends."""


def joined_unit(said: str) -> tuple[Decimal, str]:
    """Give the factor and the unit in which money (元), land (亩) and the like are counted."""
    if said in _MONEY:
        return Decimal(_MONEY[said]), "元"
    if said in _LAND:
        return Decimal(_LAND[said]), "亩"
    return Decimal(1), _SAME.get(said, said)
