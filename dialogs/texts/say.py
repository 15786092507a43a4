"""The bot's sentences: plain words, short, no jargon without its plain word."""

from collections.abc import Callable, Mapping
from datetime import date

from dialogs.texts.writing import MAX_BYTES, gather
from knowledge.matters import Catalog, Matter
from knowledge.towns import Town

Words = Callable[[str], str]

WELCOME_ASK = "您想办什么事？直接说就行，比如“办低保要带什么”“身份证丢了”。也可以点下面的："
MENU = "您想做什么？点一下，或者直接说您要办的事。"
NEED = "您要办什么事？用平常话说就行，比如“给老人办高龄补贴”。"
NOT_UNDERSTOOD = "不好意思，我没听明白。"
WHICH_AREA = (
    "是哪方面的事？选一个，或者换个说法说清楚“办什么”。镇上不办的事，打政务热线12345能问到归谁管。"
)
TRY_WORDS = "换个说法再说一遍，说清楚“办什么”就行，比如“社保卡丢了怎么补”。"
STALE_TAP = "您点的是前面那个问题的选项，现在不作数了。"
ANSWER_THIS = "请回答现在这个："
CANCELLED = "好的，先不办了。"
_ANOTHER_TIME = "刚才只是问材料，没有交、也没有约什么。想办了，再说要办什么事就行。"
BEGIN_AGAIN: Mapping[str, str] = {
    "book": "这次没有约号。想约了再说“预约”。",
    "visit": "这次没有约上门。想约了再说“上门”。",
    "proxy": "这次没有请代办。想请了再说“代办”。",
    "guide": _ANOTHER_TIME,
    "chain": _ANOTHER_TIME,
    "find_matter": "想办了，再说要办什么事就行。",
}
"""By the dialog that is dropped: what did not happen, and how to begin again."""
RESTARTED = "好的，我们从头来。"
CHANGED = "办事清单刚更新过，刚才那一步没法接着走，我们重新来，不好意思。"
RESUMED = "好，接着来。"
GOES_ELSEWHERE = "这件事不在本中心办，不用在这里预约。去哪办、怎么办看这里："
THEN_PAPERS = "号约好了，再问您几句，把要带的一次列清。"
THANKS = "不客气，有事随时找我。"
VOICE = "语音收到了。工作人员上班时间会听，听了我就接着给您办。等不及就打几个字，或者说“人工”。"
PICTURE = "图片收到了，我看不懂图片。请打几个字说说要办什么；要找工作人员就说“人工”。"
PLACE = "位置收到了。"
OTHER_KIND = "这类消息我看不懂，请打几个字，或者说“人工”。"
ELDER_ON = "好的，以后我一次只问一句，选项少一点，网页字大一点。要改回来就说“普通模式”。"
ELDER_OFF = "好的，已经改回普通模式。"
FED_UP = "没帮上您，对不起，我请人来。"
NOTED = "好，记下了，工作人员看得到。"
CHAT = "这个我帮不上，我只管办事的事。您要办什么，直接说就行。"
ORDERS = "我只能回答办事的问题。您要办什么，直接说就行。"
ABUSE = "没帮上您，不好意思。说“人工”，工作人员来跟您说；或者告诉我您要办什么。"
NOT_FOR_UNSOLVED = (
    "打官司、公安办的案子、信访，还有政策不允许的事，“办不成事”窗口办不了，要找上面说的地方。"
    "找过了还是不清楚，说“人工”，我们帮您问。"
)
WHICH_CERTIFICATE = "办什么证？下面没有的，直接说证的名字。"
WHICH_MATTER = "您问的是哪件事？"
OFFER_CLERK = "我还是没弄明白，怕给您说错了。要不要转给工作人员？"
NEXT = "接下来："
UNSURE_HINT = "拿不准就说“不清楚”，我会把可能要的都列出来。"
SEVERAL_HINT = "可以选几个，比如回“1和3”。"
NONE_OR_SOME = "您选的有对不上的：选了“都没有”或“不清楚”，就别再选别的。"
SPARE_LATER = "好。问完列出清单，您再点“有电子证照，少带几样”，就能少带。"
SPARE_OF_WHAT = "好。先说您要办什么事，清单列出来以后说“有电子证照”，清单上写明能减的就不用带。"
SPARE_IN_A_CHAIN = (
    "好。总单子上先不减：列出来以后回“看一件”，在那一件的清单里说“有电子证照”，能减的就减。"
)
WHY_WE_ASK = "问您，是因为情况不同，要带的也不同，问清了少跑一趟。说不清就回“不清楚”。"
SPARE_HINT = "手机里有电子证照的，说“有电子证照”，可以少带几样。"
WHICH_SPARED = "哪几样您有电子证照，或者愿意签承诺书代替？有几样选几样，这几样就不用带。"
SPARE_ON_PAGE = "还有别的也能减：打开告知单网页，在清单下面勾。"
NONE_SPARED = "这份清单上没有能用电子证照或承诺代替的材料，都要带齐。"
KEPT_ALL = "好，清单照旧，一样不减。"
IN_THE_QUEUE = "您的话已经记下了，工作人员会看到。等的时候想自己查，就回“菜单”。"
SORRY = "不好意思，系统刚才出了点问题。您的话没有丢，我已经请工作人员来看，请稍等。"


