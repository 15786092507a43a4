"""Addresses that the bot tells: the public pages, and places on the map."""

from urllib.parse import quote

from knowledge.matters import TownId
from knowledge.outlets import Spot

_MAP = "https://apis.map.qq.com/uri/v1/marker?marker=coord:{},{};title:{}&referer=yichuang"


def village_path(town: TownId, village: str) -> str:
    """Give the path of a village's page."""
    return f"/v/{quote(town, safe='')}/{quote(village, safe='')}"


def hall_path(town: TownId) -> str:
    """Give the path of the centre's public page."""
    return f"/hall/{quote(town, safe='')}"


def map_url(spot: Spot, name: str) -> str:
    """Give the address that shows this spot on Tencent's map, which WeChat opens by itself."""
    return _MAP.format(spot.latitude, spot.longitude, quote(name, safe=""))
