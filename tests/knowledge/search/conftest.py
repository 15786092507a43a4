from datetime import date, time, timedelta

import pytest

from knowledge.catalog import read_catalog
from knowledge.matters import Catalog, TownId
from knowledge.search.index import Index
from knowledge.search.lexicon import Lexicon, read_lexicon
from knowledge.towns import Account, BookingRules, Hours, Town


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return read_catalog()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return read_lexicon()


@pytest.fixture(scope="session")
def index(catalog: Catalog) -> Index:
    return Index(catalog)


def town_without(*matters_off: str) -> Town:
    return Town(
        id=TownId("shanqian"),
        place="山前",
        kind="镇",
        centre="山前镇便民服务中心",
        district=None,
        region="",
        address="",
        phone="",
        complaint_phone="",
        online_channel=None,
        model="",
        account=Account("plain", "", "", "", (), ""),
        hours=(Hours(time(9), time(17)),),
        weekdays=(1, 2, 3, 4, 5),
        special_sessions=(),
        closed_on=(date(2026, 10, 1),),
        offices=(),
        counters=(),
        villages=(),
        staff=(),
        lead="",
        rosters=(),
        booking=BookingRules(
            slot=timedelta(minutes=30),
            lead=timedelta(hours=1),
            horizon_days=7,
            per_citizen=2,
            cancel_before=timedelta(hours=1),
        ),
        matters_off=matters_off,
        confirmed_matters=(),
        notes=(),
        assumed=(),
    )
