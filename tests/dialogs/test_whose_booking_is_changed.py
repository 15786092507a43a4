"""Only the booking of the person or the matter that was named is changed; else one is asked."""

import pytest

from tests.support.chat import Chat

AGED, RENEWAL = "minzheng.gaoling", "canlian.zheng_renew"
OF_A_SHOP = "个体营业执照设立登记"


def after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


def booked(chat: Chat) -> list[tuple[str | None, str]]:
    return [(each.whom, f"{each.on:%d} {each.start:%H:%M}") for each in chat.desk.made]


def for_one(whom: str, what: str = "办高龄津贴") -> Chat:
    return after(f"约明天上午9点{whom}{what}", "对")


def for_two() -> Chat:
    return after(
        "约明天上午9点给我妈办高龄津贴", "对", "约明天上午10点给我爸办残疾证到期换证", "对"
    )


@pytest.mark.parametrize("whom", ["给我婆婆", "给李大爷", "给我爸", "给王婆婆", ""])
@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("我老公那个改到后天下午3点", "老公"),
        ("我妈的改到后天下午3点", "妈"),
        ("我妈改到后天下午3点", "妈"),
        ("给我三婶约的那个改到后天下午3点", "三婶"),
        ("张婆婆那个取消", "张婆婆"),
        ("我妈的取消", "妈"),
        ("我妈来不了，改到后天上午10点", "妈"),
    ],
)
def test_nobodys_booking_is_changed_for_another(whom: str, said: str, named: str) -> None:
    chat = for_one(whom)
    before = booked(chat)
    heard = chat.says(said)
    assert f"您没有给{named}约过号" in heard
    assert "261125-001" in heard
    assert booked(chat) == before


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        ("给我婆婆", "我婆婆那个改到后天下午3点"),
        ("给我婆婆", "婆婆的改到后天下午3点"),
        ("给王婆婆", "王婆婆那个改到后天下午3点"),
        ("给王婆婆", "婆婆那个改到后天下午3点"),
        ("给李大爷", "李大爷改到后天下午3点"),
        ("给王秀英", "王秀英那个改到后天下午3点"),
        ("给我老公", "老公那个改到后天下午3点"),
        ("", "我自己那个改到后天下午3点"),
        ("给我婆婆", "改到后天下午3点"),
        ("给我婆婆", "刚才那个改到后天下午3点"),
        ("给我婆婆", "我妈明天没空，改到后天下午3点"),
        ("给我婆婆", "不好意思，那个号改到后天下午3点"),
    ],
)
def test_the_one_that_is_meant_is_moved(whom: str, said: str) -> None:
    chat = for_one(whom)
    heard = chat.says(said)
    if "您是想改到" in heard:
        heard = chat.says("是")
    assert "改好了" in heard
    assert [on for _, on in booked(chat)] == ["26 15:00"]


@pytest.mark.parametrize("said", ["食品那个取消", "取消食品的预约", "残疾证那个不要了"])
@pytest.mark.parametrize("what", ["办营业执照", "办高龄津贴"])
def test_another_matter_that_is_named_cancels_nothing(said: str, what: str) -> None:
    chat = for_one("", what)
    heard = chat.says(said)
    assert "您没有约过“" in heard
    assert "取消这个预约吗" not in heard
    assert chat.state == ("my_bookings", "list")


@pytest.mark.parametrize("said", ["食品那个改到后天下午3点", "残疾证改到后天下午3点"])
def test_another_matter_that_is_named_moves_nothing(said: str) -> None:
    chat = for_one("", "办营业执照")
    assert "您没有约过“" in chat.says(said)
    assert booked(chat) == [(None, "25 09:00")]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("办高龄津贴", "高龄津贴那个取消"),
        ("办营业执照", "营业执照那个号取消"),
        ("办残疾证到期换证", "残疾证那个取消"),
        ("办高龄津贴", "那个不要了"),
        ("办高龄津贴", "麻烦帮我取消一下"),
        ("办高龄津贴", "有事去不了，取消"),
    ],
)
def test_the_matter_that_is_booked_is_asked_about(what: str, said: str) -> None:
    chat = for_one("", what)
    heard = chat.says(said)
    assert "取消" in heard
    assert "您没有" not in heard
    assert chat.state is not None
    assert chat.state[0] == "my_bookings"


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("我爸那个取消", "002"),
        ("我妈的取消", "001"),
        ("给我爸约的不要了", "002"),
        ("残疾证那个取消", "002"),
        ("高龄津贴的预约取消", "001"),
    ],
)
def test_of_two_the_one_that_is_named_is_asked_about(said: str, number: str) -> None:
    heard = for_two().says(said)
    assert f"取消这个预约吗？\n号261125-{number}" in heard


@pytest.mark.parametrize("said", ["我爸那个改到后天下午3点", "我爸没空，改到后天下午3点"])
def test_of_two_the_one_that_is_named_is_moved(said: str) -> None:
    chat = for_two()
    assert "给爸爸办" in chat.says(said)
    assert booked(chat) == [("妈妈", "25 09:00"), ("爸爸", "26 15:00")]


@pytest.mark.parametrize(
    ("answer", "whom"), [("我爸的", "爸爸"), ("2", "爸爸"), ("妈妈那个", "妈妈")]
)
def test_which_is_answered_with_the_person(answer: str, whom: str) -> None:
    chat = for_two()
    assert "要改哪一个" in chat.says("改到后天下午3点")
    assert "改好了" in chat.says(answer)
    assert dict(booked(chat))[whom] == "26 15:00"


@pytest.mark.parametrize(
    "said", ["残疾证那个取消要带什么", "我妈的低保取消了怎么办", "低保取消了还能领吗"]
)
def test_what_is_asked_of_a_matter_is_no_wish_to_cancel(said: str) -> None:
    chat = for_one("给我妈")
    chat.says(said)
    assert chat.state is None or chat.state[0] != "my_bookings"
    assert len(chat.desk.made) == 1
