"""`yichuang rules`: the towns' rules, and which of them are seen to hold in this source tree.

A rule is held by the tests marked `@pytest.mark.rule("<id>")`; this runs them all.
"""

import io
from collections import defaultdict
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click
import yaml

if TYPE_CHECKING:  # a server has no pytest
    import pytest

_ROOT = Path(__file__).parent.parent.parent
_FILE = _ROOT / "tests" / "rules" / "rules.yaml"
_NONE_YET = "no scenario yet"
_SIGNS = {"passed": "✓", "failed": "✗", "skipped": "?", _NONE_YET: "·"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as tests/rules/rules.yaml has it."""

    id: str
    town: str
    says: str


@dataclass(eq=False)  # pytest keeps its plugins in a set
class Scenarios:
    """A pytest plugin that notes how the tests of each rule ended."""

    rules_of: dict[str, list[str]] = field(default_factory=dict)
    outcomes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def pytest_itemcollected(self, item: "pytest.Item") -> None:
        """Note which rules a test is marked with."""
        self.rules_of[item.nodeid] = [each.args[0] for each in item.iter_markers("rule")]

    def pytest_runtest_logreport(self, report: "pytest.TestReport") -> None:
        """Note how a step of a test ended."""
        if report.when == "call" or report.outcome != "passed":
            for rule in self.rules_of[report.nodeid]:
                self.outcomes[rule].add(report.outcome)

    def of(self, rule: str) -> str:
        """Say how the rule stands: one failure spoils it, and so does a test that was skipped."""
        seen = self.outcomes.get(rule, set())
        return next((each for each in ("failed", "skipped", "passed") if each in seen), _NONE_YET)


@click.command()
def rules() -> None:
    """Print the towns' rules with passed, failed or no scenario yet; exit 1 if one failed."""
    if not _FILE.exists():
        raise click.ClickException("the rules' scenarios are in the source tree only")
    scenarios = Scenarios()
    complaints = _run(scenarios)
    known = read_rules()
    for each in known:
        stands = scenarios.of(each.id)
        click.echo(f"{_SIGNS[stands]} {each.id:6} {stands:15} {each.says}")
    counts = [(word, sum(scenarios.of(each.id) == word for each in known)) for word in _SIGNS]
    click.echo(f"\n{len(known)} rules: " + ", ".join(f"{many} {word}" for word, many in counts))
    if complaints:
        raise click.ClickException(f"not every scenario passed:\n{complaints}")


def read_rules(file: Path = _FILE) -> list[Rule]:
    """Read the rules in the order of their file."""
    rows = yaml.safe_load(file.read_text("utf-8"))
    return [Rule(each["id"], each["town"], each["says"]) for each in rows]


def _run(scenarios: Scenarios) -> str:
    """Run every test marked as a rule's; gives what pytest said, or nothing where all passed."""
    try:
        import pytest  # noqa: PLC0415 - a server has none
    except ImportError as error:
        raise click.ClickException("pytest is not installed here: use `make rules`") from error
    said = io.StringIO()
    with redirect_stdout(said):
        code = pytest.main(
            ["-q", "-m", "rule", "-c", str(_ROOT / "pyproject.toml"), str(_ROOT / "tests")],
            plugins=[scenarios],
        )
    fine = code in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}
    return "" if fine else said.getvalue()
