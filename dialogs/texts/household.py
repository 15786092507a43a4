"""The bot's sentences about the people a citizen cares for."""

from collections.abc import Sequence

from dialogs.household_ports import Person
from knowledge.reading.kinsfolk import SELF
from knowledge.towns import Town

NONE_YET = (
    "还没有记家里人。记下以后，问事、约上门就不用每次都说一遍：说“给我妈约”，就按记下的情况办。"
)
ADD, CHANGE, END, AGREED, LONGER, OTHERS = (
    "加一个人", "改一改", "删掉", "本人同意了", "再留一年", "看别的人",
)  # fmt: skip
ASK_ADD = (
    "说说这个人：您叫他什么、姓名、哪年生、住哪个村、电话。能说几样说几样，比如“我妈王桂英，1941年生，竹园村”。\n"
    "不要发身份证号，我们不记。"
)
WHO_IS_IT = "没听出是谁。请说“我妈”“隔壁王婆婆”这样的。"
ASK_CHANGE = "哪里变了？直接说，比如“搬到沙河村了”“电话换成138…”“要大字”。"
NO_CHANGE = "没听出改哪一样。村、电话、姓名、哪年生、要不要大字，都可以改。"
NEEDS_PHONE = "还要本人的电话，我们可能打过去问一声；没有电话的，拍一张签了字的纸发来。"
NOT_KEPT = "好，那就不记，刚才说的也删了。"
KEPT = "好，还留着。"
PROMISE = "只有您自己和办事的人看得到。随时可以说“我家里人”去改、去删；不说也只留一年。"
PRIORITY = "好，先约个时间。到了窗口说一声“优先”，先给您办。"
MARKED = "好，以后先问您要不要上门、代办、优先办。不想记就说“我家里人”，再删掉。"


def listed(people: Sequence[Person]) -> str:
    """List the profiles, those without consent marked."""
    return "您家里人：\n" + "\n".join(f"· {_line(each)}" for each in people)


def _line(person: Person) -> str:
    name = f" {person.name}" if person.name and person.name != person.relation else ""
    waits = "" if person.agreed else "（还没说同意，先不用）"
    return f"{person.relation}{name}{waits}"


def shown(person: Person) -> str:
    """Show one profile, only the name where consent is missing."""
    if not person.agreed:
        return f"{_line(person)}。本人说同意了，才用得上。"
    parts = [_line(person)]
    parts += [f"{person.born}年生"] if person.born else []
    where = "，".join(each for each in (person.village, person.place) if each)
    parts += [f"住：{where}"] if where else []
    parts += [f"电话：{person.phone}"] if person.phone else []
    parts += [f"照顾：{'、'.join(person.marks)}"] if person.marks else []
    parts += ["看大字"] if person.elder else []
    parts += (
        [f"记到{person.until.year}年{person.until.month}月{person.until.day}日"]
        if (person.until)
        else []
    )
    return "\n".join(parts)


def saved(person: Person) -> str:
    """Say that a profile is kept."""
    return f"记下了：{_line(person)}。{PROMISE}"


def noted(person: Person) -> str:
    """Say what was understood of somebody who has not agreed yet."""
    return f"好，记下了：{_line(person)}。"


def ask_consent(person: Person, town: Town) -> str:
    """Ask for the person's consent, in the citizen's words or on paper."""
    del town
    if person.relation in {"孩子", "孙子", "被监护人"}:
        return (
            f"您是{person.called}的监护人吗？是的话回“是，我是监护人”，再留一个电话；"
            "或者拍一张证明的照片。"
        )
    return (
        f"{person.called}知道吗？同意您替着问事、约上门、记下情况吗？\n"
        f"同意就回“同意，电话138…”（{person.called}自己的电话，我们可能打过去问一声），"
        "或者拍一张签了字的纸发来。不同意回“不同意”。"
    )


def agreed(person: Person) -> str:
    """Say that the consent was recorded."""
    return f"记下了：{person.called}同意。以后说“给{person.called}办”，就按{person.called}的情况来。{PROMISE}"


def ask_end(person: Person) -> str:
    """Ask once more before a profile is dropped."""
    return f"把{person.called}的资料删掉吗？删了就没有了，办过的事不受影响。"


def ended(person: Person) -> str:
    """Say that a profile is dropped."""
    return f"{person.called}的资料已经删了。"


def remembered(called: str, lines: str) -> str:
    """Show what the profile told, and how to mend it."""
    who = "您" if called == SELF else called
    return f"{who}的情况以前记过，不再问：\n{lines}\n不对就说，比如“不对，是代办”。"
