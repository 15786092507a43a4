"""Wishes that have words of their own, heard whatever else was understood."""

from dialogs.flows import (
    agent_fee,
    care,
    certificates,
    day,
    enterprises,
    hall,
    last_time,
    my_proxies,
    precheck,
    proxy_wish,
    raised,
    visit_wish,
)
from dialogs.machine import Outcome, Turn


def heard(turn: Turn) -> Outcome | None:
    """Give what such a wish begins or is answered with; None where there is none."""
    return (
        precheck.wish(turn)
        or day.begins(turn)
        or visit_wish.of_mine(turn)
        or visit_wish.not_wanted(turn)
        or agent_fee.answer(turn)
        or hall.answer(turn)
        or my_proxies.wish(turn)
        or proxy_wish.refused(turn)
        or proxy_wish.wish(turn)
        or care.wish(turn)
        or raised.answer(turn)
        or certificates.wish(turn)
        or enterprises.introduced(turn)
        or last_time.wish(turn)
    )
