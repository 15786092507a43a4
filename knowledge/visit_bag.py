"""What the centre's people bring along to a visit at home: forms, pens, a camera, a stamp pad."""

import functools
import tomllib
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "visit_bag.toml"


def brought(code: str | None) -> tuple[str, ...]:
    """Give what is brought for the matter of this code (None: not known yet). source: BZ-9."""
    usual, more = _bag()
    special = (each for start, each in more if code and code.startswith(start))
    return (*usual, *(thing for things in special for thing in things))


@functools.cache
def _bag() -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(table["usual"]), tuple((code, tuple(each)) for code, each in table["more"].items())
