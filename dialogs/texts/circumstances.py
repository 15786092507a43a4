"""What a citizen reads where an answer about their case is not plain."""

from collections.abc import Sequence

OUTSIDERS = frozenset({"邻居", "亲戚", "别人"})

ONLY_NOW = (
    "这一问我不敢替您定：只算现在有的、要办的这个人（他家）的。以前有过、还没批下来、正在办的，"
    "或者是别人的，都不算。按现在的情况选一个；拿不准就选“不清楚”。"
)

HUKOU_OF_WHOM = (
    "这里问的是要办的这个人的户口。他（她）的户口本是我们这里的，选1；是别处的，选2；"
    "要办的就是您说的这个人，也照他（她）的选。"
)
WHERE_IS_HUKOU = (
    "老家在哪，和户口在哪不一定是一回事。看户口本：现在落在我们这里的选1，落在别处的选2；"
    "拿不准就选“不清楚”。"
)
OF_WHOM = "这一问只问要办的这个人，别人的不算。照他（她）的选一个；拿不准就选“不清楚”。"
NOT_YET_MARRIED_SO = (
    "这里问的是现在的婚姻：想办的、正在办的都还不算，现在是哪一种就选哪一种。"
    "要办结婚、离婚，直接说“办结婚”“办离婚”。"
)
SEVERAL_BY_NUMBER = (
    "您说了不止一样，有的我没听准，怕漏了。有哪几样，把前面的数字都回给我，比如“1 2”。"
)
ONE_IS_LACKED = "好，这一样没有。问的是这几样里有没有：有一样就选“有”，一样都没有才选“没有”。"
DIED_WHERE_THEN = (
    "最后人是在哪里走的？这一问管着开哪种死亡证明，我不敢猜：在医院断的气，选医院那个；"
    "在家里、养老院，或者没赶到医院，选家里那个；出意外选意外。拿不准就选“不清楚”。"
)
NONE_IS_YES = "这一问反着问，我怕听错：一个都没有，选“是”；哪怕有一个，选“不是”。"
MARRIED_NOW = "我怕听错：只看现在。现在又结了婚的，照又结了婚选；现在是离了、没再结的，选离了那个。"
UNWED_HOW = (
    "没结婚是哪一种？没领结婚证、生了孩子，选“未婚生育”，这要多带一份说明；"
    "没结过婚、也没有孩子，选“丧偶或未婚”。拿不准就选“不清楚”。"
)
NO_PAPER_OR_UNWED = "没有结婚证，是登记过、证不在了（选“已婚”），还是没登记过（选未婚的那个）？"
OF_THE_CHILD = "来申领的是孩子的什么人？孩子的爸爸、妈妈，选“父母”；爷爷奶奶、外公外婆和别的人，选“其他监护人”。"
SEEN_IN_THE_BOOK = "记住是哪一位就行。这一问问的是：户口本上看不看得出来他（她）是这层关系？"
ONLY_A_COPY = (
    "复印件、照片不算原件，这一问问的是原件：原件在，选“在”；原件找不到了，选“丢了”。"
    "复印件留着，来的时候带上。"
)
FIRST_PAPER = (
    "头一回办、从来没有过旧证，这一问就选“不清楚”：清单里写着“旧证丢了”“旧证坏了”才要的，您不用带。"
)
NONE_OR_LOST = "“没有”是哪一种？以前有过、现在找不到了，选“丢了”；从来没办过，就说“头一回办”。"


def only_again(name: str) -> str:
    """Say that a matter is none for a first application, and the way to the one that is."""
    return f"现在看的是【{name}】，要以前有过证的。头一回办不是这一件：说“不是这件”，我给您重新找。"


def which_of_two(named: Sequence[str], gone: str | None) -> str:
    """Ask which of two choices is meant; `gone` is the one that holds where a paper is lost."""
    both = "、".join(f"“{each}”" for each in named)
    lost = f"证已经找不到了，就选“{gone}”。" if gone in named else ""
    return (
        f"您说的有两样：{both}。这一问只能选一个，选哪个要带的不一样。{lost}"
        "先回一个数字；另一样也要看，看完清单再点“换个情况重看”。"
    )


def joins_whom(whom: str | None) -> str:
    """Ask whom the one who moves joins, seen from that one."""
    who = whom if whom not in {None, "本人"} else "要迁户口的人"
    return f"照{who}来看：是迁到自己的配偶、父母，还是子女名下？照着选一个；都不是就选“不清楚”。"


def whose_marriage(other: str, whom: str | None) -> str:
    """Ask whose marriage was told, where the one it is for is asked of."""
    return (
        f"这里问的是{whom or '要办的人'}自己的婚姻，您说的像是{other}的。"
        f"{'就是给' + other + '办的，请说“给' + other + '办”；不是，' if other != '别人' else ''}"
        f"照{whom or '要办的人'}自己的选一个。"
    )


def of_whom(whose: str, whom: str | None) -> str:
    """Ask for whom it is, where what somebody of the family has was told."""
    asked = whom or "要办的人"
    return (
        f"您说的是{whose}的情况。这件事就是给{whose}办的，请说“给{whose}办”；"
        f"不是，就照{asked}（他家）现在的选一个；拿不准就选“不清楚”。"
    )


def of_another(name: str) -> str:
    """Say that what was told is of something that is not asked here."""
    return f"您说的是{name}，这里问的是另一样，看清了再选。"


def not_that(others: Sequence[str]) -> str:
    """Ask of the others where one of several is denied."""
    return (
        f"好，这一样没有。那{'、'.join(others)}呢？有就选那一个，一样都没有就选最后那个“都不是”。"
    )


def married_ahead(answer: str) -> str:
    """Say that how the writer is married is kept for the question that comes later."""
    return f"记下了：婚姻情况是“{answer}”，后面不再问。不对就说“不对，是……”。"


def widowed_ahead(answer: str) -> str:
    """Say so of a death, and how to turn to what is to be done after it."""
    return (
        f"请节哀。婚姻情况先按“{answer}”记下了，后面不再问。"
        "要办的是走了的人的事（销户口、丧葬费这些），说“公民身后一件事”。"
    )


def in_that_case(case: str) -> str:
    """Say that the list is told for a case that was only supposed."""
    return f"要是“{case}”，单子是这样（别的情况照您前面答的）："


def is_it_that(said: str, case: str) -> str:
    """Ask whether what was told is one of the cases that are asked of."""
    return (
        f"“{said}”，算不算“{case}”？是大病，或者要长期吃药、看病，就选这一样；不是，就看别的几样。"
        "要问医药费能不能救助，说“医疗救助”。"
    )


def no_such_case(said: str, none: str) -> str:
    """Say that what was told is none of the cases by itself."""
    return (
        f"“{said}”不算下面这几样。还有别的，回前面的数字；一样都没有，就选“{none}”。"
        "要另办一件事，就说“我要办……”。"
    )
