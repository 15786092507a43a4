"""The consent of one who is cared for: said in words, never by a phone number alone."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town


def _asked_for_consent() -> Chat:
    chat = Chat(town=make_town(villages=(Village("沙河村", "沙河村便民服务站", 9),)))
    for each in ("我家里人", "1", "我妈", "张桂花"):
        chat.says(each)
    assert chat.state == ("household", "consent")
    return chat


@pytest.mark.parametrize("said", ["13812345678", "李小二 13812345678", "她电话13812345678"])
def test_a_phone_alone_is_no_consent(said: str) -> None:
    chat = _asked_for_consent()
    chat.says(said)
    assert chat.state == ("household", "consent")
    assert not any(each.agreed for each in chat.desk.household.people())


@pytest.mark.parametrize("said", ["同意，电话13812345678", "她同意，13812345678"])
def test_consent_with_a_phone_is_kept(said: str) -> None:
    chat = _asked_for_consent()
    chat.says(said)
    assert chat.state == ("household", "one")


def test_the_phone_that_was_told_before_is_kept_for_the_consent() -> None:
    chat = _asked_for_consent()
    chat.says("她电话13812345678")
    chat.says("同意")
    assert chat.state == ("household", "one")
