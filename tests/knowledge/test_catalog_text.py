"""A catalog as one text is read back to the same; what a text does not name stays."""

import pytest
from hypothesis import given, settings

from knowledge.catalog import SHIPPED
from knowledge.catalog_text import TextSaid, read_text, write_text
from knowledge.documents import Document, Layer, read_document
from knowledge.layers import Layers
from tests.knowledge.workbook.filling import DIBAO, SMALL, TOWN
from tests.knowledge.workbook.test_identity import layers


def read(text: str, present: Document = SMALL, *, replace_all: bool = False) -> TextSaid:
    found = read_text(text.encode(), "目录.yaml", present, TOWN, replace_all=replace_all)
    assert isinstance(found, TextSaid), found
    return found


@given(layers)
@settings(deadline=None, max_examples=50)
def test_any_catalog_comes_back_as_it_was_written(layer: Layer) -> None:
    document = Layers(SMALL, {}, layer).document

    said = read(write_text(document, TOWN, "1.0.3"), replace_all=True)

    assert said.document == document
    assert said.version == "1.0.3"


def test_the_shipped_catalog_comes_back_as_it_was_written() -> None:
    shipped = read_document(SHIPPED)

    assert read(write_text(shipped, TOWN, "1.0.0"), shipped).document == shipped


def test_a_row_changes_only_what_it_names() -> None:
    said = read(f"- code: {DIBAO}\n  fee: 不要钱\n  online: null\n")

    assert said.document == SMALL.under({"matters": {DIBAO: {"fee": "不要钱", "online": None}}})
    assert said.version is None


def test_with_the_whole_only_what_is_there_is_left_of_a_part() -> None:
    said = read("chains: []", replace_all=True)

    assert said.document == Document(SMALL.matters, SMALL.circumstances, {})


def test_a_text_that_multiplies_itself_is_refused_at_once() -> None:
    levels = "".join(f"  - &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 5))
    text = f"matters:\n- code: {DIBAO}\n  conditions:\n  - &a0 [x, x]\n{levels}"

    found = read_text(text.encode(), "目录.yaml", SMALL, TOWN)

    assert isinstance(found, tuple)
    assert "用了 YAML 的引用" in found[0].words


@pytest.mark.parametrize("opened", ["[", "{", "- ", "? "])
def test_a_text_that_would_take_the_process_down_is_refused(opened: str) -> None:
    found = read_text(opened.encode() * 200_000, "目录.yaml", SMALL, TOWN)

    assert isinstance(found, tuple)
    assert "超过 50 层" in found[0].words
