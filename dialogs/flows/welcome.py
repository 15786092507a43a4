"""The first words and the menu.

begin ─► menu ─► (find_matter · book · my_bookings · hours · proxy · ask_clerk)
"""

from dialogs.flows import routing
from dialogs.flows.hours import hours_text
from dialogs.machine import Aside, Choice, Dialog, Go, Outcome, Question, Start, State, Turn
from dialogs.texts import say

_CHOICES = (
    Choice("ask", "问要带什么材料", ("问材料", "办事", "咨询", "材料")),
    Choice("book", "预约取号", ("预约", "约号", "取号", "挂号")),
    Choice("my", "查我的预约", ("我的预约", "查预约")),
    Choice("hours", "几点上班、在哪里", ("几点上班", "地址", "在哪里", "上班时间")),
    Choice("proxy", "跑不动，请人代办", ("代办", "请人代办", "帮办")),
    Choice("human", "找工作人员", ("人工",)),
)
_LEADS_TO = {
    "ask": Start("find_matter", hold=True),
    "book": Start("book", hold=True),
    "my": Start("my_bookings", hold=True),
    "proxy": Start("proxy", hold=True),
    "human": Start("ask_clerk", {"reason": "群众要人工"}),
}


def _begin(turn: Turn) -> Outcome:
    if turn.learned.get("greet"):
        return Go("menu", say=(say.welcome(turn.world.town),))
    if turn.learned.get("hours"):
        return Go("menu", say=(hours_text(turn),))
    return Go("menu")


def _ask(turn: Turn) -> Question:
    text = say.WELCOME_ASK if turn.learned.get("greet") else say.MENU
    return Question(text, _CHOICES, open=True)


def _hear(turn: Turn) -> Outcome:
    choice = turn.said.choice
    if choice == "hours":
        return Aside((hours_text(turn),))
    if choice is not None:
        return _LEADS_TO[choice]
    return routing.route(turn)


WELCOME = Dialog(
    name="welcome",
    title="首页",
    begin=_begin,
    first=("menu",),
    states=(State("menu", _ask, _hear, resting=True),),
)
