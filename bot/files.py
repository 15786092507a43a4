"""Files that are whole or not there at all."""

import secrets
from pathlib import Path


def read_file(path: Path) -> bytes | None:
    """Give the file's bytes; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def write_file(path: Path, content: bytes) -> None:
    """Write the file beside its place and move it there; makes its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    beside.write_bytes(content)
    beside.replace(path)
