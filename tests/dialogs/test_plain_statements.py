"""What is told or answered in a few words is no wish of service, and leaves no question."""

import pytest

from dialogs.talk import Talk
from tests.support.chat import Chat, index

TOLD = [
    *("她不识字", "我是她闺女", "我是她儿媳妇", "我是她孙女", "我是她妹子", "她糊涂了", "队长说的"),
    *(
        "俺没手机",
        "姑娘我问一下",
        "俺问一下",
        "俺那个证",
        "烧过了",
        "不怕看",
        "上哪旮沓",
        "直接埋了",
    ),
    *("她不会说话", "他听不清", "没办过", "没成家", "离了又结了", "没办转院", "我找找", "找哪个"),
    *("俺们村的", "太远了", "哪个窗户", "没意见", "你看着办", "等闺女来弄", "儿子拿着", "自个去"),
    *(
        "行不行",
        "他不识字",
        "搭伙过日子",
        "换个新的",
        "老板说的",
        "你们太慢了",
        "你们就不能一次说清楚吗",
    ),
]
MATTER = "minzheng.gaoling"


@pytest.mark.parametrize("said", TOLD)
def test_a_statement_calls_nobody_and_begins_nothing_of_its_own(said: str) -> None:
    chat = Chat()
    chat.says(said)

    assert not chat.desk.called
    assert chat.state is None or chat.state[0] in {"find_matter", "guide"}


@pytest.mark.parametrize("said", [each for each in TOLD if "一次说清楚" not in each])
def test_a_statement_leaves_the_question_that_is_open(said: str) -> None:
    chat = Chat()
    chat.says("高龄津贴")
    chat.says(said)

    assert not chat.desk.called
    assert chat.state == ("guide", "circumstance")
    assert [each.learned["matter"] for each in chat.talk.frames] == [MATTER]


@pytest.mark.parametrize("said", ["在家里", "没办过", "队长说的", "俺们村的", "她不识字"])
def test_a_statement_keeps_the_matters_that_are_offered(said: str) -> None:
    chat = Chat()
    chat.says("营业执照")
    offered = chat.talk.frames[-1].learned["candidates"]
    chat.says(said)

    assert chat.state == ("find_matter", "which")
    assert chat.talk.frames[-1].learned["candidates"] == offered


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("投诉", "投诉"),
        ("态度真差", "投诉"),
        ("差评", "评价"),
        ("批下来没", "查办理进度"),
        ("查进度", "查办理进度"),
        ("有活人吗", "群众要人工"),
        ("叫个人来", "群众要人工"),
    ],
)
@pytest.mark.parametrize("before", [(), ("高龄津贴",)])
def test_who_plainly_wants_a_person_gets_one(
    said: str, reason: str, before: tuple[str, ...]
) -> None:
    chat = Chat()
    for each in (*before, said):
        chat.says(each)

    assert chat.desk.called[0][0].startswith(reason)


@pytest.mark.parametrize(
    ("said", "dialog"),
    [
        *(("这事办不成", "unsolved"), ("提个意见", "suggest"), ("上门", "visit"), ("预约", "book")),
        *(("他来不了", "visit"), ("我妈来不了", "visit"), ("奶奶来不了", "visit")),
    ],
)
def test_a_wish_by_its_name_is_followed_from_the_middle_of_a_question(
    said: str, dialog: str
) -> None:
    chat = Chat()
    chat.says("高龄津贴")
    chat.says(said)

    assert chat.state is not None
    assert chat.state[0] == dialog


@pytest.mark.parametrize(
    "said", ["我是她闺女", "俺是他老伴", "我是老人家的邻居", "她不识字", "他听不见", "俺不会打字"]
)
def test_who_writes_is_taken_in_and_is_no_miss(said: str) -> None:
    chat = Chat()
    chat.says("高龄津贴")
    heard = chat.says(said)

    assert "没听明白" not in heard
    assert "第1问" in heard
    assert chat.talk.misses == 0


@pytest.mark.parametrize("said", ["俺看不清字太小", "看不清，字太小了", "眼睛花了看不清字太小"])
def test_letters_too_small_are_made_larger(said: str) -> None:
    chat = Chat()
    chat.says(said)

    assert chat.talk.memory.elder


@pytest.mark.parametrize("said", ["叫号屏字太小看不清", "你们墙上的字太小，建议换大的"])
def test_letters_of_the_hall_are_an_opinion(said: str) -> None:
    chat = Chat()
    chat.says(said)

    assert not chat.talk.memory.elder


@pytest.mark.parametrize("said", ["你再给俺讲讲", "再跟我说说", "那你再说说嘛"])
def test_once_more_says_the_question_again(said: str) -> None:
    chat = Chat()
    asked = chat.says("高龄津贴")
    heard = chat.says(said)

    assert heard in asked
    assert not chat.desk.called


@pytest.mark.parametrize("said", ["然后呢", "然后嘞", "接下来怎么办", "那下一步呢"])
def test_what_comes_then_is_told_from_the_record(said: str) -> None:
    chat = Chat()
    chat.says("高龄津贴")
    heard = chat.says(said)

    assert "怎么办：\n1." in heard
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize("said", ["找代办", "代办员", "帮办"])
def test_an_agent_asked_for_within_a_matter_does_that_matter(said: str) -> None:
    chat = Chat()
    chat.says("高龄津贴")
    heard = chat.says(said)

    assert "要代办哪件事" not in heard


@pytest.mark.parametrize(
    "said", ["跑滴滴", "跑美团的", "跑腿的", "送外卖", "我跑快递的", "开网约车"]
)
def test_odd_jobs_answer_the_question_of_work(said: str) -> None:
    chat = Chat()
    chat.says("失业登记")
    chat.says(said)

    assert chat.talk.frames[-1].learned["answers"]["work"] == ["灵活就业"]


def test_a_talk_kept_by_an_older_release_has_no_rule() -> None:
    kept = index().understand("投诉").as_json()
    assert kept.pop("ruled")
    talk = Talk().as_json() | {"paused": kept, "asked": 1, "heard_at": None}

    assert Talk.from_json(talk).paused is not None


@pytest.mark.parametrize("said", ["居住证", "社保卡", "残疾证", "养老认证", "卡丢了", "医保"])
def test_a_matter_named_in_few_words_is_still_turned_to(said: str) -> None:
    chat = Chat()
    chat.says("高龄津贴")
    chat.says(said)

    frame = chat.talk.frames[-1]
    assert frame.dialog in {"guide", "find_matter"}
    assert frame.learned.get("matter") != MATTER
