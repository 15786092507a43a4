"""`yichuang materials --chain`: one list for a whole 一件事."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings of a fresh deployment."""
    monkeypatch.setenv("YICHUANG_DATABASE_URL", f"sqlite:///{tmp_path / 'cli.db'}")
    monkeypatch.setenv("YICHUANG_SECRET_KEY", "a secret for tests only")
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["materials", "--town", "baiyang", *words])


def test_steps_order_and_papers_are_printed() -> None:
    printed = run("--chain", "once.canyin", "--answer", "agent=本人").output

    assert "1. 个体工商户设立登记（必办）  本中心办理" in printed
    assert "第2件要用第1件办出来的营业执照" in printed
    assert printed.count("居民身份证（经营者）") == 1
    assert "授权委托书" not in printed


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--chain", "no.such"], "没有编号为 no.such 的一件事，只有：xinshenger"),
        (["--chain", "once.canyin", "--matter", "minzheng.dibao"], "只能写一个"),
        ([], "只能写一个"),
        (["--chain", "once.canyin", "--answer", "x=1"], "once.canyin 只问"),
        (["--chain", "once.canyin", "--answer", "agent=x"], "本人、代办"),
    ],
)
def test_a_wrong_argument_says_how_to_mend_it(words: list[str], hint: str) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert hint in result.stderr
