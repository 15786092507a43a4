"""A plain statement amid the questions stays with the matter; so does a case supposed later."""

import pytest

from tests.support.chat import Chat

LOW_INCOME = "办低保要带什么"
WORKS = "有人打工、上班、领退休金"
LISTED = (LOW_INCOME, "1", "已婚", "本人")


def after(*said: str) -> tuple[Chat, str]:
    chat, heard = Chat(), ""
    for each in said:
        heard = chat.says(each)
    return chat, heard


def answers(chat: Chat, frame: int = 0) -> dict[str, list[str]]:
    return dict(chat.talk.frames[frame].learned.get("answers") or {})


@pytest.mark.parametrize(
    "said",
    ["我在打零工", "我妈领养老金", "我在外面打工", "老伴在工地做小工", "我爸拿着居民养老金"],
)
def test_work_and_a_pension_are_heard(said: str) -> None:
    assert answers(after(LOW_INCOME, said)[0]) == {"household": [WORKS]}


@pytest.mark.parametrize(
    "said", ["娃在上小学", "儿子失业了", "我儿子离婚了", "我女儿在读幼儿园", "家里没钱"]
)
def test_what_is_none_of_the_cases_does_not_leave_the_matter(said: str) -> None:
    chat, heard = after(LOW_INCOME, said)
    assert len(chat.talk.frames) == 1
    assert "第1问" in heard
    assert answers(chat) == {}


@pytest.mark.parametrize("said", ["我住院花了好多钱", "老伴刚做了手术", "我病了住院"])
def test_a_stay_in_hospital_is_asked_about(said: str) -> None:
    chat, heard = after(LOW_INCOME, said)
    assert "算不算“有人得大病、长期吃药”" in heard
    assert answers(chat) == {}


@pytest.mark.parametrize(
    ("said", "opens"),
    [("我妈要做养老金认证", "guide"), ("我房子塌了", "find_matter"), ("我要办失业登记", "guide")],
)
def test_an_event_or_a_wish_is_still_taken_up(said: str, opens: str) -> None:
    chat, _ = after(LOW_INCOME, said)
    assert [each.dialog for each in chat.talk.frames] == ["guide", opens]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        *((each, "离婚") for each in ("我离婚了", "我已经离婚好几年了")),
        *((each, "丧偶") for each in ("我老公去世了", "老伴走了三年了", "我丧偶")),
        *((each, "未婚") for each in ("我没结过婚", "我是光棍")),
    ],
)
def test_a_marriage_told_before_it_is_asked_is_kept_and_shown(said: str, answer: str) -> None:
    chat, heard = after(LOW_INCOME, said)
    assert f"“{answer}”" in heard
    assert answers(chat) == {"marriage": [answer]}
    assert "现在的婚姻情况" not in chat.says("1")


def test_who_tells_of_a_death_can_turn_to_what_follows_it() -> None:
    chat, heard = after(LOW_INCOME, "我老公去世了")
    assert "请节哀" in heard
    assert "公民身后一件事" in heard
    chat.says("公民身后一件事")
    assert [each.dialog for each in chat.talk.frames] == ["guide", "chain"]


@pytest.mark.parametrize("said", ["我爸去世了", "我儿子离婚了", "我想离婚", "我离婚要带什么"])
def test_what_is_not_the_writers_marriage_is_not_kept(said: str) -> None:
    assert "marriage" not in answers(after(LOW_INCOME, said)[0])


@pytest.mark.parametrize(
    ("said", "name", "answer"),
    [
        *((each, "marriage", "离婚") for each in ("要是我离婚了呢", "如果离婚了要带什么")),
        ("那假如是别人替我去呢", "agent", "代办"),
        ("要是丧偶的话", "marriage", "丧偶"),
    ],
)
def test_a_case_that_is_supposed_changes_the_list(said: str, name: str, answer: str) -> None:
    chat, heard = after(*LISTED, said)
    assert f"要是“{answer}”，单子是这样" in heard
    assert answers(chat)[name] == [answer]
    assert chat.talk.memory.known[name] != [answer]


@pytest.mark.parametrize("said", ["如果银行卡丢了怎么办", "我想离婚", "要是没有结婚证呢"])
def test_another_question_after_the_list_changes_nothing(said: str) -> None:
    assert "单子是这样" not in after(*LISTED, said)[1]


@pytest.mark.parametrize("said", ["本人不能来咋办", "我来不了咋办", "我去不了了怎么办"])
def test_who_cannot_come_is_not_told_of_a_booklet(said: str) -> None:
    assert "让别人去办" in after(*LISTED, said)[1]
    chat, heard = after(LOW_INCOME, "1", "已婚", said)
    assert "替办的人要多带" in heard
    assert "agent" not in answers(chat)


@pytest.mark.parametrize("before", [LISTED, (LOW_INCOME, "1", "已婚")])
@pytest.mark.parametrize("said", ["本人来不了，儿子能来不", "我去不了，我老公能去吗"])
def test_whether_somebody_else_may_come_is_answered(before: tuple[str, ...], said: str) -> None:
    heard = after(*before, said)[1]
    assert "替办" in heard or "让别人去办" in heard


@pytest.mark.parametrize("said", ["我来不了", "我来不了，我儿子来", "本人来不了"])
def test_who_comes_is_still_heard(said: str) -> None:
    assert answers(after(LOW_INCOME, "1", "已婚", said)[0])["agent"] == ["代办"]
