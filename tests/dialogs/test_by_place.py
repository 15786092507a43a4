"""A choice is taken by where it stands where that is clear, and asked where it is not."""

import pytest

from dialogs.by_place import says_a_place
from dialogs.choosing import choose
from dialogs.machine import Choice
from tests.support.chat import Chat

LIST = ("第一次办残疾证", "丢了、坏了，补一本", "到期了，换新的", "注销", "都不是")
DAYS = ("明天（11月25日 周三）", "后天（11月26日 周四）", "11月27日 周五")
HAVE = ("有", "没有", "不清楚")
SEVERAL = ("有残疾证", "有大病", "有人打工", "都没有", "不清楚")


def of(labels: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(each, each) for each in labels)


@pytest.mark.parametrize(
    ("said", "labels", "place"),
    [
        *((each, LIST, 1) for each in ("头一个", "就第一个", "要第一个", "第一个那个", "1那个")),
        *((each, LIST, 1) for each in ("最上头那个", "最上面的", "俺选头一个", "打头那个")),
        *((each, LIST, 2) for each in ("我要第二个", "就是第二个", "第2个吧", "那就第二个")),
        ("第四个那个", LIST, 4),
        ("最后一个", DAYS, 3),
        ("最下面那个", DAYS, 3),
        ("倒数第二个", DAYS, 2),
        ("中间那个", DAYS, 2),
        ("上面那个", HAVE[:2], 1),
        ("下面那个", HAVE[:2], 2),
    ],
)
def test_a_place_that_is_clear_is_the_choice(
    said: str, labels: tuple[str, ...], place: int
) -> None:
    assert choose(said, of(labels)) == (labels[place - 1],)


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("头两个", (1, 2)),
        ("前三个", (1, 2, 3)),
        ("一二", (1, 2)),
        ("一三", (1, 3)),
        ("后两个", (2, 3)),
    ],
)
def test_several_places_are_chosen_where_several_may_be(said: str, places: tuple[int, ...]) -> None:
    assert choose(said, of(SEVERAL), several=True) == tuple(SEVERAL[each - 1] for each in places)


@pytest.mark.parametrize(
    "said", ["下面那个", "上面那个", "最后那个", "就是最后一个", "头两个", "第九个", "倒数第一个"]
)
def test_a_place_that_is_not_clear_is_asked(said: str) -> None:
    chat = Chat()
    chat.says("残疾证")
    assert "第几个" in chat.says(said)
    assert chat.state == ("find_matter", "which")
    assert not chat.desk.called


@pytest.mark.parametrize(
    "said", ["头一个", "最上头那个", "就第一个", "1那个", "要第一个", "第一个那个"]
)
def test_no_place_begins_a_booking_or_another_matter(said: str) -> None:
    chat = Chat()
    chat.says("残疾证")
    chat.says(said)
    assert chat.talk.frames[-1].learned["matter"] == "canlian.zheng_new"
    assert len(chat.talk.frames) == 1


@pytest.mark.parametrize("said", ["就俺一个", "就我一个人", "家里就我一个"])
def test_who_is_alone_chooses_nothing_and_books_nothing(said: str) -> None:
    chat = Chat()
    chat.says("办低保要带什么")
    chat.says(said)
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize(
    "said",
    [
        "1号", "二号", "一号上午", "头一回", "第一次", "头一天",
        "第二天", "最后一天", "最早那个时间", "前面有人吗",
        "后面的日子", "下一个", "上一个", "头七", "下面", "前两天",
    ],
)  # fmt: skip
def test_days_and_times_and_other_words_are_no_places(said: str) -> None:
    assert not says_a_place(said, of(DAYS))
    if said not in {"1号", "二号"}:  # a number that names a day is heard before
        assert choose(said, of(("明天", "后天", "大后天"))) == ()


@pytest.mark.parametrize("said", ["上面那个", "最后那个", "第1件"])
def test_below_a_list_of_papers_only_a_number_is_a_choice(said: str) -> None:
    assert choose(said, of(("预约去窗口", "问别的事")), strict=True) == ()
