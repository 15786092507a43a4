"""What is refused, and of two wishes which one comes first."""

from datetime import date

import pytest

from knowledge.reading.dates import read_when
from knowledge.reading.fallbacks import read_fallback
from knowledge.reading.refused import read_refused
from tests.knowledge.reading.dated import TUESDAY


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("不要上午", "am"),
        ("除了上午都行", "am"),
        ("上午要上课", "am"),
        ("早上起不来", "am"),
        ("下午没空", "pm"),
        ("下午我走不开", "pm"),
    ],
)
def test_a_half_of_any_day_is_refused(said: str, part: str) -> None:
    (refused,) = read_refused(said, TUESDAY)
    assert refused.days is None
    assert refused.part == part


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("除了周五都可以", (27, 27)),
        ("明天不得空", (25, 25)),
        ("26号下午没空", (26, 26)),
        ("周末除外", (28, 29)),
    ],
)
def test_days_are_refused(said: str, days: tuple[int, int]) -> None:
    (refused,) = read_refused(said, TUESDAY)
    assert refused.days is not None
    assert (refused.days.first.day, refused.days.last.day) == days


def test_each_such_weekday_is_refused() -> None:
    (refused,) = read_refused("除了周五都可以", TUESDAY)
    assert refused.covers(date(2026, 12, 4))
    (refused,) = read_refused("27号不行", TUESDAY)
    assert not refused.covers(date(2026, 12, 4))


@pytest.mark.parametrize(
    "said", ["要不要上午来", "上午行不行", "早上太早了", "9点不行", "后天上午", "上午可以", ""]
)
def test_nothing_is_refused(said: str) -> None:
    assert read_refused(said, TUESDAY) == ()


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("25号不行就26号", 25, 26),
        ("后天不行就大后天", 26, 27),
        ("最好周四，不行就周五", 26, 27),
        ("要是26号满了，就27号吧", 26, 27),
        ("25号没号的话26号也行", 25, 26),
        ("先看26号，没有再看27号", 26, 27),
        ("明天约不上就后天", 25, 26),
    ],
)
def test_the_second_holds_where_the_first_cannot_be_had(said: str, first: int, second: int) -> None:
    pair = read_fallback(said, TUESDAY)
    assert pair is not None
    assert read_when(pair.first, TUESDAY).on == date(2026, 11, first)
    assert read_when(pair.second, TUESDAY).on == date(2026, 11, second)


@pytest.mark.parametrize(
    "said",
    [
        "25号不行，就26号吧",
        "明天来不了，改后天",
        "明天不行后天行",
        "星期四不行星期五可以",
        "明天没空，就后天吧",
        "不行就明天吧",
        "明天就行",
        "周四或者周五",
        "明天办不成就投诉",
    ],
)
def test_a_day_that_is_refused_comes_no_first(said: str) -> None:
    assert read_fallback(said, TUESDAY) is None


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("周一三五都行", (25, 27, 30)),
        ("只有周一、周三和周五", (25, 27, 30)),
        ("下周二四", (1, 3)),
        ("礼拜三或礼拜五", (25, 27)),
        ("26号和28号", (26, 28)),
        ("12月1号或3号", (1, 3)),
    ],
)
def test_days_named_one_by_one_are_no_span(said: str, days: tuple[int, ...]) -> None:
    when = read_when(said, TUESDAY)
    assert when.on is None
    assert when.ambiguous
    assert tuple(each.day for each in when.days) == days


@pytest.mark.parametrize("said", ["周一到周三", "26号到28号", "下周", "这几天", "周三", "周五次"])
def test_a_span_or_a_single_day_names_no_several(said: str) -> None:
    assert read_when(said, TUESDAY).days == ()


@pytest.mark.parametrize(
    ("said", "on", "part"),
    [
        ("26上午", "2026-11-26", "am"),
        ("约28下午", "2026-11-28", "pm"),
        ("今下午", "2026-11-24", "pm"),
        ("约明上午", "2026-11-25", "am"),
    ],
)
def test_a_day_run_into_its_half_is_read(said: str, on: str, part: str) -> None:
    when = read_when(said, TUESDAY)
    assert (str(when.on), when.part) == (on, part)


@pytest.mark.parametrize("said", ["说明下午", "如今上午", "9上午", "13800138026上午", "早上头"])
def test_no_day_is_made_up(said: str) -> None:
    assert read_when(said, TUESDAY).on is None


@pytest.mark.parametrize(("said", "noon"), [("中午", True), ("中午2点", False), ("下午", False)])
def test_noon_is_told_from_the_afternoon(said: str, *, noon: bool) -> None:
    assert read_when(said, TUESDAY).noon is noon
