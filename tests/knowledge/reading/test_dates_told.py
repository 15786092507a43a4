"""What was, what is not to be, and what only looks like a clock, on a Tuesday, 2026-11-24 10:00."""

import pytest

from knowledge.reading.dates import read_when
from knowledge.reading.said_times import SaidTime, said_times
from tests.knowledge.reading.dated import TUESDAY, Row, rows

TOLD = """
我3点钟来过，明天能来吗 = 2026-11-25
3点钟来过，没办成，后天上午再来 = 2026-11-26 am
昨天下午3点来过，明天再来 = 2026-11-25
我上午来过，下午再来行不 = pm
下午来过了，明天来 = 2026-11-25
今天上午去过了，明天上午再去 = 2026-11-25 am
早上8点去过，没开门，下午三点行不 = pm 15:00
下午两点打过电话，明天来 = 2026-11-25
3点来了，没办成，明天行吗 = 2026-11-25
上午十点来过 =
我来过两次，明天三点能来吗 = 2026-11-25 pm 15:00
明天上午来过户 = 2026-11-25 am
明天下午三点过来 = 2026-11-25 pm 15:00
三点来钟 = pm 15:00
房子3月5号买的 =
证是5月3号办的，丢了 =
我爸3月5号去世的 =
3月5号我爸去世了 =
孩子3月5号出生 =
3月5号上的户口 =
12月3号办的证 =
低保是3月5号来办的 =
三月在东河村交的材料 =
娃是6月8号生的 = 2026-06-08 past
房子3月5号买的，明天来过户 = 2026-11-25
12月3号来办证 = 2026-12-03
12月3号交的话行吗 = 2026-12-03
明天交的材料要原件吗 = 2026-11-25
赶明 = 2026-11-25
赶明上午来 = 2026-11-25 am
赶明天来 = 2026-11-25
赶明儿来 = ?
"""
EXCLUDED = """
除了周三 = ?
除周三 = ?
除周三外都行 = ?
除了周三都行 = ?
除了礼拜三哪天都中 = ?
周三以外都行 = ?
周三之外 = ?
周三除外 = ?
周末除外 = ?
周一周二都不行 = ?
周一、周二除外 = ?
周一和周二都不行 = ?
除了周一周二 = ?
除了周一到周三 = ?
明天后天都没空 = ?
不要上午 = ?
不要上午的 = ?
别给我上午的 = ?
别给我安排在上午 = ?
上午不行 = ?
上午不要 = ?
上午以外 = ?
上午下午都不行 = ?
上午不行，下午可以 = pm
周一周二都不行，周四来 = 2026-11-26
不是周三是周四 = 2026-11-26
"""
NO_CLOCKS = """
人均算下来一点三倍 =
两点五公里 =
三点五亩地 =
家里一时转不过来 =
一时半会 =
今天一时没找到 = 2026-11-24
三点建议 =
两点意见 =
有几点不明白 =
两点不清楚 =
三点希望 =
下午一时 = pm 13:00
一时三十分 = pm 13:30
明天下午三点不清楚能不能到 = 2026-11-25 pm 15:00
三点五十来 = pm 15:50
"""


@pytest.mark.parametrize("row", rows(TOLD), ids=str)
def test_what_was_is_no_wish(row: Row) -> None:
    assert row.read(TUESDAY) == row.expected


@pytest.mark.parametrize("row", rows(EXCLUDED), ids=str)
def test_the_excluded_day_is_never_taken(row: Row) -> None:
    assert row.read(TUESDAY) == row.expected


@pytest.mark.parametrize("row", rows(NO_CLOCKS), ids=str)
def test_points_and_decimals_are_no_clocks(row: Row) -> None:
    assert row.read(TUESDAY) == row.expected


def test_a_denied_half_is_asked_again_as_a_time() -> None:
    assert "上午还是下午" in read_when("不要上午", TUESDAY).why
    assert "哪天方便" in read_when("周三上午不行", TUESDAY).why


def test_a_said_time_comes_with_the_words_around_it() -> None:
    assert said_times("昨天没办成，我明天上午来办", TUESDAY) == (
        SaidTime("", "昨天", "没办成,我"),
        SaidTime("没办成,我", "明天上午", "来办"),
    )
    assert said_times("要什么材料", TUESDAY) == ()
