"""What a workbook says about itself: how to fill it in, and what each column means."""

from collections.abc import Iterator

from knowledge.catalog_fields import Field, FieldKind
from knowledge.towns import Town
from knowledge.workbook.columns import (
    SAID_BY,
    SHEETS,
    TOWN_LABEL,
    VERSION_LABEL,
    WINDOWS,
)

Line = tuple[str, ...]
"""The look of a row, then its cells."""

_KINDS: dict[FieldKind, str] = {
    "text": "文字",
    "number": "整数",
    "days": "整数，工作日",
    "yes_no": "是；空着是否",
    "choice": "选一个",
    "texts": "每行一条（格内换行按 Alt+Enter）",
    "tags": "可以写几个，顿号隔开",
    "confusions": "每行：编码：怎么分清",
    "tolerance": "每行一份材料；另起行写“说明：…”“已核实：是”",
    "condition": "条件，如 agent=代办",
}
_RULES = (
    "一行一个事项；材料、一件事的成员各在自己的表里，一行一份（一个），用编码对上。",
    "深色列名必须填，浅色可以空着。鼠标放在列名上有说明。",
    "黄色格子是本镇改过的，绿色是区县改过的，其余是通用的；改了哪格，导入后那格就算本镇的。",
    "空格表示“没有”。整列删掉，表示这一列都不改。删掉一行，表示不再办这个事项：导入时要另外确认。",
    "编码定了不要改：改了就成了另一个事项。列可以换位置，列名不要改。隐藏、筛选掉的行也算数。",
    "文字列是“文本”格式，请保持：否则 1-2 会变成日期，1.10 会变成 1.1。",
    f"“{WINDOWS}”“{SAID_BY}”两张表只供查看；窗口在镇的文件里改。",
    "填好另存为 .xlsx 交上来；有错会一次说出是哪张表第几行第几列，改好再交，错的一处也不会进去。",
)


def explained(town: Town, version: str) -> Iterator[Line]:
    """Give the rows of the first sheet."""
    yield "title", f"{town.centre} 事项目录"
    yield "grey", TOWN_LABEL, str(town.id)
    yield "grey", VERSION_LABEL, version
    yield ("text",)
    yield "heading", "怎么填"
    for number, words in enumerate(_RULES, 1):
        yield "line", f"{number}. {words}"
    yield ("text",)
    yield "heading", "颜色"
    yield "required", "必须填的列"
    yield "optional", "可以空着的列"
    yield "town", "本镇改过的"
    yield "district", "区县改过的"
    for sheet in SHEETS:
        yield ("text",)
        yield "heading", f"工作表“{sheet.name}”的列"
        for each in sheet.columns:
            yield (
                "required" if each.required else "optional",
                each.title,
                _kind(each),
                meaning(each),
            )


def meaning(column: Field) -> str:
    """Say how to fill in a column, beyond what its kind says."""
    words = [column.about] if column.about else []
    if column.choices:
        words.append("只能是：" + "".join(f"“{each}”" for each in column.choices.values()))
    return "。".join(words)


def note_on(column: Field) -> str:
    """Give the note on the name of a column."""
    must = "必须填" if column.required else "可以空着"
    words = meaning(column)
    return f"{must}。{_kind(column)}。{words}" if words else f"{must}。{_kind(column)}。"


def _kind(column: Field) -> str:
    if column.key == "windows":
        return "每行一个，可以从列表里选"
    return _KINDS.get(column.kind, "文字")
