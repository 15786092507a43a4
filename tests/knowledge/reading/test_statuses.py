"""What is told of a status: had, lacked or unclear, and of whom; nothing for a question."""

import pytest

from knowledge.reading.statuses import read_statuses
from knowledge.reading.subjects import said_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("俺吃低保", [("低保", "has", None)]),
        ("没评上低保", [("低保", "lacks", None)]),
        ("低保被取消了", [("低保", "lacks", None)]),
        ("残疾证还在评", [("残疾证", "unclear", None)]),
        ("残疾证丢了", [("残疾证", "unclear", None)]),
        ("儿子是低保", [("低保", "unclear", "儿子")]),
        ("老伴有残疾证", [("残疾证", "has", "老伴")]),
        ("老伴没有残疾证", [("残疾证", "unclear", "老伴")]),
        ("同事有残疾证", [("残疾证", "unclear", "别人")]),
        ("有低保，没有残疾证", [("低保", "has", None), ("残疾证", "lacks", None)]),
        ("低保和残疾证都没有", [("低保", "lacks", None), ("残疾证", "lacks", None)]),
        ("没有低保和残疾证", [("低保", "lacks", None), ("残疾证", "lacks", None)]),
        ("低保、残疾证都有", [("低保", "has", None), ("残疾证", "has", None)]),
        ("低保边缘户", [("低保边缘或低收入", "has", None)]),
    ],
)
def test_a_status_is_read_with_how_it_stands(
    text: str, told: list[tuple[str, str, str | None]]
) -> None:
    assert [(each.name, each.holding, each.whose) for each in read_statuses(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "低保怎么办",
        "有低保吗",
        "低保户算不算",
        "不晓得有没得低保",
        "今天天气好",
        "",
        "低保？",
        "低" * 90,
    ],
)
def test_a_question_tells_nothing(text: str) -> None:
    assert read_statuses(text) == ()


def test_what_is_said_of_the_one_it_is_for_is_said_of_nobody_else() -> None:
    (status,) = read_statuses("俺妈是低保", "妈妈")
    assert (status.holding, status.whose) == ("has", None)


@pytest.mark.parametrize(
    ("words", "whom", "of"),
    [
        ("俺儿子", None, "儿子"),
        ("俺儿子", "孩子", None),
        ("我爸", "妈妈", "爸爸"),
        ("我爸", "父母", None),
        ("带着儿子", None, None),
        ("我和娃他爸", None, None),
        ("婆娘", None, "爱人"),
        ("老人", None, None),
        ("隔壁", None, "邻居"),
        ("俺", None, None),
    ],
)
def test_of_whom_it_is_said(words: str, whom: str | None, of: str | None) -> None:
    assert said_of(words, whom) == of
