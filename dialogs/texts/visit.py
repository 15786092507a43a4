"""The bot's sentences about visits at home."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dialogs.texts.visit_phone import phones_of
from dialogs.visit_ports import VisitAsked, VisitSummary
from knowledge.calendar import day_words
from knowledge.half_days import HalfDay, half_name
from knowledge.reading.kinsfolk import SELF
from knowledge.towns import Town

ASK_WHO = "可以上门。是给谁办、他怎么出不了门？比如“我妈，瘫在床上”“我自己，腿摔了”。"
ASK_WHICH = "上门要办的是下面哪一件？"
ASK_MATTER = "要办什么事？用平常话说，比如“高龄津贴”“社保认证”。说不清就说“不清楚”。"
ASK_PHONE = "您的电话多少？出发前先打电话。"
KEEP = "记住这些，下次不用再说"
OTHER = "问别的事"
RIGHT, LEAVE = "对，就这样", "不约了"
WHENEVER = "哪天都行"
UNCLEAR = "说不清"
NOTED = "好，记下了。"
NO_PLACE = "这句没听出是哪里。"
SAY_A_LANDMARK = f"{NO_PLACE}不知道地址也行：说个村名、几组，或者旁边有什么，比如“小学后面”“桥头小卖部”；也可以发位置。"
ADDRESS_OPEN = "地址没说清，来前打电话"
TIME_ALONE = "您要是说上门的时间，请只说哪天、上午还是下午；说的是别的事，找人就说“人工”。"
WHAT_IS_WRONG = "好，哪一样不对？直接说对的，比如“是沙河村”“改成下午”“电话是138…”。"
LEFT = "好，这次不约上门，什么都没有约。想约了再说“上门”。"
STILL_COMING = "约好的上门还给您留着；不用来了就说“不用上门了”。"
CALLED_OFF = "不用上门了"
NOTHING_OPEN = "您现在没有约好的上门。要约就说“上门”。"
NO_SUCH = "没有找到这次上门，可能已经取消或办完了。"
NOT_PLAINLY = "没有说为什么出不了门"
NO_MATTER = "还不清楚办什么事"
NOT_ON_THE_LIST = "清单上没写这件事能上门"
NO_VILLAGE = "没说清住哪个村"
NO_ADDRESS = "地址没说清"
NO_NUMBER = "没有留电话"
RELEASE = "取消窗口的号"
ASK_WHEN_NEW = "改到哪天？说“后天上午”“下周三”都行，或者选一个。"
_STATES: Mapping[str, str] = {
    "asked": "已经记下，正在排人和车",
    "doubtful": "工作人员正在看，会给您回话",
    "planned": "已经排上，就要跟您确认",
    "confirmed": "定好了",
    "under_way": "人已经出发",
    "done": "办完了",
    "not_home": "上次去家里没有人",
    "cancelled": "取消了",
}


def counter_kept(line: str) -> str:
    """Say that the place at the counter stays until the visit is asked for."""
    return f"您约的窗口号（{line}）先留着；上门的事记下以后，再问您退不退。"


def ask_need(who: str) -> str:
    """Ask kindly why somebody can't come."""
    return f"{_of(who)}是哪里不方便、来不了窗口？照实说就行，比如“走不动”“在住院”“九十了”。"


def ask_where(who: str, town: Town) -> str:
    """Ask for village and landmark."""
    names = "、".join(each.name for each in town.villages[:3])
    like = f"比如“{town.villages[0].name}，老槐树边上”" if town.villages else "说地址就行"
    some = f"（{names}…）" if names else ""
    return f"去哪里？说{_of(who)}住哪个村{some}、靠近什么，{like}；也可以发位置。"


def which_village(town: Town) -> str:
    """Ask for the village where only a landmark was said."""
    return f"这是哪个村（社区）？有{'、'.join(each.name for each in town.villages)}。"


def ask_phone(who: str) -> str:
    """Ask for the phones; the visited person's too where somebody else asks."""
    if who == SELF:
        return ASK_PHONE
    return f"您的电话多少？{who}身边有电话的，也说一个。出发前先打电话。"


def ask_when() -> str:
    """Ask for half-days."""
    return "哪个半天在家方便？可以说几个，比如“周三上午或者周四”；都行就说“哪天都行”。"


WHICH_DAY = "好，是哪一天呢？说“周三”这样；哪天都可以就说“哪天都行”。"


def not_wished(first: str) -> str:
    """Ask for another time where only some were refused; `first` is the soonest left."""
    soonest = f"最早还有{first}。" if first else ""
    return f"好，那个时间不去。那您哪天方便？{soonest}"


def not_then(first: str) -> str:
    """Say that nobody can come then, and from when on."""
    soonest = f"最早是{first}" if first else "最近都排满了，请说“人工”"
    return f"那个时间上不了门（不上班、太近或排满了），{soonest}。"


def _of(who: str) -> str:
    return "您" if who == SELF else who


def noted(wish: Mapping[str, Any], matter: str) -> str:
    """Show what the first message said, so that it need not be asked."""
    parts = []
    if wish.get("relation"):
        parts.append(f"给{_of(wish.get('who') or wish['relation'])}")
    parts += [str(wish["need"])] if wish.get("need") else []
    parts += [matter if "办" in matter else f"办{matter}"] if matter else []
    parts += [place_words(wish)] if place_words(wish) else []
    return f"记下了：{'，'.join(parts)}。" if parts else ""


