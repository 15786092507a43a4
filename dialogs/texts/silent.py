"""Sentences for what the record does not say: plainly so, and whom to ask."""

from knowledge.matters import Matter

BACK_PAY_OF_WHAT = (
    "以前没领的能不能补，每样钱不一样。您说的是哪一样？说全，比如“高龄津贴”；要人帮忙查，说“人工”。"
)


def ask(phone: str) -> str:
    """Say whom to ask."""
    return f"打电话问：{phone}，或者说“人工”。"


def mainlanders_only(matter: Matter, phone: str, *, lists: bool) -> str:
    """Say that the record is about mainlanders; `lists`: it is given all the same."""
    others = "港澳台同胞、华侨、外国人"
    if lists:
        return (
            f"【{matter.name}】这份清单是照内地居民写的，{others}要带什么，上面没写。"
            f"先问清再跑：打电话{phone}，或者说“人工”。"
        )
    return (
        f"【{matter.name}】我这里的清单只写了两个人都是内地居民的。有一方是{others}的，"
        "要带什么、去哪里办都可能不一样，清单上没有，不敢乱说。\n"
        f"先问清再跑：打中心电话{phone}或政务热线12345；说“人工”，工作人员帮您问。"
    )


def way_here(what: str, address: str, phone: str) -> str:
    """Say that how to ride or where to park is not known."""
    return f"{what}：我这里没有写，不知道，不敢乱说。{ask(phone)}\n地址：{address}，手机导航搜得到就照导航走。"


def no_faster(matter: Matter, days: str, phone: str) -> str:
    """Give the days, and say that nothing is written of doing it faster."""
    return (
        f"【{matter.name}】多久办好：{days}。\n能不能加急、当天拿：清单上没写。急用就{ask(phone)}"
    )


def not_written(matter: Matter, what: str, phone: str) -> str:
    """Say that the list is silent of just this."""
    return f"【{matter.name}】{what}：清单上没写。{ask(phone)}"


def fits_no_answer(phone: str) -> str:
    """Say that what was told fits none of the answers that are asked for."""
    return f"这句对不上下面哪一个。请回前面的数字，拿不准就选“不清楚”。说的是别的情况，{ask(phone)}"


def remark(matter: Matter, phone: str) -> str:
    """Say that the list is silent of what was told, and how to ask of something else."""
    return (
        f"您说的这个情况，【{matter.name}】的清单上没写，不敢乱说。{ask(phone)}\n"
        "要问别的事，请说全办什么，比如“社保卡丢了怎么补”。"
    )


def renewal(matter: Matter, phone: str) -> str:
    """Say that the list is for a first one, and silent of renewing it."""
    return (
        f"【{matter.name}】这份清单没写到期延续怎么办、要带什么，是照头一回办写的。先{ask(phone)}"
    )


def abroad(matter: Matter, online: str, phone: str) -> str:
    """Say that the list is for people who are here; `online`: whether there is a way by net."""
    return (
        f"{online}\n【{matter.name}】人在国外、境外怎么办，清单上没写，不敢乱说。"
        f"人在外面能不能用，先{ask(phone)}也可以问当地的中国使领馆。"
    )
