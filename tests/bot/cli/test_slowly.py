"""A bar is shown for slow work on a screen, and for nothing else."""

import io

import pytest

from bot.cli.slowly import Slowly


class Screen(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("patience", "stream", "shown"),
    [(-1.0, Screen, True), (60.0, Screen, False), (-1.0, io.StringIO, False)],
)
def test_only_slow_work_on_a_screen_shows_a_bar(
    monkeypatch: pytest.MonkeyPatch, patience: float, stream: type[io.StringIO], *, shown: bool
) -> None:
    told = stream()
    monkeypatch.setattr("bot.cli.slowly._PATIENCE", patience)
    monkeypatch.setattr("sys.stderr", told)

    with Slowly("读取") as progress:
        for done in range(1, 11):
            progress(done, 10)

    assert ("读取" in told.getvalue() and "100%" in told.getvalue()) is shown
