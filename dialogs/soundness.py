"""Whether a stored frame still fits: dialogs, catalogs and towns change between two messages."""

from collections.abc import Mapping, Sequence

from dialogs.machine import Dialog, World
from dialogs.talk import Frame


def hears_pictures(frames: Sequence[Frame], dialogs: Mapping[str, Dialog]) -> bool:
    """Say whether the present state hears a picture."""
    return bool(frames) and dialogs[frames[-1].dialog].state(frames[-1].state).pictures


def is_sound(frame: Frame, dialogs: Mapping[str, Dialog], world: World) -> bool:
    """Say whether the frame's dialog, state, chain and matter still exist."""
    dialog = dialogs.get(frame.dialog)
    if dialog is None or all(frame.state != state.name for state in dialog.states):
        return False
    chain = frame.learned.get("chain")
    if chain is not None and world.catalog.chain(chain) is None:
        return False
    code = frame.learned.get("matter")
    if code is None:
        return True
    matter = world.catalog.matter(code)
    return matter is not None and world.town.takes(matter)
