"""The bot's sentences about 帮办代办. source: XL-12, TL-5."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogs.proxy_ports import ProxySummary
from knowledge.proxies import Hurdle

NO_AGENT = "好，不请代办员。您自己去、家里人替您去都行；替人去的要多带什么，说“代办要带什么”。"
FREE = "村里的代办员可以帮您办、替您跑，不收钱。"
WHICH_MATTER = "要代办哪件事？直接说，比如“高龄津贴”。"
WHICH_VILLAGE = "您是哪个村（社区）的？"
NO_VILLAGES = "村里的代办员还没有录进来，我请工作人员帮您安排。"
WHOM = "给谁办？"
PERSON = "要办的人叫什么名字、打哪个电话找得到您？可以一起说，比如“王桂花 13800000000”。"
NAME = "叫什么名字？姓和名都要。"
PHONE = "留一个打得通的电话。"
OWN_CONSENT = "代办员要看您的材料、替您交。您同意吗？"
PAPER = "请本人在纸上写“同意请代办员代办”，签名按手印，拍一张发来。"
CONSENT_FIRST = "这事要本人点头才能替他办。您先问一声，问好了再来说“请代办”。着急就说“人工”。"
NOT_AGREED = "好，您没同意就不办。以后想办了，再说“请代办”。"
NO_PHONE = "没有电话"
DROPPED = "好，不请代办了，没有提交。要预约去窗口就说“预约”，又想请人办就说“请代办”。"
NOT_PERSON = "没看到名字和电话。"
NOTHING_OPEN = "您现在没有在办的代办。要请人帮办，说“请代办”加上要办的事，比如“请代办高龄津贴”。"
WHICH_CANCELLED = "要取消哪一个？"
NO_SUCH = "没有找到这个代办，可能已经办结或取消了。"
AS_IT_WAS = "好，代办没有改，还是原来的。"
WHICH_CHANGED = "要改的是哪一个代办？"
THEN_PAPERS = "再问您几句，把要交给代办员的材料一次列清。"
WITH_PAPERS = "材料照刚才的清单备好，交给代办员时请他给您收条。"
UNREADABLE = "没听明白。"
STOPPED_HERE = "好的，先到这里。材料想看了，再说要办什么事就行。"
_HURDLES: dict[Hurdle, str] = {
    "not_here": "这件事不在本镇（区）办，代办员代不了",
    "in_person": "这件事按清单要本人办，不在代办范围里",
    "not_listed": "这件事不在村里的代办事项清单上",
    "no_agent": "村里还没有代办员",
}


def free(*, agents: bool) -> str:
    """Say that an agent takes no money, and how to ask for one; `agents`: the town has some."""
    if agents:
        return f"{FREE}想请，就说“请代办”加上要办的事。"
    return "请代办不收钱。村里的代办员还没有录进来，要人帮办就说“人工”。"


def unknown_village(said: str) -> str:
    """Say that the town has no village of this name, and how to go on."""
    return f"没查到“{said}”。村名改过、并过的，选现在的那个；不晓得选哪个就说“人工”。"


def in_village(name: str) -> str:
    """Say which village it is now."""
    return f"好，是{name}的。"


def for_whom(whom: str) -> str:
    """Say that it is understood for whom."""
    return f"好，给{whom}办。"


def consent(who: str) -> str:
    """Ask whether the person served agrees."""
    return f"{who}本人同意请代办员来办、把材料交给代办员吗？"


_CALLED = {"relation": "给谁办", "who": "姓名", "phone": "电话"}


def mended(known: Mapping[str, Any], changed: Sequence[str]) -> str:
    """Say what was changed, in the order of the last look, and what stays as it is."""
    shown = [
        f"{_CALLED[each]}是{known[each]}" for each in _CALLED if each in changed and known[each]
    ]
    stays = "" if "phone" in changed or not known.get("phone") else f"电话还是{known['phone']}。"
    return f"好，改了：{'，'.join(shown)}。{stays}"


def instead(matter: str, known: Mapping[str, Any]) -> str:
    """Say which matter it is now, and what of the person stays as it was told."""
    stays = [
        str(known[each]) for each in ("village", "relation", "who", "phone") if known.get(each)
    ]
    return f"好，改成请代办【{matter}】。" + (f"{'、'.join(stays)}不变。" if stays else "")


def kept(said: Mapping[str, Any]) -> str:
    """Say what was told before it was asked for."""
    shown = [f"{_CALLED[each]}{said[each]}" for each in ("who", "phone") if said.get(each)]
    shown += [f"您是{said['mine']}"] if said.get("mine") else []
    shown += ["本人同意"] if said.get("consent") else []
    return f"好，先记下：{'，'.join(shown)}。" if shown else "好。"


def yours(name: str) -> str:
    """Say that the writer's own name changes nothing of whom it is for."""
    return f"好，您是{name}。给谁办没有变。"


