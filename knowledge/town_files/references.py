"""What a town's file names must exist: its own offices, counters, people, the catalog's matters."""

from collections.abc import Iterable, Iterator
from typing import Any

from knowledge.matters import Catalog
from knowledge.search.elsewhere import topic_ids
from knowledge.town_files.faults import Found, Place
from knowledge.town_files.shape import Data, close_to

_NAMED_BY = {"offices": "id", "counters": "id", "staff": "login", "villages": "name"}
_WORDS = {"offices": "办所", "counters": "窗口", "staff": "人员", "villages": "村（社区）"}


def loose_ends(town: Data, catalog: Catalog | None) -> Iterator[Found]:
    """Give every doubled id and every name that leads nowhere; the catalog's where it is given."""
    yield from _doubled(town)
    yield from _people(town)
    yield from _duties(town)
    yield from _phones(town)
    if catalog is not None:
        yield from _matters(town, catalog)
        yield from _domains(town, catalog)
        yield from _untaken(town, catalog)


def _rows(town: Data, section: str) -> Iterator[tuple[Place, dict[str, Any]]]:
    for number, row in enumerate(town.get(section, ())):
        yield (section, number), row


def _long(town: Data) -> Iterator[tuple[Place, dict[str, Any]]]:
    for number, row in enumerate(town.get("booking", {}).get("long_matters", ())):
        yield ("booking", "long_matters", number), row


def _names(town: Data, section: str) -> set[str]:
    key = _NAMED_BY[section]
    return {row[key] for _, row in _rows(town, section) if key in row}


def _doubled(town: Data) -> Iterator[Found]:
    for section, key in _NAMED_BY.items():
        seen: set[str] = set()
        for place, row in _rows(town, section):
            name = row.get(key)
            if name in seen:
                yield (*place, key), f"{_WORDS[section]}“{name}”重复了"
            if name:
                seen.add(name)


def _unknown(town: Data, section: str, names: Iterable[str], place: Place) -> Iterator[Found]:
    known = _names(town, section)
    for name in names:
        if name not in known:
            yield place, f"没有{_WORDS[section]}“{name}”{close_to(name, known)}"


def _one(row: dict[str, Any], key: str) -> list[str]:
    return [row[key]] if key in row else []


def _phones(town: Data) -> Iterator[Found]:
    known = topic_ids()
    for place, row in _rows(town, "phones"):
        topic = str(row.get("topic", ""))
        if topic not in known:
            yield (*place, "topic"), f"没有主题“{topic}”{close_to(topic, known)}"


def _people(town: Data) -> Iterator[Found]:
    for place, row in _rows(town, "staff"):
        yield from _unknown(town, "offices", _one(row, "office"), (*place, "office"))
        yield from _unknown(town, "counters", row.get("counters", ()), (*place, "counters"))
        yield from _unknown(town, "villages", _one(row, "village"), (*place, "village"))
        yield from _unknown(town, "staff", _one(row, "cover"), (*place, "cover"))
        if "cover" in row and row["cover"] == row.get("login"):
            yield (*place, "cover"), f"“{row['cover']}”不能顶自己的岗"
    roles = {row.get("login"): row.get("role") for _, row in _rows(town, "staff")}
    for place, row in _rows(town, "villages"):
        for key in ("agent", "deputy"):
            named = row.get(key)
            yield from _unknown(town, "staff", _one(row, key), (*place, key))
            if named in roles and roles[named] != "代办员":
                yield (*place, key), f"“{named}”的 role 是“{roles[named]}”，村里的要是“代办员”"
    for place, row in _rows(town, "enterprises"):
        yield from _unknown(town, "staff", _one(row, "contact"), (*place, "contact"))
    yield from _unknown(town, "staff", _one(town, "lead"), ("lead",))
    if roles.get(town.get("lead"), "负责人") not in {"负责人", "带班领导"}:
        yield ("lead",), f"lead“{town['lead']}”的 role 要是“负责人”或“带班领导”"


