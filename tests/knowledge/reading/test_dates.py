"""Days and times as people write them: the next one that has not passed, or nothing."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import CHINA
from knowledge.reading.dates import When, read_when

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("明天上午", When(date(2026, 11, 25), "am")),
        ("大后天", When(date(2026, 11, 27))),
        ("下周二九点半", When(date(2026, 12, 1), None, time(9, 30))),
        ("周二", When(date(2026, 11, 24))),
        ("周一", When(date(2026, 11, 30))),
        ("礼拜天下午三点一刻", When(date(2026, 11, 29), "pm", time(15, 15))),
        ("28号", When(date(2026, 11, 28))),
        ("五号下午", When(date(2026, 12, 5), "pm")),
        ("十二月三号", When(date(2026, 12, 3))),
        ("三点", When(None, None, time(15))),
        ("上午十点二十", When(None, "am", time(10, 20))),
        ("十点零五分", When(None, None, time(10, 5))),
        ("最早的", When(earliest=True)),
        ("2月30号", When()),
        ("25:99", When()),
        ("没想好", When()),
        ("", When()),
    ],
)
def test_a_day_and_time_are_read_or_left_open(said: str, expected: When) -> None:
    assert read_when(said, TUESDAY) == expected


@given(st.text(max_size=40))
def test_no_text_raises_and_no_day_has_passed(said: str) -> None:
    found = read_when(said, TUESDAY)

    assert found.on is None or found.on >= date(2026, 11, 16)  # “上周一” is read as it is said