def still_asked(numbers: Sequence[str]) -> str:
    """Say that what an agent was asked for stays asked, and how to call it off."""
    return f"请好的代办（{'、'.join(numbers)}）没有取消，还在代办员那里；不办了就说“取消代办”。"


def is_it_for(relation: str) -> str:
    """Ask whether it is for who was only mentioned."""
    whom = "您自己" if relation == "本人" else relation
    return f"这件事是给{whom}办吗？不是的话，说给谁办；说的是别的事，就直接说要办什么。"


def whose_name(mine: str, relation: str) -> str:
    """Ask for the name of who is served, where the writer said their own."""
    return f"{mine}是您自己的名字吧？要办的是{relation}，请说{relation}的姓名。"


def hurdle(why: Hurdle, matter: str, village: str) -> str:
    """Say why no agent does it."""
    return f"【{matter}】请{village}的代办员办不了：{_HURDLES[why]}。还有别的办法："


def confirm(
    matter: str,
    who: str,
    relation: str,
    phone: str,
    village: str,
    holder: tuple[str, str],
    how: str,
) -> str:
    """Show what is about to be asked; the phone as it was said, so that it can be mended."""
    name, until = holder
    whom = who if relation == "本人" else f"{who}（{relation}）"
    return (
        f"请看一遍：\n· 事项：{matter}\n· 给谁办：{whom}\n· 电话：{phone}\n· 村：{village}\n"
        f"· 同意：{how}\n"
        f"· 找谁：{name}，{until}答复您；没空就转给别人，都会告诉您\n· 不收钱\n对吗？"
    )


def asked(proxy: ProxySummary) -> str:
    """Say that it is asked, of whom, and how to look."""
    return (
        f"提好了，代办号 {proxy.number}。{proxy.holder}{proxy.until or ''}答复您"
        "（接的时候跟您定：教您网上办、替您跑、陪您办，还是在村里现场办）。"
        "说“我的代办”随时看，说“取消代办”可以不办。"
    )


def there(proxy: ProxySummary) -> str:
    """Say that there is one already."""
    return f"这件事您已经请过代办了：{proxy.number}，{proxy.state}。"


def full(limit: int) -> str:
    """Say that there are too many."""
    return f"同时最多请{limit}件代办，先办完一件再提。"


def listed(found: Sequence[ProxySummary]) -> str:
    """Say how the citizen's requests stand."""
    return "\n".join(_line(each) for each in found)


def _line(proxy: ProxySummary) -> str:
    lines = [f"【{proxy.number}】{proxy.matter_name}（{proxy.who}）：{proxy.state}"]
    lines.append(f"　在{proxy.holder}手上" + (f"，{proxy.until}答复" if proxy.until else ""))
    lines += [f"　办法：{proxy.way}"] if proxy.way else []
    lines += [f"　还没还清的：{'、'.join(proxy.owed)}"] if proxy.owed else []
    lines += [f"　{each}" for each in proxy.history[-3:]]
    return "\n".join(lines)


def ended(number: str) -> str:
    """Say that it is cancelled."""
    return f"代办 {number} 取消了。"


def phone_changed(proxy: ProxySummary, phone: str) -> str:
    """Say that the agent has another phone now."""
    return f"改好了：代办 {proxy.number}（{proxy.matter_name}，{proxy.who}）的电话是{phone}，代办员看得到。"


def new_phone(number: str) -> str:
    """Ask for the phone that is right."""
    return f"代办 {number} 的电话改成多少？"


def not_changed(number: str, said: str) -> str:
    """Say that a clerk is asked to change a request, which stands as it was till then."""
    return f"代办 {number} 还没有改，这个要工作人员来改。我把您说的转给他：“{said}”。"


def owed(names: Sequence[str]) -> str:
    """Say that papers are to be given back first."""
    return f"还不能了结：这些还没还清：{'、'.join(names)}。先请代办员还给您，说“人工”我们催。"


def confirmed(number: str) -> str:
    """Say that the confirmation is kept."""
    return f"好，{number} 记下了：您说收到了。"


def place_too(number: str, line: str) -> str:
    """Say that a place at a counter stands as well, and how to give it up."""
    return f"窗口的号还留着（{number}：{line}）。不用来了，就说“取消{number}”。"
