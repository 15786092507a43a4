"""Which way is named of what stands: a counter's place (窗口的号), a visit, an agent's work.

These are ways to have a matter dealt with and no matter's names.
"""

import re

from dialogs.choosing import plain
from dialogs.machine import Start, Turn
from knowledge.reading.kinsfolk import told_apart
from knowledge.reading.needs import read_need

_STANDS = r"(?:那一?[个次]|这一?[个次]|的|预约|约|号)"
_COUNTER = re.compile(
    rf"(?:窗口|大厅|柜台|中心)(?:上|里|那边|那里)?(?:办事?)?{_STANDS}|(?:取消|退掉?|不要)(?:窗口|大厅|柜台)"
)
_VISIT = re.compile(
    rf"上门(?:办)?(?:服务)?{_STANDS}|(?:取消|退掉?|不要|改|换)(?:一下|掉)?(?:那个|这个)?上门|上门(?:取消|改|换到|推|提前|延|不要|退)"
)
_AGENT = re.compile(rf"代办(?:员)?{_STANDS}|(?:取消|退掉?|不要)(?:一下|掉)?(?:那个|这个)?代办")
WORDS = re.compile(r"窗口|大厅|柜台|上门|代办员?")


def is_of_the_counter(text: str) -> bool:
    """Say whether the text is of places at a counter, and not of visits."""
    said = plain(text)
    return _COUNTER.search(said) is not None and _VISIT.search(said) is None


def elsewhere(said: str) -> Start | None:
    """Begin with the visits or the agents' work that the text names; None where it names none."""
    words = plain(said)
    if _COUNTER.search(words):
        return None
    if _VISIT.search(words):
        return Start("my_visits", {"said": said}, hold=True)
    if _AGENT.search(words):
        return Start("my_proxies", {"said": said}, hold=True)
    return None


def is_a_new_visit(turn: Turn) -> bool:
    """Say whether a message tells a visit's need of somebody for whom none stands yet."""
    text = turn.said.text
    need, people = read_need(text), [whom for whom, _ in told_apart(text)]
    if need is None or not people:
        return False
    stands = turn.world.desk.visits.open()
    known = {name for each in stands for name in (each.who, each.relation)}
    return not any({whom.name, whom.relation} & known for whom in people)
