"""Which sentence of a matter's own record answers a question by its words; none where none does."""

import re
from collections.abc import Iterator

from knowledge.matters import Matter

_MOST = 2
_ENOUGH = 0.6
"""So much of what is asked has to stand in the sentence."""
_LEAST = 2  # characters in one piece
_EMPTY = re.compile(
    r"(?:请问|如果|要是|的话|怎么办|咋个?办|咋整|咋弄|怎么弄|啷个办|怎么样?|咋个?|如何|为什么|什么时候|什么|啥|几号|几天|几岁|几年|几个月|多少|多久|多长时间|多大|好久"
    r"|是不是|能不能|可不可以|要不要|用不用|需不需要|有没有|必须|一定|需要|可以|应该|之前|以前|之后|以后|前|行不行|行不|行吗|我们|我家|我|你们|你|他们|他|她|这个|那个|自己|家里|还|都|也|就|才|那|这|要|得|能|会|是|有|了|的|吗|么|呢|啊|吧|不$|[,，。？?！!、\s])"
)
_OF_TIME = re.compile(
    r"几号|几天|多久|多长|什么时候|几个?月|几年|好久|期限|超过|逾期|过了|之前|截止"
)
_OF_AGE = re.compile(r"几岁|多大(?:年纪|岁数)?")
_TIME = re.compile(
    r"[0-9一二三四五六七八九十两半]+个?(?:天|日|月|年|周|工作日|小时)|每年|每月|长期|有效期"
)
_SAME = (
    (re.compile(r"不同意|不愿意|不肯"), ("自愿", "同意", "起诉", "法院")),
    (re.compile(r"管(?:多久|几年|好久)|有效期|到期"), ("有效期", "签注", "期满", "有效")),
    (
        re.compile(r"领.{0,2}(?:多久|几个?月|几年|多长|好久)"),
        ("最长", "期限", "领到", "发到", "每月发"),
    ),
    (re.compile(r"重新评|再评|复评|重新鉴定"), ("再评", "重新评", "复评")),
    (
        re.compile(r"到账|打钱|打款|到手"),
        ("到账", "发放", "钱打", "打到", "打入", "按月发", "每月发"),
    ),
    (re.compile(r"网店|网上开店"), ("网店", "网上卖", "网络经营")),
    (re.compile(r"注册地址|地址"), ("经营场所", "住所", "场所")),
)
"""What citizens say, and the words for it in records."""


def answering(matter: Matter, question: str) -> tuple[str, ...]:
    """Give at most two sentences of the record that hold what is asked, the nearest first."""
    every = tuple(dict.fromkeys(_sentences(matter)))
    if _OF_AGE.search(question):
        aged = [each for each in every if "岁" in each]
        return tuple(aged[:_MOST])
    timed = [each for each in every if _TIME.search(each)] if _OF_TIME.search(question) else every
    for says, words in _SAME:
        if says.search(question):
            found = [each for each in every if any(word in each for word in words)]
            return tuple(found[:_MOST])
    asked = [each for each in _EMPTY.split(question) if len(each) >= _LEAST]
    scored = [(_covered(asked, each), each) for each in timed]
    best = sorted((each for each in scored if each[0] >= _ENOUGH), key=lambda each: -each[0])
    return tuple(sentence for score, sentence in best[:_MOST] if score == best[0][0])


def _covered(asked: list[str], sentence: str) -> float:
    """Give the share of what is asked that stands in the sentence, in pieces of two and more."""
    whole = sum(map(len, asked))
    return sum(_held(each, sentence) for each in asked) / whole if whole else 0.0


def _held(part: str, sentence: str) -> int:
    at = held = 0
    while at < len(part):
        end = len(part)
        while end - at >= _LEAST and part[at:end] not in sentence:
            end -= 1
        if end - at >= _LEAST:
            held, at = held + end - at, end
        else:
            at += 1
    return held


def _sentences(matter: Matter) -> Iterator[str]:
    yield from matter.conditions
    for each in matter.materials:
        if each.note:
            yield f"{each.name}：{each.note}"
    yield from matter.steps
    yield f"办好拿到：{matter.result}"
    yield from filter(None, (matter.season, matter.time_note, matter.online_how))
    if matter.fee != "不收费":
        yield f"收费：{matter.fee}"
