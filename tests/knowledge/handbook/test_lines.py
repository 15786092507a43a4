"""Lines are broken as Chinese is printed, and nothing is lost in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.handbook.lines import break_lines, wide
from tests.support.handbooks import made_up_face, squeezed

FACE = made_up_face()


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 5, []),
        ("原件看过退还", 3, ["原件看", "过退还"]),
        ("带身份证，户口簿", 4, ["带身份", "证，户口", "簿"]),
        ("申请（本人）", 3, ["申请", "（本", "人）"]),
        ("要用30个工作日", 2.5, ["要用", "30个", "工作", "日"]),
        ("①甲　②乙", 3.5, ["①甲", "②乙"]),
        ("编码minzheng.dibao", 8, ["编码", "minzheng.dibao"]),
        ("minzheng.dibao", 4, ["minzhen", "g.dibao"]),
        ("很好。", 2, ["很", "好。"]),
        ("见（a.cn/abcd）", 4.5, ["见（", "a.cn/abcd", "）"]),
    ],
)
def test_a_text_is_broken_as_it_is_printed(text: str, room: float, lines: list[str]) -> None:
    assert break_lines(text, room, FACE.width) == lines


@given(st.text("甲乙丙，。（）“”①123abc. ", max_size=60), st.floats(3, 12))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, room: float) -> None:
    lines = break_lines(text, room, FACE.width)

    assert squeezed("".join(lines)) == squeezed(text)
    assert all(wide(each, FACE.width) <= room for each in lines)


def test_a_character_that_the_face_has_not_is_printed_by_its_number() -> None:
    assert made_up_face("𠮷").shown("𠮷家村\t口") == "〔U+20BB7〕家村\t口"
    assert made_up_face("\t").shown("甲\t乙") == "甲 乙"
