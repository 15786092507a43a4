"""The environment: what is read, and that a wrong value is refused by name."""

import stat
from pathlib import Path

import pytest

from bot.settings import PREFIX, SETTINGS, SettingError, read_settings

SECRET = "a secret that is long enough"


def _read(tmp_path: Path, **named: str) -> object:
    """Read settings with these set, without touching the real environment."""
    given = {"VAR": str(tmp_path), "SECRET_KEY": SECRET, **named}
    return read_settings({PREFIX + name: value for name, value in given.items()})


def test_an_empty_environment_gives_a_server_that_can_start(tmp_path: Path) -> None:
    settings = read_settings({"YICHUANG_VAR": str(tmp_path), "PATH": "/usr/bin"})

    assert settings.database_url == "sqlite:///var/yichuang.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.public_url == "http://127.0.0.1:8080"
    assert settings.wechat_api == "https://api.weixin.qq.com"
    assert settings.towns.is_dir()
    assert not settings.simulator


def test_a_set_but_empty_variable_means_its_default(tmp_path: Path) -> None:
    settings = read_settings({"YICHUANG_VAR": str(tmp_path), "YICHUANG_PORT": ""})

    assert settings.port == 8080


def test_the_secret_is_made_once_and_kept_for_nobody_else(tmp_path: Path) -> None:
    environment = {"YICHUANG_VAR": str(tmp_path / "var")}
    first, again = read_settings(environment), read_settings(environment)
    kept = tmp_path / "var" / "secret-key"

    assert first.secret_key == again.secret_key
    assert len(first.secret_key) >= 32
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("left", ["", "\n", "half of it"])
def test_a_broken_secret_file_is_refused_and_left_as_it_is(tmp_path: Path, left: str) -> None:
    kept = tmp_path / "secret-key"
    kept.write_text(left)

    with pytest.raises(SettingError, match=r"secret-key .*YICHUANG_SECRET_KEY"):
        read_settings({"YICHUANG_VAR": str(tmp_path)})

    assert kept.read_text() == left


def test_making_the_secret_leaves_no_other_file(tmp_path: Path) -> None:
    read_settings({"YICHUANG_VAR": str(tmp_path)})

    assert [each.name for each in tmp_path.iterdir()] == ["secret-key"]


def test_a_postgresql_url_uses_the_driver_that_is_shipped_and_keeps_its_password(
    tmp_path: Path,
) -> None:
    settings = read_settings(
        {"YICHUANG_VAR": str(tmp_path), "YICHUANG_DATABASE_URL": "postgresql://yc:p%40ss@db/yc"}
    )

    assert settings.database_url == "postgresql+psycopg://yc:p%40ss@db/yc"


def test_a_slash_at_the_end_of_a_url_is_dropped(tmp_path: Path) -> None:
    settings = read_settings(
        {"YICHUANG_VAR": str(tmp_path), "YICHUANG_PUBLIC_URL": "https://yc.example.cn/"}
    )

    assert settings.public_url == "https://yc.example.cn"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "80a"),
        ("DATABASE_URL", "yichuang.db"),
        ("DATABASE_URL", "mysql://root@db/yc"),
        ("TOWNS", "/no/such/folder"),
        ("WECHAT_API", "api.weixin.qq.com"),
        ("PUBLIC_URL", "https://"),
        ("LOG_LEVEL", "LOUD"),
        ("SIMULATOR", "yes"),
        ("SECRET_KEY", "too short"),
    ],
)
def test_a_wrong_value_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=PREFIX + name):
        _read(tmp_path, **{name: value})


def test_a_wrong_secret_is_not_quoted(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as refused:
        _read(tmp_path, SECRET_KEY="short one")

    assert "short one" not in str(refused.value)


def test_a_misspelt_setting_is_refused_and_the_right_ones_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"YICHUANG_DATABSE_URL.*YICHUANG_DATABASE_URL"):
        _read(tmp_path, DATABSE_URL="sqlite:///x.db")


def test_every_setting_says_what_it_is_for() -> None:
    assert all(each.help for each in SETTINGS)
    assert len({each.name for each in SETTINGS}) == len(SETTINGS)
