"""The towns' own files of examples: read, read again when one changes, refused when wrong.

`<town>.examples.txt` beside the town's file; a line is `code | how people put it` or
`code | =another name`; empty lines and those that begin with # say nothing.
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from knowledge.matters import TownId
from knowledge.search.lessons import Lesson, LessonRules, letters
from knowledge.town_files.faults import Fault
from knowledge.towns import Town

ENDING = ".examples.txt"

_Stamp = tuple[int, int, object]  # time of the last change, size, and the town as the file met it


@dataclass(frozen=True)
class _File:
    """What is known of one file: its stamp, the town's last good lessons, its faults."""

    stamp: _Stamp
    lessons: tuple[Lesson, ...] = ()
    faults: tuple[Fault, ...] = ()


class ExampleBook:
    """The lessons of all towns' files. Reading it is safe from any thread."""

    def __init__(self, folder: Path, rules: LessonRules) -> None:
        self._folder = folder
        self._rules = rules
        self._lock = threading.Lock()
        self._files: Mapping[Path, _File] = {}

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong in the files as they stand now."""
        return tuple(sorted(fault for each in self._files.values() for fault in each.faults))

    def lessons(self, town: TownId) -> tuple[Lesson, ...]:
        """Give what the town's file teaches; nothing where it has none."""
        files = [each for path, each in self._files.items() if _town_of(path) == town]
        return tuple(lesson for each in files for lesson in each.lessons)

    def refresh(self, towns: Sequence[Town]) -> tuple[Fault, ...]:
        """Read again what was changed, added or removed; give the faults found in doing so.

        A wrong file is refused whole and what it taught before stays. Costs one look at each file
        where nothing changed.
        """
        with self._lock:
            known, by_id = self._files, {each.id: each for each in towns}
            files: dict[Path, _File] = {}
            found: list[Fault] = []
            for path in sorted(self._folder.rglob(f"*{ENDING}")):
                with suppress(FileNotFoundError):  # removed since it was listed
                    old, town = known.get(path), by_id.get(_town_of(path))
                    stamp = _stamp(path, town)
                    if old is None or old.stamp != stamp:
                        old = self._read(path, stamp, town, old.lessons if old else ())
                        found += old.faults
                    files[path] = old
            self._files = files
            return tuple(found)

    def _read(
        self, path: Path, stamp: _Stamp, town: Town | None, before: tuple[Lesson, ...]
    ) -> _File:
        if town is None:
            fault = Fault(path, 1, f"没有编号为“{_town_of(path)}”的镇（文件名是 镇的编号{ENDING}）")
            return _File(stamp, before, (fault,))
        try:
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            fault = Fault(path, 1, "不是 UTF-8 编码：请用“另存为”改成 UTF-8")
            return _File(stamp, before, (fault,))
        except OSError as error:
            return _File(stamp, before, (Fault(path, 1, f"读不了这个文件：{error.strerror}"),))
        lessons, faults = self._parse(path, text, town)
        return _File(stamp, before if faults else lessons, faults)

    def _parse(
        self, path: Path, text: str, town: Town
    ) -> tuple[tuple[Lesson, ...], tuple[Fault, ...]]:
        lessons: list[Lesson] = []
        faults: list[Fault] = []
        seen: dict[str, int] = {}
        for number, lesson in _lines(text):
            reason = self._wrong(lesson, town)
            if reason is None and isinstance(lesson, Lesson):
                first = seen.setdefault(letters(lesson.text), number)
                lessons.append(lesson)
                reason = f"这句话第 {first} 行已经写过" if first != number else None
            if reason is not None:
                faults.append(Fault(path, number, reason))
        return tuple(lessons), tuple(faults)

    def _wrong(self, lesson: Lesson | None, town: Town) -> str | None:
        if lesson is None:
            return "应当写成：事项编号 | 群众的说法，或者：事项编号 | =别名"
        refused = self._rules.unfit(lesson, town)
        return refused.reason if refused else None


def _lines(text: str) -> Iterator[tuple[int, Lesson | None]]:
    """Give each line's number and lesson; None where it is not written as one."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        code, bar, said = (part.strip() for part in line.replace("｜", "|").partition("|"))
        alias = said.startswith(("=", "＝"))
        words = said[1:].strip() if alias else said
        lesson = Lesson(code, "alias" if alias else "example", words)
        yield number, lesson if code and bar else None


def _town_of(path: Path) -> TownId:
    return TownId(path.name.removesuffix(ENDING))


def _stamp(path: Path, town: Town | None) -> _Stamp:
    seen = path.stat()
    return seen.st_mtime_ns, seen.st_size, town.matters_off if town else None
