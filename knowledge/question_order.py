"""Which question comes next: only one that still changes the list, in an order that ends soonest.

Circumstances that stand in one condition together form a group. What is answered in one group
changes nothing in another, so each group is ordered by itself.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from math import prod

from knowledge.circumstances import UNSURE, Answers, Circumstance
from knowledge.conditions import Case, Condition, Needed, cases, is_told
from knowledge.matters import Matter

State = tuple[int | None, ...]
"""What is known in a group: for each circumstance the case, the number of cases for 不清楚, None
while it is open."""

MOST_STATES = 5000
"""A group with more is asked in the written order: looking for a better one would take seconds."""


class Group:
    """Circumstances that share conditions, in the written order, with those conditions."""

    def __init__(self, asked: tuple[Circumstance, ...], conditions: tuple[Condition, ...]) -> None:
        """Sort each circumstance's choices by what they do to the conditions."""
        self.asked = asked
        self.conditions = conditions
        terms = tuple(term for each in conditions for term in each.terms)
        self._terms = {each.id: [t for t in terms if t.circumstance == each.id] for each in asked}
        self.cases: tuple[tuple[Case, ...], ...] = tuple(cases(each, terms) for each in asked)
        self._case_of = tuple({case.holding: n for n, case in enumerate(own)} for own in self.cases)
        self._where = {each.id: place for place, each in enumerate(asked)}
        self.states = prod(len(own) + 2 for own in self.cases)
        self._outcomes: dict[tuple[int, State], Needed] = {}
        self._turns: dict[tuple[int, int, State], bool] = {}
        self._best: dict[State, tuple[int, int | None]] = {}

    @property
    def unknown(self) -> State:
        """The state before anything was asked."""
        return (None,) * len(self.asked)

    def every(self) -> tuple[State, ...]:
        """Give all states in which every question was answered, 不清楚 included."""
        return tuple(product(*(range(len(own) + 1) for own in self.cases)))

    def outcomes(self, state: State) -> tuple[Needed, ...]:
        """Give what each condition comes to in this state."""
        return tuple(self.outcome(number, state) for number in range(len(self.conditions)))

    def effect(self, place: int, state: State) -> tuple[Needed, ...]:
        """Give all that the case of this question comes to, whatever the open ones turn out."""
        own = [number for number in range(len(self.conditions)) if place in self._places(number)]
        found: list[Needed] = []
        for number in own:
            open_ = [each for each in self._places(number) if state[each] is None]
            found += (self.outcome(number, each) for each in self._completions(open_, state))
        return tuple(found)

    def ways(self, place: int, case: int) -> int:
        """Give how many choices this case stands for; 不清楚 is one."""
        own = self.cases[place]
        return own[case].ways if case < len(own) else 1

    def choices(self, place: int) -> int:
        """Give how many choices this question offers, 不清楚 among them."""
        return sum(case.ways for case in self.cases[place]) + 1

    def answers(self, state: State) -> dict[str, tuple[str, ...]]:
        """Give answers that lead to this state."""
        return {
            self.asked[place].id: own[case].choice if case < len(own) else (UNSURE,)
            for place, (own, case) in enumerate(zip(self.cases, state, strict=True))
            if case is not None
        }

    def state(self, answers: Answers) -> State:
        """Give the state to which these answers lead."""
        return tuple(self._case(place, answers) for place in range(len(self.asked)))

    def _case(self, place: int, answers: Answers) -> int | None:
        asked = self.asked[place]
        said = answers.get(asked.id)
        if said is None:
            return None
        unsure = len(self.cases[place])
        if not is_told(said):
            return unsure
        holding = tuple(term.names(said) for term in self._terms[asked.id])
        # an answer that the catalog no longer has may fit no case
        return self._case_of[place].get(holding, unsure)

    def next(self, state: State) -> int | None:
        """Give the place of the question to ask next, or None when nothing changes the list."""
        if self.states > MOST_STATES:
            return next((each for each in range(len(state)) if self.matters(each, state)), None)
        return self._search(state)[1]

    def _search(self, state: State) -> tuple[int, int | None]:
        """Give the questions still to come, summed over all choices, and the best one to ask."""
        found = self._best.get(state)
        if found is None:
            open_ = [each for each in range(len(state)) if self.matters(each, state)]
            costs = ((self._cost(place, state), place) for place in open_)
            found = self._best[state] = min(costs, default=(0, None))
        return found

    def _cost(self, place: int, state: State) -> int:
        open_ = [each for each, case in enumerate(state) if case is None]
        return prod(map(self.choices, open_)) + sum(
            self.ways(place, case) * self._search(after)[0]
            for case, after in self.after(place, state)
        )

    def after(self, place: int, state: State) -> Iterator[tuple[int, State]]:
        """Give every case of this question, 不清楚 last, with the state that it leads to."""
        for case in range(len(self.cases[place]) + 1):
            yield case, (*state[:place], case, *state[place + 1 :])

    def outcome(self, number: int, state: State) -> Needed:
        """Give what a condition comes to in this state, where open counts as 不清楚."""
        key = (number, self._within(number, state))
        found = self._outcomes.get(key)
        if found is None:
            found = self._outcomes[key] = self.conditions[number].holds(self.answers(state))
        return found

    def matters(self, place: int, state: State) -> bool:
        """Say whether this question is open and its answer can still change the list."""
        if state[place] is not None:
            return False
        return any(self._turned(number, place, state) for number in range(len(self.conditions)))

    def _turned(self, number: int, place: int, state: State) -> bool:
        within = self._places(number)
        if place not in within:
            return False
        key = (number, place, self._within(number, state))
        found = self._turns.get(key)
        if found is None:
            others = [each for each in within if each != place and state[each] is None]
            found = self._turns[key] = any(
                len({self.outcome(number, after) for _, after in self.after(place, completed)}) > 1
                for completed in self._completions(others, state)
            )
        return found

    def _completions(self, open_: list[int], state: State) -> Iterator[State]:
        for chosen in product(*(range(len(self.cases[each])) for each in open_)):
            filled = list(state)
            for place, case in zip(open_, chosen, strict=True):
                filled[place] = case
            yield tuple(filled)

    def _places(self, number: int) -> tuple[int, ...]:
        over = self.conditions[number].over
        return tuple(self._where[each.id] for each in over if each.id in self._where)

    def _within(self, number: int, state: State) -> State:
        """Give the part of the state on which this condition depends."""
        return tuple(state[each] for each in self._places(number))


