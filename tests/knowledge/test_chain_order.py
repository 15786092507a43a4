"""What waits for what in a chain, what can run side by side, and who does what is not ours."""

from typing import Any

import pytest

from knowledge.chain_words import order_lines, take_words
from knowledge.matters import ChainMember, MatterCode, ReusedPaper
from tests.support.chains import chain, matter, paper, shipped, told


def test_a_step_waits_for_the_one_that_its_paper_comes_out_of() -> None:
    notice = told(
        chain("a", "b", "b2"),
        (
            matter("a", result="营业执照（电子执照）"),
            matter("b", paper("营业执照", 1, 1)),
            matter("b2", paper("结婚证")),
        ),
    )

    assert [(each.step, each.earlier, each.paper) for each in notice.waits] == [(2, 1, "营业执照")]
    assert notice.materials[0].from_step == 1
    assert "办好第1件就有" in take_words(notice.materials[0])
    assert notice.together == ((2, 3),)
    assert list(order_lines(notice)) == [
        "· 第2件要用第1件办出来的营业执照，手上没有就先办第1件。",
        "· 第2、3件不用互相等材料，可以一起办。",
    ]


def test_what_the_facts_say_is_issued_is_waited_for_too() -> None:
    reused = ReusedPaper("批准书", (MatterCode("b"),), issued_by=MatterCode("a"))

    notice = told(chain("a", "b", reused=(reused,)), (matter("a"), matter("b")))

    assert [(each.step, each.earlier) for each in notice.waits] == [(2, 1)]
    assert notice.together == ()


@pytest.mark.parametrize(
    ("changes", "second"),
    [
        ({}, {"when": "办好之后"}),
        ({"in_order": True}, {}),
        ({"one_of": ((MatterCode("a"), MatterCode("b")),)}, {}),
    ],
)
def test_steps_that_the_record_sets_apart_are_not_told_to_run_together(
    changes: dict[str, Any], second: dict[str, Any]
) -> None:
    found = chain(
        ChainMember(1, MatterCode("a")), ChainMember(2, MatterCode("b"), **second), **changes
    )

    assert told(found, (matter("a"), matter("b"))).together == ()


def test_steps_of_one_order_run_side_by_side_others_bodies_too() -> None:
    found = chain(ChainMember(1, None, "上户口", "公安"), ChainMember(1, None, "参保", "医保"))

    notice = told(found, ())

    assert notice.together == ((1, 2),)
    assert [(each.code, each.who, each.here) for each in notice.steps] == [
        (None, "公安", False),
        (None, "医保", False),
    ]


def test_another_body_has_the_phone_that_the_town_or_the_lexicon_knows() -> None:
    notice = shipped("jiuzhu")

    housing = next(each for each in notice.steps if each.name.startswith("住房救助"))
    assert (housing.who, housing.phone) == ("住建（县（区）住建部门）", "12345")
