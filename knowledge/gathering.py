"""Enterprise matters that a district has gathered at its own hall. source: TL-3."""

from knowledge.matters import Matter
from knowledge.town_files.rules import DISTRICT_KINDS
from knowledge.towns import Town


def is_gathered(matter: Matter, town: Town) -> bool:
    """Say whether the district has gathered it at its hall: an enterprise's, unless a village's."""
    # what the catalog leaves to the villages (社区社会组织) is no business of an enterprise
    hall = town.hall is not None and "企业" in town.hall.takes
    return hall and matter.target == "企业" and matter.handled_at != "village"


def is_gathered_above(matter: Matter, town: Town) -> bool:
    """Say whether it is gathered, and this is not the district itself: its citizens go there."""
    return is_gathered(matter, town) and town.kind not in DISTRICT_KINDS


def is_taken_here(matter: Matter, town: Town) -> bool:
    """Say whether the centre's windows take it: neither only told the way, nor gathered above."""
    here = matter.done_here and not is_gathered_above(matter, town)
    return here and bool(town.counters_for(matter))
