"""What the centre publishes (公示): duty, rules, the way of a case, one's own results. BY-17."""

import re
from collections.abc import Callable, Mapping

from dialogs.choosing import plain
from dialogs.flows.where import saying
from dialogs.machine import Aside, Turn
from dialogs.texts import published as texts
from knowledge.calendar import day_words, local
from knowledge.duty import duty_on
from knowledge.reading.dates import read_when

_DUTY = re.compile(
    r"(?:谁|哪个|哪位|何人)(?:在|来)?(?:值班|当班|带班|坐班|上班)|值班(?:表|人员?|的?是?谁|安排|电话)"
    r"|(?:今天|今日|明天|现在|窗口|大厅).{0,4}(?:谁在|是谁$|哪个在)|轮值"
)
_RULES = re.compile(
    r"规章制度|(?:服务|工作|管理|办事|首问|告知)(?:的)?(?:制度|规范|承诺(?!书)|纪律|规矩|守则)|制度上墙"
)
_PROCESS = re.compile(
    r"(?:办事|办理|办件|受理|审批|工作)(?:的)?(?:流程|程序|步骤)图?|流程图|办事指南"
)
_RESULTS = re.compile(
    r"我的?(?:办理|办事|办件|申请)?(?:的)?结果|(?:查|看)(?:一?下)?(?:我的?)?办理结果|我的(?:告知单|清单|记录)"
    r"|^(?:查|看)?(?:一下|下)?我(?:们)?的(?:办件|业务|事项|办事|件)(?:呢|有哪些|有啥|列表|在哪看?|在哪儿)?$"
)
_LONGEST = 16  # characters: more than that tells a story, not a question about the centre


def answer(turn: Turn) -> Aside | None:
    """Answer a question about what is published; None where it is none. source: BY-17."""
    said = plain(turn.said.text)
    if len(said) > _LONGEST or turn.said.understanding.kind == "matter":
        return None
    for asked, tell in _TELL.items():
        if asked.search(said):
            return Aside((tell(turn),))
    return None


def _duty(turn: Turn) -> str:
    world = turn.world
    today = local(world.now).date()
    asked = read_when(turn.said.text, local(world.now), calendar=world.calendar).on
    day = asked if asked is not None and asked > today else today
    plan = duty_on(world.town, world.calendar, day)
    on = world.desk.roster.changed(plan) if plan is not None else None
    return texts.duty(world.town, on, day_words(day, today), saying(turn).hall_url())


def _rules(turn: Turn) -> str:
    return texts.rules(turn.world.town, saying(turn).hall_url())


def _process(turn: Turn) -> str:
    return texts.process(turn.world.town, saying(turn).hall_url())


def _results(turn: Turn) -> str:
    desk, today = turn.world.desk, local(turn.world.now).date()
    told = texts.results(desk.bookings(), desk.notices(), today)
    agents = texts.agents(desk.proxies.mine())
    visits = texts.visits(desk.visits.open())
    return "\n".join(each for each in (told, agents, visits) if each)


_TELL: Mapping[re.Pattern[str], Callable[[Turn], str]] = {
    _RESULTS: _results,
    _DUTY: _duty,
    _RULES: _rules,
    _PROCESS: _process,
}
