"""The laws of the source tree that no linter knows. Each was seen to fail before it was kept."""

import ast
from pathlib import Path

from tests.rules.tree import PACKAGES, ROOT, modules, ours

LONGEST = {".py": 250, ".css": 400, ".js": 400, ".html": 400}
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "core", "manager", "service", "misc"}
COMMITTING = {"commit", "rollback", "begin_nested", "begin_twophase"}
BEGINNING = ("engine.begin", "connection.begin", "session.begin")  # they commit at their end
MAY_COMMIT = {Path("bot/database.py"), Path("bot/migrations/__init__.py")}
MAY_HAVE_CODE = {Path("bot/cli/__init__.py"), Path("bot/migrations/__init__.py")}
WRITTEN_BY_ALEMBIC = Path("bot/migrations/versions")
TOP_FOLDERS = {*PACKAGES, "tests", "docs", ".ci"}


def test_no_file_is_longer_than_one_can_read_at_once() -> None:
    lengths = {
        str(each.relative_to(ROOT)): len(each.read_text("utf-8").splitlines())
        for each in ours()
        if each.suffix in LONGEST and each.relative_to(ROOT).parent != WRITTEN_BY_ALEMBIC
    }

    assert {
        name: lines for name, lines in lengths.items() if lines > LONGEST[Path(name).suffix]
    } == {}


def test_only_the_database_commits() -> None:
    found = [
        f"{each}:{node.lineno} .{node.attr}"
        for each in modules(*PACKAGES)
        if each not in MAY_COMMIT
        for node in ast.walk(ast.parse((ROOT / each).read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and (node.attr in COMMITTING or ast.unparse(node).endswith(BEGINNING))
    ]

    assert found == []


def test_every_module_has_a_name_of_the_trade() -> None:
    assert [str(each) for each in modules() if EMPTY_WORDS & {each.stem, *each.parts}] == []


def test_a_package_says_what_it_is_and_does_nothing() -> None:
    wrong = []
    for each in modules():
        if each.name == "__init__.py" and each not in MAY_HAVE_CODE:
            body = ast.parse((ROOT / each).read_text("utf-8"))
            if len(body.body) != 1 or ast.get_docstring(body) is None:
                wrong.append(str(each))

    assert wrong == []


def test_every_folder_of_the_packages_is_a_package() -> None:
    folders = {each.parent for each in modules(*PACKAGES)}

    assert [str(each) for each in folders if not (ROOT / each / "__init__.py").exists()] == []


def test_there_is_no_fifth_folder() -> None:
    tops = {parts[0] for each in ours() if len(parts := each.relative_to(ROOT).parts) > 1}

    assert tops <= TOP_FOLDERS
