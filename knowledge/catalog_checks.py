"""Whether the rows of a document are complete and of the right kind, before anything is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from knowledge.catalog_faults import Fault
from knowledge.catalog_fields import (
    CIRCUMSTANCE_FIELDS,
    KEYS,
    MATERIAL_FIELDS,
    MATTER_FIELDS,
    Field,
    FieldKind,
    Part,
)
from knowledge.circumstances import UNSURE
from knowledge.documents import Document, Row

MOST_DAYS: Final = 2000  # working days
MOST_PAPERS: Final = 99

_Check = Callable[[Field, Any], str | None]


def check_document(document: Document) -> tuple[Fault, ...]:
    """Give every fault of form: missing or unknown fields, wrong kinds, words not allowed."""
    faults = list(_rows("circumstances", document, CIRCUMSTANCE_FIELDS))
    for key, row in document.circumstances.items():
        faults += _answers(key, row)
    faults += _rows("matters", document, MATTER_FIELDS)
    for key, row in document.matters.items():
        faults += _materials(key, row.get("materials"))
    return tuple(faults)


def _rows(part: Part, document: Document, fields: Iterable[Field]) -> Iterator[Fault]:
    for key, row in document.part(part).items():
        if row.get(KEYS[part]) != key:
            words = f"编码定了不能改，这里应当是 {key}"
            yield Fault(part, key, words, KEYS[part], value=row.get(KEYS[part]))
        for name, words in check_row(row, fields):
            yield Fault(part, key, words, name, value=row.get(name))


def check_row(row: Row, fields: Iterable[Field]) -> Iterator[tuple[str, str]]:
    """Give each fault of one row as the field's key and the words for it."""
    known = {each.key: each for each in fields}
    for name in row:
        if name not in known:
            yield name, "没有这个字段，看看是不是写错了"
    for each in known.values():
        value = row.get(each.key)
        if value is None or value == "":
            if each.required and not (each.kind == "days" and each.key in row):
                yield each.key, f"“{each.title}”必须写"
            continue
        words = _CHECKS[each.kind](each, value)
        if words:
            yield each.key, words


def _materials(key: str, rows: Any) -> Iterator[Fault]:  # noqa: ANN401 - whatever the file holds
    if not isinstance(rows, list):
        return
    for place, row in enumerate(rows):
        if not isinstance(row, Mapping):
            yield Fault("matters", key, "一份材料应当是一组“字段: 内容”", "materials", place)
            continue
        for name, words in check_row(row, MATERIAL_FIELDS):
            yield Fault("matters", key, words, name, place, row.get(name))


def _answers(key: str, row: Row) -> Iterator[Fault]:
    answers = row.get("answers")
    if not isinstance(answers, list):
        return
    if len(answers) < 2:  # noqa: PLR2004 - a question has at least two answers
        yield Fault("circumstances", key, "至少要有两个回答", "answers", value=answers)
    if len(set(map(str, answers))) < len(answers):
        yield Fault("circumstances", key, "回答有重复", "answers", value=answers)
    if UNSURE in answers:
        words = f"“{UNSURE}”不用写，每个问题都有"
        yield Fault("circumstances", key, words, "answers", value=answers)


def _text(_field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, str):
        return "应当是文字；日期、数字请加引号"
    return "前后有空格，请去掉" if value != value.strip() else None


def _number(_field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_PAPERS:
        return f"应当是0到{MOST_PAPERS}的整数"
    return None


def _days(_field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_DAYS:
        return f"应当是0到{MOST_DAYS}的整数（工作日），没有规定的空着"
    return None


def _yes_no(_field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    return None if isinstance(value, bool) else "只能是“是”或“否”（文件里写 true 或 false）"


def _choice(field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    if isinstance(value, str) and value in field.choices:
        return None
    return f"只能是：{'、'.join(field.choices)}"


def _texts(_field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        return "应当是一列文字，每行一条，不能有空的"
    return None


def _tags(field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    words = _texts(field, value)
    if words:
        return words
    wrong = [each for each in value if each not in field.choices]
    return f"没有“{'、'.join(wrong)}”，只有：{'、'.join(field.choices)}" if wrong else None


def _list(_field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    return None if isinstance(value, list) else "应当是一列"


def _confusions(_field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    right = isinstance(value, list) and all(
        isinstance(each, Mapping) and {"code", "tell"} <= each.keys() for each in value
    )
    return None if right else "每项要有事项编码 code 和怎么分清 tell"


def _tolerance(_field: Field, value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    right = isinstance(value, Mapping) and isinstance(value.get("may_lack"), list)
    return None if right else "要有 may_lack：可以后补的材料，一列"


_CHECKS: Final[Mapping[FieldKind, _Check]] = {
    "text": _text,
    "condition": _text,
    "number": _number,
    "days": _days,
    "yes_no": _yes_no,
    "choice": _choice,
    "texts": _texts,
    "tags": _tags,
    "materials": _list,
    "members": _list,
    "papers": _list,
    "confusions": _confusions,
    "tolerance": _tolerance,
}
