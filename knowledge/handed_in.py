"""A file that somebody hands in as the new catalog: a workbook or a YAML text. source: XL-3."""

from collections.abc import Iterable
from typing import Final, Protocol

from knowledge.catalog_faults import Fault
from knowledge.catalog_text import read_text
from knowledge.documents import Document
from knowledge.layers import Layers
from knowledge.towns import Town
from knowledge.workbook.reading import Progress, read_filled

TEXTS: Final = (".yaml", ".yml")


class HandedIn(Protocol):
    """What a file says, as a whole document."""

    @property
    def document(self) -> Document:
        """What is to be in force."""

    @property
    def version(self) -> str | None:
        """The version that the file was exported from, if it says so."""

    def placed(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Give faults that are found later with their places in the file."""


def read_handed_in(
    data: bytes,
    name: str,
    layers: Layers,
    town: Town,
    *,
    replace_all: bool = False,
    progress: Progress | None = None,
) -> HandedIn | tuple[Fault, ...]:
    """Read the file called `name`, or give every fault of form that it has.

    What is no text by its name is read as a workbook, whatever it is: the fault then says what it
    seems to be and how to save it.
    """
    if name.lower().endswith(TEXTS):
        return read_text(data, name, layers.document, town, replace_all=replace_all)
    return read_filled(data, layers, town, progress)


def outdated(file: HandedIn, name: str, version: str) -> Fault | None:
    """Say that the file is older than what is in force: it would take back what came since."""
    if file.version in {None, version}:
        return None
    words = (
        f"这份文件是从 {file.version} 导出的，现在已经是 {version}：导入会把这中间的改动改回去。"
        f"请重新导出再改；确定要盖过去，就把文件里的版本改成 {version}"
        "（“说明”表的“目录版本”、YAML 的 version）"
    )
    return Fault("matters", name, words, where=name)
