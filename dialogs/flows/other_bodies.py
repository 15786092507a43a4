"""“派出所电话多少”, “信用社几点开门”: another body's phone, place or hours are not the centre's.

Told whose they are, and the phone where one is known; the centre's own are never given for them.
"""

import re
from dataclasses import dataclass

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.texts import other_bodies as texts

_LONGEST = 26  # characters: who writes more tells of a matter
_NOT_OURS = re.compile(r"^不是(?:问|说)?(?:你们|你们中心|中心)的?(?:电话|地址)?[,，]?")
_OURS = re.compile(
    r"你们|您们|咱们中心|便民|服务站|服务中心的|(?<!政务)(?<!服务)大厅|窗口|镇政府|乡政府|街道办|办事处|代办员|帮办员|(?<!服务)中心(?:的)?电话"
)


@dataclass(frozen=True, slots=True)
class _Body:
    """Asked for, or said to be meant; `topic` (elsewhere.toml) is how a town's file may know it."""

    asked: re.Pattern[str]
    meant: re.Pattern[str]
    topic: str | None = None
    phone: str | None = None


_ASKED = (
    r"(?:(?:的|那边|那里|现在|今天|明天|后天|中午|周末|周[一二三四五六日天]|星期[一二三四五六日天]|下午|上午|早上|早晨|晚上"
    r"|一般|到底|具体|请问)*"
    r"(?:(?:联系|办公|服务|咨询|值班|固定)?(?:电话|号码|联系方式|座机)|地址|位置|在哪|哪里|哪儿|怎么走|怎么去|啥地方|什么地方"
    r"|几点|什么时候(?:开|上|下|关)|上班|下班|开门|关门|营业|办公时间|工作时间|休息|放假|有人上班)"
    r"(?:多少|是|几点|到|开门|上班|关门|下班|营业|开|号码?|发我|给我|一下|在哪里?|哪里|哪儿|哪|里|时间|知道|有|没有?|吗|不|呢|啊|呀|嘛|的"
    r"|[,，])*)"
)
_POLITE = (
    r"(?:请问|问一?下|你好|您好|麻烦|帮我|我想|我要|想|要|给我|告诉我|查一?下|知道|问|查|找|发|有没有|有"
    r"|你知道|知不知道|那|那么|一下|,|，)*"
)
_HALL, _VILLAGE = "hall", "village"
_MEANT = r"(?:我|俺)(?:问|说|要|找|指)的(?:就)?是"
_WHERE = r"(?:[^\W\d_]{0,3}(?:省|市|县|区|镇|乡|街道))?(?:里|上)?的?"
_BODIES = tuple(
    _Body(
        re.compile(f"{_POLITE}({_WHERE}(?:{name})){_ASKED}"),
        re.compile(f"{_POLITE}{_MEANT}({_WHERE}(?:{name}))(?:的|电话|地址|啊|呀|哦|呢)*"),
        topic,
        phone,
    )
    for name, topic, phone in (
        ("派出所|公安局|公安分局|警务室", "police", "110（急事）"),
        ("交警队?|交管所|车管所", "driving", "12123"),
        ("出入境(?:窗口|大厅|管理局)?", "passport", "12367"),
        ("医疗保障局|医保局|医保中心", None, "12393"),
        (
            "人力资源和社会保障局|人社局|社保局|社保中心|劳动局|就业局|劳动监察大?队?|仲裁委",
            "labour",
            "12333",
        ),
        ("税务局|税务所|办税厅|办税服务厅|地税局?|国税局?", "tax", "12366"),
        ("公积金(?:中心|管理中心)?", "fund", "12329"),
        ("法院|人民法院|法庭", "suit", "12368"),
        ("检察院", "law", "12309"),
        ("公证处", "notary", "12348"),
        ("司法局|法律援助中心", None, "12348"),
        ("纪委|监委", "discipline", "12388"),
        ("信访局", "petition", None),
        ("供电所|供电公司|供电局|电力公司|电力局", "power", "95598"),
        ("自来水公司|水厂|供水公司", None, None),
        ("燃气公司|煤气公司|天然气公司", "gas", None),
        ("供热公司|热力公司", "heat", None),
        ("客运站|汽车站|公交公司", "bus", None),
        ("火车站|高铁站", "travel", "12306"),
        ("市场监督管理局|市场监管局|工商局|工商所|市监局", "consumer", "12315"),
        ("武装部", "army", None),
        ("移动(?:营业厅|公司)|电信(?:营业厅|公司)|联通(?:营业厅|公司)", "telecom", None),
        (
            (
                "民政局|婚姻登记(?:处|中心|所)|残疾人联合会|县残联|区残联|市残联|教育局|招生办|住建局|房管局|卫健局|卫健委|卫生局"
                "|农业农村局|农业局|林业局|水利局|自然资源局|国土局|国土所|不动产(?:登记)?中心|生态环境局|环保局|城管局|城管队?"
                "|交通局|应急局|退役军人局|烟草局|邮政局|气象局|档案局|档案馆"
                "|县政府|区政府|市政府|县委|区委|市委"
            ),
            None,
            None,
        ),
        ("(?:县|区|市)(?:政务|行政)(?:服务)?(?:中心|大厅)", _HALL, None),
        (
            "信用社|农商行|农商银行|农村信用合作社|邮政储蓄|邮储(?:银行)?|(?:农业|工商|建设|中国|交通|邮政)?银行|农行|工行|建行",
            None,
            None,
        ),
        ("医院|卫生院|卫生所|卫生室|诊所|疾控中心", "hospital", None),
        ("(?:小|中|完|初|高)?学校|小学|中学|幼儿园|职校|技校", None, None),
        ("邮局|快递(?:站|点)?|菜鸟驿站|超市|药店|殡仪馆|火葬场", None, None),
        ("村委会?|居委会|村支部|村办公室|社区居委会", _VILLAGE, None),
    )
)


def answer(turn: Turn) -> Aside | None:
    """Say whose phone, place or hours are asked, and how to reach them; None where ours are."""
    said = _NOT_OURS.sub("", plain(turn.said.text))
    if len(said) > _LONGEST or _OURS.search(said) or turn.said.understanding.slots.where:
        return None
    town = turn.world.town
    for body in _BODIES:
        asked = body.asked.fullmatch(said) or body.meant.fullmatch(said)
        if asked is None or asked[1] in town.centre or asked[1] == town.place:
            continue
        turn.world.desk.answered(turn.said.text)
        if body.topic == _HALL and town.hall:
            return Aside((texts.hall(town.hall.name, town.hall.address, town.hall.phone),))
        own = town.phone_for(body.topic, body.phone or "") if body.topic else body.phone
        if body.topic == _VILLAGE:
            return Aside((texts.village(asked[1], listed=bool(town.villages)),))
        return Aside((texts.other(asked[1].removeprefix("的"), own or None),))
    return None
