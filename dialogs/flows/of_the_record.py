"""Questions that no element answers: a sentence of the matter's own record, by its words.

Only such a sentence is shown; where there is none, it is said that there is none. source: CN-4
"""

import re

from dialogs.choosing import plain
from dialogs.machine import Again, Aside, Turn
from dialogs.texts import silent
from knowledge.matters import Matter
from knowledge.record_sentences import answering

_MOST = 18  # characters
_ASKS = re.compile(
    r"[?？]|[吗么呢]$|[行得要用能可以好有]不$|怎么|咋|如何|什么|啥|几|多少|多久|多长|多大|哪|必须|是不是|能不能|要不要|可不可以|行不行|有没有|谁"
)
_WANTS = re.compile(
    r"想|办理?|申请|申领|申报|补办|预约|取消|查|找|投诉|帮|给我|要(?:去|来|补|换|领|报)"
)
_SERVICE = re.compile(
    r"[证卡簿]|户口|补贴|津贴|补助|低保|救助|特困|医保|社保|保险|养老|贷款|执照|许可|登记|出生|残疾|失业|离婚|结婚|怀孕|生了|去世|过世|走了|死|瘫|病|摔|房|[田土林]地|纠纷|工资|税|丢|骗"
)
_OF_PEOPLE = re.compile(
    r"(?:但是?|可是|不过|那|就是|因为)*(?:[我他她俺咱]|家里|老公|老婆|爱人|孩子|娃|儿|女|老人|爸|妈|爷|奶|公婆|对方)"
)
_MEANT = 0.8
"""From this score on what is told is asked back, though it asks for nothing."""
_PAID = re.compile(r"(?:什么时候|几号|几时|多久|好久|哪天).{0,4}(?:到账|打钱|打款|发钱|到卡)")
_NAMED = 0.3
"""From this score on another matter is meant, whatever the record at hand holds."""
_LASTS = re.compile(
    r"(?:领|发|享受)(?:取|得到|到)?(?:多久|多长时间|几个?月|几年|好久)|(?:管|(?:能|可以)用|有效)期?(?:是|有)?(?:多久|几年|几个?月|多长时间|好久|几天)"
    r"|(?:冷静|公示|有效|试用|缓缴|服务|供养)期?(?:是|有|要|得)*(?:多久|几天|几年|几个?月|多长|多少天|好久)|期限.{0,3}(?:多久|几年|多长|好久)"
)
"""How long something lasts, which is not how long it takes to get it."""
_ANOTHER_COST = re.compile(
    r"临时(?:的)?(?:身份证|居住证|证)|复印|打印|照相|拍照|体检|鉴定|公证|邮寄|快递|停车|律师|评估|检测|加急"
)


def answer(turn: Turn) -> Aside | None:
    """Answer a short question by the record of the matter at hand; None where nothing does."""
    matter, said = _at_hand(turn), plain(turn.said.text)
    if (
        matter is None
        or len(said) > _MOST
        or not _ASKS.search(said)
        or _is_of_another(turn, matter)
    ):
        return None
    found = answering(matter, said)
    if not found and _PAID.search(said):
        return Aside((silent.not_written(matter, "钱什么时候到账", turn.world.town.phone),))
    return Aside((_told(matter, found),)) if found else None


def stays(turn: Turn) -> Again:
    """Miss a text without leaving the matter: of a remark it is said that the list is silent."""
    if not is_remark(turn):
        return Again()
    phone, asking = turn.world.town.phone, turn.learned.get("asking")
    if asking and asking not in turn.learned.get("answers", {}):
        return Again((silent.fits_no_answer(phone),))
    return Again((silent.remark(turn.matter, phone),))


def is_remark(turn: Turn) -> bool:
    """Say whether a text only tells something (“我老公不配合”), asks for nothing, names nothing.

    Never where no matter is on: there whatever it resembles is asked back.
    """
    said = plain(turn.said.text)
    if not turn.learned.get("matter"):
        return False
    if len(said) > _MOST or turn.said.understanding.kind != "clarify":
        return False
    if turn.said.understanding.candidates[0].score >= _MEANT or not _OF_PEOPLE.match(said):
        return False
    return not any(each.search(said) for each in (_ASKS, _WANTS, _SERVICE))


def lasts(turn: Turn, matter: Matter, said: str) -> str | None:
    """Answer how long something lasts; None where it is asked how long the handling takes."""
    if _LASTS.search(plain(said)) is None:
        return None
    found = answering(matter, plain(said))
    words = "多久" if len(said) > _MOST else f"“{said}”"
    ask = silent.ask(turn.world.town.phone)
    return f"清单上写着：{'；'.join(found)}。" if found else f"{words}：清单上没写，{ask}"


def another_cost(turn: Turn, matter: Matter, said: str) -> str | None:
    """Say that what something else costs is not written; None where the matter's fee is meant."""
    named = _ANOTHER_COST.search(plain(said))
    if named is None or named[0] in matter.fee:
        return None
    ask = silent.ask(turn.world.town.phone)
    return f"“{named[0]}”多少钱：清单上没写，{ask}"


def _told(matter: Matter, found: tuple[str, ...]) -> str:
    lines = "\n".join(f"· {each}" for each in found)
    return f"【{matter.name}】清单上写着：\n{lines}"


def _is_of_another(turn: Turn, matter: Matter) -> bool:
    understanding = turn.said.understanding
    match understanding.kind:
        case "matter" | "clarify":
            first = understanding.candidates[0]
            sure = understanding.kind == "matter" or first.score >= _NAMED
            return sure and first.code != matter.code
        case "chain" | "intent":
            return True
        case "none":
            return understanding.elsewhere is not None


def _at_hand(turn: Turn) -> Matter | None:
    if turn.learned.get("chain") and not turn.learned.get("matter"):
        return None
    code = turn.learned.get("matter") or turn.memory.matter
    return turn.world.catalog.matter(str(code)) if code else None
