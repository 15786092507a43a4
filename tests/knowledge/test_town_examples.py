"""A town's file of examples takes effect without a restart, and is refused whole when wrong."""

from pathlib import Path

import pytest

from knowledge.catalog import read_catalog
from knowledge.matters import TownId
from knowledge.search.lessons import Lesson, LessonRules
from knowledge.town_files.examples import ENDING, ExampleBook
from tests.support.towns import make_town

RULES = LessonRules(read_catalog())
TOWN = make_town()
SOUND = "# 我们这里的说法\n\nminzheng.gaoling | 那个长寿钱咋整\nminzheng.dibao|=皇粮补助\n"
LESSONS = (
    Lesson("minzheng.gaoling", "example", "那个长寿钱咋整"),
    Lesson("minzheng.dibao", "alias", "皇粮补助"),
)


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    return tmp_path / "sub" / f"shizhen{ENDING}"


@pytest.fixture(name="book")
def _book(tmp_path: Path) -> ExampleBook:
    return ExampleBook(tmp_path, RULES)


def test_a_file_that_is_added_changed_or_removed_takes_effect(
    book: ExampleBook, file: Path
) -> None:
    assert book.refresh([TOWN]) == ()
    assert book.lessons(TOWN.id) == ()

    file.write_text(SOUND, "utf-8")
    assert book.refresh([TOWN]) == ()
    assert book.lessons(TOWN.id) == LESSONS
    assert book.lessons(TownId("linzhen")) == ()

    file.write_text(SOUND + "minzheng.tekun ｜ 光棍老汉没人管\n", "utf-8")
    book.refresh([TOWN])
    assert len(book.lessons(TOWN.id)) == 3

    file.unlink()
    book.refresh([TOWN])
    assert book.lessons(TOWN.id) == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("minzheng.dibao 吃皇粮", "应当写成：事项编号 | 群众的说法"),
        ("| 吃皇粮", "应当写成"),
        ("minzheng.diao | 吃皇粮", "没有“minzheng.diao”这个事项"),
        ("minzheng.dibao | ", "例句是空的"),
        ("minzheng.dibao | =失业登记", "是“失业登记”的名称"),
        ("minzheng.dibao | =" + "长" * 61, "最多 60 个字"),
        ("minzheng.tekun | 那个长寿钱，咋整？", "第 3 行已经写过"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line_and_what_it_taught_stays(
    book: ExampleBook, file: Path, line: str, reason: str
) -> None:
    file.write_text(SOUND, "utf-8")
    book.refresh([TOWN])
    file.write_text(SOUND + line + "\n", "utf-8")

    (fault,) = book.refresh([TOWN])

    assert (fault.path, fault.line) == (file, 5)
    assert reason in fault.reason
    assert book.faults == (fault,)
    assert book.refresh([TOWN]) == ()  # told once
    assert book.lessons(TOWN.id) == LESSONS


def test_all_faults_of_a_file_are_told_at_once(book: ExampleBook, file: Path) -> None:
    file.write_text("x\ny | z\n", "utf-8")

    assert [each.line for each in book.refresh([TOWN])] == [1, 2]


def test_what_is_no_text_or_of_no_town_is_refused(book: ExampleBook, file: Path) -> None:
    file.write_bytes("minzheng.dibao | 低保户".encode("gb18030"))
    other = file.with_name(f"linzhen{ENDING}")
    other.write_text(SOUND, "utf-8")

    reasons = {each.path.name: each.reason for each in book.refresh([TOWN])}

    assert "不是 UTF-8" in reasons[file.name]
    assert "没有编号为“linzhen”的镇" in reasons[other.name]


def test_a_file_is_read_again_when_its_town_appears_or_switches_a_matter_off(
    book: ExampleBook, file: Path
) -> None:
    file.write_text(SOUND, "utf-8")
    assert len(book.refresh([])) == 1
    assert book.refresh([TOWN]) == ()
    assert book.lessons(TOWN.id) == LESSONS

    (fault,) = book.refresh([make_town(matters_off=("minzheng.dibao",))])
    assert (fault.line, "没有开办" in fault.reason) == (4, True)
