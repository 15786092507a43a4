"""The half-days of a visit: refused ones are left out, two in order stand in their order."""

import pytest

from dialogs.texts import visit as texts
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(Village(each, f"{each}便民服务站", 9) for each in ("龙泉村", "沙河村"))
UNTIL_WHEN = ("给我妈约上门办高龄津贴", "走不动", "龙泉村，小学后面", "13800138000")


def _chat(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=VILLAGES))
    for each in (*UNTIL_WHEN, *said):
        chat.says(each)
    return chat


def _read_back(heard: str) -> str:
    return next(line for line in heard.splitlines() if line.startswith("· 时间："))


@pytest.mark.parametrize(
    ("said", "half"),
    [
        ("除了上午都行", "下午"),
        ("除了下午都行", "上午"),
        ("上午没空", "下午"),
        ("不要下午", "上午"),
        ("上午都行", "上午"),
    ],
)
def test_only_the_half_that_is_left_is_read_back(said: str, half: str) -> None:
    time = _read_back(_chat().says(said))
    assert half in time
    assert {"上午": "下午", "下午": "上午"}[half] not in time


@pytest.mark.parametrize(
    ("said", "days", "not_days"),
    [
        ("26号不行就27号", ("周四", "周五"), ("周一",)),
        ("最好27号，不行就26号", ("周五", "周四"), ("周一",)),
        ("除了周五都可以", ("周四", "周一"), ("周五",)),
        ("除了周二都行", ("周四", "周五"), ("周二",)),
        ("周一三五都行", ("周五", "周一"), ("周四", "周二")),
        ("只有周一三五", ("周五", "周一"), ("周四", "周二")),
        ("后天不方便，别的都可以", ("周五", "周一"), ("周四",)),
        ("26号27号都可以", ("周四", "周五"), ("周一",)),
        ("26号和30号", ("周四", "周一"), ("周五",)),
        ("周三到周五都行", ("周四", "周五"), ("周一",)),
        ("后天，不要上午", ("周四）下午",), ("上午",)),
    ],
)
def test_the_days_that_are_meant_are_read_back_in_their_order(
    said: str, days: tuple[str, ...], not_days: tuple[str, ...]
) -> None:
    time = _read_back(_chat().says(said))
    assert texts.WHENEVER not in time
    places = [time.index(each) for each in days]
    assert places == sorted(places)
    assert not any(each in time for each in not_days)


def test_two_times_without_a_day_leave_the_day_open() -> None:
    chat = _chat()
    assert texts.WHICH_DAY in chat.says("上午十点半和下午三点都行")
    assert chat.state == ("visit", "when")


def test_a_day_refused_alone_is_asked_back() -> None:
    chat = _chat()
    assert "那个时间不去" in chat.says("26号不行")
    assert chat.state == ("visit", "when")


@pytest.mark.parametrize("said", ["晚上都在", "中午", "后天晚上"])
def test_nobody_comes_in_the_evening(said: str) -> None:
    assert "那个时间上不了门" in _chat().says(said)


@pytest.mark.parametrize("said", ["哪天都行", "你定", "你安排", "都行", "你看着办"])
def test_any_day_stays_any_day(said: str) -> None:
    assert texts.WHENEVER in _read_back(_chat().says(said))


@pytest.mark.parametrize(
    ("said", "day", "not_day"),
    [
        ("上门改到26号不行就27号", "后天（11月26日 周四），或11月27日 周五", "周一"),
        ("上门改到周一三五都行", "11月30日 周一", "周四"),
        ("上门改到除了周五都行", "11月30日 周一", "周五"),
    ],
)
def test_a_visit_is_moved_to_what_was_meant(said: str, day: str, not_day: str) -> None:
    heard = _chat("后天", "对").says(said)
    moved = heard.split("\n")[0]
    assert day in moved
    assert not_day not in moved
