"""A short answer in an old person's words is the one choice that it fits by its sense."""

import pytest

from dialogs.choosing import choose
from dialogs.machine import Choice

CREMATED = ("已火化", "没有火化", "不清楚")
DIED = ("医院", "家里或养老院", "意外或死因不明", "不清楚")
CARD = (
    "第一次办社保卡",
    "社保卡丢了、坏了，补一张",
    "社保卡激活、改密码",
    "社保卡先挂失，或找到了解挂",
    "都不是",
)
OLD = ("在", "丢了", "坏了", "不清楚")


def chosen(said: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    return choose(said, [Choice(each, each) for each in labels])


@pytest.mark.parametrize(
    ("labels", "said", "meant"),
    [
        *((CREMATED, each, "已火化") for each in ("烧了", "烧成灰了", "拉去烧了", "火葬的")),
        *(
            (CREMATED, each, "没有火化")
            for each in ("埋的", "埋了", "土葬", "没烧", "还没烧", "埋在山上")
        ),
        *((DIED, each, "家里或养老院") for each in ("在屋头走的", "屋头死的", "屋里走的")),
        *((DIED, each, "医院") for each in ("在卫生院死的", "卫生院走的")),
        *((CARD, each, CARD[1]) for each in ("丢", "掉咯", "落了", "搞落了", "烂了", "我的卡落了")),
        *((CARD, each, CARD[0]) for each in ("头一回", "头回办", "没办过", "从来没办过")),
        *((OLD, each, "丢了") for each in ("落了", "打落了", "掉咯")),
        *((OLD, each, "坏了") for each in ("烂了", "扯烂了", "坏咯")),
        (("首次", "续办", "不清楚"), "头一回", "首次"),
        (("头一回", "续办没变化", "续办有变化"), "头回办", "头一回"),
    ],
)
def test_short_answers_fit_their_choice(labels: tuple[str, ...], said: str, meant: str) -> None:
    assert chosen(said, labels) == (meant,)


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (("本地火化", "外地火化", "没有火化"), "烧了"),
        (CREMATED, "烧了好多钱"),
        (CREMATED, "埋怨"),
        (CREMATED, "烧了没得"),
        (CARD, "没落"),
        (CARD, "没办成"),
        (CARD, "丢人"),
        (CARD, "落户"),
        (OLD, "没丢"),
        (OLD, "坏人"),
        (("有", "没有", "不清楚"), "烂了"),
    ],
)
def test_what_fits_none_or_two_is_none(labels: tuple[str, ...], said: str) -> None:
    assert chosen(said, labels) == ()
