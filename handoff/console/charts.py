"""Charts as SVG made on the server: nothing to load, no script, readable aloud."""

from collections.abc import Sequence

from markupsafe import Markup, escape

_WIDTH, _HEIGHT, _FOOT, _HEAD = 640, 150, 18, 16
_LABELS = 12


def columns(named: Sequence[tuple[str, int]], what: str) -> Markup:
    """Draw one column for each name with its number on top; `what` says what is counted."""
    most = max((number for _name, number in named), default=0)
    if not most:
        return Markup("")
    step = _WIDTH / len(named)
    every = max(1, -(-len(named) // _LABELS))
    parts = [_column(at, step, each, most, every) for at, each in enumerate(named)]
    said = "；".join(f"{name} {number}" for name, number in named if number)
    return Markup(
        '<svg class="chart" viewBox="0 0 {w} {h}" role="img" '
        'aria-label="{what}：{said}">{parts}</svg>'
    ).format(
        w=_WIDTH, h=_HEIGHT + _FOOT + _HEAD, what=what, said=said, parts=Markup("").join(parts)
    )


def _column(at: int, step: float, named: tuple[str, int], most: int, every: int) -> Markup:
    name, number = named
    high = _HEIGHT * number / most
    middle = (at + 0.5) * step
    bar = Markup('<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="2"/>').format(
        x=at * step + step * 0.15, y=_HEAD + _HEIGHT - high, w=step * 0.7, h=high
    )
    top = _text(middle, _HEAD + _HEIGHT - high - 4, str(number)) if number else Markup("")
    foot = _text(middle, _HEAD + _HEIGHT + 14, name) if at % every == 0 else Markup("")
    return bar + top + foot


def _text(x: float, y: float, words: str) -> Markup:
    return Markup('<text x="{x:.1f}" y="{y:.1f}">{words}</text>').format(
        x=x, y=y, words=escape(words)
    )
