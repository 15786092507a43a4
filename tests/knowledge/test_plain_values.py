"""Plain values of a record are those of dataclasses.asdict."""

from dataclasses import asdict, dataclass
from datetime import date

from knowledge.calendar import read_calendar
from knowledge.matters import Catalog
from knowledge.notices import compose
from knowledge.plain_values import plain_values
from tests.support.towns import NOW, make_matter, make_town


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    many: tuple[int, ...]


@dataclass(frozen=True)
class Outer:
    inner: Inner
    inners: tuple[Inner, ...]
    said: dict[str, list[Inner]]
    on: date
    nothing: None = None


def test_they_are_those_of_asdict_however_deep() -> None:
    inner = Inner("甲", (1, 2))
    outer = Outer(inner, (inner, inner), {"k": [inner]}, date(2026, 11, 24))
    assert plain_values(outer) == asdict(outer)


def test_what_can_change_is_not_shared() -> None:
    said = {"k": [Inner("甲", ())]}
    plain = plain_values(Outer(Inner("乙", ()), (), said, date(2026, 11, 24)))
    plain["said"]["k"].append("more")
    assert len(said["k"]) == 1


def test_a_notice_is_stored_as_before() -> None:
    matter = make_matter()
    catalog = Catalog("v1", {matter.code: matter}, {})
    notice = compose(catalog, matter, make_town(), read_calendar(), {}, NOW)
    assert notice.as_json() == asdict(notice)
