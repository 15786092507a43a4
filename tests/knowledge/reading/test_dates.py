"""What may be relied on in every reading of a day and time."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import CHINA, Calendar
from knowledge.reading.dates import DaySpan, When, read_when
from knowledge.reading.when import part_of
from tests.knowledge.reading.dated import TUESDAY

_PIECES = [
    *(
        "上上周",
        "下周",
        "周",
        "星期",
        "礼拜",
        "三",
        "日",
        "二十",
        "八",
        "12",
        "5",
        "31",
        "月",
        "号",
    ),
    *("点", "半", "一刻", ":", ".", "/", "-", "上午", "下午", "晚上", "中午", "明天", "大后天"),
    *("昨天", "农历", "腊月", "初八", "闰", "国庆", "节", "后", "前", "第一个", "工作日", "最后"),
    *("不是", "改到", "或者", "到", "过", "天", "个", "小时", "年", "2026", "2027", "1999", "差"),
    *("分", "周末", "月底", "这", "下", "每", "都行", "没空", "越早越好", "早点", ",", "。", "我"),
    *("来", "办", "低保", "有", "零", "廿", "冬至", "清明", "除夕", "三十", "99", "0"),
]


def test_what_was_not_said_stays_open() -> None:
    for said in ("没想好", "", "要带什么材料", "你们几点下班", "确定", "1", "谢谢"):
        assert read_when(said, TUESDAY).says_nothing


def test_several_days_come_with_the_span_and_a_question() -> None:
    week = read_when("下周随便哪天", TUESDAY)

    assert week.span == DaySpan(date(2026, 11, 30), date(2026, 12, 6))
    assert "星期几" in week.why
    assert read_when("月底", TUESDAY).span == DaySpan(date(2026, 11, 26), date(2026, 11, 30))
    assert read_when("周三或者周四都行", TUESDAY).span == DaySpan(
        date(2026, 11, 25), date(2026, 11, 26)
    )


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("2月30日", "2月最多29天"),
        ("腊月三十", "没有农历"),
        ("25点", "没有“25点”"),
        ("昨天", "已经过了"),
        ("今天9点", "今天那个时间已经过了"),
        ("元旦后第一个工作日", "2027年的放假安排"),
        ("12月3号周三", "12月3日是周四"),
        ("周末", "周六、周日"),
        ("下周三点半", "下周三点半"),
        ("明天不行", "哪天方便"),
    ],
)
def test_why_says_what_is_wrong(said: str, hint: str) -> None:
    assert hint in read_when(said, TUESDAY).why


def test_the_rest_is_what_was_not_read() -> None:
    assert read_when("您好，我想明天上午来办低保", TUESDAY).rest == "您好,我想 来办低保"


def test_the_towns_hours_decide_whether_today_is_over() -> None:
    late = datetime(2026, 11, 24, 17, 10, tzinfo=CHINA)

    assert read_when("周二", late).on == date(2026, 11, 24)
    assert read_when("周二", late, closes=time(17)).on == date(2026, 12, 1)


def test_the_given_calendar_knows_what_the_library_does_not() -> None:
    known = Calendar({date(2027, 1, 1): False}, frozenset({2027}))

    assert read_when("元旦后第一个工作日", TUESDAY, calendar=known).on == date(2027, 1, 4)


def _sound(when: When, now: datetime) -> bool:
    near = when.on is None or (
        now.date() - timedelta(days=400) <= when.on <= now.date() + timedelta(days=800)
    )
    part = when.clock is None or when.part == part_of(when.clock)
    return near and part and bool(when.why) == (when.ambiguous or when.past)


@given(st.text(max_size=60))
def test_no_text_raises(said: str) -> None:
    assert _sound(read_when(said, TUESDAY), TUESDAY)


@given(
    st.lists(st.sampled_from(_PIECES), max_size=10).map("".join),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)),  # noqa: DTZ001 - made local below
)
def test_no_jumble_of_date_words_raises_or_leads_far_away(said: str, now: datetime) -> None:
    here = now.replace(tzinfo=CHINA)

    assert _sound(read_when(said, here), here)
