"""What an old man, a worker in a hurry and a daughter ran into, so that nobody does again."""

import pytest

from dialogs.words import global_word
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.telling import tell
from tests.support.towns import make_town

VILLAGES = (
    Village("龙泉村", "龙泉村便民服务站", 18, phone="023-0000-1101"),
    Village("双塘村", "双塘村便民服务站", 25),
)


def chat() -> Chat:
    return Chat(town=make_town(villages=VILLAGES))


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


@pytest.mark.parametrize("said", ["问这个干嘛", "为什么问这个"])
def test_a_chain_says_why_it_asks(said: str) -> None:
    talk = chat()
    talk.says("我爸走了")
    talk.says("都要办")
    heard = talk.says(said)

    assert "问这个，是因为它决定您要不要带：授权委托书" in heard
    assert "第1问" in heard


@pytest.mark.parametrize("first", ["菜单", "社保卡", "预约"])
def test_why_is_answered_where_nothing_hangs_on_it(first: str) -> None:
    talk = chat()
    talk.says(first)
    before = talk.state
    heard = talk.says("问这个干嘛")

    assert "情况不同，要带的也不同" in heard
    assert talk.state == before


@pytest.mark.parametrize("said", ["别问了", "全部列出来", "直接看清单"])
def test_who_is_in_a_hurry_gets_the_list_at_once(said: str) -> None:
    talk = chat()
    talk.says("高龄补贴")
    heard = talk.says(said)

    assert "一次性告知单" in heard
    assert "请别人代办时：授权委托书" in heard
    assert talk.state == ("guide", "told")


@pytest.mark.parametrize(
    ("said", "day"),
    [("明天谁值班", "明天（11月25日 周三）"), ("后天哪个值班", "后天"), ("谁值班", "今天")],
)
def test_the_duty_of_the_day_that_was_asked_for(said: str, day: str) -> None:
    assert chat().says(said).startswith(day)


def test_nothing_is_promised_to_be_spared_where_nothing_can_be() -> None:
    talk = chat()
    talk.says("社保卡丢了")
    assert "就能少带" in talk.says("我有电子身份证")

    other = chat()
    other.says("要起房子")
    other.says("1")
    heard = other.says("我有电子身份证")
    assert "看一件" in heard
    assert other.state == ("chain", "circumstance")


def test_an_electronic_card_alone_is_no_matter() -> None:
    talk = chat()
    heard = talk.says("我有电子身份证")

    assert "先说您要办什么事" in heard
    assert "您说的是下面哪一件" not in heard


def test_what_a_village_only_takes_in_is_not_said_to_be_done_there() -> None:
    heard = tell(chat(), "我爸走了", "都要")  # the land contract is decided above

    assert "第4、5、8、9件：村（社区）便民服务站也收材料" in heard
    assert "服务站也能办" not in heard


def test_the_chat_says_that_the_dead_mans_card_is_taken_before_it_is_needed_again() -> None:
    heard = tell(chat(), "我爸走了", "都要")
    assert "第3件收走原件，第4、6、7件还要用" in heard


def test_a_card_that_no_later_step_wants_is_not_warned_of() -> None:
    assert "收走原件" not in tell(chat(), "我爸走了", "4")
