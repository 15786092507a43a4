"""A town that does not do a matter takes it away, whatever else names it. source: TL-3."""

import pytest

from knowledge.catalog import SHIPPED
from knowledge.documents import Document, read_document
from knowledge.layers import only_base
from knowledge.matters import MatterCode
from knowledge.proposals import Proposal, broken_below, propose
from tests.support.towns import make_town


@pytest.fixture(scope="module")
def shipped() -> Document:
    return read_document(SHIPPED)


@pytest.mark.parametrize("code", ["minzheng.tekun", "minzheng.dibao"])
def test_a_matter_that_others_are_taken_for_can_be_taken_away(shipped: Document, code: str) -> None:
    naming = [
        MatterCode(key)
        for key, row in shipped.matters.items()
        if code in [each["code"] for each in row["confusions"]]
    ]
    assert naming

    outcome = propose(only_base(shipped), shipped.under({"matters": {code: None}}), make_town())

    assert isinstance(outcome, Proposal), outcome
    for key in naming:
        told = outcome.catalog.matters[key].confusions
        assert code not in [each.code for each in told]


def test_a_district_is_told_once_which_town_has_its_own_word_on_what_it_takes_away(
    shipped: Document,
) -> None:
    own = {"matters": {"minzheng.linshi": {"fee": "镇里定"}}}
    document = shipped.under({"matters": {"minzheng.linshi": None}})

    [fault] = broken_below(document, {"安居镇": own, "二坪镇": {}})

    assert fault.key == "minzheng.linshi"
    assert fault.field is None
    assert "安居镇对这件事项另有规定" in fault.words
