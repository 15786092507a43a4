"""A place at a counter that stands while an agent is asked for is told of, and kept."""

import pytest

from knowledge.towns import Staff, Village
from tests.support.chat import Chat
from tests.support.towns import make_town

_VILLAGE = Village("龙泉村", "龙泉村便民服务站", 20, agent="daiban", phone="023-0000-5001")
_AGENT = Staff("daiban", "龙泉村代办员（示例）", "代办员", village="龙泉村")
_ASKED = ("请代办低保", "龙泉村", "我自己", "李大山 13900000001", "同意", "对")


def _after(*said: str) -> tuple[Chat, str]:
    chat = Chat(town=make_town(villages=(_VILLAGE,), staff=(*make_town().staff, _AGENT)))
    heard = [chat.says(each) for each in said]
    return chat, next(each for each in heard if "代办号" in each)


@pytest.mark.parametrize("wish", ["请代办低保", "请代办员替我办吧，我去不了"])
def test_the_place_is_told_of_and_kept(wish: str) -> None:
    chat, heard = _after("约明天10点办低保", "确定", wish, *_ASKED[1:])
    (place,) = chat.desk.bookings()
    assert f"窗口的号还留着（{place.number}" in heard
    assert "取消这个预约吗" in chat.says(f"取消{place.number}")


@pytest.mark.parametrize("before", [(), ("约明天10点办社保卡", "确定")])
def test_no_other_place_is_told_of(before: tuple[str, ...]) -> None:
    assert "窗口的号还留着" not in _after(*before, *_ASKED)[1]