def place_words(wish: Mapping[str, Any]) -> str:
    """Give village and landmark as they are known."""
    spot = "（有位置）" if wish.get("lat") is not None else ""
    return "，".join(each for each in (wish.get("village"), wish.get("place")) if each) + spot


def read_back(wish: Mapping[str, Any], matter: str, halves: Sequence[HalfDay], today: date) -> str:
    """Read everything back before it is done."""
    relation = str(wish.get("relation") or "")
    who = "您自己" if relation == SELF else relation
    if wish.get("who") and wish["who"] != relation:
        who = f"{who}（{wish['who']}）"
    phones = "，".join(phones_of(wish, relation)) or "没有留"
    return "\n".join((
        "我念一遍，您看对不对：",
        f"· 上门给：{who or '还没说'}",
        f"· 来不了是因为：{wish.get('need') or '还没说（说一声，好安排）'}",
        f"· 办：{matter or '见面再说清'}",
        f"· 去：{place_words(wish) or '还没说'}",
        f"· 电话：{phones}",
        f"· 时间：{when_words(halves, today)}",
        f"· 要注意：{wish.get('notes') or '没有（有狗、台阶、听不清，说一声）'}",
        "哪样不对，直接说对的，比如“改成下午”。",
    ))  # fmt: skip


def when_words(halves: Sequence[HalfDay], today: date) -> str:
    """Put wished half-days into words, whole days together."""
    if not halves:
        return WHENEVER
    days: dict[date, list[str]] = {}
    for each in halves:
        days.setdefault(each.on, []).append(each.half)
    words = [
        f"{day_words(on, today)}{half_name(parts[0]) if len(parts) == 1 else ''}"
        for on, parts in days.items()
    ]
    return "，或".join(words)


def asked(result: VisitAsked, bag: Sequence[str], today: date) -> str:
    """Say that it is recorded, what comes next, and what is brought along."""
    return (
        f"约上了。您的上门号：{result.visit.number}\n"
        f"接下来：我们排人和车，{_by(result.answer_by, today)}在这里告诉您谁来、哪天来，还有一个暗号。"
        "出发前先打电话；来的人说得出暗号，您再开门。\n"
        f"来的人会带：{'、'.join(bag)}。"
    )


def doubtful(result: VisitAsked, doubts: Sequence[str], town: Town, today: date) -> str:
    """Say who looks at it and gets back when; nobody is refused."""
    how = "在这里说" if NO_NUMBER in doubts else "在这里说或者打电话"
    return (
        f"记下了，号：{result.visit.number}。这次要先请人看一看（{'；'.join(doubts)}）。\n"
        f"{result.caller}{_by(result.answer_by, today)}给您回话，{how}。\n"
        f"等不及可以打{town.phone}。也可以叫代办员帮您跑，说“代办”。"
    )


def counter_too(booked: str) -> str:
    """Say that the place at the counter stands beside the visit, and offer to release it."""
    return f"这件事您在窗口还约着：{booked}。我们上门，您就不用去了；不要那个号，点“{RELEASE}”。"


def whose(handled_by: str) -> str:
    """Say who does the matter, where it is not the centre."""
    return f"这件事由别处办：{handled_by}。我们请他们一起上门，或者告诉您怎么办。"


def _by(day: date | None, today: date) -> str:
    return f"最晚{day_words(day, today)}下班前" if day else "一上班就"


def there(visit: VisitSummary, today: date) -> str:
    """Say that this visit is asked for already."""
    return f"这件事已经约过上门了。\n{line(visit, today)}"


def line(visit: VisitSummary, today: date) -> str:
    """Tell where a visit stands."""
    when = when_words(visit.halves, today)
    text = f"上门号{visit.number}：给{visit.who}，{visit.matter_name}。{_STATES[visit.state]}。"
    if visit.on is not None:
        code = f"，暗号“{visit.code_word}”" if visit.code_word else ""
        return f"{text}时间：{day_words(visit.on, today)}{half_name(visit.half)}{code}。"
    return f"{text}您要的时间：{when}。"


def moved(visit: VisitSummary, today: date, *, replan: bool) -> str:
    """Say that the time was changed."""
    again = "原来排的取消了，重新排好再告诉您。" if replan else ""
    return f"改好了：{when_words(visit.halves, today)}。上门号还是{visit.number}。{again}"


def cancelled(visit: VisitSummary, *, late: bool) -> str:
    """Say that the visit is called off."""
    now = "人可能已经在路上，我马上告诉他们。" if late else ""
    return f"好，上门{visit.number}取消了。{now}要再约就说“上门”。"


def on_the_way(visit: VisitSummary, town: Town) -> str:
    """Say that it can't be changed here any more, and that a person was told."""
    return f"上门{visit.number}就是今天，改不了了。我请工作人员马上找您；也可以打{town.phone}。"


def ask_cancel(visit: VisitSummary, today: date) -> str:
    """Ask once more before a visit is called off."""
    return f"这次上门不用来了吗？\n{line(visit, today)}"


def of_profile(marks: Sequence[str]) -> str:
    """Give the need that a profile tells."""
    return f"{'、'.join(marks)}（您以前说过）"


def papers(lines: str) -> str:
    """Say which papers to lay ready."""
    return f"请先把这些放在手边：\n{lines}"
