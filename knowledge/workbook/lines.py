"""How a value stands in one cell, and back: a list has a line for each of its items."""

from collections.abc import Mapping
from typing import Any, Final

BREAK: Final = "⏎"
"""A line break within an item of a list: a line of the cell is an item."""

_NOTE: Final = "说明："
_SEEN: Final = "已核实："


def lines_of(items: Any) -> str:  # noqa: ANN401 - whatever the catalog holds, also wrongly
    """Give a list of texts as lines."""
    if not isinstance(items, list | tuple):
        return str(items)
    return "\n".join(str(each).replace("\n", BREAK) for each in items)


def items_in(text: str) -> list[str]:
    """Give the lines of a cell that say something, each without blanks around it."""
    lines = (each.strip().replace(BREAK, "\n") for each in text.split("\n"))
    return [each for each in lines if each]


def confusions_lines(rows: Any) -> str:  # noqa: ANN401 - whatever the catalog holds, also wrongly
    """Give confusions as lines: code：how to tell it apart."""
    return lines_of([f"{each['code']}：{each['tell']}" for each in rows])


def confusions_in(text: str) -> list[dict[str, str]] | None:
    """Read such lines; None where one has no colon."""
    rows = []
    for line in items_in(text):
        code, colon, tell = line.partition("：" if "：" in line else ":")
        if not colon or not code.strip() or not tell.strip():
            return None
        rows.append({"code": code.strip(), "tell": tell.strip()})
    return rows


def tolerance_lines(row: Mapping[str, Any]) -> str:
    """Give a tolerance as lines: the papers, then its terms and whether they were checked."""
    lines = list(row.get("may_lack", ()))
    if "note" in row:
        lines.append(_NOTE + (row["note"] or ""))
    if "verified" in row:
        lines.append(_SEEN + ("是" if row["verified"] else "否"))
    return lines_of(lines)


def tolerance_in(text: str) -> dict[str, Any] | None:
    """Read such lines; None where there are none, or one of them cannot be read."""
    papers: list[str] = []
    row: dict[str, Any] = {"may_lack": papers}
    for line in items_in(text):
        if line.startswith(_NOTE):
            row["note"] = line.removeprefix(_NOTE).strip() or None
        elif line.startswith(_SEEN):
            seen = {"是": True, "否": False}.get(line.removeprefix(_SEEN).strip())
            if seen is None:
                return None
            row["verified"] = seen
        else:
            papers.append(line)
    return row if len(row) > 1 or papers else None
