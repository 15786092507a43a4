"""Said against what was taken: another answer, person or matter, and never a yes or a no."""

import pytest

from tests.support.chat import Chat

ASKS = "我没听准您要改哪一样"


def learned(chat: Chat) -> dict[str, object]:
    return dict(chat.talk.frames[-1].learned)


def after(*said: str) -> Chat:
    chat = Chat()
    for each in said:
        chat.says(each)
    return chat


RENEW, NEW, LOST = "canlian.zheng_renew", "canlian.zheng_new", "canlian.zheng_lost"


@pytest.mark.parametrize(
    ("first", "said", "code"),
    [
        ("残疾证换证要带啥", "不是换证，是补证", LOST),
        ("残疾证换证要带啥", "说错了，是补证不是换证", LOST),
        ("残疾证换证要带啥", "不是到期，是丢了", LOST),
        ("残疾证换证要带啥", "不对，不是换证，是新办", NEW),
        ("第一次办残疾证", "不是新办，是补证", LOST),
        ("第一次办残疾证", "搞错了，是到期换证，不是新办", RENEW),
        ("补残疾证", "说错了，是换证不是补证", RENEW),
        ("居民医保参保", "不是参保，是缴费", "yibao.jiaofei"),
        ("优待证咋办", "不是老年的，是退役军人的", "tuiyi.youdaizheng"),
        ("办社保卡", "不是第一次，是补", "shebao.ka-buhuan"),
        ("我要参加医保", "不是参保，是缴费", "yibao.jiaofei"),
    ],
)
def test_another_matter_is_turned_to_and_no_answer_taken(first: str, said: str, code: str) -> None:
    chat = after(first, said)
    assert learned(chat)["matter"] == code
    assert learned(chat)["answers"] == {}


@pytest.mark.parametrize("said", ["不是换证", "不是我", "不是我妈", "不是糖尿病，是高血压"])
def test_what_denies_and_answers_nothing_is_never_a_no(said: str) -> None:
    chat = after("残疾证换证要带啥", said)
    guide = chat.talk.frames[0].learned
    assert (guide["matter"], guide["answers"]) == (RENEW, {})


@pytest.mark.parametrize(
    "said", ["不是", "不是的", "不是未成年人", "不是，他是大人", "不是未成年人，是大人了", "否"]
)
def test_a_no_to_what_is_asked_is_still_one(said: str) -> None:
    chat = after("残疾证换证要带啥", said)
    assert learned(chat)["answers"] == {"guardian": ["否"]}


def test_a_list_of_matters_is_kept_where_two_names_are_one_matter() -> None:
    chat = after("社保卡补办", "说错了，是换卡不是补卡")
    assert "shebao.ka-buhuan" in learned(chat)["candidates"]  # type: ignore[operator]
    assert chat.state == ("find_matter", "which")


@pytest.mark.parametrize("said", ["都不是", "不是", "没有"])
def test_none_of_the_list_is_still_none(said: str) -> None:
    assert after("优待证咋办", said).state == ("find_matter", "need")


@pytest.mark.parametrize("said", ["不是我，是我妈", "说错了，是给我妈办", "不对，是我妈的"])
def test_the_list_is_kept_for_another_person(said: str) -> None:
    chat = after("给我自己办残疾证要带啥", said)
    assert chat.state == ("find_matter", "which")
    assert learned(chat)["whom"] == "妈妈"
    chat.says("2")
    assert (learned(chat)["whom"], learned(chat)["matter"]) == ("妈妈", RENEW)


