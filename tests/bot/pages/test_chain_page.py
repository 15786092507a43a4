"""The page of a whole 一件事: all that was told, and papers numbered as in the chat."""

from aiohttp.test_utils import TestClient, TestServer

from bot.pages.assets import Assets, page_templates
from bot.pages.chain import ChainPage, chain_groups
from dialogs.texts.chain import papers_text
from handoff.notices import FoundChain
from knowledge.chain_words import counts_of, order_lines, take_words
from tests.support.chains import shipped
from tests.support.pages import NUMBER, PATH, TOLD_AT, page_app, page_town

BIRTH = shipped("xinshenger", {"marriage": ("已婚",)})
AFTER = shipped("once.shenhou")


def found_chain(notice: object = None, **changes: object) -> FoundChain:
    fields = {"number": NUMBER, "told_at": TOLD_AT, "told_by": "bot", "added": ()}
    return FoundChain(**{**fields, "notice": notice or BIRTH, **changes})  # type: ignore[arg-type]


def page_of(found: FoundChain, *, big: bool = False) -> str:
    page = ChainPage(Assets(), page_templates())
    return page.render(found, page_town(), f"https://yc.test{PATH}", big=big)


def test_everything_that_was_told_is_on_the_page() -> None:
    for notice in (BIRTH, AFTER):
        page = page_of(found_chain(notice))
        words = [notice.name, notice.centre, notice.hours, notice.opening, NUMBER, "2026年11月24日"]
        words += [each.removeprefix("· ") for each in order_lines(notice)]
        words += [word for pair in (*notice.told, *notice.reused) for word in pair]
        for step in notice.steps:
            words += [step.called, step.name, step.who, step.when, step.days, step.fee, step.result]
            words += [*step.counters, *step.conditions, *step.how, step.phone or ""]
        for each in notice.materials:
            words += [each.name, counts_of(each), *take_words(each), *each.details]
        assert [each for each in words if each not in page] == []


def test_papers_have_the_numbers_that_the_chat_gave_them() -> None:
    chat = papers_text(AFTER.materials, short=True)

    for group in chain_groups(AFTER.materials):
        for line in group.lines:
            assert f"{line.number}. " in chat
            row = next(each for each in chat.split("\n") if each.startswith(f"{line.number}. "))
            assert line.name in row
            assert line.counts in row


def test_what_was_added_later_is_owned_up_to() -> None:
    page = page_of(found_chain(added=("死亡证明",)))

    assert "比上次告知您的多了：死亡证明" in page


def test_hostile_words_are_only_text() -> None:
    page = page_of(found_chain(added=("<script>alert(1)</script>",)))

    assert "<script>alert" not in page


async def test_it_opens_at_the_address_of_every_notice() -> None:
    async with TestClient(TestServer(page_app(found_chain()))) as client:
        answer = await client.get(PATH)
        text = await answer.text()
        big = await (await client.get(f"{PATH}?big=1")).text()

    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "新生儿出生一件事" in text
    assert 'class="big' in big
