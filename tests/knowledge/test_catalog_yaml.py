"""A YAML file of matters: it adds and changes, removes nothing, and names what it cannot read."""

from knowledge.catalog import SHIPPED
from knowledge.catalog_yaml import read_yaml
from knowledge.documents import Document, read_document
from knowledge.layers import Layers, only_base

BASE = read_document(SHIPPED)
DIBAO = "minzheng.dibao"


def test_the_shipped_files_change_nothing() -> None:
    for file in sorted((SHIPPED / "matters").glob("*.yaml")):
        assert read_yaml(file.read_bytes(), only_base(BASE)) == BASE


def test_fields_that_are_not_said_stay_and_so_do_other_matters() -> None:
    found = read_yaml(b"- {code: minzheng.dibao, promised_days: 9}", only_base(BASE))

    assert isinstance(found, Document)
    assert found == BASE.under({"matters": {DIBAO: {"promised_days": 9}}})


def test_a_matter_that_was_taken_away_comes_back_with_what_lies_below() -> None:
    away = Layers(BASE, {}, {"matters": {DIBAO: None}})

    found = read_yaml(b"- {code: minzheng.dibao, promised_days: 9}", away)

    assert isinstance(found, Document)
    assert found.matters[DIBAO]["promised_days"] == 9
    assert found.matters[DIBAO]["name"] == BASE.matters[DIBAO]["name"]


def test_a_name_of_a_field_that_is_no_text_is_told_however_deep() -> None:
    found = read_yaml(b"- {code: a.b, materials: [{1: x}]}\n- {code: a.c}", only_base(BASE))

    assert not isinstance(found, Document)
    assert [str(each) for each in found] == ["事项 文件第1项：字段名应当是文字"]
