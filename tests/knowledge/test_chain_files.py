"""chains.yaml: what is read of it, and every loose end by name."""

from collections.abc import Mapping
from typing import Any

import pytest

from knowledge.catalog_faults import Fault
from knowledge.chain_files import read_chains
from knowledge.matters import Chain, MatterCode
from tests.support.chains import KNOWN, matter, paper
from tests.support.chat import catalog

MATTERS = {
    MatterCode(each): matter(each, paper("居民身份证", needs="agent=代办")) for each in ("a", "b")
}
ROW: Mapping[str, Any] = {
    "id": "test",
    "name": "试试一件事",
    "trigger": "有事",
    "members": [
        {"order": 2, "code": "b", "when": "要的"},
        {"order": 1, "code": "a", "name": None, "dept": None},
        {"order": 3, "code": None, "name": "上户口", "dept": "公安"},
    ],
    "reused_materials": [{"name": "证", "codes": ["b"], "issued_by": "a"}],
    "note": "要留意",
}


def read(**changes: Any) -> tuple[tuple[Chain, ...], list[Fault]]:  # noqa: ANN401 - any field of a row
    return read_chains({"test": {**ROW, **changes}}, MATTERS, KNOWN)


def test_all_members_are_read_in_order_other_bodies_too() -> None:
    (found,), faults = read()

    assert faults == []
    assert [(each.code, each.name, each.dept, each.when) for each in found.members] == [
        ("a", "", "", ""),
        ("b", "", "", "要的"),
        (None, "上户口", "公安", ""),
    ]
    assert (found.trigger, found.note) == ("有事", "要留意")
    assert [(each.name, each.codes, each.issued_by) for each in found.reused] == [
        ("证", ("b",), "a")
    ]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"members": []}, "没有事项"),
        ({"members": [{"order": 1, "code": "x"}]}, "事项 x 不存在"),
        ({"members": [{"order": 1, "code": "a"}, {"order": 2, "code": "a"}]}, "a 写了两次"),
        ({"members": [{"order": 1, "code": None, "name": "上户口"}]}, "经办单位"),
        ({"members": [{"code": "a"}]}, "缺少或写错 'order'"),
        ({"reused_materials": [{"name": "证", "codes": ["x"]}]}, "reused_materials 里的 x"),
        ({"reused_materials": [{"name": "证", "issued_by": "x"}]}, "reused_materials 里的 x"),
        ({"one_of": [["a", "x"]]}, "one_of 里的 x 不在"),
        ({"told": {"agent": "别人"}}, "told 里的 agent=别人"),
        ({"told": {"x": "本人"}}, "told 里的 x=本人"),
        ({"papers": [{"is": "证", "of": {"x": "证"}}]}, "papers 里的 x"),
        (
            {"follows": [{"circumstance": "place", "from": "agent", "answers": {"本人": "城里"}}]},
            "每个回答都要对上一个",
        ),
        (
            {"follows": [{"circumstance": "place", "from": "x", "answers": {"本人": "城里"}}]},
            "没有这个情形或回答",
        ),
    ],
)
def test_a_loose_end_is_named(changes: dict[str, Any], fault: str) -> None:
    _found, faults = read(**changes)

    assert any(fault in str(each) for each in faults), faults
    assert all(str(each).startswith("一件事 test：") for each in faults)


def test_a_matter_that_a_town_took_away_is_left_out() -> None:
    row = {**ROW, "one_of": [["a", "b"]], "papers": [{"is": "证", "of": {"b": "居民身份证"}}]}

    (found,), faults = read_chains({"test": row}, MATTERS, KNOWN, frozenset({"b"}))

    assert faults == []
    assert [each.code for each in found.members] == ["a", None]
    assert (found.one_of, found.papers) == ((), {})


def test_a_chain_without_a_matter_of_ours_is_none() -> None:
    assert read_chains({"test": ROW}, MATTERS, KNOWN, frozenset({"a", "b"})) == ((), [])


def test_every_paper_that_a_shipped_chain_names_is_on_its_list() -> None:
    known = catalog()
    named = [key for chain in known.chains for key in chain.papers]

    assert named
    for code, paper_name in named:
        assert paper_name in {each.name for each in known.matters[code].materials}


def test_all_that_is_shipped_is_read_with_its_other_bodies() -> None:
    chains = catalog().chains

    assert len(chains) == 18
    others = [each for found in chains for each in found.members if each.code is None]
    assert len(others) == 10
    assert all(each.name and each.dept for each in others)
