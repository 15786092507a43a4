"""Days and times among other words: corrections, denials, stories, look-alikes."""

import pytest

from tests.knowledge.reading.dated import TUESDAY, Row, rows

SENTENCES = """
2026-12-03 = 2026-12-03
您好，我想约下周二上午来办低保 = 2026-12-01 am
昨天来没办成，明天上午再来 = 2026-11-25 am
明天上午没空，下午可以 = 2026-11-25 pm
我今天打电话问过，想约后天上午 = 2026-11-26 am
9:30-10:00 = am 09:30
这个月最后一个工作日 = 2026-11-30
春节前最后一个工作日 = ?
我爸65周岁，一周三次透析，1号窗口在哪 =
我1985年3月5号出生 = past
3月份住的院，明天来行吗 = 2026-11-25
周三上午或周四上午都可以 = am ?
把明天上午的改到下午三点 = 2026-11-25 pm 15:00
从28号改到30号上午 = 2026-11-30 am
周三，啊不是，周四下午 = 2026-11-26 pm
9:00-12:00 = am ?
2026年11月3号 = 2026-11-03 past
我侄娃儿明天来接我，我想28号上午来 = am ?
我妈今年65岁，腿脚不好，想约个下周三上午九点半，可以不 = 2026-12-02 am 09:30
上次说周二来，这次想周四下午 = 2026-11-26 pm
材料要两份，后天上午十点行吗 = 2026-11-26 am 10:00
我15号窗口排了好久 =
身份证510213196512030012 =
电话13812345678明天下午打 = 2026-11-25 pm
"""


@pytest.mark.parametrize("row", rows(SENTENCES), ids=str)
def test_what_is_meant_is_read(row: Row) -> None:
    assert row.read(TUESDAY) == row.expected
