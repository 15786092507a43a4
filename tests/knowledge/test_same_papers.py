"""When two names mean one paper, and when they do not."""

import pytest

from knowledge.same_papers import one_name


@pytest.mark.parametrize(
    "names",
    [
        (
            "居民身份证",
            "居民身份证（申请人）",
            "申请人身份证",
            "居民身份证（申领人）",
            "本人身份证",
        ),
        ("居民身份证（代办人）", "代办人身份证"),
        ("居民身份证（逝者）", "逝者身份证"),
        ("房东身份证", "出租人身份证"),
        ("租客身份证", "承租人身份证"),
        ("父母身份证", "居民身份证（父母双方）"),
        ("居民户口簿", "居民户口簿（申请人）"),
        ("社保卡", "社会保障卡"),
        ("出生医学证明", "孩子出生医学证明"),
    ],
)
def test_one_paper_has_one_name(names: tuple[str, ...]) -> None:
    assert len({one_name(each) for each in names}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("居民身份证（申请人）", "居民身份证（代办人）", "居民身份证（监护人）", "逝者身份证"),
        ("居民身份证（经办人）", "居民身份证（申请人）", "申报人身份证", "户主身份证"),
        ("居民身份证", "全户成员身份证", "居民身份证（共同生活的家庭成员）", "流转双方身份证"),
        ("居民户口簿", "居民户口簿（全家）", "居民户口簿（儿童）", "居民户口簿（逝者）"),
        ("监护人身份证", "监护人身份证和户口簿", "原身份证", "困难身份证明"),
        ("社会保障卡", "社保卡或银行卡（申请人）", "社保卡或银行卡（监护人）"),
        ("居民身份证申领登记表", "居民身份证"),
    ],
)
def test_papers_of_different_persons_stay_apart(names: tuple[str, ...]) -> None:
    assert len({one_name(each) for each in names}) == len(names)


def test_the_one_name_of_a_one_name_is_itself() -> None:
    for name in ("居民身份证", "代办人身份证", "社保卡", "孩子出生医学证明", "结婚证"):
        assert one_name(one_name(name)) == one_name(name)
