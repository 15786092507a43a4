"""Rows laid on each other: a layer holds the difference, and says whose word each field is."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from knowledge.catalog import SHIPPED, make_catalog
from knowledge.catalog_changes import changes_between
from knowledge.documents import Document, Layer, layer_between, layer_digest, read_document
from knowledge.layers import Layers
from knowledge.matters import MatterCode
from knowledge.proposals import Proposal, Refused, broken_below, propose
from tests.support.towns import make_town

BASE = read_document(SHIPPED)
DIBAO = "minzheng.dibao"
TOWN = make_town()


def changed(code: str = DIBAO, **fields: Any) -> Document:  # noqa: ANN401 - any field
    return BASE.under({"matters": {code: fields}})


def materials(code: str = DIBAO) -> list[dict[str, Any]]:
    return [dict(each) for each in BASE.matters[code]["materials"]]


codes = st.sampled_from(sorted(BASE.matters))
edits = st.one_of(
    st.none(),
    st.fixed_dictionaries({"fee": st.text("不要钱一二三", min_size=1, max_size=5)}),
    st.fixed_dictionaries({"promised_days": st.one_of(st.none(), st.integers(0, 60))}),
    st.fixed_dictionaries(
        {"season": st.sampled_from(["1月到3月", "等通知"]), "proxy": st.booleans()}
    ),
)
layers = st.dictionaries(codes, edits, max_size=5).map(lambda rows: {"matters": rows})


@given(layers)
def test_what_lies_between_is_what_was_laid(layer: Layer) -> None:
    above = BASE.under(layer)

    assert BASE.under(layer_between(BASE, above)) == above
    assert layer_between(above, above) == {}


@given(layers)
def test_changes_are_none_only_where_nothing_is_different(layer: Layer) -> None:
    above = BASE.under(layer)

    assert (changes_between(BASE, above) == ()) is (above == BASE)


def test_the_town_s_word_goes_before_the_district_s() -> None:
    own = Layers(
        BASE,
        {"matters": {DIBAO: {"fee": "一元", "promised_days": 9}}},
        {"matters": {DIBAO: {"promised_days": 5}}},
    )

    row = own.document.matters[DIBAO]
    assert (row["fee"], row["promised_days"], row["name"]) == (
        "一元",
        5,
        BASE.matters[DIBAO]["name"],
    )
    assert [own.source_of("matters", DIBAO, each) for each in ("promised_days", "fee", "name")] == [
        "town",
        "district",
        "base",
    ]


def test_matters_that_no_layer_touches_are_shared() -> None:
    base = make_catalog(BASE, "1.0.0")
    other = make_catalog(changed(promised_days=9), "1.0.1", base)

    shared = [code for code, each in base.matters.items() if other.matters[code] is each]
    assert len(shared) == len(base.matters) - 1


def test_a_change_reads_as_a_clerk_would_say_it() -> None:
    papers = materials()
    papers[0]["copies"] = 7
    gone = papers.pop(1)
    papers.append({"name": "新的证明", "originals": 1, "copies": 0})

    said = [str(each) for each in changes_between(BASE, changed(promised_days=9, materials=papers))]

    name = BASE.matters[DIBAO]["name"]
    days, copies = BASE.matters[DIBAO]["promised_days"], materials()[0]["copies"]
    assert f"{name}（{DIBAO}）承诺时限：{days or '（空）'} → 9" in said
    assert f"{name}（{DIBAO}）材料“{papers[0]['name']}”复印件份数：{copies} → 7" in said
    assert f"{name}（{DIBAO}）材料“{gone['name']}”：去掉" in said
    assert f"{name}（{DIBAO}）材料“新的证明”：新加" in said


def test_a_proposal_holds_the_layer_and_what_changes() -> None:
    proposal = propose(Layers(BASE, {}, {}), changed(promised_days=9), TOWN)

    assert isinstance(proposal, Proposal)
    assert proposal.layer == {"matters": {DIBAO: {"promised_days": 9}}}
    assert len(proposal.changes) == 1


def test_every_fault_of_a_proposal_is_told_with_its_place() -> None:
    papers = materials()
    papers[0]["copies"] = "两份"
    papers[1]["condition"] = "agent=代班"
    layer: Layer = {
        "matters": {
            DIBAO: {"materials": papers},
            "canlian.zheng_new": {"fee": "", "kind": "快办件"},
            "minzheng.gaoling": {"windows": ["九号"]},
        }
    }

    refused = propose(Layers(BASE, {}, {}), BASE.under(layer), TOWN)

    assert isinstance(refused, Refused)
    places = {(each.key, each.field, each.material) for each in refused.faults}
    assert {
        (DIBAO, "copies", 0),
        ("canlian.zheng_new", "fee", None),
        ("canlian.zheng_new", "kind", None),
    } <= places


def test_a_window_that_the_town_has_not_is_refused_with_those_it_has() -> None:
    document = changed("minzheng.gaoling", windows=["九号"])

    refused = propose(Layers(BASE, {}, {}), document, TOWN)

    assert isinstance(refused, Refused)
    assert [each.field for each in refused.faults] == ["windows"]
    assert TOWN.counters[0].id in refused.faults[0].words


def test_a_list_that_leaves_somebody_without_papers_is_not_published() -> None:
    papers = [
        {"name": "委托书", "originals": 1, "copies": 0, "when": "代办时", "condition": "agent=代办"}
    ]
    document = changed(materials=papers, asks=["agent"])

    refused = propose(Layers(BASE, {}, {}), document, TOWN)

    assert isinstance(refused, Refused)
    assert "no-list" not in str(refused.faults[0])
    assert refused.faults[0].key == DIBAO


def test_a_fault_that_was_there_before_does_not_keep_a_town_from_publishing() -> None:
    faulty = changed("nongye.gengdi", if_nothing=None)
    after = faulty.under({"matters": {"nongye.gengdi": {"promised_days": 3}}})

    assert isinstance(propose(Layers(BASE, {}, {}), after, TOWN), Refused)
    proposal = propose(Layers(faulty, {}, {}), after, TOWN)

    assert isinstance(proposal, Proposal)


def test_a_town_whose_layer_does_not_fit_any_more_can_be_mended() -> None:
    own: Layer = {"matters": {DIBAO: {"asks": ["no-such-question"]}}}
    broken = Layers(BASE, {}, own)

    assert isinstance(propose(broken, changed(promised_days=9), TOWN), Proposal)


def test_a_digest_is_that_of_the_whole_as_one_text() -> None:
    text = json.dumps(
        [BASE.matters, BASE.circumstances, BASE.chains, list(BASE.matters)],
        ensure_ascii=False,
        sort_keys=True,
    )
    layer: Layer = {"matters": {"b": None, "a": {"fee": "一元", "asks": []}}, "chains": {}}
    said = json.dumps(layer, ensure_ascii=False, sort_keys=True)

    assert hashlib.sha256(text.encode()).hexdigest().startswith(BASE.digest)
    assert hashlib.sha256(said.encode()).hexdigest().startswith(layer_digest(layer))


def test_a_district_may_not_take_away_what_a_town_relies_on() -> None:
    without = Document(
        BASE.matters,
        {key: each for key, each in BASE.circumstances.items() if key != "agent"},
        BASE.chains,
    )

    faults = broken_below(without, {"安居镇": {"matters": {DIBAO: {"asks": ["agent"]}}}})

    assert any("安居镇的资料对不上" in each.words for each in faults)


def test_a_town_that_names_windows_is_served_there_alone() -> None:
    catalog = make_catalog(BASE, "1")
    matter = catalog.matters[MatterCode(DIBAO)]
    some = TOWN.counters[0].id

    assert [each.id for each in TOWN.counters_for(replace(matter, windows=(some,)))] == [some]
