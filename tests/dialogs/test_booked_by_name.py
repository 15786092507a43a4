"""A booking is for the person who was named, as they were named, until another is."""

import pytest

from knowledge.reading.for_whom import called, only_for_whom, people_in, read_for_whom
from tests.support.chat import Chat


def after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def booked(chat: Chat) -> list[tuple[str | None, str]]:
    return [(each.whom, f"{each.start:%H:%M}") for each in chat.desk.made]


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("给王婆婆办高龄津贴", "王婆婆"),
        ("给隔壁张婆婆办高龄津贴", "张婆婆"),
        ("给李大爷办高龄津贴", "李大爷"),
        ("给李爷爷办高龄津贴", "李爷爷"),
        ("给刘奶奶办高龄津贴", "刘奶奶"),
        ("给邻居张叔办高龄津贴", "张叔"),
        ("给我三婶办高龄津贴", "三婶"),
        ("帮我大伯办高龄津贴", "大伯"),
        ("给王秀英办高龄津贴", "王秀英"),
        ("替我二舅妈办高龄津贴", "二舅妈"),
        ("给王婆婆的儿子办社保卡补办", "王婆婆的儿子"),
        ("给我婆婆办高龄津贴", "婆婆"),
        ("给我妈办高龄津贴", "妈妈"),
        ("办高龄津贴", None),
    ],
)
def test_who_is_named_is_booked_for(said: str, whom: str | None) -> None:
    chat = Chat()
    heard = chat.says(f"约明天上午9点{said}")
    assert f"给{whom or '您'}约" in heard
    chat.says("对")
    assert booked(chat) == [(whom, "09:00")]


@pytest.mark.parametrize(
    ("first", "second"),
    [("王婆婆", "张婆婆"), ("李大爷", "王大爷"), ("我大伯", "我三婶"), ("王秀英", "李秀英")],
)
def test_two_of_a_kind_are_two_people(first: str, second: str) -> None:
    chat = after(f"约明天上午9点给{first}办高龄津贴", "对")
    assert "已经约过了" not in chat.says(f"约明天上午10点给{second}办高龄津贴")
    chat.says("对")
    assert booked(chat) == [
        (first.removeprefix("我"), "09:00"),
        (second.removeprefix("我"), "10:00"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "给高龄老人办优待证",
        "给残疾人办证",
        "给低保户办事",
        "帮忙约一个明天的号",
        "给安置办打电话",
        "给小姐办",
        "给周三约一个",
        "给白内障手术报销",
        "我和王婆婆一起去办",
        "陪李大爷来办",
        "王婆婆说明天来办",
        "李大爷，你好，约明天",
        "给何家村办",
        "给马上到期的办",
        "大姐你好我想办低保",
    ],
)
def test_words_that_name_nobody_by_name(said: str) -> None:
    assert read_for_whom(said) is None


@pytest.mark.parametrize(
    ("said", "whom"),
    [("我大伯", "大伯"), ("我妈", "妈妈"), ("邻居张叔", "张叔"), ("我叔", "叔叔"), ("时间", None)],
)
def test_a_person_is_called_as_said(said: str, whom: str | None) -> None:
    assert called(said) == whom


@pytest.mark.parametrize(
    ("said", "only"),
    [
        ("那王婆婆呢", True),
        ("不对，是给张婆婆的", True),
        ("给我三婶约明天", False),
        ("那好", False),
    ],
)
def test_a_person_and_nothing_else(said: str, *, only: bool) -> None:
    assert only_for_whom(said) is only


def test_people_are_found_in_order() -> None:
    found = people_in("我婆婆的和邻居张叔的，还有我三婶")
    assert [each.whom for each in found] == ["婆婆", "张叔", "三婶"]


@pytest.mark.parametrize("steps", [(), ("明天",)])
@pytest.mark.parametrize(
    "between", ["我的预约", "看看我的预约", "我约了几个号", "一样的时间", "要带什么"]
)
def test_who_it_is_for_stays_whatever_is_asked_between(
    steps: tuple[str, ...], between: str
) -> None:
    chat = after("约明天上午9点给王婆婆办高龄津贴", "对", "再给我爷爷约一个", *steps)
    chat.says(between)
    assert "给爷爷约" in chat.says("明天10点")
    chat.says("对")
    assert booked(chat) == [("王婆婆", "09:00"), ("爷爷", "10:00")]


@pytest.mark.parametrize("steps", [(), ("明天",), ("明天10点",)])
def test_the_bookings_are_told_in_the_middle_of_booking(steps: tuple[str, ...]) -> None:
    chat = after("约明天上午9点给王婆婆办高龄津贴", "对", "再给我爷爷约一个", *steps)
    state = chat.state
    heard = chat.says("我的预约")
    assert "261125-001" in heard
    assert "给爷爷" in heard
    assert chat.state == state


@pytest.mark.parametrize("said", ["不是我，是给我妈约的", "改给我大伯", "是给王婆婆的"])
def test_another_person_is_still_heard_in_booking(said: str) -> None:
    chat = after("约明天上午9点办高龄津贴")
    chat.says(said)
    chat.says("对")
    assert booked(chat)[0][0] in {"妈妈", "大伯", "王婆婆"}


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("那公公约明天10点半", "公公"),
        ("那我三婶约明天10点半", "三婶"),
        ("那我明天10点半来", "妈妈"),
        ("我自己也想明天10点半来办", None),
    ],
)
def test_a_time_said_in_the_list_keeps_the_person(said: str, whom: str | None) -> None:
    chat = after("给我妈办高龄津贴要带什么", said)
    assert f"给{whom or '您'}约" in chat.says("再说一遍")
    chat.says("对")
    assert booked(chat) == [(whom, "10:30")]


@pytest.mark.parametrize("said", ["公公的残疾证也约同一时间", "给公公的残疾证也约个号"])
def test_a_place_wished_before_the_matter_is_chosen_is_booked(said: str) -> None:
    chat = after("约明天上午9点给我妈办高龄津贴", "对", said)
    heard = chat.says("3")
    assert chat.state in {("book", "day"), ("book", "confirm")}
    assert "给公公" in heard


@pytest.mark.parametrize(
    "said", ["公公的残疾证要预约吗", "公公的残疾证怎么办", "公公的残疾证约几点好"]
)
def test_a_question_of_the_matter_is_no_booking(said: str) -> None:
    chat = after("约明天上午9点给我妈办高龄津贴", "对", said)
    chat.says("3")
    assert chat.state != ("book", "day")
