"""How far a time is to be moved, as it is said."""

import pytest

from knowledge.reading.shifts import Shift, half_left, keeps_the_time, read_shift


@pytest.mark.parametrize(
    ("said", "shift"),
    [
        ("往后推一天", Shift(1, 0)),
        ("能不能推迟两个星期", Shift(14, 0)),
        ("太早了，晚半个小时吧", Shift(0, 30)),
        ("晚一个半小时", Shift(0, 90)),
        ("晚十五分钟", Shift(0, 15)),
        ("提前两天", Shift(-2, 0, later=False)),
        ("早一刻钟", Shift(0, -15, later=False)),
        ("晚一点", Shift()),
    ],
)
def test_how_far_is_read(said: str, shift: Shift) -> None:
    assert read_shift(said) == shift


@pytest.mark.parametrize(
    "said",
    ["晚到10分钟可以吗", "提前几天预约", "推迟到周五", "两天后", "晚上", "后天", "提前一天取消"],
)  # fmt: skip
def test_what_moves_nothing_is_no_shift(said: str) -> None:
    assert read_shift(said) is None


def test_the_same_time_and_the_half_that_is_left() -> None:
    assert keeps_the_time("改到周五同一时间")
    assert not keeps_the_time("还是周五吧")
    assert half_left("周五不要上午") == "pm"
    assert half_left("周五上午") is None
