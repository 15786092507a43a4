"""Writes a town's catalog as an .xlsx workbook: one sheet for each kind of row.

source: XL-3
"""

from collections.abc import Callable

from knowledge.layers import Layers
from knowledge.towns import Town

Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""


def write_workbook(
    layers: Layers, town: Town, version: str, progress: Progress | None = None
) -> bytes:
    """Give the workbook of what is in force for the town, under this version (1.0.3)."""
    raise NotImplementedError
