"""Who is away or would rather not come hears what the record says of it, and the step goes on."""

import pytest

from tests.support.chat import Chat

AWAY = [
    *(
        "不回去能办吗",
        "人在外地能办吗",
        "回不来咋办",
        "必须回老家办？",
        "人不在本地怎么办",
        "人回不来怎么弄",
    ),
    *(
        "异地能办不",
        "异地户口能办吗",
        "我不回去能办不",
        "不想回来办",
        "不用回去可以吗",
        "非要本人回来吗",
    ),
    *(
        "俺在国外咋弄",
        "老人在外省能办不",
        "没空跑，网上行不",
        "我不来行不",
        "必须本人回来一趟吗",
        "人在广东打工回不去怎么弄",
    ),
]
NOT_COMING = [
    "不想来窗口",
    "不想跑可以不",
    "懒得跑",
    "又要我跑一趟？",
    "能不能不跑",
    "不去窗口行不行",
]
OTHER = [
    ("居住证续签", "居住证签注"),
    ("灵活就业养老", "基本养老保险登记"),
    ("高龄津贴", "高龄津贴"),
]


def _state(chat: Chat) -> tuple[str, ...]:
    return tuple(f"{each.dialog}.{each.state}" for each in chat.talk.frames)


@pytest.mark.parametrize("said", [*AWAY, *NOT_COMING])
@pytest.mark.parametrize(("matter", "name"), OTHER)
def test_it_is_answered_online_first_then_by_proxy(said: str, matter: str, name: str) -> None:
    chat = Chat()
    chat.says(matter)
    before = _state(chat)
    heard = chat.says(said)

    assert name in heard
    assert heard.index("网上：") < heard.index("别人替您去：")
    assert _state(chat) == before
    assert not chat.desk.called


@pytest.mark.parametrize("said", AWAY)
def test_after_the_notice_too(said: str) -> None:
    chat = Chat()
    for each in ("高龄津贴", "直接看清单"):
        chat.says(each)
    heard = chat.says(said)

    assert "【高龄津贴" in heard
    assert "别人替您去：" in heard
    assert chat.state == ("guide", "told")


@pytest.mark.parametrize("said", AWAY)
def test_of_each_matter_where_several_are_offered(said: str) -> None:
    chat = Chat()
    chat.says("营业执照")
    heard = chat.says(said)

    assert chat.state == ("find_matter", "which")
    assert "办营业执照】" in heard
    assert "没听明白" not in heard


@pytest.mark.parametrize("said", [*AWAY, *NOT_COMING])
def test_as_the_first_words_it_is_asked_of_which_matter(said: str) -> None:
    chat = Chat()
    heard = chat.says(said)

    assert "您问的是哪件事" in heard
    assert "网上：" in chat.says("高龄津贴")


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("社保卡密码忘了 人在外地", "在外地的窗口能不能办：清单上没写"),
        ("养老认证 爷爷在外省", "在外地的窗口能不能办：清单上没写"),
        ("结婚证丢了 异地补办", "在外地的窗口能不能办：清单上没写"),
        ("补身份证，人在外地", "在外地也能办"),
    ],
)
def test_who_is_away_does_not_ask_of_a_residence_elsewhere(said: str, tells: str) -> None:
    heard = Chat().says(said)

    assert tells in heard
    assert "户口不在这里" not in heard


@pytest.mark.parametrize("said", ["异地就医备案", "去外地看病怎么备案"])
def test_a_matter_s_own_name_asks_of_no_residence(said: str) -> None:
    assert "户口不在这里" not in Chat().says(said)


@pytest.mark.parametrize(
    "said", ["外地户口能办残疾证吗", "户口在外省，想办居住证", "外地人办居住证"]
)
def test_a_residence_elsewhere_is_still_answered(said: str) -> None:
    assert "户口不在这里" in Chat().says(said)


@pytest.mark.parametrize("said", ["跑一次就行吗", "只跑一次行不行", "要跑几趟", "最多来一次可以吗"])
def test_how_often_one_has_to_come(said: str) -> None:
    chat = Chat()
    chat.says("高龄津贴")
    heard = chat.says(said)

    assert "跑几次：" in heard
    assert chat.state == ("guide", "circumstance")


def test_nothing_is_held_back_from_who_wants_all_at_once() -> None:
    chat = Chat()
    chat.says("高龄津贴")

    assert "一次性告知单" in chat.says("你们就不能一次说清楚吗")


@pytest.mark.parametrize(
    "said",
    [
        *("我爸在外地去世的，怎么开证明", "在外地生的孩子怎么上户口", "孩子在外地读书要转医保"),
        *("明天来不了", "我去一趟可以吗", "我自己来", "不想办了", "跑快递的把我东西弄丢了"),
    ],
)
def test_what_only_sounds_alike_is_not_answered_so(said: str) -> None:
    assert "别人替您去：" not in Chat().says(said)
