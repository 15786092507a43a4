"""What an old man, a worker in a hurry and a daughter ran into, so that nobody does again."""

import pytest

from dialogs.words import global_word
from tests.dialogs.test_where import town
from tests.support.chat import Chat
from tests.support.telling import tell


def chat() -> Chat:
    return Chat(town=town())


@pytest.mark.parametrize("said", ["没有", "都没有", "没得", "不是", "没", "都不是的"])
def test_a_bare_no_is_none_of_the_cases(said: str) -> None:
    talk = chat()
    assert "4. 都不是" in talk.says("高龄补贴")
    talk.says(said)

    assert talk.talk.memory.known["income_tier"] == ["都不是"]


def test_a_no_to_one_case_alone_is_not_a_no_to_all() -> None:
    talk = chat()
    talk.says("高龄补贴")
    talk.says("没有低保")

    assert "income_tier" not in talk.talk.memory.known


@pytest.mark.parametrize("said", ["不清楚", "不晓得", "随便", "不知道要哪些"])
def test_who_does_not_know_which_steps_gets_them_all(said: str) -> None:
    talk = chat()
    talk.says("我爸走了")
    talk.says(said)

    assert talk.state == ("chain", "circumstance")
    assert len(talk.talk.frames[-1].learned["picked"]) == 12


def test_an_old_citizen_who_cannot_pick_gets_them_all() -> None:
    talk = chat()
    talk.says("老人模式")
    talk.says("生了娃")
    talk.says("2")
    talk.says("不晓得")

    assert talk.state == ("chain", "circumstance")


def questions(talk: Chat, first: str, answer: str = "1") -> list[str]:
    """Ask for all of a chain and answer every question alike; give the questions."""
    talk.says(first)
    heard, asked = talk.says("都要办"), []
    while talk.state == ("chain", "circumstance"):
        asked.append(next(each for each in heard.splitlines() if "问" in each and "第" in each))
        heard = talk.says(answer)
    return asked


def test_parents_are_asked_once_whether_they_are_married() -> None:
    asked = questions(chat(), "生了娃")
    assert sum("婚姻" in each for each in asked) == 1


def test_a_soldier_come_home_is_not_asked_what_he_cannot_be() -> None:
    talk = chat()
    asked = "\n".join(questions(talk, "退伍回来要办什么"))
    notice = "\n".join(each.name for each in talk.desk.told_chains[0][0].materials)

    assert "烈士" not in asked
    assert "哪一位" not in asked
    assert "证还在吗" not in asked
    assert "出生医学证明" not in notice
    assert "烈士（" not in notice


def test_the_bereaved_come_themselves_and_need_no_letter_of_the_dead() -> None:
    asked = questions(chat(), "我爸走了")
    assert "是家里人自己来办，还是托外人来办？家里人来就选“本人”。" in asked[0]
    assert "您本人来办" not in "".join(asked)


def test_the_question_of_one_step_says_which_step_it_is_for() -> None:
    asked = questions(chat(), "我爸走了")
    assert any("（办“土地承包证改户主”用）：旧证（旧卡）是丢了" in each for each in asked)


def test_the_disability_card_of_the_dead_wants_the_proof_of_death() -> None:
    talk = chat()
    tell(talk, "我爸走了", "残疾证注销")
    notice = talk.desk.told_chains[0][0]

    assert any("死亡证明" in each.name and not each.only_when for each in notice.materials)


def test_there_is_only_one_birth_certificate_to_bring() -> None:
    talk = chat()
    tell(talk, "生了娃", "都要")
    notice = talk.desk.told_chains[0][0]
    birth = next(each for each in notice.materials if each.name == "出生医学证明")

    assert birth.all_originals == 1


def test_the_notice_says_of_the_village_what_the_village_says_of_itself() -> None:
    talk = chat()
    heard = tell_all(talk, "高龄补贴")

    assert "收材料、先看一遍，再往上报" in heard
    assert "服务站就能办" not in heard


def tell_all(talk: Chat, first: str) -> str:
    heard = talk.says(first)
    while talk.state == ("guide", "circumstance"):
        heard = talk.says("不清楚")
    return heard


@pytest.mark.parametrize("said", ["龙泉村能办不", "龙泉能办吗", "我们村能办不", "村里办得了不"])
def test_after_the_notice_a_village_is_asked_about_this_matter(said: str) -> None:
    talk = chat()
    tell_all(talk, "高龄补贴")
    heard = talk.says(said)

    assert "去哪办" in heard
    assert "便民服务站" in heard
    assert talk.state == ("guide", "told")


def test_in_the_middle_of_the_questions_too() -> None:
    talk = chat()
    talk.says("高龄补贴")
    heard = talk.says("高龄补贴 龙泉村能办不")

    assert "龙泉村便民服务站" in heard
    assert "第1问" in heard


def test_a_village_that_cannot_says_so() -> None:
    talk = chat()
    tell_all(talk, "高龄补贴")
    tell_all(talk, "身份证丢了")
    heard = talk.says("龙泉村能办不")

    assert "在这里办不了" in heard


def test_a_village_asked_about_after_a_chain_is_no_complaint() -> None:
    talk = chat()
    tell(talk, "我爸走了", "都要")
    heard = talk.says("龙泉村能办不")

    assert "龙泉村便民服务站能办的" in heard


def test_who_cannot_even_answer_the_offer_gets_a_person() -> None:
    talk = chat()
    talk.says("社保卡")
    talk.says("嘎嘎")
    assert "要不要转给工作人员" in talk.says("哇哇")
    assert "要不要转给工作人员" in talk.says("嘎嘎")
    assert "已经帮您转给工作人员" in talk.says("哇哇")
    assert talk.state is None


@pytest.mark.parametrize(
    "said", ["字太小看不清", "字太小了", "眼睛花看不清字", "字放大点", "看不清字"]
)
def test_who_cannot_read_it_gets_bigger_letters_and_not_a_complaint(said: str) -> None:
    assert global_word(said) == "elder"
