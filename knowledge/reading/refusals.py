"""Reads that something was refused, stopped or is not paid: why, or that it is not accepted.

“低保被取消了我不服”, “关于高龄补贴未到账的问题”. It names a matter and does not want its
list. Who wants to apply once more, or asks in which case it ends, says none.
"""

import re
from typing import Literal

RefusalKind = Literal["unpaid", "disputed"]
"""unpaid: why it was stopped, refused or has not come. disputed: it is not accepted."""

_LONGEST = 60  # characters: who writes more tells a story
_GAPS = re.compile(r"[\s,，。;；、!！?？~～:：…]+")
_MONEY = (
    r"(?:低保|五保|特困|救助|[津补]贴|补助|养老(?:金|钱|保险)|高龄(?:钱|费)|残补|抚恤|优待金|奖励|奖扶|扶助"
    r"|失业金|退休金|生活费|护理费|奶粉钱|丧葬费|保险金|补偿|低收入|危房|公益岗|名额|[金钱])"
)
_WHY = (
    r"(?:为(?:什么|啥|何|么子)|凭(?:什么|啥)|啥(?:原因|子原因)|什么原因|是何原因|怎么回事|咋回事)"
)
_HOW_COME = r"(?:怎么|咋个?|啷个)(?:就|又|还|一直|突然|这个月|今年|到现在|把|给|我|都|也)*"
_NOT_PAID = (
    r"(?:[没未](?:有|得|给|能|见|见到)?(?:我|他|她|我们|我家|老人)*"
    r"(?:再)?(?:发(?!现|生|票|烧)|到(?:账|帐|位|手)|打(?:钱|款|给|过来|来|到)|拿到|领到|收到|给我|批|通过|下来|评上)|不(?:再)?发|(?:批|评|办)不(?:下来|准|上))"
)
_STOPPED = (
    r"(?:(?<!未)(?:停发|停付)|断发|漏发|少发|停(?:了|掉)|断(?:了|掉)|被(?:停|取消|扣|退|刷|拒|驳|清退|降)|取消(?:了|掉|我)"
    r"|扣(?:了|掉|我)|少(?:了|给)|降(?:了|低)|不(?:给|让|准|批|同意)(?!别?人|客人|顾客|钱人)(?:我|他|她|我们|我家|我妈|我爸|老人)*(?:办|批|发|评|领|享受|通过)?)"
)
_HAPPENED = rf"(?:{_NOT_PAID}|{_STOPPED})"
_OF_IT = r"(?:的|之)?(?:问题|反映|情况|申诉|咨询|报告|请求|诉求|投诉|函|信|疑问)"
_UNPAID = (
    rf"{_MONEY}.{{0,16}}(?:{_WHY}.{{0,10}}|{_HOW_COME}){_HAPPENED}",
    rf"{_MONEY}.{{0,16}}{_HAPPENED}.{{0,8}}(?:{_WHY}|问一?下?原因)",
    rf"{_WHY}.{{0,14}}{_HAPPENED}.{{0,10}}{_MONEY}",
    rf"{_WHY}.{{0,10}}{_MONEY}.{{0,10}}{_HAPPENED}",
    rf"{_MONEY}.{{0,12}}(?:这个月|上个月|今年|[两二三四五六几半\d]+个月|一直|到现在|至今|还)(?:了|都|还|就|也)*{_NOT_PAID}了?$",
    rf"^关于.{{2,40}}{_HAPPENED}.{{0,8}}{_OF_IT}",
    rf"^(?:我(?:就是|是|就|只是)?(?:想|要|来)?问的?(?:是|一下|下)?|请问|到底|那|你们)*{_WHY}(?:我的?|一直|都|还|就|钱)*{_HAPPENED}",
)
_DISPUTED = (
    r"(?:我|我们|俺|本人|坚决|很|非常|就是)不服(?:气)?(?:$|.{0,6}(?:申诉|复核|复查|说法))",
    r"(?:要|想|怎么|咋个?|如何|去哪里?|在哪里?|找谁|可以|能不能)(?:去)?申诉",
    rf"{_HAPPENED}.{{0,8}}(?:不服|申诉)",
    rf"^(?:你们?|那|到底|他们|镇上|村里)*凭(?:什么|啥)(?:就|又|把)?{_STOPPED}",
    rf"凭(?:什么|啥).{{0,12}}{_STOPPED}.{{0,8}}{_MONEY}",
    rf"{_MONEY}.{{0,12}}凭(?:什么|啥).{{0,8}}{_STOPPED}",
)
_APPLIES = (
    r"(?:怎么|咋|如何|能不能|可不可以|可以|还能|想|要)(?:重新|再|恢复|续)",
    r"重新(?:申请|办|评|鉴定)|再(?:申请|评|鉴定|次鉴定)|复评|复议|重评|恢复(?:发放|待遇)",
    r"(?:会不会|会|要不要|是不是要|什么情况|哪些情况|多久).{0,4}(?:停|取消|扣)",
    r"是不是要(?:去|先)?(?:登记|申请|办|补)|怎么办理|门诊",
    r"卡号|换卡|换(?:了)?(?:银行)?卡|(?:卡|存折|证|本)(?:丢|掉|坏|过期)",
    r"法院|判决|仲裁|起诉|上诉|交警|工伤|鉴定|公司|老板|单位|厂里|工资|邻居|前夫|前妻|老公|老婆",
)
_TABLE: tuple[tuple[RefusalKind, re.Pattern[str]], ...] = (
    ("disputed", re.compile("|".join(_DISPUTED))),
    ("unpaid", re.compile("|".join(_UNPAID))),
)
_UNLESS = re.compile("|".join(_APPLIES))


def read_refusal(text: str) -> RefusalKind | None:
    """Say which of the two a text tells; None where it tells neither. Never raises."""
    said = _GAPS.sub("", text)
    if not said or len(said) > _LONGEST or _UNLESS.search(said):
        return None
    return next((kind for kind, says in _TABLE if says.search(said)), None)
