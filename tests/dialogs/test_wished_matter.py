"""A wish for another matter is no answer about a status: it is taken up, the question kept."""

import pytest

from tests.support.chat import Chat

LOW_INCOME, OLD_AGE = "办低保要带什么", "高龄津贴要带什么"
BIRTH, REGISTERS = "孩子上户口要什么", "生育登记怎么办"
MARRIED_NOW, ONLY_NOW = "这里问的是现在的婚姻", "这一问我不敢替您定"


def after(*said: str) -> tuple[Chat, str]:
    chat, heard = Chat(), ""
    for each in said:
        heard = chat.says(each)
    return chat, heard


def answers(chat: Chat, frame: int = 0) -> dict[str, list[str]]:
    return dict(chat.talk.frames[frame].learned.get("answers") or {})


@pytest.mark.parametrize("before", [(LOW_INCOME, "1"), (BIRTH,), (REGISTERS,)])
@pytest.mark.parametrize(
    ("said", "named"),
    [
        *((each, "办离婚") for each in ("我想离婚", "要离婚", "我准备离婚", "我们打算离婚算了")),
        *(
            (each, "领结婚证")
            for each in ("我要结婚", "想结婚", "办结婚证", "想领结婚证", "打算复婚")
        ),
        *((each, "补") for each in ("我要补结婚证", "结婚证丢了", "刚离，想补办离婚证")),
        *((each, "补") for each in ("离婚证找不到了", "结婚证也掉了")),
    ],
)
def test_a_wish_to_marry_or_part_is_no_state(
    before: tuple[str, ...], said: str, named: str
) -> None:
    chat, heard = after(*before, said)
    assert named in heard
    assert len(chat.talk.frames) == 2
    assert not {"marriage", "marriage_kin"} & answers(chat).keys()


@pytest.mark.parametrize("said", ["不想离婚", "没打算结婚", "正在办离婚", "如果离婚", "在闹离婚"])
def test_what_is_not_so_yet_is_asked(said: str) -> None:
    chat, heard = after(LOW_INCOME, "1", said)
    assert MARRIED_NOW in heard
    assert "marriage" not in answers(chat)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        *((each, "离婚") for each in ("离婚了", "办了离婚", "离婚证办下来了", "我想说我离婚了")),
        *((each, "已婚") for each in ("领了结婚证", "结婚三年了", "有老伴", "扯了证")),
        *((each, "未婚") for each in ("没领结婚证", "还没结婚", "没结婚")),
        ("老伴走了", "丧偶"),
    ],
)
def test_a_marriage_that_is_told_is_heard(said: str, answer: str) -> None:
    assert answers(after(LOW_INCOME, "1", said)[0])["marriage"] == [answer]


@pytest.mark.parametrize(
    ("said", "answer"),
    [("离了，没再结婚", "离婚"), ("离婚后没有再婚", "离婚"), ("老伴走了没再找", "丧偶")],
)
def test_not_to_have_married_again_is_not_to_be_married(said: str, answer: str) -> None:
    chat, _ = after(LOW_INCOME, "1", said)
    assert answers(chat)["marriage"] == [answer]


@pytest.mark.parametrize(
    ("first", "said", "named"),
    [
        (OLD_AGE, "想办低保", "最低生活保障审核确认"),
        (OLD_AGE, "我要申请特困", "特困人员认定"),
        (OLD_AGE, "想申请低保边缘", "最低生活保障边缘家庭认定"),
        (OLD_AGE, "低保证丢了", "您说的是下面哪一件"),
        (LOW_INCOME, "残疾证丢了", "残疾人证挂失补办"),
        (LOW_INCOME, "残疾证也想顺便换一个", "残疾证到期了"),
        (LOW_INCOME, "还有我想问下大病救助", "您说的是下面哪一件"),
        (LOW_INCOME, "社保卡丢了", "社会保障卡补领"),
        ("护理补贴", "想办残疾证", "残疾人证新办"),
        ("护理补贴", "残疾证到期了要换", "残疾人证期满换领"),
    ],
)
def test_a_wish_for_a_certificate_or_an_aid_is_taken_up(first: str, said: str, named: str) -> None:
    chat, heard = after(first, said)
    assert named in heard
    assert len(chat.talk.frames) == 2
    assert answers(chat) == {}


@pytest.mark.parametrize(
    "said",
    ["低保正在办", "想吃低保没吃上", "申请低保没批", "以前想办低保没办", "申请过低保没给"],
)
def test_what_is_on_its_way_is_asked(said: str) -> None:
    chat, heard = after(OLD_AGE, said)
    assert ONLY_NOW in heard
    assert len(chat.talk.frames) == 1


@pytest.mark.parametrize(
    ("first", "said", "answer"),
    [
        *((OLD_AGE, each, ["低保"]) for each in ("有低保", "低保办下来了", "吃着低保呢")),
        *((LOW_INCOME, each, ["有残疾证"]) for each in ("领残疾证了", "我妈残疾证办好了")),
        (LOW_INCOME, "要长期吃药", ["有人得大病、长期吃药"]),
        (LOW_INCOME, "领退休金", ["有人打工、上班、领退休金"]),
    ],
)
def test_what_is_had_is_an_answer(first: str, said: str, answer: list[str]) -> None:
    assert list(answers(after(first, said)[0]).values()) == [answer]


@pytest.mark.parametrize(("said", "whom"), [("我妈有低保", "妈妈"), ("我爸是五保户", "爸爸")])
def test_whose_aid_it_is_is_asked_plainly(said: str, whom: str) -> None:
    chat, heard = after(OLD_AGE, said)
    assert f"请说“给{whom}办”" in heard
    assert answers(chat) == {}
    chat.says(f"给{whom}办")
    chat.says(said)
    assert "income_tier" in answers(chat)
