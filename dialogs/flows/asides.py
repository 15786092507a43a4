"""Questions in between, answered from the record without leaving the step: hours, fee, papers.

source: BZ-2, XL-3
"""

import re
from collections.abc import Callable
from datetime import date, datetime

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.texts import say
from dialogs.texts.notice import materials_text
from knowledge import notices
from knowledge.calendar import YearUnknownError, day_words, local
from knowledge.circumstances import Answers
from knowledge.matters import Matter
from knowledge.reading.dates import read_when
from knowledge.search.understanding import Intent
from knowledge.sessions import open_now, sessions_on

_THANKS = re.compile(
    r"(?:好的?|嗯+|哦+|行)?(?:谢谢|多谢|感谢|麻烦了|辛苦|再见|拜拜|晓得|知道|明白|好的|好嘞|好那就这样)"
    r"(?:您|你|啊|哈|了|那就这样|就这样)*"
)
_HOURS_INTENTS: tuple[Intent, ...] = ("hours", "where")
_HOURS = re.compile(
    r"几点.{0,4}(?:开门|关门|上班|下班)|(?:周|星期|礼拜)[一二三四五六日天末].{0,3}(?:上班|开门|休息|办公|能办)"
    r"|来得及|来不来得及|开门没|上班没|上班吗|开门吗|闩门|放假吗|中午有人|营业时间|办公时间|上班时间|(?:今|明|后)天.{0,3}(?:上班|开门)"
)


def answer(turn: Turn) -> Aside | None:
    """Answer a question in between, or give None where the text is no such question."""
    if is_thanks(turn):
        return Aside((say.THANKS,))
    if is_about_hours(turn):
        return Aside((hours_text(turn),))
    matter = _matter(turn)
    if matter is None:
        return None
    said = plain(turn.said.text)
    if not _about_another(turn, matter):
        for asked, tell in _ELEMENTS:
            found = asked.search(said)
            if found and _says_no_more(turn, said, found):
                return Aside((tell(turn, matter),))
    papers = _papers(turn, matter, said)
    return Aside((papers,)) if papers else None


def _about_another(turn: Turn, matter: Matter) -> bool:
    understanding = turn.said.understanding
    return understanding.kind == "matter" and understanding.candidates[0].code != matter.code


def _says_no_more(turn: Turn, said: str, found: re.Match[str]) -> bool:
    """Tell a short question, meaning the matter at hand, from one with a subject of its own."""
    if turn.said.understanding.kind == "matter":
        return True
    rest = _FILLERS.sub("", said[: found.start()] + said[found.end() :])
    return len(rest) <= _REST_AT_MOST


def is_thanks(turn: Turn) -> bool:
    """Say whether the text only thanks or takes leave: answered everywhere, never a miss."""
    return _THANKS.fullmatch(plain(turn.said.text)) is not None


def is_about_hours(turn: Turn) -> bool:
    """Say whether the text asks when or where the centre is open."""
    understanding = turn.said.understanding
    return bool(_HOURS.search(plain(turn.said.text))) or (
        understanding.kind == "intent" and understanding.intent in _HOURS_INTENTS
    )


def hours_text(turn: Turn) -> str:
    """Say the hours; for a named day, whether and when it is open that day. source: BZ-2."""
    world = turn.world
    here = local(world.now)
    special = tuple(
        f"{each.name} {each.hours.start:%H:%M}-{each.hours.end:%H:%M}（要先预约）"
        for each in world.town.special_sessions
    )
    text = say.hours(
        world.town,
        notices.hours_words(world.town),
        notices.opening_words(world.town, world.calendar, world.now),
        special,
    )
    day = read_when(turn.said.text, here).on
    first = None
    if "来得及" in turn.said.text or "来不来得及" in turn.said.text:
        first = _time_left(turn, here)
    elif day is not None and day >= here.date():
        first = _one_day(turn, here, day)
    return f"{first}\n{text}" if first else text


def _one_day(turn: Turn, here: datetime, on: date) -> str:
    words = day_words(on, here.date())
    try:
        found = sessions_on(turn.world.town, turn.world.calendar, on)
    except YearUnknownError:
        return f"{words}：那一年的放假安排还没公布，到时再问我。"
    if not found:
        return f"{words}：不上班。"
    usual = [each for each in found if each.name is None]
    spans = "、".join(f"{each.start:%H:%M}-{each.end:%H:%M}" for each in usual or found)
    if not usual:
        return f"{words}：平常不上班，只开{found[0].name}，{spans}，要先预约。"
    return f"{words}：上班，{spans}。"


