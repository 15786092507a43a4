"""What was written is read back: every row, every field, whoever saved it in between."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from knowledge.catalog import SHIPPED
from knowledge.documents import Layer, read_document
from knowledge.layers import Layers, only_base
from knowledge.workbook.reading import Filled, read_filled, read_workbook
from knowledge.workbook.writing import write_workbook
from tests.knowledge.workbook.filling import KEPT, LAYERS, SMALL, TOWN, document, filled

signs = st.one_of(
    st.sampled_from("=+-@'\"\n \t_x0D⁂２ＮＯ是否、：:；&<>1.0"),
    st.characters(exclude_categories=("Cs", "Cc", "Cn")),
)
texts = st.text(signs, min_size=1, max_size=30).map(str.strip).filter(bool)
items = st.lists(texts.filter(lambda each: "⏎" not in each), min_size=1, max_size=4)
papers = st.fixed_dictionaries(
    {"name": texts, "originals": st.integers(0, 99), "copies": st.integers(0, 99)},
    optional={
        "note": st.one_of(st.none(), texts),
        "fill": texts,
        "signed": st.booleans(),
        "e_certificate": st.booleans(),
    },
)
fields = st.fixed_dictionaries(
    {},
    optional={
        "name": texts,
        "fee": texts,
        "source": st.one_of(st.just(""), texts),
        "plain": st.one_of(st.none(), texts, st.just("")),
        "aliases": st.one_of(st.just([]), items),
        "conditions": items,
        "statutory_days": st.one_of(st.none(), st.integers(0, 2000)),
        "promised_days": st.one_of(st.none(), st.integers(0, 2000)),
        "proxy": st.booleans(),
        "tags": st.lists(st.sampled_from(["高频", "转报", "马上办"]), unique=True),
        "tolerant": st.one_of(
            st.none(),
            st.fixed_dictionaries(
                {"may_lack": st.lists(texts.filter(lambda each: not set("：⏎") & set(each)))},
                optional={"note": texts.filter(lambda each: "⏎" not in each),
                          "verified": st.booleans()},
            ),
        ),
        "materials": st.lists(papers, max_size=4),
    },
)  # fmt: skip
layers = st.fixed_dictionaries(
    {"matters": st.dictionaries(st.sampled_from(KEPT), fields, max_size=3)},
    optional={
        "circumstances": st.dictionaries(
            st.just("agent"),
            st.fixed_dictionaries({"question": texts, "several": st.booleans()}),
        ),
        "chains": st.dictionaries(
            st.sampled_from(list(SMALL.chains)),
            st.one_of(st.none(), st.fixed_dictionaries({"note": texts, "says": items})),
        ),
    },
)


@given(layers, layers)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_town_s_catalog_comes_back_as_it_was_written(district: Layer, town: Layer) -> None:
    gone = {key for key, chain in district.get("chains", {}).items() if chain is None}
    assume(not gone & set(town.get("chains", {})))  # what is gone above has no name to build on
    made = Layers(SMALL, district, town)

    data = write_workbook(made, TOWN, "1.2.3")
    read = read_filled(data, made, TOWN)

    assert isinstance(read, Filled), read
    assert read.document == made.document
    assert read.document.digest == made.document.digest
    assert read.version == "1.2.3"


def test_the_shipped_catalog_comes_back_as_it_was_written() -> None:
    made = only_base(read_document(SHIPPED))

    read = read_workbook(write_workbook(made, TOWN, "1.0.0"), made, TOWN)

    assert read == made.document


def test_another_program_may_save_it_in_between() -> None:
    assert document(filled(lambda _book: None)) == LAYERS.document


def test_what_has_no_column_stays_as_it_is() -> None:
    key = next(iter(SMALL.chains))
    member = dict(SMALL.chains[key]["members"][0], after=["x"])
    rest = SMALL.chains[key]["members"][1:]
    made = only_base(
        SMALL.under({"chains": {key: {"later": "to come", "members": [member, *rest]}}})
    )

    assert document(write_workbook(made, TOWN, "1.0.0"), made) == made.document
