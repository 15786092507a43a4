"""A town that does not do a matter takes it away, whatever else names it. source: TL-3."""

import pytest

from knowledge.catalog import SHIPPED
from knowledge.documents import Document, read_document
from knowledge.layers import only_base
from knowledge.matters import MatterCode
from knowledge.proposals import Proposal, propose
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