def _time_left(turn: Turn, here: datetime) -> str:
    session = open_now(turn.world.town, turn.world.calendar, turn.world.now)
    if session is None:
        return "现在没开门，来不及了。"
    minutes = int((session.end - here).total_seconds() // 60)
    left = f"{minutes // 60}小时{minutes % 60}分" if minutes >= 60 else f"{minutes}分钟"  # noqa: PLR2004 - an hour
    return f"现在开着，离{session.end:%H:%M}关门还有{left}，您看路上要多久。"


def _matter(turn: Turn) -> Matter | None:
    code = turn.learned.get("matter") or turn.memory.matter
    return turn.world.catalog.matter(code) if code else None


def _answers(turn: Turn) -> Answers:
    kept = turn.learned.get("answers")
    if kept is None and turn.memory.matter == turn.learned.get("matter", turn.memory.matter):
        kept = turn.memory.answers
    return {name: tuple(chosen) for name, chosen in (kept or {}).items()}


def _of(matter: Matter, text: str) -> str:
    return f"【{matter.name}】{text}"


def _fee(_turn: Turn, matter: Matter) -> str:
    return _of(matter, f"收费：{matter.fee}。")


def _days(_turn: Turn, matter: Matter) -> str:
    return _of(matter, f"多久办好：{notices.days_words(matter)}。")


def _where(turn: Turn, matter: Matter) -> str:
    town = turn.world.town
    counters = "、".join(each.name for each in town.counters_for(matter))
    if not matter.done_here or not counters:
        steps = "".join(f"\n{at}. {each}" for at, each in enumerate(matter.steps, 1))
        return _of(
            matter,
            f"{notices.handled_by(matter, town)}。怎么办：{steps}\n不清楚打电话：{town.phone}。",
        )
    place = f"{town.centre} {counters}（{town.address}）"
    return _of(matter, f"去哪办：{place}，电话{town.phone}。{notices.handled_by(matter, town)}。")


def _result(_turn: Turn, matter: Matter) -> str:
    return _of(matter, f"办好拿到：{matter.result}；领取方式：{'、'.join(matter.delivery)}。")


def _online(turn: Turn, matter: Matter) -> str:
    channel = notices.online_words(matter, turn.world.town)
    if channel is None:
        return _of(matter, "没有查到网上办理的渠道，请到窗口办。")
    return _of(matter, f"可以网上办：{channel}。不会用就到窗口，也可以让工作人员教您。")


def _basis(_turn: Turn, matter: Matter) -> str:
    return _of(matter, f"依据：{'；'.join(matter.basis) or '没有查到，可问工作人员'}。")


def _proxy(_turn: Turn, matter: Matter) -> str:
    if matter.proxy:
        more = "要多带哪些，在清单那一问选“代办”就会列全。" if "agent" in matter.asks else ""
        return _of(matter, f"可以让别人代办。{more}")
    return _of(matter, "一般要本人来办；来不了请说“人工”，我们想办法。")


def _conditions(_turn: Turn, matter: Matter) -> str:
    return _of(matter, "条件：\n" + "\n".join(f"· {each}" for each in matter.conditions))


def _steps(_turn: Turn, matter: Matter) -> str:
    steps = "\n".join(f"{place}. {each}" for place, each in enumerate(matter.steps, 1))
    return _of(matter, f"怎么办：\n{steps}")


_ELEMENTS: tuple[tuple[re.Pattern[str], Callable[[Turn, Matter], str]], ...] = (
    (re.compile(r"要钱|收费|多少钱|好多钱|幾多錢|几多钱|要不要钱|花钱|免费|费用|交钱"), _fee),
    (
        re.compile(
            r"多久|几天|多长时间|啥时候能|什么时候能|多少天|等好久|好久能|好久拿|好久办|好久下来"
        ),
        _days,
    ),
    (re.compile(r"网上|手机上|在线|线上"), _online),
    (
        re.compile(r"(?:能|可以|可不可以).{0,6}(?:代办|替我|帮我去|儿子去|女儿去|家人去|别人去)"),
        _proxy,
    ),
    (re.compile(r"依据|凭什么|哪个文件|什么规定|啥政策|什么政策"), _basis),
    (re.compile(r"去哪|在哪.{0,2}办|哪个窗口|几号窗口|到哪|哪里办|哪儿办"), _where),
    (re.compile(r"条件|符合不符合|够不够格|我能不能办|什么人能|啥人能"), _conditions),
    (re.compile(r"怎么领|怎么拿|办好.{0,3}拿|邮寄|办下来是啥"), _result),
    (re.compile(r"流程|步骤|怎么走|先.{0,2}后"), _steps),
)
_PAPER_QUESTION = re.compile(
    r"要带|要不要|带不带|用不用|几张|几份|原件|复印件|要.{1,12}(?:吗|不|么|嘛)$|还要.{0,4}什么"
)
_LIST_QUESTION = re.compile(
    r"(?:带|要|准备|交).{0,3}(?:什么|啥|哪些|哪样).{0,4}(?:材料|东西|资料|证件|手续)?$|^材料$"
)
_SAYS_LITTLE = ("证明", "复印", "原件", "材料", "申请", "需要", "办理", "居民")


_FILLERS = re.compile(
    r"这个|这件事|这事|那个|那|请问|一下|大概|要|办|我|呢|吗|么|的|了|能|是|啊|不"
)
_REST_AT_MOST = 3


def _papers(turn: Turn, matter: Matter, said: str) -> str | None:
    listed = notices.materials_for(matter, _answers(turn))
    another = _about_another(turn, matter)
    asked = _LIST_QUESTION.search(said)
    if asked and not another and _says_no_more(turn, said, asked):
        return _of(matter, "要带：\n" + materials_text(listed))
    if not _PAPER_QUESTION.search(said):
        return None
    named = [each for each in listed if _named(said, each.name)]
    if not named and (another or turn.said.understanding.kind == "clarify"):
        return None
    if named:
        return _of(matter, "清单里有：\n" + materials_text(tuple(named)))
    return _of(
        matter,
        "清单里没有查到您说的这样。拿不准就说“人工”，别白跑一趟。清单是：\n"
        + materials_text(listed),
    )


def _named(said: str, name: str) -> bool:
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    return any(pair in said and pair not in _SAYS_LITTLE for pair in pairs)