def welcome(town: Town) -> str:
    """Greet on behalf of the centre."""
    return f"您好，这里是{town.centre}，我是自动应答的小助手，说错了的地方以窗口为准。"


def not_ours(what: str, who: str, phone: str) -> str:
    """Say whose business it is, and how to reach them."""
    return (
        f"{what}不归我们办，要找{who}，电话{phone}。\n"
        "打不通或不清楚，可以打政务热线12345，或者说“人工”。"
    )


def which_second(matter: Matter) -> str:
    """Ask whether “第二个” is the second answer or the second matter."""
    return f"您是选2，还是说另一件“{matter.called}”？选2请回数字2；看另一件请回“接着看”。"


def go_on_with(matter: Matter, *, books: bool, open_which: bool) -> str:
    """Offer the second matter of a message, once the first is dealt with."""
    what = f"{matter.called}，或者相近的" if open_which else matter.called
    return f"{'接着约' if books else '接着看'}：{what}"


def one_at_a_time(first: Matter, then: Matter) -> str:
    """Say that of two matters one is booked after the other, and how to go on by oneself."""
    one, other = _said_as(first), _said_as(then)
    return f"一次只能约一件：先约“{one}”，再约“{other}”。后一件没接上，就说“预约{other}”。"


def _said_as(matter: Matter) -> str:
    return matter.aliases[0] if matter.aliases else matter.called


def now_the_other(matter: Matter) -> str:
    """Go on to the second matter of a message."""
    return f"接着说您要办的另一件：{matter.called}。不看了就说“取消”。"


def told_already(lines: str) -> str:
    """Show what the first message told, and how to mend it."""
    return f"听您说的，我先记下了：\n{lines}\n不对就说“重来”，我从头问。"


def carried(lines: str) -> str:
    """Show what was said before in this talk and is not asked again, and how to mend it."""
    return f"您前面说过的，不再问：\n{lines}\n不对请说，比如“不对，是代办”；或者说“重来”。"


def for_another(whom: str) -> str:
    """Say that the list is made anew for somebody else."""
    return f"好，按您说的{whom}的情况，重新问几句。"


def whom_now(whom: str) -> str:
    """Say that it is heard for whom it is, before the matter is known."""
    return f"好，是给{whom}办。"


def corrected(said: str) -> str:
    """Say that an earlier answer was changed."""
    return f"好，前面那一问改成“{said}”。"


def added(whole: str) -> str:
    """Say what an answer of several is now, after one more was added."""
    return f"好，加上了，前面那一问现在是：{whole}。不对请再说。"


ONE_IS_NOT = "好，没有的不用选。别的有哪样选哪样；一样都没有，就选“都没有”。"
DIED_WHERE = "人是在医院走的，还是在家里（或养老院）走的？"
ALONE_HOW = (
    "一个人过，是没结过婚、离了婚，还是老伴走了？照着选一个，要带的材料不一样；说不清就选“不清楚”。"
)
WHAT_INSTEAD = (
    "我没听准您要改哪一样。要换一件事，请说全，比如“残疾证丢了补一本”；换个人，说“给我妈办”；"
    "前面答错了，说“返回”。都不是，就答下面这一问。"
)


