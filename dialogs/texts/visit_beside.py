"""The bot's sentences about what is said beside a visit that is being asked for."""

from knowledge.reading.kinsfolk import SELF

HELD = "上门的事先放着，办完说“返回”接着约。"
FREE = "上门不收钱。"
FEE_OF_A_MATTER = "办的那件事要不要钱，说了办什么事就告诉您。"
BOTH, APART, AS_BEFORE = "两件都要", "先问这件，上门照旧", "不用，还照刚才的"


def remark_noted(said: str) -> str:
    """Say that words are kept for the team, and how somebody or a place is set right instead."""
    return (
        f"“{said}”写在“要注意”里了，来的人会看到。"
        "要是想改给谁、去哪里、哪天，就说“改成我爸”“改成沙河村”“改成下午”这样。"
    )


def matter_noted(matter: str) -> str:
    """Say which matter was taken down where something else was asked."""
    return f"记下了：{matter if '办' in matter else f'办{matter}'}。"


def which_matter_later(names: str) -> str:
    """Say that a matter was heard, and that it is asked later which of these it is."""
    return f"办的事听到了（{names}），等下再问是哪一件。"


def ask_other(matter: str, now: str) -> str:
    """Ask whether another matter takes the place of the one the visit is for."""
    return f"“{matter}”是另一件事。这次上门原来是办“{now}”，您想怎么办？"


def instead(whom: str) -> str:
    """Name the choice that puts another matter in the place of the visit's own."""
    of_whom = "您自己" if whom == SELF else whom
    return f"换成{f'给{of_whom}' if whom else ''}办这件"


def other_note(matter: str, whom: str) -> str:
    """Give the note for the team about a second matter."""
    of_whom = "您自己" if whom == SELF else whom
    return f"还想办：{matter}{f'（{of_whom}）' if of_whom else ''}"


def both_noted(matter: str) -> str:
    """Say that a second matter is written down, and promise nothing of it."""
    return f"“{matter}”写在“要注意”里了；能不能一次办完，出发前打电话时跟您对。"
