"""Who can take what: skills are offices and windows, as the town's file says them."""

from collections.abc import Sequence

from knowledge.towns import Staff, Town


def skilled(town: Town, office: str | None) -> tuple[tuple[str, ...], ...]:
    """Give the log-ins that can take a chat of this office, the nearest to it first.

    First the office's own clerks (A岗 and B岗 alike), then the windows for everything. Without an
    office the windows for everything come first, then every clerk.
    """
    clerks = [each for each in town.staff if each.role == "办事员"]
    own = tuple(each.login for each in clerks if office is not None and each.office == office)
    general = _general(town, clerks)
    rest = () if office is not None else tuple(each.login for each in clerks)
    return _each_once((own, general, rest))


def duties(town: Town, office: str | None) -> tuple[dict[str, str], ...]:
    """Give which duties decide between equals: the office's, else the general windows'."""
    if office is not None:
        return ({"office": office},)
    return tuple({"counter": each} for each in _windows(town))


def _general(town: Town, clerks: Sequence[Staff]) -> tuple[str, ...]:
    windows = _windows(town)
    return tuple(each.login for each in clerks if any(w in each.counters for w in windows))


def _windows(town: Town) -> tuple[str, ...]:
    """Give the windows where anything can be asked."""
    return tuple(each.id for each in town.counters if each.takes_all and "咨询" in each.purposes)


def _each_once(groups: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    known: set[str] = set()
    found = []
    for each in groups:
        fresh = tuple(login for login in each if login not in known)
        known.update(fresh)
        if fresh:
            found.append(fresh)
    return tuple(found)
