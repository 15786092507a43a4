"""What a base matter tells a citizen holds in every province."""

import re
from collections.abc import Iterator

from knowledge.catalog import read_catalog
from knowledge.matters import Matter

PLACES = re.compile(r"广东|广州|上海|北京|四川|重庆|湖南|江苏|浙江|安徽|山东|河南|福建")


def shown(matter: Matter) -> Iterator[str]:
    """Give what a notice says of it; `basis` names laws, `online` gives way to the town's own."""
    yield from (matter.name, matter.fee, matter.result, matter.time_note or "")
    yield from (*matter.conditions, *matter.steps, *matter.delivery)
    yield matter.home_visit_for or ""
    for material in matter.materials:
        yield from (material.name, material.form or "", material.when or "", material.note or "")


def test_no_shown_field_of_a_base_matter_speaks_for_one_province() -> None:
    found = [
        f"{matter.code}: {text}"
        for matter in read_catalog().matters.values()
        for text in shown(matter)
        if PLACES.search(text)
    ]

    assert found == []
