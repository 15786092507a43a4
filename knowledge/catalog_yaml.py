"""A YAML file of matters that somebody wants to bring in: it adds and changes, and removes nothing.

The file looks like those below knowledge/data/matters: a list of matters. Of a matter that is
there already only the fields that are different need be said.
"""

from collections.abc import Iterator

from knowledge.catalog_faults import CatalogError, Fault
from knowledge.documents import Document, Rows, keyed, load_rows
from knowledge.layers import Layers

_FILE = "文件"


def read_yaml(data: bytes, layers: Layers) -> Document | tuple[Fault, ...]:
    """Lay the file's matters over what is in force; every fault of form where it cannot be read."""
    try:
        rows = load_rows(_FILE, data)
    except CatalogError as error:
        return error.faults
    there = {**layers.below.matters, **layers.document.matters}
    odd = [place for place, row in enumerate(rows, 1) if not all(map(_is_text, _names(row)))]
    if odd:
        words = "字段名应当是文字"
        return tuple(Fault("matters", f"{_FILE}第{place}项", words) for place in odd)
    said = [(f"{_FILE}第{place}项", _over(there, row)) for place, row in enumerate(rows, 1)]
    found, faults = keyed("matters", said)
    if faults:
        return tuple(faults)
    document = layers.document
    return Document({**document.matters, **found}, document.circumstances, document.chains)


def _over(there: Rows, row: dict[str, object]) -> dict[str, object]:
    code = row.get("code")
    known = there.get(code, {}) if isinstance(code, str) else {}
    return {**known, **row}


def _names(value: object) -> Iterator[object]:
    """Give the names of all fields, however deep."""
    if isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from _names(each)
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)


def _is_text(name: object) -> bool:
    return isinstance(name, str)
