"""What the hall has for those who come is not written: whom to ask is said, nothing is filed."""

import pytest

from tests.support.chat import Chat

ASKED = [
    *("给他叫个轮椅方便不，你们有坡道没", "大厅有轮椅借没有", "坐轮椅来，有没有坡道", "有厕所没"),
    *("老花镜有没有", "能停车吗", "你们楼上有电梯吗", "能借个轮椅不"),
]


@pytest.mark.parametrize("said", ASKED)
@pytest.mark.parametrize("before", [(), ("高龄津贴",), ("高龄津贴", "直接看清单")])
def test_it_is_said_whom_to_ask_and_the_step_goes_on(said: str, before: tuple[str, ...]) -> None:
    chat = Chat()
    for each in before:
        chat.says(each)
    state = chat.state
    heard = chat.says(said)

    assert "没有写" in heard
    assert "023-0000-1001" in heard
    assert "人工" in heard
    assert "编号" not in heard
    assert chat.state == state


@pytest.mark.parametrize(
    "said",
    [
        *("申请轮椅要什么材料", "残疾人领轮椅", "给残疾人家里修坡道", "家里能不能装扶手"),
        *("建议大厅放几副老花镜", "大厅的椅子太少了", "能不能多放几把椅子和老花镜"),
    ],
)
def test_a_matter_or_an_opinion_stays_what_it_is(said: str) -> None:
    assert "大厅有没有" not in Chat().says(said)
