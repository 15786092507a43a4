"""Reads files of labelled messages, by which understanding is measured."""

import json
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args

from knowledge.calendar import CHINA, local
from knowledge.search.times import Period, TimeQuestion, Wish
from knowledge.search.understanding import Intent

T = TypeVar("T")
Kind = Literal["matter", "ambiguous", "outside", "intent"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_SHOWN = 20
_NO_INSTANT = datetime.min.replace(tzinfo=CHINA)
_TIME_FIELDS = ("now", "date", "period", "time", "ambiguous")


class QuestionFileError(ValueError):
    """Lines of a question file are wrong; `faults` names each line and what should stand there.

    The message shows the first 20 of them.
    """

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        more = len(faults) - _SHOWN
        super().__init__(
            "\n".join(faults[:_SHOWN] + ([f"……另外还有 {more} 处"] if more > 0 else []))
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A labelled message. `accept` holds the codes that are right, `line` where it stands."""

    line: int
    id: str
    text: str
    kind: Kind
    accept: frozenset[str]
    intent: str
    register: str


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """What a file holds: messages about matters and wishes, and messages that say a time."""

    messages: tuple[Question, ...]
    times: tuple[TimeQuestion, ...]


def read_questions(path: Path, known: Container[str]) -> QuestionFile:
    """Read JSON lines; empty lines are skipped. `known` holds the codes that `accept` may name.

    A message: `{"id", "text", "kind": "matter|ambiguous|outside|intent", "accept": [codes],
    "intent", "register"}`, of which `text` and `kind` must be there. A time: see TimeQuestion; its
    kind is "time", or is left out where the other fields are there.
    Raises QuestionFileError with all faults of the file, also where the file holds no question.
    """
    faults: list[str] = []
    messages: list[Question] = []
    times: list[TimeQuestion] = []
    for number, values in _rows(path, faults):
        row = _Row(number, values, faults)
        if row.says_time:
            times.append(row.time())
        else:
            messages.append(row.message(known))
    if not (faults or messages or times):
        faults.append(f"{path}: 里面没有一条问题")
    if faults:
        raise QuestionFileError(faults)
    return QuestionFile(tuple(messages), tuple(times))


def _rows(path: Path, faults: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except UnicodeDecodeError:
            faults.append(f"第{number}行: 不是 UTF-8 编码")
        except (ValueError, RecursionError) as error:
            faults.append(f"第{number}行: 不是合格的 JSON（{error}）")
        else:
            if isinstance(values, dict):
                yield number, values
            else:
                faults.append(f'第{number}行: 应当是 {{"text": "…", "kind": "…"}} 这样的对象')


class _Row:
    """One line, looked at field by field; what is wrong is noted, and a stand-in is given."""

    def __init__(self, number: int, values: dict[str, Any], faults: list[str]) -> None:
        self._number, self._values, self._faults = number, values, faults

    @property
    def says_time(self) -> bool:
        kind = self._values.get("kind")
        return kind == "time" or (kind is None and self._values.keys() >= set(_TIME_FIELDS))

    def message(self, known: Container[str]) -> Question:
        kind = cast("Kind", self._one_of("kind", (*KINDS, "time")))
        wish = self._one_of("intent", get_args(Intent)) if kind == "intent" else ""
        return Question(
            line=self._number,
            id=self._id(),
            text=self._text("text"),
            kind=kind,
            accept=self._codes(known, needed=kind == "matter"),
            intent=wish,
            register=self._text("register", needed=False),
        )

    def time(self) -> TimeQuestion:
        for name in _TIME_FIELDS:
            if name not in self._values:
                self._fault(name, "没有写（没有就写 null）")
        said = self._read("now", _instant, "如 2026-11-18T10:00") or _NO_INSTANT
        period = self._values.get("period")
        return TimeQuestion(
            line=self._number,
            id=self._id(),
            text=self._text("text"),
            now=said,
            wish=Wish(
                date=self._read("date", date.fromisoformat, "如 2026-11-18，或 null"),
                period=None if period is None else self._period(),
                time=self._read("time", time.fromisoformat, "如 09:30，或 null"),
                ambiguous=self._flag("ambiguous"),
            ),
            register=self._text("register", needed=False),
        )

    def _fault(self, name: str, words: str) -> None:
        fault = f"第{self._number}行: {name} {words}"
        if not any(each.startswith(f"第{self._number}行: {name} ") for each in self._faults):
            self._faults.append(fault)

    def _id(self) -> str:
        return str(self._values.get("id") or self._number)

    def _text(self, name: str, *, needed: bool = True) -> str:
        value = self._values.get(name)
        if isinstance(value, str):
            return value
        if needed or value is not None:
            self._fault(name, "应当是一段文字" if name in self._values else "没有写")
        return ""

    def _one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self._values.get(name)
        if value not in allowed:
            self._fault(name, f"应当是 {'、'.join(allowed)} 之一，不是“{value}”")
        return str(value)

    def _period(self) -> Period:
        return cast("Period", self._one_of("period", get_args(Period)))

    def _codes(self, known: Container[str], *, needed: bool) -> frozenset[str]:
        value = self._values.get("accept") or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._fault("accept", '应当是事项编码的列表，如 ["minzheng.dibao"]')
            return frozenset()
        strange = [each for each in value if each not in known]
        if strange:
            self._fault("accept", f"里没有编码为 {'、'.join(strange)} 的事项")
        if needed and not value:
            self._fault("accept", "没有写；kind 是 matter 就要有事项编码")
        return frozenset(value)

    def _read(self, name: str, read: Callable[[str], T], example: str) -> T | None:
        value = self._values.get(name)
        if value is None and name != "now":
            return None
        try:
            return read(cast("str", value))
        except (TypeError, ValueError, OverflowError):  # TypeError: it is no text
            self._fault(name, f"应当{example}，不是“{value}”")
            return None

    def _flag(self, name: str) -> bool:
        value = self._values.get(name)
        if not isinstance(value, bool):
            self._fault(name, "应当是 true 或 false")
        return bool(value)


def _instant(text: str) -> datetime:
    said = datetime.fromisoformat(text)
    return local(said) if said.tzinfo else said.replace(tzinfo=CHINA)
