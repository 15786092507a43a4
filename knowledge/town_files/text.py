"""A town's file as it was read: what it says, on which lines, and which of its keys are wrong."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.matters import TownId
from knowledge.town_files.faults import Fault, Found, Lines, TownFaults
from knowledge.town_files.keys import SHAPE
from knowledge.town_files.rules import DISTRICT_KINDS
from knowledge.town_files.shape import Data, clean

_SYNTAX = (
    ("Unclosed array", "列表没有用 ] 结束"),
    ("Cannot overwrite a value", "同一项写了两次"),
    ("Illegal character '\\n'", "引号没有在这一行结束"),
    ("Cannot declare", "同一个表写了两次"),
    ("Invalid value", "值不对，文字要加英文引号"),
    ("Expected '=' after a key", "项的名字后面要有 ="),
)


@dataclass(frozen=True)
class TownText:
    """A town's file, read. `data` holds what is of the right kind, `raw` all that the file says.

    `faults` are those of single keys; how keys fit together is checked by `make_town`.
    """

    path: Path
    data: Data
    raw: Data
    lines: Lines
    faults: tuple[Found, ...]

    @property
    def id(self) -> TownId:
        """The town's id: the file's name without its ending."""
        return TownId(self.path.stem)

    @property
    def district(self) -> str | None:
        """The id of the district that this town says it belongs to."""
        return self.data.get("district")

    @property
    def is_district(self) -> bool:
        """Say whether the file is a district's (区 or 县)."""
        return self.data.get("kind") in DISTRICT_KINDS

    @staticmethod
    @lru_cache(maxsize=64)
    def read(path: Path, content: bytes) -> "TownText":
        """Read the file's content. Raises TownFaults for what is no UTF-8 or no TOML.

        The same content is read once: where one town's file was changed, the others are at hand.
        """
        try:
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            reason = "这里不是 UTF-8 编码：请用“另存为”改成 UTF-8"
            raise TownFaults([Fault(path, line, reason)]) from error
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise TownFaults([_syntax(path, text, str(error))]) from error
        kept, faults = clean(data, SHAPE)
        return TownText(path, kept, data, Lines(text), tuple(faults))


def _syntax(path: Path, text: str, message: str) -> Fault:
    found = re.search(r" \(at line (\d+), column (\d+)\)", message)
    line = int(found[1]) if found else max(1, text.count("\n"))
    where = f"第{found[2]}列附近" if found else "到文件末尾"
    words = re.sub(r" \(at .*\)$", "", message)
    for english, chinese in _SYNTAX:
        if words.startswith(english):
            words = chinese
    return Fault(path, line, f"{where} TOML 写法不对：{words}")
