"""How whoever waits for a handbook is told how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many matters are done, and of how many."""


def silent(_done: int, _all: int) -> None:
    """Take no notice."""