def _duties(town: Data) -> Iterator[Found]:
    seen: set[tuple[str, str]] = set()
    for place, row in _rows(town, "rosters"):
        yield from _unknown(town, "offices", _one(row, "office"), (*place, "office"))
        yield from _unknown(town, "counters", _one(row, "counter"), (*place, "counter"))
        yield from _unknown(town, "staff", row.get("people", ()), (*place, "people"))
        if row.get("people") == []:
            yield (*place, "people"), "轮值里至少要有一个人"
        of = [(key, row[key]) for key in ("office", "counter") if key in row]
        if len(of) != 1:
            yield place, "轮值要写明是哪个办所（office）或哪个窗口（counter），只写一个"
        elif of[0] in seen:
            yield place, f"“{of[0][1]}”已经有轮值了"
        seen.update(of)
    for place, row in _rows(town, "special_sessions"):
        yield from _unknown(town, "counters", row.get("counters", ()), (*place, "counters"))


def _matters(town: Data, catalog: Catalog) -> Iterator[Found]:
    known = [str(code) for code in catalog.matters]
    lists: list[tuple[Place, list[str]]] = [
        ((key,), town.get(key, [])) for key in ("matters_off", "confirmed_matters")
    ]
    for place, row in _rows(town, "counters"):
        lists += [((*place, key), row.get(key, [])) for key in ("matters", "except_matters")]
    for place, row in _long(town):
        lists.append(((*place, "matter"), _one(row, "matter")))
    for place, row in _rows(town, "villages"):
        lists.append(((*place, "matters"), row.get("matters", [])))
        for code in set(row.get("matters", ())) & set(town.get("matters_off", ())):
            yield (*place, "matters"), f"事项“{code}”写在 matters_off 里，村里也不能办"
    for place, codes in lists:
        for code in codes:
            if code not in known:
                yield place, f"没有编码为“{code}”的事项{close_to(code, known)}"


def _domains(town: Data, catalog: Catalog) -> Iterator[Found]:
    known = {each.domain for each in catalog.matters.values()}
    lists: list[tuple[Place, list[str]]] = []
    owners: dict[str, str] = {}
    for place, row in _rows(town, "offices"):
        lists.append(((*place, "domains"), row.get("domains", [])))
        for domain in row.get("domains", ()):
            if domain in owners:
                yield (
                    (*place, "domains"),
                    f"领域“{domain}”已经归“{owners[domain]}”了，只能归一个办所",
                )
            owners.setdefault(domain, row.get("name", ""))
    for place, row in _rows(town, "counters"):
        lists += [((*place, key), row.get(key, [])) for key in ("domains", "except_domains")]
    lists += [((*place, "domain"), _one(row, "domain")) for place, row in _long(town)]
    for place, domains in lists:
        for domain in domains:
            if domain not in known:
                near = close_to(domain, known) or f"，只有：{'、'.join(sorted(known))}"
                yield place, f"没有领域“{domain}”{near}"


def _untaken(town: Data, catalog: Catalog) -> Iterator[Found]:
    """Give one fault for the matters that no window accepts: a citizen would be sent nowhere."""
    if not town.get("counters"):
        return
    left = [
        each.code
        for each in catalog.matters.values()
        if each.code not in town.get("matters_off", ())
        and not any(_accepts(row, each.code, each.domain) for row in town["counters"])
    ]
    if left:
        codes = "、".join(left[:5]) + (f" 等{len(left)}个" if len(left) > 5 else "")  # noqa: PLR2004 - enough to see which
        yield ("counters",), f"没有窗口受理 {codes}：写进某个窗口，或写进 matters_off"


def _accepts(row: dict[str, Any], code: str, domain: str) -> bool:
    """Mirror Counter.takes on a row that may still be faulty."""
    if "受理" not in row.get("purposes", ("受理",)) or row.get("audience"):
        return False
    if code in row.get("matters", ()):
        return True
    if code in row.get("except_matters", ()) or domain in row.get("except_domains", ()):
        return False
    return bool(row.get("takes_all")) or domain in row.get("domains", ())
