"""Holds a town's file against its keys: unknown, missing, of the wrong kind or out of range."""

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from knowledge.town_files.faults import Found, Place
from knowledge.town_files.keys import SHAPE, Key, Kind

Data = dict[str, Any]

_WORDS: Mapping[str, str] = {
    "text": "加引号的文字",
    "texts": '文字的列表，例如 ["甲", "乙"]',
    "number": "整数",
    "numbers": "整数的列表，例如 [1, 2, 3]",
    "date": "日期，例如 2026-01-05（不加引号）",
    "dates": "日期的列表，例如 [2026-01-05]（不加引号）",
    "flag": "true 或 false",
    "spot": "[纬度, 经度]，例如 [29.8412, 106.0563]",
    "table": "一个表",
    "rows": "若干行，写成 [[…]] 或 [ { … }, ]",
}  # fmt: skip


def close_to(word: str, known: Iterable[str]) -> str:
    """Give “，是不是想写“…”？” where a known word is close to this one, else nothing."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"，是不是想写“{near[0]}”？" if near else ""


def clean(data: Data, shape: Mapping[str, Key], place: Place = ()) -> tuple[Data, list[Found]]:
    """Keep what is of the right kind (rows keep their position) and give the faults of the rest.

    Required keys of rows are checked here; those of the file and its tables by `missing`, because
    a district may say them.
    """
    kept: Data = {}
    faults: list[Found] = []
    for name, value in data.items():
        here = (*place, name)
        key = shape.get(name)
        if key is None:
            faults.append((here, _unknown(name, shape, place)))
            continue
        good, wrong = _value(value, key, here)
        faults += wrong
        if good is not None:
            kept[name] = good
    return kept, faults


def missing(data: Mapping[str, Any], shape: Mapping[str, Key], place: Place = ()) -> list[Found]:
    """Give a fault for each required key that is not there, in tables too, but not in rows."""
    faults: list[Found] = [
        (place, f"缺少“{name}”（{_WORDS[key.kind]}）")
        for name, key in shape.items()
        if key.required and name not in data
    ]
    for name, key in shape.items():
        if key.kind == "table" and isinstance(data.get(name), dict):
            faults += missing(data[name], key.keys, (*place, name))
    return faults


def _unknown(name: str, shape: Mapping[str, Key], place: Place) -> str:
    inside = f"[{place[0]}] 里" if place else ""
    if place and name in SHAPE:
        return f"{inside}没有“{name}”这一项：它要写在第一个 [表] 之前，或写成 [[{name}]]"
    return f"{inside}没有“{name}”这一项{close_to(name, shape)}"


def _value(value: object, key: Key, place: Place) -> tuple[object, list[Found]]:
    """Give the value (None where it is of the wrong kind) and its faults."""
    if key.kind == "table" and isinstance(value, dict):
        return clean(value, key.keys, place)
    if key.kind == "rows" and isinstance(value, list):
        return _rows_of(value, key, place)
    if key.kind == "spot":
        wrong = _spot(value, place)
    elif key.kind in {"texts", "numbers", "dates"} and isinstance(value, list):
        one: Kind = key.kind[:-1]  # type: ignore[assignment] # texts → text, a Kind as well
        wrong = [fault for item in value for fault in _plain(item, key, one, place)]
    else:
        wrong = _plain(value, key, key.kind, place)
    return (None if wrong else value), wrong


def _rows_of(value: list[object], key: Key, place: Place) -> tuple[list[Data], list[Found]]:
    rows: list[Data] = []
    faults: list[Found] = []
    for number, row in enumerate(value):
        here = (*place, number)
        if not isinstance(row, dict):
            faults.append((here, f"“{place[-1]}”的第{number + 1}项要写成 {{ … }}"))
            rows.append({})
            continue
        good, wrong = clean(row, key.keys, here)
        rows.append(good)
        faults += wrong + missing(row, key.keys, here)
    return rows, faults


def _plain(value: object, key: Key, kind: Kind, place: Place) -> list[Found]:
    match kind, value:
        case "text", str() if value.strip():
            return _text(value, key, place)
        case "text", str():
            return [(place, f"“{place[-1]}”不能空着")]
        case ("flag", bool()) | ("date", date()) if not isinstance(value, datetime):
            return []
        case "number", int() if not isinstance(value, bool):
            if key.low <= value <= key.high:
                return []
            return [(place, f"“{place[-1]}”是 {value}，只能从 {key.low} 到 {key.high}")]
    return [(place, f"“{place[-1]}”要写{_WORDS[key.kind]}{_shown(value, place)}")]


def _text(value: str, key: Key, place: Place) -> list[Found]:
    if key.allowed and value not in key.allowed:
        words = "、".join(key.allowed)
        return [(place, f"“{place[-1]}”不能写“{value}”，只能是：{words}")]
    if key.pattern and not re.fullmatch(key.pattern, value):
        return [(place, f"“{place[-1]}”不对：{key.pattern_words}{_shown(value, place)}")]
    return []


def _spot(value: object, place: Place) -> list[Found]:
    """Give the fault of what is no [latitude, longitude] in China; turned round is told as such."""
    match value:
        case [float() | int() as north, float() | int() as east]:
            if _in_china(north, east):
                return []
            turned = "，纬度要写在前面" if _in_china(east, north) else ""
            return [(place, f"“{place[-1]}”[{north}, {east}] 不在国内{turned}")]
        case _:
            pass
    return [(place, f"“{place[-1]}”要写{_WORDS['spot']}{_shown(value, place)}")]


def _in_china(north: float, east: float) -> bool:
    return 3 <= north <= 54 and 73 <= east <= 136  # noqa: PLR2004 - degrees


def _shown(value: object, place: Place) -> str:
    """Give “，现在写的是 …”, but never a secret of the account."""
    return "" if place[0] == "account" else f"，现在写的是 {value}"
