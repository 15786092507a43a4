"""A status is taken where it is had now by the one it is asked of; else it is asked."""

import pytest

from tests.support.chat import Chat

OLD_AGE, LOW_INCOME, CARE = ("高龄补贴",), ("办低保要带什么",), ("护理补贴",)
NOW, LACKED, ANOTHER = "这一问我不敢替您定", "好，这一样没有", "这里问的是另一样"
NOT_THAT_ONE, BY_NUMBER = "没有的不用选", "怕漏了"


def asked(before: tuple[str, ...], said: str) -> tuple[Chat, str]:
    chat = Chat()
    for each in before:
        chat.says(each)
    return chat, chat.says(said)


def kept(chat: Chat, question: str) -> list[str] | None:
    frame = chat.talk.frames[-1]
    assert frame.dialog == "guide"
    found: list[str] | None = frame.learned["answers"].get(question)
    return found


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        *(
            (each, LACKED)
            for each in (
                "没吃低保", "没评上低保", "低保没批", "低保取消了", "俺的低保去年停了", "不够低保",
                "不是低保户", "没低保 有卡", "没办低保", "俺屋头不吃低保", "低保没有",
                "低保特困都不是", "不是特困也不是低保",
            )
        ),
        *(
            (each, NOW)
            for each in (
                "俺以前是低保现在不是", "想吃低保", "正在办低保", "申请过低保没给", "邻居是低保",
                "低保还在审批", "原来是五保", "俺叔是特困", "老伴吃低保俺没有",
            )
        ),
        *((each, "请说“给") for each in ("俺儿子是低保", "低保是俺闺女的")),
        ("脱贫户", ANOTHER),
        ("俺没有残疾证", ANOTHER),
    ],
)  # fmt: skip
def test_a_status_that_is_not_plainly_had_is_asked(said: str, asks: str) -> None:
    chat, heard = asked(OLD_AGE, said)
    assert asks in heard
    assert "1. 低保" in heard
    assert kept(chat, "income_tier") is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *((each, "低保") for each in ("低保", "有低保", "低保户", "俺家吃低保", "评上低保了")),
        *((each, "低保") for each in ("低保办下来了", "去年评的低保", "有低保证", "老两口吃低保")),
        *((each, "特困") for each in ("俺是五保", "五保户")),
        *((each, "低保边缘或低收入") for each in ("低收入户", "是边缘户")),
        *((each, "都不是") for each in ("啥也不是", "都不沾", "哪样都不是", "没有低保，都不是")),
        ("低保没有，特困也没有，低收入也不是", "都不是"),
    ],
)
def test_what_is_plainly_said_is_taken(said: str, meant: str) -> None:
    assert kept(asked(OLD_AGE, said)[0], "income_tier") == [meant]


@pytest.mark.parametrize("said", ["俺妈是低保", "妈妈吃低保"])
def test_the_status_of_the_one_it_is_for_is_her_own(said: str) -> None:
    assert kept(asked(("给我妈办高龄补贴",), said)[0], "income_tier") == ["低保"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *(
            (each, ["有人得大病、长期吃药"])
            for each in ("俺有高血压", "长年吃药的", "老伴有糖尿病")
        ),
        ("孙子上高中", ["有人满16岁还在上学"]),
        *(
            (each, ["有人打工、上班、领退休金"])
            for each in ("儿子打工", "有退休金", "没有残疾证，儿子打工")
        ),
        *((each, ["都没有"]) for each in ("啥也没有", "哪样都没得", "都没有")),
        ("有残疾证还有高血压", ["有残疾证", "有人得大病、长期吃药"]),
        ("儿子有残疾证，老伴吃药", ["有残疾证", "有人得大病、长期吃药"]),
    ],
)
def test_the_familys_cases_are_heard(said: str, meant: list[str]) -> None:
    assert kept(asked(LOW_INCOME, said)[0], "household") == meant


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        *((each, NOT_THAT_ONE) for each in ("退休金没有", "俺没有残疾证", "没人打工")),
        ("残疾证和退休金都没有", NOT_THAT_ONE),
        *((each, NOW) for each in ("以前有残疾证现在没了", "残疾证还没办下来", "邻居有残疾证")),
        *((each, NOW) for each in ("残疾证在评", "儿子想去打工", "以前打工现在不干了")),
        *((each, BY_NUMBER) for each in ("儿子在外打工，老伴有病", "儿子有残疾证老伴有病")),
    ],
)
def test_of_several_cases_none_is_guessed(said: str, asks: str) -> None:
    chat, heard = asked(LOW_INCOME, said)
    assert asks in heard
    assert kept(chat, "household") is None


@pytest.mark.parametrize("before", [CARE, (*CARE, "有"), ("办老年证",)])
@pytest.mark.parametrize("said", ["低保没有", "俺没有低保", "房产证没有", "俺家低保也没得"])
def test_a_no_said_of_another_thing_answers_nothing(before: tuple[str, ...], said: str) -> None:
    chat = asked(before[:-1], before[-1])[0]
    learned = dict(chat.talk.frames[-1].learned)
    assert ANOTHER in chat.says(said)
    assert chat.talk.frames[-1].learned == learned


@pytest.mark.parametrize("said", ["车没有", "钱没有", "摩托没得"])
def test_a_no_said_of_what_nobody_knows_answers_nothing(said: str) -> None:
    assert kept(asked(CARE, said)[0], "own_account") is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *((each, ["没有"]) for each in ("没有", "没得", "卡没有", "家里没有", "他名下没有")),
        *((each, ["没有"]) for each in ("从来没有", "暂时还没有", "没有办卡", "真的没有")),
        *((each, ["没有"]) for each in ("社保卡和银行卡都没有", "没有社保卡和银行卡")),
        *((each, ["有"]) for each in ("有", "有银行卡", "没有银行卡，有社保卡")),
        *((each, None) for each in ("没有社保卡", "银行卡没有", "以前有银行卡现在没了")),
        *((each, None) for each in ("银行卡还没办下来", "低保没有")),
    ],
)
def test_a_no_of_one_of_two_cards_is_no_answer(said: str, meant: list[str] | None) -> None:
    assert kept(asked(CARE, said)[0], "own_account") == meant


def test_who_books_or_complains_is_not_answered_with_a_question() -> None:
    booked, _ = asked(OLD_AGE, "我想后天10点来办低保")
    assert booked.talk.frames[-1].dialog == "book"
    assert "投诉" in asked(LOW_INCOME, "上班时间窗口没人")[1]
    other, _ = asked(OLD_AGE, "残疾证丢了要补")
    assert other.talk.frames[-1].learned["matter"] == "canlian.zheng_lost"


def test_what_is_taken_back_is_not_taken() -> None:
    chat, _ = asked(OLD_AGE, "低保")
    assert LACKED in chat.says("不对，没评上低保")
    assert kept(chat, "income_tier") is None
