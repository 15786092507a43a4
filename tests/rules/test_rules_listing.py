"""The list of the towns' rules, and how it says where each stands."""

import ast
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

from bot.cli.rules import Scenarios, read_rules
from tests.rules.tree import ROOT, modules

Step = tuple[str, Literal["passed", "failed", "skipped"]]


def _ended(*steps: Step) -> Scenarios:
    """Give the notes on one test of BY-3 that ended so in its steps."""
    scenarios = Scenarios(rules_of={"test": ["BY-3"]})
    for when, outcome in steps:
        report = pytest.TestReport(
            nodeid="test", location=("", 0, ""), keywords={}, outcome=outcome, longrepr=None,
            when=when,  # type: ignore[arg-type] # pytest's own literal is private
        )  # fmt: skip
        scenarios.pytest_runtest_logreport(report)
    return scenarios


def test_a_rule_stands_as_its_worst_scenario() -> None:
    passed: list[Step] = [("setup", "passed"), ("call", "passed"), ("teardown", "passed")]

    assert _ended(*passed).of("BY-3") == "passed"
    assert _ended(*passed, ("call", "failed")).of("BY-3") == "failed"
    assert _ended(*passed[:2], ("teardown", "failed")).of("BY-3") == "failed"
    assert _ended(("setup", "failed")).of("BY-3") == "failed"
    assert _ended(("setup", "skipped"), *passed).of("BY-3") == "skipped"
    assert _ended(("setup", "passed")).of("BY-3") == "no scenario yet"
    assert _ended(*passed).of("BY-7") == "no scenario yet"


def test_pytest_takes_the_list_as_its_plugin(tmp_path: Path) -> None:
    """In a process of its own: one pytest must not run inside another."""
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "conftest.py").write_text("")  # then pytest weighs plugins by folder
    (tmp_path / "beside" / "test_other.py").write_text("def test_other() -> None: ...\n")
    (tmp_path / "test_it.py").write_text(
        'import pytest\n@pytest.mark.rule("BY-3")\ndef test_it() -> None: ...\n'
    )
    program = (
        "import sys, pytest; from bot.cli.rules import Scenarios; noted = Scenarios();"
        "pytest.main(['-c', sys.argv[1], sys.argv[2]], plugins=[noted]); print(noted.of('BY-3'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, ROOT / "pyproject.toml", tmp_path],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip

    assert done.stdout.splitlines()[-1] == "passed"


def test_there_are_seventy_six_rules_and_each_scenario_names_one() -> None:
    known = {each.id for each in read_rules()}
    named = {
        node.args[0].value
        for each in modules("tests")
        for node in ast.walk(ast.parse((ROOT / each).read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "pytest.mark.rule"
        and isinstance(node.args[0], ast.Constant)
    }

    assert len(known) == 76
    assert named - known == set()
