"""What an electronic certificate or a promise takes off a list: only what the catalog allows."""

from dataclasses import replace

from knowledge.notice_lists import spared_hints, spared_words
from knowledge.notices import Notice
from knowledge.sparing import read_keys, sparable, spare, whole_list
from tests.support.pages import page_notice, paper

CARD = paper("居民身份证", e_certificate=True)
BOOK = paper("户口簿", shareable=True, promise=True)
FORM = paper("申请表")
PROOF = paper("关系证明", promise=True, only_when="代办时")
NOTICE = page_notice((CARD, FORM, BOOK, PROOF))


def test_only_flagged_papers_may_be_spared_in_the_flagged_way() -> None:
    assert [each.key for each in sparable(NOTICE)] == [
        "0-电子证照",
        "2-电子证照",
        "2-承诺",
        "3-承诺",
    ]


def test_what_is_spared_is_off_the_list_and_said_with_its_reason() -> None:
    shorter = spare(NOTICE, {0: "电子证照", 3: "承诺"})

    assert shorter.materials == (FORM, BOOK)
    assert [spared_words(each) for each in shorter.spared] == [
        "免带：居民身份证（用电子证照）",
        "免交：关系证明（签告知承诺书，仅在代办时要带）",
    ]
    assert len(spared_hints(shorter.spared)) == 2


def test_a_way_that_the_catalog_does_not_allow_changes_nothing() -> None:
    assert spare(NOTICE, {0: "承诺", 1: "电子证照", 99: "承诺"}) == NOTICE


def test_what_was_spared_can_be_put_back_in_its_place() -> None:
    shorter = spare(NOTICE, {0: "电子证照", 2: "承诺", 3: "承诺"})

    assert whole_list(shorter) == NOTICE.materials
    assert sparable(shorter) == sparable(NOTICE)
    assert spare(shorter, {}) == NOTICE
    assert spare(shorter, {2: "电子证照"}).materials == (CARD, FORM, PROOF)


def test_it_is_read_back_as_it_was_stored_and_old_notices_have_none() -> None:
    shorter = spare(NOTICE, {0: "电子证照"})
    assert Notice.from_json(shorter.as_json()) == shorter

    old = replace(NOTICE).as_json()
    del old["spared"]
    for each in old["materials"]:
        for late in ("e_certificate", "promise", "basis", "sample"):
            del each[late]
    assert Notice.from_json(old).spared == ()


def test_keys_from_a_form_are_read_and_anything_else_is_passed_over() -> None:
    keys = (
        "0-电子证照",
        "2-承诺",
        "2-电子证照",
        "x-承诺",
        "٣-承诺",
        "4-钱",
        "",
        "99999-承诺",
        "-1-承诺",
    )
    assert read_keys(keys) == {0: "电子证照", 2: "承诺"}
