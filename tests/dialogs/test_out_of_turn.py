"""What is said out of turn: a time before its step, a street, another's phone, complaints."""

import pytest

from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VISIT = "我妈瘫了，想上门办残疾证"


def _chat(*said: str) -> Chat:
    villages = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村"))
    chat = Chat(town=make_town(villages=villages))
    for each in said:
        chat.says(each)
    return chat


@pytest.mark.parametrize("said", ["石桥街1号", "正街二十号", "就在政府旁边", "人民路12号"])
def test_a_street_and_number_are_where_a_visit_goes(said: str) -> None:
    chat = _chat(VISIT, said)
    assert chat.talk.frames[-1].learned["wish"]["place"]


@pytest.mark.parametrize("said", ["你们地址在哪", "政府在哪里"])
def test_our_address_is_still_told_where_it_is_asked(said: str) -> None:
    chat = _chat(VISIT)
    assert "正街1号" in chat.says(said)
    assert not chat.talk.frames[-1].learned["wish"].get("place")


@pytest.mark.parametrize(
    ("said", "halves"), [("明天上午", None), ("后天上午", ["2026-11-26", "am"])]
)
def test_a_time_said_early_stays_with_the_visit(said: str, halves: list[str] | None) -> None:
    chat = _chat(VISIT)
    answer = chat.says(said)
    assert chat.state == ("visit", "where")
    if halves is None:
        assert "最早" in answer
    else:
        assert chat.talk.frames[-1].learned["wish"]["halves"] == [halves]


@pytest.mark.parametrize("said", ["打我儿子的13812345678", "电话打我女儿的13812345678"])
def test_whose_phone_it_is_changes_nobody_who_is_visited(said: str) -> None:
    chat = _chat("上门", said)
    assert chat.state == ("visit", "who")
    told = _chat(VISIT, "龙泉村，大桥旁边", "13912345678", "5", said)
    assert told.talk.frames[-1].learned["wish"]["relation"] == "妈妈"


def test_kin_with_a_phone_may_be_who_is_visited() -> None:
    chat = _chat("上门", "我妈，瘫了 13812345678")
    assert chat.talk.frames[-1].learned["wish"]["relation"] == "妈妈"


@pytest.mark.parametrize("said", ["我要投诉办残疾证的刁难我", "我要投诉你们补残疾证的乱收费"])
def test_a_complaint_chooses_nothing(said: str) -> None:
    chat = _chat("残疾证", said)
    assert [reason for reason, *_ in chat.desk.called] == ["投诉"]


def test_words_of_a_choice_still_choose() -> None:
    assert _chat("残疾证", "第一次办残疾证").state == ("guide", "circumstance")


@pytest.mark.parametrize("said", ["忙不过来", "我今天赶不上了", "我来不及了", "抽不出空"])
def test_having_no_time_is_asked_about_and_begins_no_visit(said: str) -> None:
    assert _chat(said).state == ("care", "ways")


@pytest.mark.parametrize(
    "said",
    ["上个月15号我摔了，想来办残疾证，要预约不", "去年12月8号交的材料丢了，想约个号补办残疾证"],
)
def test_a_day_of_the_story_is_no_wish_for_a_place(said: str) -> None:
    chat = _chat()
    assert "过了" not in chat.says(said)


def test_the_day_beside_a_question_is_kept_for_who_wants_a_place() -> None:
    chat = _chat("高龄补贴", "礼拜四上午人多不多啊，先给我挂个号")
    assert chat.state == ("book", "time")
    assert chat.talk.frames[-1].learned["on"] == "2026-11-26"


def test_a_place_alone_is_wished_for_the_matter_at_hand() -> None:
    chat = _chat("高龄补贴", "我想约下个礼拜一朝早过嚟，帮我留个位")
    assert chat.state is not None
    assert chat.state[0] == "book"
    assert chat.talk.frames[-1].learned["matter"] == "minzheng.gaoling"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("养虾要啥证", "nongye.yangzhizheng"),
        ("有没有护林员岗", "jiuye.gongyigang"),
        (
            "我家吃低保好几年了，今年儿媳妇又养了个小把戏，多一张嘴，可能把他也加上去",
            "minzheng.dibao_change",
        ),
        ("俺大爷是五保户，住那三间老屋漏雨墙都歪了，政府给修不", "jianfang.weifang"),
        ("俺兄弟一级肢体残，吃喝拉撒全靠俺娘，俺家不是低保，有那个护理的钱不", "canlian.huli"),
    ],
)
def test_another_matter_is_taken_up_though_it_tells_a_status(said: str, code: str) -> None:
    learned = _chat("高龄补贴", said).talk.frames[-1].learned
    assert code in {learned.get("matter"), *learned.get("candidates", ())}


@pytest.mark.parametrize(
    "said", ["明天上午行不行", "周四上午行吗", "周五可以不", "周五上午可以吗", "明天可以吗"]
)
def test_leave_for_a_time_after_the_list_is_a_wish_for_a_place(said: str) -> None:
    chat = _chat("办低保要带什么", "都没有", "已婚", "我去", said)
    assert chat.state is not None
    assert chat.state[0] == "book"
    assert chat.talk.frames[-1].learned["matter"] == "minzheng.dibao"


@pytest.mark.parametrize("said", ["明天能办好吗", "周六上班吗", "我妈去可以吗"])
def test_what_asks_something_else_books_nothing(said: str) -> None:
    chat = _chat("办低保要带什么", "都没有", "已婚", "我去", said)
    assert chat.state is None or chat.state[0] != "book"


@pytest.mark.parametrize("other", ["残疾证", "社保卡丢了怎么补", "孩子上户口"])
def test_after_another_matter_the_way_back_leads_to_the_list(other: str) -> None:
    chat = _chat("办低保要带什么", "都没有", "已婚", "我去", other)
    assert chat.state != ("guide", "told")
    chat.says("返回")
    assert chat.state == ("guide", "told")
    assert chat.talk.frames[-1].learned["matter"] == "minzheng.dibao"


@pytest.mark.parametrize("said", ["确定", "好的", "可以"])
def test_a_yes_chooses_no_time(said: str) -> None:
    chat = _chat("预约办高龄津贴", "明天上午")
    assert chat.state == ("book", "time")
    assert "约不了，请在下面选" in chat.says(said)
    assert chat.state == ("book", "time")


def test_a_suggestion_of_a_car_park_is_a_suggestion() -> None:
    assert "意见记下了" in _chat("高龄补贴").says("建议 增设 停车位")
