"""A dialog's table is checked when it is built."""

import pytest

from dialogs.flows.table import DIALOGS
from dialogs.machine import Again, Dialog, DialogError, Go, Outcome, Question, State, Turn


def ask(_turn: Turn) -> Question:
    return Question("?")


def hear(_turn: Turn) -> Outcome:
    return Again()


def begin(_turn: Turn) -> Outcome:
    return Go("a")


def make(*states: State, first: tuple[str, ...] = ("a",)) -> Dialog:
    return Dialog("d", "试", begin, first, states)


def test_a_target_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DialogError, match=r"d\.a: there is no state b"):
        make(State("a", ask, hear, ("b",)))


def test_a_first_state_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DialogError, match=r"d\.begin: there is no state x"):
        make(State("a", ask, hear), first=("x",))


def test_a_state_that_no_way_leads_to_is_refused() -> None:
    with pytest.raises(DialogError, match="no way leads to b"):
        make(State("a", ask, hear), State("b", ask, hear))


def test_two_states_of_one_name_are_refused() -> None:
    with pytest.raises(DialogError, match="two states have one name"):
        make(State("a", ask, hear), State("a", ask, hear))


def test_every_dialog_is_listed_under_its_own_name_and_has_a_title() -> None:
    for name, dialog in DIALOGS.items():
        assert dialog.name == name
        assert dialog.title