class Order:
    """The order of one matter's questions. Safe to share: what it finds out never changes."""

    def __init__(self, asked: Iterable[Circumstance], conditions: tuple[Condition, ...]) -> None:
        """Group the circumstances; those that no condition names are left out."""
        self.groups = tuple(_groups(tuple(dict.fromkeys(asked)), conditions))

    def next(self, answers: Answers) -> Circumstance | None:
        """Give the next question after these answers, or None when the list is settled."""
        for group in self.groups:
            place = group.next(group.state(answers))
            if place is not None:
                return group.asked[place]
        return None


@lru_cache(maxsize=4096)
def order_of(asked: tuple[Circumstance, ...], conditions: tuple[Condition, ...]) -> Order:
    """Give the order for these questions and conditions; worked out once for each content."""
    return Order(asked, conditions)


def _groups(asked: tuple[Circumstance, ...], conditions: tuple[Condition, ...]) -> Iterator[Group]:
    """Give the groups by their first question in the written order."""
    left = list(asked)
    while left:
        members = {left[0].id}
        while True:
            touching = [each for each in conditions if members & {one.id for one in each.over}]
            wider = members.union(*({one.id for one in each.over} for each in touching))
            if wider == members:
                break
            members = wider
        if touching:
            own = tuple(each for each in asked if each.id in members)
            yield Group(own, tuple(dict.fromkeys(touching)))
        left = [each for each in left if each.id not in members]


def choices_for(question: Circumstance, matter: Matter) -> tuple[str, ...]:
    """Give the answers to show: of several only those that this matter's list hangs on, and none.

    A question with one answer shows them all.
    """
    if not question.several:
        return question.answers
    terms = (term for each in matter.materials if each.condition for term in each.condition.terms)
    named = {a for term in terms if term.circumstance == question.id for a in term.answers}
    *some, none = question.answers
    return (*(each for each in some if each in named), none)
