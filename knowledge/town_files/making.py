"""Makes a Town from its file, over its district's, or says everything that is wrong in it."""

import re

from knowledge.matters import Catalog
from knowledge.town_files.building import build_town
from knowledge.town_files.faults import Fault, Found, Place, TownFaults
from knowledge.town_files.keys import SHAPE
from knowledge.town_files.references import loose_ends
from knowledge.town_files.rules import broken_rules
from knowledge.town_files.shape import Data, missing
from knowledge.town_files.text import TownText
from knowledge.town_files.visits import broken_visits
from knowledge.towns import Town

_ID = re.compile(r"[a-z][a-z0-9-]{0,31}")
_OWN = frozenset({
    "place", "kind", "centre", "district", "address", "phone", "villages", "confirmed_matters",
    "notes", "spot", "nearby",
})  # fmt: skip
"""What a town must say itself; everything else it takes from its district where it is silent."""
_ROWS = ("offices", "counters", "staff", "rosters", "special_sessions", "villages", "nearby")
_BY_KEY = frozenset({"hours", "booking", "visits"})
_TABLES = ("account", "hours", "booking", "visits")


def make_town(
    text: TownText, district: TownText | None, secret_key: bytes, catalog: Catalog | None = None
) -> Town:
    """Make the effective profile. Raises TownFaults with every fault of the file. source: TL-2.

    `district` is the district's text where the town names one; account keys that the file does not
    say are derived from `secret_key`. Domains and codes are checked where a catalog is given.
    """
    found = [*text.faults, *_home(text, district)]
    whole = inherit(text, district)
    if not text.district or district is not None:
        found += missing(_said(text, whole), SHAPE)
        found += broken_rules(whole)
        found += loose_ends(whole, catalog)
        found += broken_visits(whole, catalog)
    if found:
        raise TownFaults(_with_line(each, text) for each in dict.fromkeys(found))
    return build_town(text.id, whole, secret_key)


def _said(text: TownText, whole: Data) -> Data:
    """Give all that is said, right or wrong, so that what is wrong is not missing too."""
    said = {**whole, **text.raw}
    for table in _TABLES:
        if isinstance(text.raw.get(table), dict):
            said[table] = {**whole.get(table, {}), **text.raw[table]}
    return said


def _home(text: TownText, district: TownText | None) -> list[Found]:
    """Check the file's name and its place in a district."""
    found: list[Found] = []
    if not _ID.fullmatch(text.path.stem):
        name = text.path.name
        found.append(((), f"文件名“{name}”不能作编号：小写字母开头，只用小写字母、数字和连字符"))
    if text.district and text.is_district:
        found.append((("district",), "区、县的文件不能再写 district"))
    elif text.district and district is None:
        found.append((("district",), f"没有区县“{text.district}”的文件，或者那个文件有错"))
    elif district is not None and not district.is_district:
        found.append((("district",), f"“{text.district}”不是区、县"))
    for section in _ROWS:
        for number, row in enumerate(text.data.get(section, ())):
            if "only_here" in row and not text.is_district:
                found.append(((section, number, "only_here"), "only_here 只能写在区、县的文件里"))
    return found


def _with_line(found: Found, text: TownText) -> Fault:
    place, reason = found
    if text.district and place and not text.lines.says(place) and _inherited(place):
        line = text.lines.of(("district",))
        return Fault(text.path, line, f"{reason}（{place[0]} 沿用自 {text.district}）")
    return Fault(text.path, text.lines.of(place), reason)


def _inherited(place: Place) -> bool:
    return place[0] not in _OWN and (len(place) > 1 or place[0] in _ROWS)


def inherit(text: TownText, district: TownText | None) -> Data:
    """Lay what the town says over what its district says.

    Tables are laid over key by key and lists replaced whole, but staff add up: a row with the same
    log-in replaces the district's. Rows marked `only_here` stay at the district.
    """
    own = text.data
    if district is None or not text.district:
        return dict(own)
    base = {key: value for key, value in district.data.items() if key not in _OWN}
    whole: Data = {**base, **own}
    for section in _ROWS:
        if section in base and section not in own:
            whole[section] = [row for row in base[section] if not row.get("only_here")]
    # an account's ids and keys are never shared: only the mode is taken over
    mode = {key: value for key, value in base.get("account", {}).items() if key == "mode"}
    for table, said in {**{key: base.get(key, {}) for key in _TABLES}, "account": mode}.items():
        if said or table in own:
            whole[table] = {**said, **own.get(table, {})}
    mine = own.get("staff", [])
    logins = {row.get("login") for row in mine}
    common = [row for row in base.get("staff", ()) if not row.get("only_here")]
    if mine or common:
        whole["staff"] = mine + [row for row in common if row.get("login") not in logins]
    whole["assumed"] = [*own.get("assumed", ()), *_still_assumed(base, own)]
    return whole


def _still_assumed(base: Data, own: Data) -> list[str]:
    """Give the district's assumptions that hold for what the town took over from it."""
    kept = []
    for entry in base.get("assumed", ()):
        head, _, key = entry.partition(".")
        whole = set(base.get(head, ())) if head in _BY_KEY else set()
        asked = {key} if key else whole
        said = own.get(head)
        replaced = said is not None and head != "staff"
        if asked and isinstance(said, dict):
            replaced = asked <= set(said)
        if head not in {*_OWN, "account"} and not replaced and entry not in own.get("assumed", ()):
            kept.append(entry)
    return kept
