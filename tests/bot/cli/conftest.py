"""A deployment on this machine for the command line."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def deployment(monkeypatch: pytest.MonkeyPatch, sqlite_template: Path, tmp_path: Path) -> None:
    """Settings with a database that has its tables; the rules' scenarios run on PostgreSQL too."""
    shutil.copy(sqlite_template, tmp_path / "cli.db")
    monkeypatch.setenv("YICHUANG_DATABASE_URL", f"sqlite:///{tmp_path / 'cli.db'}")
    monkeypatch.setenv("YICHUANG_SECRET_KEY", "a secret for tests only")
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path))
    monkeypatch.setattr("bot.cli.catalog_records.current", lambda _url: "made without migrations")
    monkeypatch.setattr("bot.cli.catalog_records.head", lambda: "made without migrations")