def complaint(phone: str) -> str:
    """Give the complaint line besides handing the complaint over."""
    return f"投诉由工作人员处理，我帮您转过去。您也可以打监督电话：{phone}。"


ASK_SUGGESTION = "您说，我记下来交给中心，会有人答复您。一句话、几句话都行（不想提了回“取消”）。"


def suggested(number: int, answer_by: date) -> str:
    """Say that a suggestion was taken down, its number, and by when it is answered."""
    day = f"{answer_by.month}月{answer_by.day}日"
    return f"您的意见记下了，编号{number}。中心最迟{day}前在这里答复您。谢谢您！"


def about(matter: Matter) -> str:
    """Say which matter we are talking about, and how to say that it is another."""
    return f"您问的是：{plain_name(matter)}。\n不是这件事就说“不是这件”。"


def plain_name(matter: Matter) -> str:
    """Give the matter's name with the way people call it, where that differs."""
    nick = next((each for each in matter.aliases if each not in matter.name), None)
    return f"【{matter.name}】" + (f"（俗称：{nick}）" if nick else "")


def fits_none(text: str) -> str:
    """Say that a short answer is none of the choices; the question with them follows."""
    return f"不好意思，我没听明白，“{text}”对不上下面哪一个。请回前面的数字，或照着其中一个说。"


def which(town: Town) -> str:
    """Ask which of the matters is meant."""
    del town
    return "您说的是下面哪一件？"


def resume(title: str) -> str:
    """Offer to go on with what was left unfinished."""
    return f"您上次“{title}”还没弄完，要接着弄吗？"


def back_to(title: str) -> str:
    """Say that the dialog before goes on."""
    return f"我们接着刚才的“{title}”。"


NOT_BOOKED_YET = "刚才的号还没约上；要接着约，说“预约”。"
NO_VISIT_YET = "刚才的上门还没约上；要接着约，说“上门”。"
AS_YOU_LIKE = "好的。要办什么事，直接说就行。"
IF_JUST_NOW = "人要是刚摔伤、流血、叫不醒，先打 120，别等。"
BOOKS_IT = "好，给您约号，先说办哪一件。"
NO_HURRY = "好，不急，您慢慢来。"


def called(ahead: int) -> str:
    """Say that a person was called, and how many wait before."""
    before = f"前面还有{ahead}位" if ahead else "您是第一位"
    return f"已经帮您转给工作人员（{before}），请稍等，会在这里回复您。您可以先把情况打字说清楚。"


def called_when_closed(opening: str, phone: str) -> str:
    """Say that a person was called, when the centre opens, and the phone."""
    return (
        f"已经帮您转给工作人员，您的话都记下了。{opening}，一开门就先看您的，在这里回复您。"
        f"中心电话：{phone}。"
    )


def if_just_now(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Put the emergency number before an answer to who tells of an injury as a reason."""
    return gather([IF_JUST_NOW, *texts], MAX_BYTES)


def urgent(first: str, *, goes_on: bool) -> str:
    """Say whom to call, first of all; then that the leader knows, and that nothing is lost."""
    rest = "\n刚才办的事没有丢，要接着办，回“再说一遍”。" if goes_on else ""
    return f"{first}\n已经报给值班领导。人命关天，以打电话为准，不要等这里回复。{rest}"


def hours(town: Town, hours_line: str, opening: str, special: tuple[str, ...]) -> str:
    """Say the hours, whether it is open now, where it is and the phone."""
    lines = [f"{town.centre}", f"时间：{hours_line}（法定节假日休息，调休上班）", f"{opening}。"]
    lines += [f"另外：{each}" for each in special]
    lines += [f"地址：{town.address}", f"电话：{town.phone}"]
    return "\n".join(lines)


def not_yet(what: str) -> str:
    """Say that a person does this, so that it is handed over rather than dropped."""
    return f"{what}要由工作人员来办，我帮您转过去。"


def matter_names(catalog: Catalog, codes: tuple[str, ...]) -> tuple[Matter, ...]:
    """Give the matters of these codes, leaving out what the catalog no longer has."""
    return tuple(found for code in codes if (found := catalog.matter(code)) is not None)
