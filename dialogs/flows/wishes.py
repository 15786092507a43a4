"""Wishes that have words of their own, heard whatever else was understood."""

import re

from dialogs.choosing import plain
from dialogs.flows import care, enterprises, my_proxies, precheck, proxy
from dialogs.machine import Aside, Start, Turn

_OWN_BOOKINGS = re.compile(r"(?:查|看|我的|已经|约好).{0,4}预约|我约的|约的几点|我.{0,3}几点的号")


def heard(turn: Turn) -> Start | Aside | None:
    """Give what such a wish begins or is answered with; None where there is none."""
    if _OWN_BOOKINGS.search(plain(turn.said.text)):
        return Start("my_bookings", {"said": turn.said.text})
    return (
        precheck.wish(turn)
        or my_proxies.wish(turn)
        or proxy.wish(turn)
        or care.wish(turn)
        or enterprises.introduced(turn)
    )
