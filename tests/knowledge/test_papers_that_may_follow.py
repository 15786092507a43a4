"""可以后补（容缺）: only papers that stand on this citizen's notice."""

import pytest

from knowledge.calendar import read_calendar
from knowledge.catalog import read_catalog
from knowledge.circumstances import UNSURE, Answers
from knowledge.matters import Catalog
from knowledge.notices import Notice, compose
from tests.support.towns import NOW, make_town


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog()


def _notice(catalog: Catalog, code: str, answers: Answers) -> Notice:
    matter = catalog.matter(code)
    assert matter is not None
    return compose(catalog, matter, make_town(), read_calendar(), answers, NOW)


_NONE = {"household": ("都没有",), "marriage": ("已婚",), "agent": ("本人",)}


def test_no_paper_is_named_that_is_not_on_the_list(catalog: Catalog) -> None:
    assert _notice(catalog, "minzheng.dibao", _NONE).tolerant is None


@pytest.mark.parametrize(
    ("household", "named"),
    [
        (("有人打工、上班、领退休金",), "收入证明材料"),
        (("有人满16岁还在上学",), "在校证明或学生证"),
        ((UNSURE,), "收入证明材料、在校证明或学生证、疾病诊断证明或住院病历、医药费票据"),
    ],
)
def test_those_on_the_list_are_named(
    catalog: Catalog, household: tuple[str, ...], named: str
) -> None:
    answers = {**_NONE, "household": household}
    assert _notice(catalog, "minzheng.dibao", answers).tolerant == named


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("shebao.sangzang", "与逝者关系材料或承诺书（可书面承诺）"),
        ("yibao.yidi", "异地居住或工作证明材料（可书面承诺代替）"),
    ],
)
def test_words_beside_a_name_do_not_hide_it(catalog: Catalog, code: str, named: str) -> None:
    assert _notice(catalog, code, {}).tolerant == named
