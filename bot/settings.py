"""The environment, read once and refused if wrong. Every setting is told in docs/settings.md."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

PREFIX = "YICHUANG_"
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_MIN_SECRET = 16


class SettingError(ValueError):
    """A setting is wrong; the message names it and says what would be right."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable (without its prefix), its default and what it is for."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("DATABASE_URL", "sqlite:///var/yichuang.db", "sqlite:///… or postgresql://…"),
    Setting("HOST", "127.0.0.1", "the address to listen on"),
    Setting("PORT", "8080", "the port to listen on, 1–65535"),
    Setting("TOWNS", "", "a folder of town files; empty for the five that are shipped"),
    Setting("WECHAT_API", "https://api.weixin.qq.com", "base URL of WeChat's API"),
    Setting(
        "SECRET_KEY", "", "at least 16 characters; empty: made once and kept in VAR/secret-key"
    ),
    Setting("PUBLIC_URL", "", "how citizens reach this server; empty: http://HOST:PORT"),
    Setting("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR"),
    Setting("SIMULATOR", "off", "on: serve /simulator/, a WeChat that runs here (never in use)"),
    Setting("VAR", "var", "the folder for what this server writes"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says, checked."""

    database_url: str
    host: str
    port: int
    towns: Path
    wechat_api: str
    secret_key: bytes
    public_url: str
    log_level: str
    simulator: bool
    var: Path


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings. Raises SettingError for a wrong value or an unknown YICHUANG_ name."""
    values = os.environ if environment is None else environment  # noqa: TID251 - the one reader
    known = {each.name: each.default for each in SETTINGS}
    for name in values:
        if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in known:
            names = "、".join(PREFIX + each for each in known)
            raise SettingError(f"{name} is no setting of this program; there are: {names}")
    get = {name: values.get(PREFIX + name, "") or default for name, default in known.items()}
    var = Path(get["VAR"])
    host, port = get["HOST"], _port(get["PORT"])
    return Settings(
        database_url=_database(get["DATABASE_URL"]),
        host=host,
        port=port,
        towns=_folder(get["TOWNS"]),
        wechat_api=_url("WECHAT_API", get["WECHAT_API"]),
        secret_key=_secret(get["SECRET_KEY"], var),
        public_url=_url("PUBLIC_URL", get["PUBLIC_URL"] or f"http://{host}:{port}"),
        log_level=_one_of("LOG_LEVEL", get["LOG_LEVEL"].upper(), _LEVELS),
        simulator=_one_of("SIMULATOR", get["SIMULATOR"].lower(), ("on", "off")) == "on",
        var=var,
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:  # noqa: PLR2004 - a TCP port
        raise SettingError(f"YICHUANG_PORT must be a number from 1 to 65535, not “{text}”")
    return int(text)


def _database(text: str) -> str:
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise SettingError(f"YICHUANG_DATABASE_URL is no database URL: {error}") from error
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise SettingError("YICHUANG_DATABASE_URL must begin with sqlite:/// or postgresql://")
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return url.render_as_string(hide_password=False)


def _folder(text: str) -> Path:
    if not text:
        return Path(__file__).parent.parent / "knowledge" / "data" / "towns"
    folder = Path(text)
    if not folder.is_dir():
        raise SettingError(f"YICHUANG_TOWNS: there is no folder {text}")
    return folder


def _url(name: str, text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise SettingError(f"YICHUANG_{name} must begin with http:// or https://, not “{text}”")
    return text.rstrip("/")


def _one_of(name: str, text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise SettingError(f"YICHUANG_{name} must be one of {', '.join(allowed)}, not “{text}”")
    return text


def _secret(text: str, var: Path) -> bytes:
    if text:
        if len(text) < _MIN_SECRET:
            raise SettingError(f"YICHUANG_SECRET_KEY needs at least {_MIN_SECRET} characters")
        return text.encode()
    kept = var / "secret-key"
    if not kept.exists():
        _make_secret(kept)
    secret = kept.read_bytes().strip()
    if len(secret) < _MIN_SECRET:
        raise SettingError(
            f"{kept} holds no whole secret ({len(secret)} of at least {_MIN_SECRET} characters):"
            f" restore it from the backup, set {PREFIX}SECRET_KEY, or delete the file to have a new"
            " one made, which changes the Token and EncodingAESKey that were derived from it"
        )
    return secret


def _make_secret(kept: Path) -> None:
    """Make the file in one step: a crash leaves the whole secret or none."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=kept.parent, prefix="secret-key-", delete=False) as made:
        made.write(secrets.token_urlsafe(32))  # it is made with mode 0600
        made.flush()
        os.fsync(made.fileno())
    Path(made.name).replace(kept)
