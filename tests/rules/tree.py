"""The source tree as the rules on it see it: what is ours, without what was built or cached."""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "dialogs", "handoff", "knowledge")

_IGNORED = [each.rstrip("/") for each in (ROOT / ".gitignore").read_text().split()]


def ours(folder: Path = ROOT) -> Iterator[Path]:
    """Give every file below the folder that git would keep."""
    for each in sorted(folder.iterdir()):
        if each.name == ".git" or any(fnmatch(each.name, pattern) for pattern in _IGNORED):
            continue
        if each.is_dir():
            yield from ours(each)
        else:
            yield each


def modules(*folders: str) -> list[Path]:
    """Give the Python files of these top-level folders, or of all, as paths below the root."""
    found = [each.relative_to(ROOT) for each in ours() if each.suffix == ".py"]
    return [each for each in found if not folders or each.parts[0] in folders]
