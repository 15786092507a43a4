"""我的代办: how it stands, “收到了”, cancelling, complaining.

begin ─┬► list ─► cancel
       ├► which ─► phone
       └► (nothing open · confirmed)
source: XL-12
"""

import re

from dialogs.choosing import plain
from dialogs.flows import proxy_standing
from dialogs.flows.proxy import complaint
from dialogs.leaving import leaves_agent
from dialogs.machine import Again, Choice, Dialog, Done, Go, Outcome, Question, Start, State, Turn
from dialogs.proxy_ports import EndResult, NoProxy, ProxyClosed, ProxyOwed
from dialogs.texts import proxy as texts

NAME = "my_proxies"
_MINE = re.compile(
    r"(?<![帮替给])(?:我|我们|俺)的?(?:帮办)?代办(?:单|件|事)?(?:怎么|咋|到|办|呢|$|进度|情况|好)"
    r"|(?:看|查|查询)(?:一下)?(?:我的)?代办$|代办.{0,6}(?:怎么样|咋样|到哪|进度|好了没|接了没|哪一步|谁接)"
    r"|取消.{0,3}代办|^我?(?:不要|不用|不想要?|别)(?:再)?代办$|代办.{0,3}(?:取消|不办了|不要了)|d\d{6}-\d{3}"
)
_CANCEL = re.compile(r"取消|不办|不要|不用|不想|不请|不找|不消|别")
_GOT_IT = re.compile(
    r"(?:都|我|东西|材料|证|原件|结果|全部|已经|已){0,3}(?:收到|拿到|收齐|收好)(?:了|啦|过|都)*"
)


def wish(turn: Turn) -> Start | None:
    """Hear that the own requests are meant, or that what was given back is there."""
    said = plain(turn.said.text)
    given_up = leaves_agent(turn.said.text) and turn.world.desk.proxies.mine()
    if _MINE.search(said) or given_up:
        return Start(NAME, {"said": turn.said.text}, hold=True)
    if _GOT_IT.fullmatch(said) and any(each.confirm for each in turn.world.desk.proxies.mine()):
        return Start(NAME, {"said": turn.said.text, "got_it": True}, hold=True)
    return None


def _begin(turn: Turn) -> Outcome:
    found = turn.world.desk.proxies.mine()
    if not found:
        return Done((texts.NOTHING_OPEN,))
    said = str(turn.learned.get("said", ""))
    if turn.learned.get("mends"):
        return proxy_standing.begin(turn, found)
    waiting = [each for each in found if each.confirm]
    if turn.learned.get("got_it") and len(waiting) == 1:
        return _ended(turn.world.desk.proxies.confirm(waiting[0].number, said))
    if _CANCEL.search(said) and len(found) == 1:
        return Go("cancel", {"number": found[0].number})
    return Go("list")


def _ask_list(turn: Turn) -> Question:
    found = turn.world.desk.proxies.mine()
    got = [
        Choice(f"got {each.number}", f"收到了（{each.number}）", ("收到了", "收到", "拿到了"))
        for each in found
        if each.confirm
    ]
    cancel = [Choice(each.number, f"取消 {each.number}", (each.number,)) for each in found]
    more = (Choice("complain", "投诉", ()), Choice("new", "再请一件代办", ("再代办",)))
    return Question(texts.listed(found) or texts.NOTHING_OPEN, (*got, *cancel, *more), open=True)


def _hear_list(turn: Turn) -> Outcome:
    chosen = turn.said.choice
    match chosen:
        case None:
            return Again()
        case "complain":
            return complaint(turn)
        case "new":
            return Start("proxy")
        case _ if chosen.startswith("got "):
            number = chosen.removeprefix("got ")
            return _ended(turn.world.desk.proxies.confirm(number, turn.said.text), confirmed=True)
        case _:
            return Go("cancel", {"number": chosen})


def _ask_cancel(turn: Turn) -> Question:
    choices = (
        Choice("yes", "取消代办", ("是", "确定", "取消", "对", "嗯", "好")),
        Choice("no", "不取消", ("不", "留着", "不用", "否")),
    )
    return Question(f"要取消代办 {turn.learned['number']} 吗？", choices, open=True)


def _hear_cancel(turn: Turn) -> Outcome:
    match turn.said.choice:
        case "no":
            return Go("list")
        case "yes":
            result = turn.world.desk.proxies.cancel(turn.learned["number"])
            return _ended(result, confirmed=False)
        case _:
            return Again()


def _ended(result: EndResult, *, confirmed: bool = True) -> Done:
    match result:
        case ProxyClosed(number):
            return Done((texts.confirmed(number) if confirmed else texts.ended(number),))
        case ProxyOwed(names):
            return Done((texts.owed(names),))
        case NoProxy():
            return Done((texts.NO_SUCH,))


MY_PROXIES = Dialog(
    name=NAME,
    title="看我的代办",
    begin=_begin,
    first=("list", "cancel", "which", "phone"),
    states=(
        State("list", _ask_list, _hear_list, ("cancel",), resting=True),
        State("cancel", _ask_cancel, _hear_cancel, ("list",)),
        State("which", proxy_standing.ask_which, proxy_standing.hear_which, ("phone",)),
        State("phone", proxy_standing.ask_phone, proxy_standing.hear_phone),
    ),
)
