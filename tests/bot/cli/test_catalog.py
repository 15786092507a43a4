"""`yichuang catalog check` as an operator and a script use it."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from knowledge.catalog_faults import CatalogError, Fault
from knowledge.matters import Catalog
from tests.support.conditions import make_catalog, paper

MODULE = import_module("bot.cli.catalog_check")  # the package names the command so
ROW = "minzheng.shi 示例救助"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("YICHUANG_SECRET_KEY", "a secret for tests only")
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path))
    monkeypatch.setenv("YICHUANG_DATABASE_URL", f"sqlite:///{tmp_path / 'cli.db'}")


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["catalog", "check", *words])


def reading(monkeypatch: pytest.MonkeyPatch, catalog: Catalog) -> None:
    monkeypatch.setattr(MODULE, "read_catalog", lambda: catalog)


def test_a_right_catalog_is_told_with_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    made, _ = make_catalog(paper("甲"), paper("乙", "agent=代办 & tier=低保"), asks="agent tier")
    reading(monkeypatch, made)

    result = check()

    assert result.exit_code == 0
    head, row, *_ = result.output.splitlines()
    assert head.split()[0] == "事项"
    assert row.split() == [*ROW.split(), "12", "3", "2", "2", "0", "1"]
    assert "1个事项，12种回答组合，0处错，1处提示" in result.output
    assert "没有事项用到的情形：" in result.output
    assert "给的清单一样" not in result.output
    assert "给的清单一样" in check("--matter", "minzheng.shi").output


def test_a_fault_names_matter_material_and_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    made, _ = make_catalog(paper("甲"), paper("乙", "tier=低保 & tier=特困"), asks="tier")
    reading(monkeypatch, made)

    result = check("--town", "baiyang")

    assert result.exit_code == 1
    assert "错 minzheng.shi 材料“乙”（条件 tier=低保 & tier=特困）：" in result.output


def test_scripts_get_json(monkeypatch: pytest.MonkeyPatch) -> None:
    made, _ = make_catalog(paper("甲", "agent=代办"), asks="agent")
    reading(monkeypatch, made)

    result = check("--json")
    told = json.loads(result.output)

    assert result.exit_code == 1
    assert told["version"] == "made-up"
    [matter] = told["matters"]
    assert (matter["code"], matter["combinations"], matter["worst"]) == ("minzheng.shi", 3, 1)
    assert [each["kind"] for each in matter["faults"]] == ["no-list"]


def test_the_shipped_catalog_is_checked() -> None:
    told = json.loads(check("--json", "--town", "baiyang").output)

    assert len(told["matters"]) > 100


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--town", "nowhere"], "没有编号为“nowhere”的镇"),
        (["--matter", "no.such"], "没有编码为“no.such”的事项"),
    ],
)
def test_a_wrong_argument_says_how_to_mend_it(words: list[str], hint: str) -> None:
    result = check(*words)

    assert result.exit_code == 2
    assert hint in result.stderr


def test_files_that_cannot_be_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Catalog:
        raise CatalogError([Fault("matters", "minzheng.dibao", "“收费”必须写", "fee")])

    monkeypatch.setattr(MODULE, "read_catalog", broken)

    result = check()

    assert result.exit_code == 1
    assert "事项 minzheng.dibao 收费：“收费”必须写" in result.stderr
