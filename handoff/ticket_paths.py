"""The paths of the citizen's pages about the day: ticket, hall, rating."""

from urllib.parse import quote

from knowledge.matters import TownId


def ticket_path(town: TownId, number: str, key: str) -> str:
    """Give the path of a booking's or a number's ticket."""
    return _path("t", town, number, key)


def check_in_path(town: TownId, key: str) -> str:
    """Give the path of the page behind the code that hangs in the hall."""
    return f"{_path('hall', town, 'checkin')}?k={quote(key, safe='')}"


def screen_path(town: TownId) -> str:
    """Give the path of the hall's screen."""
    return _path("hall", town, "screen")


def rating_path(town: TownId, key: str) -> str:
    """Give the path of the page on which a service is rated."""
    return _path("r", town, key)


def _path(*parts: str) -> str:
    return "".join(f"/{quote(each, safe='')}" for each in parts)
