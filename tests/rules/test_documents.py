"""What is documented is what there is: no more, no less."""

import re
from collections.abc import Iterator

import click

from bot.cli import main
from bot.settings import PREFIX, SETTINGS
from dialogs.flows.table import DIALOGS
from tests.rules.tree import ROOT

_ROW = re.compile(r"^\| `YICHUANG_(\w+)` \| (?:`([^`]*)`)?", re.MULTILINE)
_CALL = re.compile(r"yichuang ([a-z]+)(?: ([a-z]+))?")


def _below(group: click.Group) -> dict[str, click.Command | None]:
    context = click.Context(group)
    return {name: group.get_command(context, name) for name in group.list_commands(context)}


def _commands(group: click.Group = main, above: str = "") -> Iterator[str]:
    """Give every command as it is typed, without the groups themselves."""
    for name, command in _below(group).items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}"


def test_every_setting_is_documented_with_its_default_and_no_other() -> None:
    told = dict(_ROW.findall((ROOT / "docs" / "settings.md").read_text("utf-8")))

    assert told == {each.name: each.default for each in SETTINGS}


def test_no_document_names_a_setting_that_is_none() -> None:
    names = {each.name for each in SETTINGS}
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "compose.yaml"]
    named = {
        (file.name, name)
        for file in files
        for name in re.findall(PREFIX + r"([A-Z]\w*)", file.read_text("utf-8"))
    }

    assert {each for each in named if each[1] not in names} == set()


def test_every_command_is_told_in_operations() -> None:
    told = (ROOT / "docs" / "operations.md").read_text("utf-8")

    assert [each for each in _commands() if f"yichuang {each}" not in told] == []


def test_no_document_tells_of_a_command_that_is_none() -> None:
    wrong = []
    for file in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for name, under in _CALL.findall(file.read_text("utf-8")):
            command = _below(main).get(name)
            if command is None or (
                isinstance(command, click.Group) and under not in _below(command)
            ):
                wrong.append(f"{file.name}: yichuang {name} {under}")

    assert wrong == []


def test_every_dialog_and_state_is_told_in_docs_dialogs() -> None:
    told = (ROOT / "docs" / "dialogs.md").read_text("utf-8")
    for dialog in DIALOGS.values():
        for name in (dialog.name, *(state.name for state in dialog.states)):
            assert f"`{name}`" in told, f"docs/dialogs.md does not tell {dialog.name}.{name}"
