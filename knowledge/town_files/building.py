"""Turns a town's checked data into its frozen values, and derives account keys it does not say."""

import base64
import hashlib
import hmac
from datetime import time, timedelta
from itertools import count
from typing import Any

from knowledge.booking_rules import LongMatter
from knowledge.matters import TownId
from knowledge.outlets import Outlet, Spot
from knowledge.town_files.rules import centre_name, point_name, read_hours
from knowledge.town_files.shape import Data
from knowledge.town_files.visits import build_visits
from knowledge.towns import (
    Account,
    BookingRules,
    ChatRules,
    Counter,
    DayRules,
    Enterprise,
    Hours,
    Nudge,
    Office,
    OtherPhone,
    ProxyRules,
    Roster,
    SpecialSession,
    Staff,
    Town,
    Village,
)


def build_town(town: TownId, data: Data, secret_key: bytes) -> Town:
    """Build the town from an effective profile without faults."""
    lists = ("matters_off", "confirmed_matters", "notes", "assumed")
    return Town(
        id=town,
        place=data["place"],
        kind=data["kind"],
        centre=centre_name(data["place"], data["kind"]),
        district=TownId(data["district"]) if "district" in data else None,
        region=data["region"],
        address=data["address"],
        phone=data["phone"],
        complaint_phone=data["complaint_phone"],
        online_channel=data.get("online_channel"),
        online_how=data.get("online_how"),
        spot=_spot(data),
        hall=_outlet(data["hall"]) if "hall" in data else None,
        nearby=tuple(_outlet(row) for row in data.get("nearby", ())),
        model=data["model"],
        account=_account(town, data["account"], secret_key),
        hours=tuple(_hours(each) for each in data["hours"]["sessions"]),
        weekdays=tuple(data["hours"]["weekdays"]),
        special_sessions=tuple(_special(row) for row in data.get("special_sessions", ())),
        closed_on=tuple(sorted(data["hours"].get("closed_on", ()))),
        offices=tuple(Office(**_values(row)) for row in data["offices"]),
        counters=tuple(Counter(**_values(row)) for row in data["counters"]),
        villages=tuple(_village(row) for row in data.get("villages", ())),
        staff=tuple(Staff(**_values(row)) for row in data["staff"]),
        lead=data["lead"],
        phones=tuple(OtherPhone(**_values(row)) for row in data.get("phones", ())),
        rosters=tuple(Roster(**_values(row)) for row in data.get("rosters", ())),
        booking=_booking(data["booking"]),
        queue=data.get("queue", False),
        day=_day(data.get("day", {})),
        visits=build_visits(data.get("visits", {})),
        proxies=_proxies(data.get("proxies", {})),
        enterprises=tuple(Enterprise(**_values(row)) for row in data.get("enterprises", ())),
        guest=None,
        chats=_chats(data.get("chats", {})),
        **{key: tuple(data.get(key, ())) for key in lists},
    )


def _values(row: dict[str, Any]) -> dict[str, Any]:
    """Give the row's values as the frozen classes hold them; an office without domains has none."""
    plain = {key: tuple(each) if isinstance(each, list) else each for key, each in row.items()}
    plain.pop("only_here", None)
    return plain


def _hours(text: str) -> Hours:
    hours = read_hours(text)
    if hours is None:
        raise ValueError(f"时段“{text}”不对")  # broken_rules refuses it before
    return hours


def _special(row: dict[str, Any]) -> SpecialSession:
    return SpecialSession(**{**_values(row), "hours": _hours(row["hours"])})


def _village(row: dict[str, Any]) -> Village:
    own = {"point": point_name(row["name"]), "spot": _spot(row), "hours": _spans(row)}
    return Village(**{**_values(row), **own})


def _outlet(row: dict[str, Any]) -> Outlet:
    return Outlet(**{**_values(row), "spot": _spot(row), "hours": _spans(row)})


def _spans(row: dict[str, Any]) -> tuple[Hours, ...]:
    return tuple(_hours(each) for each in row.get("hours", ()))


def _spot(row: dict[str, Any]) -> Spot | None:
    return Spot(*map(float, row["spot"])) if "spot" in row else None


def _booking(row: dict[str, Any]) -> BookingRules:
    return BookingRules(
        slot=timedelta(minutes=row["slot_minutes"]),
        lead=timedelta(minutes=row["lead_minutes"]),
        horizon_days=row["horizon_days"],
        per_citizen=row["per_citizen"],
        cancel_before=timedelta(minutes=row["cancel_before_minutes"]),
        long_matters=tuple(LongMatter(**_values(each)) for each in row.get("long_matters", ())),
        offer=timedelta(minutes=row.get("offer_minutes", 30)),
        no_show_limit=row.get("no_show_limit", 0),
        no_show_days=row.get("no_show_days", 90),
        no_show_pause_days=row.get("no_show_pause_days", 30),
    )


def _day(row: dict[str, Any]) -> DayRules:
    """Build the day's rules; what the town does not say is as DayRules has it."""
    spans = {
        "remind_before": "remind_before_minutes",
        "early": "early_minutes",
        "late": "late_minutes",
        "answer_within": "answer_minutes",
    }
    said: dict[str, Any] = {
        name: timedelta(minutes=row[key]) for name, key in spans.items() if key in row
    }
    if "remind_at" in row:
        said["remind_at"] = time.fromisoformat(row["remind_at"])
    return DayRules(**said)


def _proxies(row: dict[str, Any]) -> ProxyRules:
    said = row.get("accept_minutes")
    return ProxyRules() if said is None else ProxyRules(timedelta(minutes=said))


def _chats(row: dict[str, Any]) -> ChatRules:
    usual = ChatRules()
    return ChatRules(
        capacity=row.get("capacity", usual.capacity),
        take=_minutes(row.get("take_minutes"), usual.take),
        silent=_minutes(row.get("silent_minutes"), usual.silent),
    )


def _minutes(said: int | None, usual: timedelta) -> timedelta:
    return usual if said is None else timedelta(minutes=said)


def _account(town: TownId, row: dict[str, Any], secret_key: bytes) -> Account:
    keys = [row.get("aes_key") or derived_aes_key(town, secret_key)]
    if previous := row.get("previous_aes_key"):
        keys.append(previous)
    return Account(
        mode=row["mode"],
        appid=row["appid"],
        original_id=row["original_id"],
        token=row.get("token") or _digest(town, "token", secret_key).hex()[:32],
        aes_keys=tuple(keys),
        secret=row.get("secret") or _digest(town, "secret", secret_key).hex()[:32],
        nudge=_nudge(row["nudge"]) if "nudge" in row else None,
    )


def _nudge(row: dict[str, Any]) -> Nudge:
    pairs = (each.partition("=") for each in row["fields"])
    return Nudge(row["kind"], row["template"], tuple((name, what) for name, _, what in pairs))


def derived_aes_key(town: TownId, secret_key: bytes) -> str:
    """Derive 43 letters and digits that decode to 32 bytes: the same ones for the same secret key.

    WeChat's page takes letters and digits only, so the first derivation without + and / is taken.
    """
    for attempt in count(1):
        purpose = "aes_key" if attempt == 1 else f"aes_key:{attempt}"
        key = base64.b64encode(_digest(town, purpose, secret_key)).decode().rstrip("=")
        if key.isalnum():
            return key
    raise AssertionError  # count() never ends


def _digest(town: TownId, purpose: str, secret_key: bytes) -> bytes:
    return hmac.new(secret_key, f"{town}:{purpose}".encode(), hashlib.sha256).digest()
