"""The three servers that are compared, each a process on the first core, gone when we are."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from knowledge.towns import Account

ROOT = Path(__file__).parents[2]
OTHERS = ROOT / ".venv-bench"
_OTHERS_PYTHON = OTHERS / "bin" / "python"
_OTHERS_NEED = ("WeRoBot==1.13.1", "waitress==3.0.2", "cryptography")
_PATIENCE = 30  # seconds
_SECRET = "a secret for the bench only"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, and the seconds it took from its start to being ready."""

    process: subprocess.Popen[bytes]
    port: int
    seconds_to_ready: float

    def most_memory(self) -> float:
        """Give the most memory it ever had resident, in MB."""
        told = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return int(told.split("VmHWM:")[1].split()[0]) / 1024

    def cpu(self) -> float:
        """Give the seconds of processor time that it has used since it began."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text("ascii")
        user, system = told.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def settings(folder: Path, port: int, api_port: int = 9) -> dict[str, str]:
    """Give the environment of our server: everything in this folder, WeChat's API on this port."""
    return {
        "YICHUANG_DATABASE_URL": f"sqlite:///{folder}/yichuang.db",
        "YICHUANG_VAR": str(folder),
        "YICHUANG_SECRET_KEY": _SECRET,
        "YICHUANG_PORT": str(port),
        "YICHUANG_WECHAT_API": f"http://127.0.0.1:{api_port}",
        "YICHUANG_LOG_LEVEL": "ERROR",
    }


@contextmanager
def ours(folder: Path) -> Iterator[Server]:
    """Run the whole product on a fresh SQLite database, with a WeChat that takes every message."""
    port, api_port = _free_port(), _free_port()
    api: list[str | Path] = [sys.executable, "-m", "tests.bench.wechat_api", str(api_port)]
    command: list[str | Path] = [sys.executable, "-m", "bot", "serve"]
    variables = settings(folder, port, api_port)
    with _running(api, api_port, core=max), _running(command, port, variables) as server:
        yield server


@contextmanager
def bare_echo(account: Account) -> Iterator[Server]:
    """Run aiohttp and wechatpy without storage."""
    port = _free_port()
    command = [sys.executable, "-m", "tests.bench.echo", str(port), *_keys(account)]
    with _running(command, port) as server:
        yield server


@contextmanager
def werobot(account: Account, folder: Path) -> Iterator[Server]:
    """Run WeRoBot's echo with its SQLite sessions; OSError where it can't be installed."""
    _install_others()
    port = _free_port()
    script = ROOT / "tests" / "bench" / "werobot_echo.py"
    keys = [str(port), *_keys(account), str(folder / "werobot.db")]
    with _running([_OTHERS_PYTHON, script, *keys], port, stderr=subprocess.DEVNULL) as server:
        yield server


def _keys(account: Account) -> list[str]:
    return [account.token, account.aes_keys[0], account.appid]


def _install_others() -> None:
    done = OTHERS / ".ready"
    if done.exists():
        return
    subprocess.run([sys.executable, "-m", "venv", OTHERS], check=True)
    pip = [str(_OTHERS_PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    try:
        subprocess.run([*pip, *_OTHERS_NEED], check=True, timeout=180)
    except subprocess.SubprocessError as error:
        raise OSError(f"{_OTHERS_NEED[0]} does not install here") from error
    done.touch()


@contextmanager
def _running(
    command: Sequence[str | Path],
    port: int,
    variables: Mapping[str, str] | None = None,
    stderr: int | None = None,
    core: Callable[[set[int]], int] = min,
) -> Iterator[Server]:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core(cores)})  # the child inherits it: the generator has the last
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env={**_outer(), **(variables or {})}, stderr=stderr
    )
    os.sched_setaffinity(0, cores)
    try:
        _wait_until_ready(process, port)
        yield Server(process, port, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _outer() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("YICHUANG_")}  # noqa: TID251 - a child's environment


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.perf_counter() + _PATIENCE
    while time.perf_counter() < until and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1):
                return
        except (URLError, OSError) as error:
            if getattr(error, "code", None) == 403:  # WeRoBot, to whoever is not WeChat
                return
        time.sleep(0.01)
    ended = process.poll()
    how = f"not ready within {_PATIENCE} s" if ended is None else f"over with code {ended}"
    raise SystemExit(f"a server was {how}: {process.args!r}")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
