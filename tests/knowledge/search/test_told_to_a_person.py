"""What a complaint or a question on progress is about, for the person who takes it."""

import pytest

from knowledge.search.index import Index

_LIKELIER_THAN_NOT = 0.5


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("查询F2县残疾证办理进度", "canlian.zheng_new"),
        ("投诉，高龄津贴半年没发了", "minzheng.gaoling"),
        ("反映我们村低保评定不公平", "minzheng.dibao"),
        ("投诉石桥镇便民中心窗口态度差", None),
        ("我交的材料到哪一步了", None),
    ],
)
def test_a_complaint_or_a_question_on_progress_says_of_which_matter_where_that_is_sure(
    index: Index, text: str, matter: str | None
) -> None:
    understood = index.understand(text)
    assert understood.kind == "intent"
    sure = [each.code for each in understood.near if each.score > _LIKELIER_THAN_NOT]
    assert sure == ([matter] if matter else [])


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("我的残疾证办到哪一步了", {"canlian.zheng_new", "canlian.zheng_renew"}),
        ("社保卡办到哪一步了", {"shebao.ka-shenling", "shebao.ka-buhuan"}),
        ("残疾证的事我要投诉", {"canlian.zheng_new", "canlian.zheng_lost"}),
    ],
)
def test_where_it_is_open_which_matter_they_are_of_those_it_may_be_are_said(
    index: Index, text: str, matters: set[str]
) -> None:
    understood = index.understand(text)
    assert understood.kind == "intent"
    assert matters <= {each.code for each in understood.near}
    assert all(each.score < _LIKELIER_THAN_NOT for each in understood.near)
