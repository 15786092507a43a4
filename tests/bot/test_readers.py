"""What a town teaches is read at once here, soon in other processes, and from its file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.database import Database
from bot.engine import make_engine
from bot.readers import LOOK_EVERY, Readers
from handoff import taught
from handoff.ports import Work
from handoff.taught import Taught
from knowledge.search.lessons import Lesson, LessonRules
from knowledge.town_files.examples import ENDING, ExampleBook
from knowledge.towns import Town
from tests.conftest import HeldClock
from tests.support.chat import catalog, index
from tests.support.towns import make_town

ODD = "那个长寿钱咋整"
TOWN = make_town()
RULES = LessonRules(catalog())


@pytest.fixture(name="second")
def _second(database_url: str, clock: HeldClock) -> Iterator[Database]:
    """Another process's way to the same database."""
    opened = Database(make_engine(database_url), clock=clock)
    yield opened
    opened.close()


def readers_of(database: Database, folder: Path, clock: HeldClock) -> Readers:
    readers = Readers(
        lambda _town: index(), ExampleBook(folder, RULES), database, lambda: [TOWN], clock
    )
    database.publish = readers.take_up
    return readers


@pytest.fixture(name="readers")
def _readers(database: Database, tmp_path: Path, clock: HeldClock) -> Readers:
    return readers_of(database, tmp_path / "towns", clock)


async def teach(database: Database, text: str = ODD, matter: str = "minzheng.gaoling") -> int:
    lesson = Lesson(matter, "example", text)
    made = await database.run(lambda work: taught.teach(work, TOWN, lesson, RULES, "a"))
    assert isinstance(made, Taught)
    return made.id


async def drop(database: Database, entry: int) -> None:
    await database.run(lambda work: taught.drop(work, TOWN.id, entry, "a"))


def answer(readers: Readers, text: str = ODD, town: Town | None = TOWN) -> str | None:
    understood = readers.understand(text, town)
    return understood.codes[0] if understood.kind == "matter" else None


async def test_a_lesson_is_read_from_its_commit_on_until_it_is_dropped(
    database: Database, readers: Readers
) -> None:
    assert answer(readers) is None
    entry = await teach(database)
    assert answer(readers) == "minzheng.gaoling"
    assert answer(readers, town=make_town(id="linzhen")) is None
    assert answer(readers, town=None) is None
    await drop(database, entry)
    assert answer(readers) is None


async def test_a_lesson_that_was_not_committed_is_not_read(
    database: Database, readers: Readers
) -> None:
    def fail(work: Work) -> None:
        taught.teach(work, TOWN, Lesson("minzheng.gaoling", "example", ODD), RULES, "a")
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        await database.run(fail)

    assert answer(readers) is None


async def test_another_process_reads_it_at_its_next_look(
    database: Database, readers: Readers, second: Database, tmp_path: Path, clock: HeldClock
) -> None:
    other = readers_of(second, tmp_path / "towns", clock)
    await other.look()
    entry = await teach(database)
    assert answer(readers) == "minzheng.gaoling"
    assert answer(other) is None

    await other.look()
    assert answer(other) == "minzheng.gaoling"

    await drop(database, entry)
    await other.look()
    assert answer(other) is None
    assert LOOK_EVERY < 5


async def test_a_look_at_nothing_new_makes_nothing_anew(
    database: Database, readers: Readers
) -> None:
    await teach(database)
    before = readers._indexes

    await readers.look()

    assert readers._indexes is before


async def test_a_new_process_reads_what_was_taught_before(
    database: Database, readers: Readers, second: Database, tmp_path: Path, clock: HeldClock
) -> None:
    await teach(database)
    assert answer(readers)
    later = readers_of(second, tmp_path / "towns", clock)

    await later.look()

    assert answer(later) == "minzheng.gaoling"


async def test_the_towns_file_is_read_and_a_clerks_lesson_goes_before_it(
    database: Database, readers: Readers, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "towns").mkdir()
    file = tmp_path / "towns" / f"{TOWN.id}{ENDING}"
    file.write_text(f"minzheng.dibao | {ODD}\nminzheng.tekun | =光棍老汉补助\n", "utf-8")
    readers.look_at_files()
    assert answer(readers) == "minzheng.dibao"
    assert answer(readers, "怎么办光棍老汉补助") == "minzheng.tekun"

    entry = await teach(database)
    assert answer(readers) == "minzheng.gaoling"
    assert answer(readers, "光棍老汉补助") == "minzheng.tekun"

    await drop(database, entry)
    assert answer(readers) == "minzheng.dibao"

    file.write_text("minzheng.dibao 忘了竖线\n", "utf-8")
    readers.look_at_files()
    assert answer(readers) == "minzheng.dibao"
    assert f"{file}:1: 应当写成" in caplog.text

    file.unlink()
    readers.look_at_files()
    assert answer(readers) is None
