"""Looking up one's bookings, and cancelling one.

begin ─┬► list ─► cancel ─► (list · end)
       └► (nothing booked)
"""

from dialogs.machine import Again, Choice, Dialog, Done, Go, Outcome, Question, Start, State, Turn
from dialogs.ports import BookingSummary, Cancelled, NoSuchBooking, TooLateToCancel
from dialogs.texts import booking as texts
from knowledge.calendar import local


def _begin(turn: Turn) -> Outcome:
    found = turn.world.desk.bookings()
    if not found:
        return Done((texts.NONE_YET,))
    wants_to_cancel = any(
        each in str(turn.learned.get("said", "")) for each in ("取消", "不来", "退")
    )
    if len(found) == 1 and wants_to_cancel:
        return Go("cancel", {"number": found[0].number})
    return Go("list")


def _ask_list(turn: Turn) -> Question:
    found = turn.world.desk.bookings()
    text = texts.listed(found, local(turn.world.now).date()) or texts.NONE_YET
    choices = [
        Choice(each.number, f"取消{each.number}", (each.number, each.matter_name)) for each in found
    ]
    return Question(
        f"{texts.ASK_WHICH}\n{text}" if found else text,
        (*choices, Choice("again", texts.ANOTHER, ("预约", "再约"))),
        open=True,
    )


def _hear_list(turn: Turn) -> Outcome:
    match turn.said.choice:
        case "again":
            return Start("book")
        case None:
            return Again()
        case number:
            return Go("cancel", {"number": number})


def _one(turn: Turn) -> BookingSummary | None:
    found = turn.world.desk.bookings()
    return next((each for each in found if each.number == turn.learned["number"]), None)


def _ask_cancel(turn: Turn) -> Question:
    booking = _one(turn)
    text = texts.ask_cancel(booking, local(turn.world.now).date()) if booking else texts.NO_SUCH
    choices = (
        Choice("yes", "取消预约", ("是", "确定", "取消", "对", "嗯", "好")),
        Choice("no", "不取消", ("不", "留着", "不用", "否")),
    )
    return Question(text, choices, open=True)


def _hear_cancel(turn: Turn) -> Outcome:
    if turn.said.choice == "no":
        return Done((texts.KEPT,))
    if turn.said.choice is None:
        return Again()
    match turn.world.desk.cancel(turn.learned["number"]):
        case Cancelled(booking):
            return Done((texts.cancelled(booking),))
        case NoSuchBooking():
            return Done((texts.NO_SUCH,))
        case TooLateToCancel(booking):
            return Done((texts.too_late(booking),))


MY_BOOKINGS = Dialog(
    name="my_bookings",
    title="看我的预约",
    begin=_begin,
    first=("list", "cancel"),
    states=(
        State("list", _ask_list, _hear_list, ("cancel",), resting=True),
        State("cancel", _ask_cancel, _hear_cancel),
    ),
)
