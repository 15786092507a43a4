"""Hears that a village, its point or its list is asked for. source: XL-15, TL-4."""

import re

from dialogs.choosing import plain
from dialogs.machine import Start, Turn
from dialogs.texts import places
from knowledge.reading.places import Place, read_place
from knowledge.towns import Village

_LIST = re.compile(
    r"(?:村|社区|服务[站点]|站)(?:里|上|头|委会|居委会)?(?:便民服务[站点])?(?:都|里|上|头)?"
    r"(?:能|可以|可|得|给)?(?:帮)?(?:我们?)?(?:办|弄|搞|做)(?:理)?(?:得)?(?:些|点)?"
    r"(?:啥子?|什么|哪些|哪几[件样]|么子|哪样|嘛)(?:事|业务|事情|事项|手续)?(?:呢|呀|啊|嘛|的)?$"
    r"|(?:哪些|什么|啥子?|么子)(?:事|业务|事情|事项|手续)?(?:能|可以|可|得|是)?(?:在|到)?"
    r"(?:我们?|俺|咱们?)?(?:村|社区)(?:里|上|头)?(?:就)?(?:能|可以)?(?:办|弄)"
    r"|村(?:里|上|头)?(?:有)?(?:哪些|什么|啥)(?:事|业务|事情|事项)?(?:能|可以)(?:在村里)?办"
    r"|(?:村|社区)(?:里|上)?的?(?:服务|办事|代办)?(?:事项|办事)(?:清单|目录)"
)
_HERE = (
    r"(?:能|可以|可|也|就|都|给)*(?:帮我?)?(?:办|弄|搞|做|交)(?:理)?(?:得)?"
    r"(?:了|成|这个|这件|这事)*(?:不|吗|嘛|么|没|啵|不得|不能|不行)?"
)
_CAN_HERE = re.compile(
    rf"(?:在|到|去)?(?:我们?|俺|咱们?)?(?:村|社区|服务[站点])(?:里|上|头|委会|居委会)*(?:的?服务[站点])?{_HERE}"
)
_CAN_NAMED = re.compile(rf"(?:村|社区)?(?:里|上|那边|的)*(?:便民)?(?:服务[站点])?{_HERE}")
_HINT = re.compile(r"[村社组队站]")
_SHORT = 4  # characters: a village's bare name
_ABOUT_POINT = re.compile(
    r"(?:去|到|往|[0-9一二三四五六七八九十]+(?:组|社|队)|我|们|俺|咱|是|住|家|在|的|村|社区|委会|居委会|便民|服务|站|点|代办员|谁|哪个|哪位|电话|多少|号码"
    r"|地址|哪里?|怎么走|几点|开门|关门|上班|下班|时间|里|人|有|没|开着?|吗|呢|那边|边|不|现在|今天|,|，)*"
)
_BARE = re.compile(
    r"(?:我们?|俺|咱们?)?(?:村|社区)(?:里|上|的)*(?:便民)?(?:服务[站点]|代办员|代办点|办事点)"
    r"(?:的|在)*(?:哪里?|电话|是?谁|几点.{0,3}|地址|时间|怎么.{0,2}|多少|号码|有没有人)*"
)

_CADRES = r"(?:村|社区)(?:里|上)?的?(?:干部|主任|书记|支书|村长|文书|会计|领导|负责人)"
_CADRE = re.compile(
    r"(?:我|俺|想|要|那|能不能|可不可以|可以|能|直接|去|怎么|哪里|在哪)*(?:找|问|联系|见)(?:一?下|到)?(?:我们|咱们?|俺们?)?"
    rf"{_CADRES}(?:问|说|帮忙|帮我|行|可以|一下|问问|办)*(?:吗|么|不)?|(?:我们|咱们?|俺们?)?{_CADRES}的?(?:电话|号码|联系方式)(?:是)?(?:多少)?"
)
"""Who belongs to the village; of them only the point and its agent are known here."""


def begins(turn: Turn) -> Start | None:
    """Begin where a village's list or point is asked for; None where it is not.

    A village's name alone is enough; with anything else said besides, it is not.
    """
    said, town = plain(turn.said.text), turn.world.town
    told = by_slot(turn)
    if told is not None:
        turn.memory.village = told.name
    bare = 1 < len(said) <= _SHORT and not said.isascii()
    if not (told or bare or _HINT.search(said)):
        return None  # reading a place costs as much as a whole turn
    of_any = said.replace(told.name, "村").replace("村村", "村") if told else said
    if town.villages and _CADRE.fullmatch(of_any):
        given = {"village": told.name} if told else {}
        return Start("village", given, (places.NO_CADRES,))
    wants_list = _LIST.search(said) is not None or (_matter(turn) is None and asks_here(turn))
    if not wants_list and turn.said.understanding.kind == "matter":
        return None
    named = _named(turn)
    if named is not None and (wants_list or _only_the_point(said, named)):
        turn.memory.village = named.name
        return Start("village", {"village": named.name, "list": wants_list})
    if wants_list or (town.villages and _BARE.fullmatch(said)):
        return Start("village", {"list": wants_list})
    return None


def _matter(turn: Turn) -> str | None:
    return turn.learned.get("matter") or turn.memory.matter


def asks_here(turn: Turn) -> bool:
    """Say whether it asks if something can be done in the village (“我们村能办不”)."""
    said = plain(turn.said.text)
    if _CAN_HERE.fullmatch(said):
        return True
    for each in turn.world.town.villages:
        for name in (each.name, *each.aliases, each.name.removesuffix("社区").removesuffix("村")):
            before, found, after = said.partition(name)
            if found and len(name) > 1 and _CAN_NAMED.fullmatch(after) and _is_matter(before, turn):
                return True
    return False


def _is_matter(before: str, turn: Turn) -> bool:
    """Say whether what stands before the village's name is nothing, or the matter at hand."""
    matter = turn.world.catalog.matter(str(_matter(turn)))
    names = (matter.name, matter.called, *matter.aliases) if matter else ()
    return before in {"", "在", "到", "去"} or before.rstrip("在到去,，") in names


def by_slot(turn: Turn) -> Village | None:
    """Give the village that was understood from the message, or None."""
    name = turn.said.understanding.slots.where
    return next((each for each in turn.world.town.villages if each.name == name), None)


def says_a_place(text: str) -> bool:
    """Say whether it is worth reading where somebody lives."""
    return _HINT.search(text) is not None


def _named(turn: Turn) -> Village | None:
    found = read_place(turn.said.text, turn.world.town)
    bare = isinstance(found, Place) and not (found.house or found.landmark)
    return found.village if isinstance(found, Place) and bare else None


def _only_the_point(said: str, village: Village) -> bool:
    for name in sorted((village.name, *village.aliases), key=len, reverse=True):
        for each in (name, name.removesuffix("社区").removesuffix("村")):
            if len(each) > 1 and each in said:
                return _ABOUT_POINT.fullmatch(said.replace(each, "", 1)) is not None
    return len(said) <= len(village.name)  # heard by its sound
