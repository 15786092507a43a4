"""“什么时候答复”: how a suggestion, complaint or promised answer stands. source: TL-7, BY-18."""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.suggest_ports import Raised
from dialogs.texts import raised as texts

_ANSWER = r"(?:答复|回复|回话|回信|回音|答覆|回覆)"
_WHEN = (
    r"(?:什么时候|啥时候|啥子时候|么事时候|几时|几耐|何时|哪天|哪一天|多久|好久|多长时间|几天"
    r"|多少天)"
)
_THING = r"(?:意见|建议|投诉|反映的?(?:事|情况|问题)?|办不成的?事?)"
_ASKED = re.compile(
    rf"{_WHEN}(?:才|能|可以|会|得|要)*(?:给|跟)?(?:我|俺)?(?:一?个)?{_ANSWER}"
    rf"|{_ANSWER}(?:我|俺)?(?:了|过)?(?:没有|没得|没|吗|不(?!满|服|认|行|清|合|接)|冇)|(?:怎么|咋|为啥)(?:还)?(?:不|没){_ANSWER}"
    rf"|(?:还没|没有?|没得|冇){_ANSWER}"
    rf"|{_THING}.{{0,4}}(?:怎么样|咋样|咋个样|处理|解决|结果|到哪|哪一步|查得|查清|进展|下文|有没有|好了没)"
)
_OF_IT = re.compile(
    rf"{_WHEN}(?:才|能|可以|会|得|要)*(?:有|给我?|出|得)?(?:一?个)?(?:结果|说法|处理|消息|信儿?)"
)
_COMPLAINT = "投诉"
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 20  # characters: who writes more tells a new story
_A_STORY, _NAMED = 4, 0.3  # characters; from this score on a matter is named
_QUESTION = re.compile(
    r"[?？]|吗|怎么|咋|啥|什么|多少|几(?:点|号|天|张)|哪|多久|能不能|可不可以|谢|辛苦|再见|你好|您好"
    r"|(?<![说叫让])(?:想|要|准备|打算)(?:问|办|申请|领|查|预约|约|报|补|交|换|改)|帮我|给我办|请问"
)
"""What asks or wishes for something, or is a courtesy: no part of the story."""
_UNKNOWN = re.compile(r"(?:不知道|不晓得|不清楚|不记得)[^，。,]*")
_NO_MORE = re.compile(r"^算了|不(?:想|要|用)?(?:再)?投诉|不(?:追究|计较)|撤(?:回|销)")
_GIVEN_UP = re.compile(
    r"(?:算了吧?|没事了?|不好意思|对不起|搞错了?|说错了?|点错了?|误会了?|好了|那|就|我|俺|我们|还是|先|现在|已经|又|也)*"
    r"(?:不(?:想|要|用|打算|准备|是要?|是想|是来)?(?:再)?(?:去)?(?:投诉|举报|告)(?:了|他|她|你们|谁|他们|那个人|人)*"
    r"|(?:撤回|撤销|取消|收回|撤掉?)(?:我的?|这个|那个|刚才的?)*(?:投诉|举报)|(?:投诉|举报)(?:我)?(?:撤回|撤销|取消|不要|撤)了?"
    r"|不(?:想)?(?:再)?(?:追究|计较))(?:了|吧|啊|哈|算了|谢谢|没事了?)*"
)
_MARKS = re.compile(r"[\s,，。.!！、;；~～]+")
_HAPPENED = re.compile(
    r"当时|那天|人家|[他她]|窗口|工作人员|干部|书记|骂|说|态度|推|等了|白跑|[叫让]我|不[给理肯]"
    r"|(?:昨天|前天|今天|[上下]午|早上|[点号]|上周|上个?月).{0,6}(?:去(?!世)|来|带|给|到)"
)
"""What tells of people and a day: the story, though a matter is named in it."""


def answer(turn: Turn) -> Aside | None:
    """Tell how it stands; None where it is not asked, or is of how long a matter takes."""
    if more := _no_more(turn) or _more(turn):
        return more
    if not asks_for_it(turn.said.text, of_a_matter=turn.learned.get("matter") is not None):
        return None
    found = turn.world.desk.suggestions.raised()
    if not found and (turn.learned.get("matter") or not _ASKED.search(plain(turn.said.text))):
        return None
    turn.world.desk.answered(turn.said.text)
    told = texts.told(found, turn.world.town.phone) if found else texts.NOTHING
    return Aside((told,))


def asks_for_it(text: str, *, of_a_matter: bool = False) -> bool:
    """Say whether somebody asks when the answer comes, and not how long a matter takes."""
    said = plain(text)
    if len(said) > _LONGEST:
        return False
    return bool(_ASKED.search(said) or (not of_a_matter and _OF_IT.fullmatch(said)))


def _more(turn: Turn) -> Aside | None:
    """Add to the complaint of the turn before what tells and does not ask: it is its story."""
    if turn.memory.complained is None or not _tells(turn) or same_before(turn, _COMPLAINT):
        return None
    turn.world.desk.call_clerk(_COMPLAINT, turn.said.text, None)
    turn.memory.complained = turn.world.now.isoformat()
    still = _open(turn, _COMPLAINT)
    return Aside((texts.added(still) if still else texts.ADDED,))


def _no_more(turn: Turn) -> Aside | None:
    """Say to the clerk, beside the complaint, that it is given up; nothing is promised of it."""
    if _GIVEN_UP.fullmatch(_MARKS.sub("", turn.said.text)) is None:
        return None
    if turn.memory.complained is None and _open(turn, _COMPLAINT) is None:
        return Aside((texts.NO_COMPLAINT,))
    turn.world.desk.call_clerk(_COMPLAINT, turn.said.text, None)
    return Aside((texts.GIVEN_UP,))


def _tells(turn: Turn) -> bool:
    text, understanding = plain(turn.said.text), turn.said.understanding
    asked = _QUESTION.search(_UNKNOWN.sub("", turn.said.text))
    if len(_LETTER.findall(text)) < _A_STORY or asked or _NO_MORE.search(text):
        return False
    if understanding.asks or understanding.intent not in {None, "complain", "unsolved", "rate"}:
        return False
    named = understanding.candidates[0].score if understanding.candidates else 0.0
    if named < _NAMED and understanding.elsewhere is None:
        return True
    return _HAPPENED.search(text) is not None


def _open(turn: Turn, kind: str) -> Raised | None:
    found = (each for each in turn.world.desk.suggestions.raised() if each.kind == kind)
    return next((each for each in found if each.answered_on is None), None)


def told_before(turn: Turn, kind: str) -> Aside | None:
    """Answer shortly what belongs to something that is open already; more words are added to it."""
    there = same_before(turn, kind)
    if there is not None:
        turn.world.desk.answered(turn.said.text)
        return Aside((texts.before(there),))
    still = _open(turn, kind)
    if still is None:
        return None
    turn.memory.complained = turn.world.now.isoformat()
    turn.world.desk.call_clerk(kind, turn.said.text, None)
    return Aside((texts.added(still),))


def same_before(turn: Turn, kind: str) -> Raised | None:
    """Give what was raised in just these words and is not answered yet; None where it is new."""
    said = turn.said.text.strip()
    return next(
        (
            each
            for each in turn.world.desk.suggestions.raised()
            if each.kind == kind and each.answered_on is None and said in each.words.split("\n")
        ),
        None,
    )
