"""材料预审: pictures land on the list of the notice, and a clerk looks through them once."""

from bot.database import Database
from handoff import precheck, prechecking
from handoff.chats import NotYours, transcript
from handoff.notices import tell
from handoff.ports import Work
from handoff.precheck import (
    PICTURES_LIMIT,
    Checklist,
    Kept,
    ListFull,
    NoChecklist,
    NoSuchPaper,
    NoSuchPicture,
    Put,
)
from handoff.prechecking import (
    Judgement,
    Looked,
    NoteUnfit,
    NothingJudged,
    ToldOfPapers,
    look_through,
    tell_papers,
)
from handoff.taking import ChatClosed
from knowledge.calendar import read_calendar
from knowledge.matters import Catalog, Material
from knowledge.notices import compose
from tests.conftest import NOW
from tests.handoff.talking import LI, TOWN, WANG, a_chat, says
from tests.support.towns import make_matter

MATTER = make_matter(
    materials=(Material("居民身份证", 1, 1), Material("居民户口簿", 1, 1), Material("申请表", 1, 0))
)
CATALOG = Catalog("v1", {MATTER.code: MATTER}, {})


async def told(database: Database) -> str:
    """Have LI told the matter's notice; give its number."""
    notice = compose(CATALOG, MATTER, TOWN, read_calendar(), {}, NOW)
    return (await database.run(lambda work: tell(work, TOWN, LI, notice, {}, "bot"))).number


async def sends(database: Database, media: str, paper: str | None = None) -> int:
    await says(database, "[图片]", kind="image", content={"media_id": media})

    def job(work: Work) -> int:
        kept = precheck.keep(work, TOWN.id, LI, media)
        assert isinstance(kept, Kept)
        if paper is not None:
            assert precheck.put(work, TOWN.id, LI, kept.picture, paper) == Put(paper)
        return kept.picture

    return await database.run(job)


async def listed(database: Database) -> Checklist:
    found = await database.run(lambda work: precheck.checklist(work, TOWN.id, LI))
    assert found is not None
    return found


async def names(database: Database) -> list[str]:
    return [each.name for each in (await listed(database)).papers]


async def test_a_picture_lies_loose_until_it_is_put_to_a_paper(database: Database) -> None:
    number = await told(database)
    picture = await sends(database, "m1")

    before = await listed(database)
    assert before.notice == number
    assert [each.id for each in before.loose] == [picture]
    assert before.loose[0].message is not None
    assert before.sent == 0

    paper = before.papers[0].name
    await database.run(lambda work: precheck.put(work, TOWN.id, LI, picture, paper))
    after = await listed(database)
    assert after.loose == ()
    assert [each.id for each in after.papers[0].pictures] == [picture]
    assert after.sent == 1


async def test_without_a_notice_there_is_no_list(database: Database) -> None:
    assert await database.run(lambda w: precheck.checklist(w, TOWN.id, LI)) is None
    assert await database.run(lambda w: precheck.checklist_in_hand(w, TOWN.id, LI)) is None
    kept = await database.run(lambda w: precheck.keep(w, TOWN.id, LI, "m1"))
    assert kept == NoChecklist()


async def test_only_own_pictures_and_named_papers_are_put(database: Database) -> None:
    await told(database)
    picture = await sends(database, "m1")
    paper = (await names(database))[0]

    assert (
        await database.run(lambda w: precheck.put(w, TOWN.id, LI, picture, "没有的"))
        == NoSuchPaper()
    )
    assert (
        await database.run(lambda w: precheck.put(w, TOWN.id, WANG, picture, paper))
        == NoSuchPicture()
    )


async def test_a_list_takes_so_many_pictures(database: Database) -> None:
    await told(database)

    def job(work: Work) -> object:
        for each in range(PICTURES_LIMIT):
            precheck.keep(work, TOWN.id, LI, f"m{each}")
        return precheck.keep(work, TOWN.id, LI, "one more")

    assert await database.run(job) == ListFull(PICTURES_LIMIT)


async def test_a_clerk_judges_in_the_own_chat_and_tells_it_once(database: Database) -> None:
    number = await told(database)
    first, second = (await names(database))[:2]
    await sends(database, "m1", first)
    loose = await sends(database, "m2")
    chat = await a_chat(database)

    judged = (Judgement(first, "不对", "没有拍到反面"),)
    looked = await database.run(
        lambda w: look_through(
            w, TOWN.id, chat, "a", number, placed={loose: second}, judged=judged, seen=loose
        )
    )
    assert looked == Looked()
    found = {each.name: each for each in (await listed(database)).papers}
    assert (found[first].verdict, found[first].note) == ("不对", "没有拍到反面")
    assert not found[first].sent
    assert found[second].verdict is None

    told_of = await database.run(lambda w: tell_papers(w, TOWN.id, chat, "a", number))
    assert isinstance(told_of, ToldOfPapers)
    (words,) = [
        each.text
        for each in await database.run(lambda w: transcript(w, TOWN.id, LI))
        if each.id in told_of.messages
    ]
    assert f"不对的，照着改好再拍来：\n· {first}：没有拍到反面" in words
    assert f"收到了、还没看的：\n· {second}" in words


async def test_a_picture_that_came_later_is_still_to_be_looked_at(database: Database) -> None:
    number = await told(database)
    paper = (await names(database))[0]
    seen = await sends(database, "m1", paper)
    chat = await a_chat(database)
    await sends(database, "m2", paper)

    await database.run(
        lambda w: look_through(
            w, TOWN.id, chat, "a", number, placed={}, judged=(Judgement(paper, "齐"),), seen=seen
        )
    )

    assert (await listed(database)).papers[0].verdict is None


async def test_what_does_not_do_changes_nothing(database: Database) -> None:
    number = await told(database)
    paper = (await names(database))[0]
    picture = await sends(database, "m1", paper)
    chat = await a_chat(database)

    async def looked(login: str, judged: Judgement, placed: dict[int, str]) -> object:
        return await database.run(
            lambda w: look_through(
                w, TOWN.id, chat, login, number, placed=placed, judged=(judged,), seen=picture
            )
        )

    fine = Judgement(paper, "齐")
    assert await looked("b", fine, {}) == NotYours("a")
    assert await looked("a", Judgement(paper, "不对"), {}) == NoteUnfit(paper, 0)
    assert await looked("a", Judgement(paper, "不对", "长" * 101), {}) == NoteUnfit(paper, 101)
    assert await looked("a", Judgement("没有的", "齐"), {}) == NoSuchPaper()
    assert await looked("a", fine, {picture: paper}) == NoSuchPicture()  # it lies there already
    nothing = await database.run(lambda w: tell_papers(w, TOWN.id, chat, "a", number))
    assert nothing == NothingJudged()
    gone = await database.run(lambda w: tell_papers(w, TOWN.id, chat + 1, "a", number))
    assert gone == ChatClosed()


def test_a_long_list_is_cut_at_its_lines() -> None:
    papers = tuple(precheck.Paper(f"材料{place}" * 5, (), None) for place in range(60))
    parts = list(
        prechecking.in_messages(prechecking.words_of(Checklist("G1", None, "x", papers, ())))
    )

    assert len(parts) > 1
    assert all(len(each.encode()) <= 1900 for each in parts)
