"""A matter that no agent does: why, and the nearest other way. source: XL-12, TL-4."""

from dialogs.flows.proxy_people import village as chosen_village
from dialogs.flows.where import tell_online
from dialogs.machine import Again, Aside, Choice, Go, Outcome, Question, Start, Turn
from dialogs.texts import proxy as texts
from knowledge.gathering import is_taken_here
from knowledge.levels import online_of
from knowledge.proxies import hurdle


def ask(turn: Turn) -> Question:
    """Say why, and offer the other ways."""
    town, matter, village = turn.world.town, turn.matter, chosen_village(turn)
    why = hurdle(matter, town, village) or "not_listed"
    choices = [Choice("guide", "看要带什么、在哪办", ("要带什么", "在哪办", "材料"))]
    if is_taken_here(matter, town):
        choices.insert(0, Choice("book", "预约去窗口", ("预约", "约号")))
    if online_of(matter, town) is not None:
        choices.append(Choice("online", "网上办", ("网上怎么办", "手机办")))
    choices += [
        Choice("clerk", "请工作人员想办法", ("上门", "人工")),
        Choice("matter", "换一件事", ("别的事",)),
    ]
    return Question(texts.hurdle(why, matter.called, village.name), tuple(choices), open=True)


def hear(turn: Turn) -> Outcome:
    """Take one of the other ways."""
    code = turn.learned["matter"]
    match turn.said.choice:
        case "book" | "guide" as dialog:
            return Start(dialog, {"matter": code})
        case "online":
            return Aside((tell_online(turn, turn.matter),))
        case "clerk":
            return Start("ask_clerk", {"reason": "要人帮办代办（清单外）", "matter": code})
        case "matter":
            return Go("matter")
        case _:
            return Again()
