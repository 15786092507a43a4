"""What is meant, and what it is set against; a bare no and a question set nothing against it."""

import pytest

from knowledge.contrast import Contrast, read_contrast


@pytest.mark.parametrize(
    ("text", "meant", "denied"),
    [
        ("不是换证，是补证", "补证", "换证"),
        ("不是换证是补证", "补证", "换证"),
        ("不是我爸 是我妈", "我妈", "我爸"),
        ("不是丢了，而是坏了", "坏了", "丢了"),
        ("说错了，是补证不是换证", "补证", "换证"),
        ("不对，不是换证，是新办", "新办", "换证"),
        ("是换卡不是补卡", "换卡", "补卡"),
        ("我说的是低保，不是特困", "低保", "特困"),
        ("说错了，是上班的", "上班的", ""),
        ("不对，是下午", "下午", ""),
    ],
)
def test_what_is_meant_is_told_from_what_is_not(text: str, meant: str, denied: str) -> None:
    assert read_contrast(text) == Contrast(meant, denied)


@pytest.mark.parametrize(
    "text",
    [
        "", "不是", "不是的", "说错了", "不是未成年人", "我不是残疾人", "不是，是我儿子",
        "是不是要户口本", "要不是丢了，我就不来了", "还不是丢了", "不是说不用带吗，是咋回事",
        "不是我不办，是来不了", "低保", "补证", "是补证",
    ],
)  # fmt: skip
def test_nothing_is_set_against_it(text: str) -> None:
    assert read_contrast(text) is None
