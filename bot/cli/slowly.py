"""A bar for what takes longer than a second; quicker work shows nothing."""

import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any

import click

_PATIENCE = 1.0  # seconds


class Slowly(AbstractContextManager["Slowly"]):
    """Told how much is done and of how much; shows it on standard error, where that is a screen."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._begun = time.monotonic()
        self._bar: Any = None
        self._shown = 0

    def __call__(self, done: int, whole: int) -> None:
        """Note how much is done."""
        if self._bar is None:
            if time.monotonic() - self._begun < _PATIENCE or not sys.stderr.isatty():
                return
            self._bar = click.progressbar(length=whole, label=self._label, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._shown)
        self._shown = done

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)
