"""请代办: a name is kept beside for whom and a phone, also one that ends with a numeral."""

from typing import Any

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

_VILLAGES = tuple(
    Village(name, f"{name}便民服务站", 20, agent="daiban") for name in ("龙泉村", "沙河村")
)


def _known(*said: str) -> dict[str, Any]:
    chat = Chat(town=make_town(villages=_VILLAGES))
    for each in ("请代办", "高龄津贴", "龙泉村", *said):
        chat.says(each)
    return dict(chat.talk.frames[-1].learned)


@pytest.mark.parametrize("name", ["李小二", "张三", "李四", "王三", "陈十一"])
def test_a_numeral_stays_in_the_name(name: str) -> None:
    known = _known("我爸", f"{name} 13812345678")
    assert (known["who"], known["phone"]) == (name, "13812345678")


@pytest.mark.parametrize(
    ("said", "relation", "who"),
    [
        ("给我爸，李大明 13812345678", "爸爸", "李大明"),
        ("给我妈，王秀英，13812345678", "妈妈", "王秀英"),
        ("我奶奶，名字叫周一，电话13812345678", "奶奶", "周一"),
        ("我自己，李一 13812345678", "本人", "李一"),
        ("给我爸办，张三138 1234 5678", "爸爸", "张三"),
    ],
)
def test_for_whom_name_and_phone_are_heard_at_once(said: str, relation: str, who: str) -> None:
    known = _known(said)
    assert (known["relation"], known["who"], known["phone"]) == (relation, who, "13812345678")


@pytest.mark.parametrize("said", ["李大明 13812345678", "李大明，电话13812345678"])
def test_for_whom_is_asked_of_a_name_that_is_kept(said: str) -> None:
    known = _known(said)
    assert "relation" not in known
    assert _known(said, "我爸")["who"] == "李大明"


@pytest.mark.parametrize(
    "said", ["我岳父，13812345678", "岳父母", "公婆", "我家高龄老人", "给邻居王婆婆 13812345678"]
)
def test_no_name_is_made_of_for_whom(said: str) -> None:
    assert not _known(said).get("who")


@pytest.mark.parametrize("name", ["周一", "高龄", "买买提", "阿依古丽买买提", "钱多多"])
def test_a_word_that_may_be_a_name_is_asked_back_once(name: str) -> None:
    assert not _known("我爸", f"{name} 13812345678").get("who")
    known = _known("我爸", f"{name} 13812345678", f"名字叫{name}")
    assert (known["who"], known["phone"]) == (name, "13812345678")


@pytest.mark.parametrize(
    "said", ["欧阳娜娜13812345678", "司马光，13812345678", "阿依古丽·买买提 13812345678"]
)
def test_long_names_are_kept_whole(said: str) -> None:
    who = said.rstrip("0123456789 ，")
    assert _known("我爸", said)["who"] == who
