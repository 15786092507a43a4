"""What the words that choose a matter tell of the old paper: “丢了” need not be asked again."""

import re

from dialogs.choosing import plain
from dialogs.flows.known import chosen_answers
from dialogs.machine import Turn

_ASKED = ("lost", "old_cert")
_TELLS = re.compile(r"丢|掉|落|不见|遗失|坏|烂|断|消磁|过期|到期")


def told(turn: Turn, code: str) -> list[list[str]]:
    """Give the pairs of circumstance and answer; empty where a choice is said as it stands."""
    matter, said = turn.world.catalog.matter(code), plain(turn.said.text)
    if matter is None or not _TELLS.search(said):
        return []
    if said in {plain(each) for each in (matter.name, matter.called, *matter.aliases)}:
        return []
    circumstances = turn.world.catalog.circumstances
    found = {
        name: chosen_answers(turn.said.text, circumstances[name])
        for name in _ASKED
        if name in matter.asks
    }
    return [[name, answers[0]] for name, answers in found.items() if len(answers) == 1]