@pytest.mark.parametrize(
    ("first", "said", "whom"),
    [
        ("给我爸办老年证", "不是我爸，是我妈", "妈妈"),
        ("给我爸办老年证", "说错了，是给我妈办", "妈妈"),
        ("给我爸办老年证", "不对，是给我妈办", "妈妈"),
        ("给我爸办老年证", "给我妈办的", "妈妈"),
        ("残疾证换证要带啥", "不是我，是我儿子", "儿子"),
        ("残疾证换证要带啥", "不是我，是我弟弟", "弟弟"),
        ("残疾证换证要带啥", "不是我，是我老公办", "爱人"),
    ],
)
def test_another_person_begins_anew(first: str, said: str, whom: str) -> None:
    chat = after(first, said)
    assert (learned(chat)["whom"], learned(chat)["answers"]) == (whom, {})


def test_oneself_after_all_forgets_the_other() -> None:
    chat = after("给我爸办老年证", "1", "不是我爸，是我自己")
    assert learned(chat).get("whom") is None
    assert (chat.talk.memory.whom, learned(chat)["answers"]) == (None, {})


def test_whose_it_is_or_who_comes_is_asked_where_both_may_be_meant() -> None:
    chat = after("办居住证", "2")
    heard = chat.says("不是我，是我老公")
    assert "是给他（她）办的，还是他（她）替人来办" in heard
    assert learned(chat)["asking"] == "agent"


@pytest.mark.parametrize(
    ("talk", "name", "answer"),
    [
        (("社保卡丢了", "不是丢了，是坏了"), "lost", ["坏了或到期"]),
        (("社保卡丢了", "说错了，是坏了不是丢了"), "lost", ["坏了或到期"]),
        (("办居住证", "2", "说错了，是上班的"), "basis_live", ["就业"]),
        (("办居住证", "2", "不是住所，是读书"), "basis_live", ["就读"]),
        (("给我爸办老年证", "1", "1", "不是在本地，是在外地"), "hukou_local", ["在外地"]),
    ],
)
def test_an_answer_before_is_mended(talk: tuple[str, ...], name: str, answer: list[str]) -> None:
    chat = Chat()
    heard = [chat.says(each) for each in talk][-1]
    assert "前面那一问改成" in heard
    assert learned(chat)["answers"][name] == answer  # type: ignore[index]


def test_the_notice_follows_the_mended_answer() -> None:
    chat = after("办居住证", "2", "说错了，是上班的")
    heard = chat.says("1")
    assert "劳动合同" in heard
    assert "租赁合同" not in heard


CARD, ILL, WORK = "有残疾证", "有人得大病、长期吃药", "有人打工、上班、领退休金"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("说错了还有残疾证", [CARD, ILL, WORK]),
        ("还有残疾证", [CARD, ILL, WORK]),
        ("漏了残疾证", [CARD, ILL, WORK]),
        ("不是打工，是有残疾证", [ILL, CARD]),
        ("说错了，都没有", ["都没有"]),
        ("说错了，是有残疾证", [CARD]),
    ],
)
def test_one_more_is_added_to_several(said: str, answer: list[str]) -> None:
    chat = after("低保", "2和3")
    heard = chat.says(said)
    assert learned(chat)["answers"] == {"household": answer}
    assert all(each in heard for each in answer)


def test_no_to_one_of_several_is_not_none_of_them() -> None:
    chat = after("低保")
    assert "一样都没有" in chat.says("没有残疾证")
    assert learned(chat)["answers"] == {}


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("没结婚", "未婚"),
        ("没扯证", "未婚"),
        ("我们没领结婚证", "未婚"),
        ("扯了结婚证的", "已婚"),
        ("我和娃他爸离婚了", "离婚"),
    ],
)
def test_the_marriage_is_told_in_ones_own_words(said: str, answer: str) -> None:
    assert learned(after("办生育登记", said))["answers"] == {"marriage": [answer]}


@pytest.mark.parametrize("said", ["结婚证怎么领", "离婚要带什么"])
def test_another_matter_is_still_heard_at_the_question_of_marriage(said: str) -> None:
    chat = after("办生育登记", said)
    assert chat.talk.frames[0].learned.get("answers") == {}
    assert len(chat.talk.frames) > 1
