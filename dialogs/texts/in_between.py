"""What is said to words that are meant for us, or for a person, and not for a matter."""

from dialogs.talk import Talk

IS_IT_THIS = "您说的是不是下面这件？"
WHICH_PLACE = "您说的是第几个？回前面的数字就行，比如“1”。"
A_MACHINE = "我是自动应答的小助手，不是真人。您照常说话就行；要找真人，回“人工”。"
LISTENING = "在的，看得到您打的字。您慢慢说，办什么事直接打字就行；要找真人，回“人工”。"
NOT_HOURS = "好，不是问上班时间。您要办什么事、想问什么，再说一遍就行；要找真人，回“人工”。"
NOT_CALLED = "现在还没有转给工作人员。要找真人，回“人工”，我马上转。"
NOT_KEPT = "上回问的是哪件事，我这里找不到了。您再说一下办什么事，我把清单再给您。"
LEVEL_ON_THE_CARD = "等级和类别，残疾证或者评定表上有，这里先不问。下面这一问，您再回一下："
LAST_TIME = "您上回问的是下面这件。"
_AS_ABOVE = "清单就是上面那份，往上翻能看到；要我再发一遍，说“上回问的那个”。哪一样不明白就直接问，要人讲给您听，回“人工”。"
_NOTHING_ASKED = "刚才没有在问您什么。要办什么事直接说；要找真人，回“人工”。"


def repeated(talk: Talk) -> tuple[str, ...]:
    """Say where to find what was told, where nothing is asked that could be asked once more."""
    if not talk.frames:
        return (_NOTHING_ASKED,)
    listed = talk.frames[-1].dialog in {"guide", "chain"} and talk.frames[-1].state == "told"
    return (_AS_ABOVE,) if listed else ()


def waits(ahead: int, opening: str | None, phone: str) -> str:
    """Say to who waits for a person how many wait before; `opening`: when we open, if closed."""
    if opening is not None:
        return (
            f"已经转给工作人员了，您的话没有丢。{opening}，一开门就先看您的。急事打电话：{phone}。"
        )
    before = f"前面还有{ahead}位" if ahead else "您是第一位"
    return f"已经转给工作人员了，{before}，来了就在这里回复您。急事打电话：{phone}。"


def a_detail(text: str, called: str) -> str:
    """Say that words fit no choice and that the same matter goes on; the question follows."""
    return (
        f"不好意思，“{text}”对不上下面哪一个。现在看的还是“{called}”，请回前面的数字；"
        "要换成别的事，就说“我要办……”。"
    )


def lacks(paper: str, lines: str, *, in_some_case: bool = False) -> str:
    """Say what the list has of a paper that somebody lacks; nothing is taken off the list.

    `in_some_case`: it is on the list, but not for what was answered.
    """
    says = "照您说的情况，清单上没有这一样，只有下面的情况才要" if in_some_case else "清单上写的是"
    return f"没有{paper}的话，{says}：\n{lines}\n能不能用别的代替拿不准，问窗口或者说“人工”。"


def not_listed(paper: str) -> str:
    """Say that the list has no paper by the name of one that somebody lacks: it may have another."""
    return f"{not_found(paper)}拿不准就问窗口，或者说“人工”。"


def not_found(paper: str) -> str:
    """Say that a name is not found on the list, which denies no paper."""
    return f"清单里没找到“{paper}”这个名字的，可能叫别的名字。"


OWN_ACCOUNT = "这里问的是要办的人自己名下的社保卡、银行卡或存折，家里别人的不算。自己名下有就回“有”，没有就回“没有”。"
LOST_ACCOUNT = "卡丢了的话，看还有没有别的卡或存折是他自己名下的：有就回“有”，没有就回“没有”。补社保卡，看完再说“补社保卡”。"


def not_that_matter(name: str) -> str:
    """Say that the matter at hand is let go, before it is asked which is meant."""
    return f"好，不是“{name}”。"
