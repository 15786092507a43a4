"""What is told about waiting holds in at least four cases of five, in every simulated hall."""

import pytest

from tests.bench.waiting import HALLS, Hall, figures, month


@pytest.mark.parametrize("hall", HALLS, ids=lambda each: each.name)
def test_the_told_span_holds_in_four_cases_of_five(hall: Hall) -> None:
    held, error, wait, width = figures(month(hall, seed=11))
    assert held >= 0.8
    assert error <= max(7.0, 0.7 * wait)
    assert width <= 35  # a span that says nothing would hold always
