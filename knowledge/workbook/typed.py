"""What a stored cell is: a text, a number, a tick, or something that nobody typed."""

from datetime import timedelta

from knowledge.workbook.cells import Cell, Odd
from knowledge.workbook.formats import Style
from knowledge.workbook.strings import unescaped


def typed(kind: str, words: str, style: Style, *, empty_formula: bool) -> Cell | None:
    """Give the cell's value by its kind (the `t` of the file); None where it holds nothing.

    Raises ValueError for a number that is none.
    """
    if empty_formula:
        return Odd("formula", "")
    match kind:
        case "b":
            return words == "1"
        case "e":
            return Odd("error", words)
        case "d":
            return Odd("date", words)
        case "str":
            return unescaped(words)
        case _:
            return _number(words, style) if words else None


def _number(words: str, style: Style) -> Cell:
    exact = float(words)
    number = int(exact) if exact.is_integer() else exact
    if style.since is not None:
        return Odd("date", _day(exact, style))
    if style.code is not None:
        return Odd("format", style.code, number)
    return number


def _day(number: float, style: Style) -> str:
    if style.since is None or not 0 <= number < 3_000_000:  # noqa: PLR2004 - the year 9999
        return str(number)
    moment = style.since + timedelta(days=number)
    return f"{moment:%Y-%m-%d}" if number.is_integer() else f"{moment:%Y-%m-%d %H:%M}"
