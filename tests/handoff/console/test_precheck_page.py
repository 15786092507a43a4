"""材料预审 in the console: the list with its pictures, judged and told, and who may see them."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from bot.database import Database
from bot.simulator.media import SAMPLE_PICTURE
from handoff.notices import tell
from handoff.ports import PictureFile, Work
from handoff.precheck import Kept, keep, put
from handoff.tables.contacts import LookRow
from handoff.tables.messages import MessageRow
from handoff.tables.prechecks import PrecheckPaperRow
from knowledge.calendar import read_calendar
from knowledge.matters import Catalog, Material
from knowledge.notices import compose
from knowledge.search.index import Index
from tests.conftest import HeldClock
from tests.handoff.console.office import LI, Client, Office
from tests.support.towns import make_matter

BOOK, CARD = "居民户口簿", "居民身份证"
MATTER = make_matter(materials=(Material(BOOK, 1, 1), Material(CARD, 1, 1)))
CATALOG = Catalog("v1", {MATTER.code: MATTER}, {})


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    office = Office(database, clock, knows=(CATALOG, Index(CATALOG)))
    await office.staff()
    return office


async def sends(office: Office, media: str, paper: str | None = None) -> int:
    """Have LI send a picture of this paper, after a notice; gives its message."""

    def job(work: Work) -> None:
        notice = compose(CATALOG, MATTER, office.shizhen, read_calendar(), {}, work.now)
        tell(work, office.shizhen, LI, notice, {}, "bot")
        kept = keep(work, office.shizhen.id, LI, media)
        assert isinstance(kept, Kept)
        if paper is not None:
            put(work, office.shizhen.id, LI, kept.picture, paper)

    await office.says(LI, "[图片]", kind="image", content={"media_id": media})
    await office.run(job)
    office.pictures.files[media] = PictureFile(SAMPLE_PICTURE, "image/png")
    newest = select(MessageRow.id).order_by(MessageRow.id.desc()).limit(1)
    return await office.run(lambda work: int(work.execute(newest).scalar_one()))


async def called(office: Office, clerk: Client | None = None) -> str:
    chat = await office.calls(LI, "材料预审")
    if clerk is not None:
        await clerk.post(f"/console/chats/{chat}/take")
    return f"/console/chats/{chat}"


async def shown(client: Client, path: str) -> str:
    return unescape(await (await client.get(path)).text())


def form_of(page: str, **changes: str) -> dict[str, str]:
    """Fill the page's form in as it stands, but for these changes."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {**dict(hidden), **changes}


async def pictures(office: Office) -> list[tuple[str | None, str | None, str | None]]:
    rows = select(PrecheckPaperRow.paper, PrecheckPaperRow.verdict, PrecheckPaperRow.by)
    found = await office.run(lambda work: work.execute(rows.order_by(PrecheckPaperRow.id)).all())
    return [(each.paper, each.verdict, each.by) for each in found]


async def test_the_chat_links_to_the_list_once_a_picture_came(
    office: Office, clerk: Client
) -> None:
    chat = await called(office, clerk)
    assert "材料预审 " not in await shown(clerk, chat)
    assert "还没有发材料照片" in await shown(clerk, f"{chat}/precheck")

    message = await sends(office, "m1", BOOK)

    assert f'href="{chat}/precheck">材料预审 1/2</a>' in await shown(clerk, chat)
    page = await shown(clerk, f"{chat}/precheck")
    assert f'<img src="/console/media/{message}"' in page
    assert f"{BOOK}<small>待看</small>" in page
    assert f"{CARD}<small>没发</small>" in page
    looks = select(LookRow.login, LookRow.what).where(LookRow.what == "precheck")
    rows = await office.run(lambda work: work.execute(looks).all())
    assert [tuple(each) for each in rows] == [("a", "precheck")]


async def test_a_loose_picture_is_put_to_a_paper_then_judged_and_told(
    office: Office, clerk: Client
) -> None:
    chat = await called(office, clerk)
    await sends(office, "m1", BOOK)
    await sends(office, "m2")
    page = await shown(clerk, f"{chat}/precheck")
    (field,) = re.findall(r'<select name="(put\.\d+)"', page)

    await clerk.post(f"{chat}/precheck", data=form_of(page, **{field: CARD}))
    page = await shown(clerk, f"{chat}/precheck")
    assert "材料预审 2/2" in page
    said = {"verdict.0": "齐", "verdict.1": "不对", "note.1": "反面没拍到", "send": "1"}
    answer = await clerk.post(f"{chat}/precheck", data=form_of(page, **said), allow_redirects=False)

    assert (answer.status, answer.headers["Location"]) == (303, chat)
    assert await pictures(office) == [(BOOK, "齐", "a"), (CARD, "不对", "a")]
    talk = await shown(clerk, chat)
    assert f"没问题的：\n· {BOOK}" in talk
    assert f"· {CARD}：反面没拍到" in talk


async def test_a_refusal_keeps_what_was_typed_and_sends_nothing(
    office: Office, clerk: Client
) -> None:
    chat = await called(office, clerk)
    await sends(office, "m1", BOOK)
    page = await shown(clerk, f"{chat}/precheck")

    answer = await clerk.post(
        f"{chat}/precheck", data=form_of(page, **{"verdict.0": "不对", "send": "1"})
    )
    assert answer.status == 409
    words = unescape(await answer.text())
    assert f"“{BOOK}”不对，要写清改什么" in words
    assert "<option selected>不对</option>" in words
    answer = await clerk.post(f"{chat}/precheck", data=form_of(page, send="1"))
    assert "还没有一样看过" in unescape(await answer.text())
    assert await pictures(office) == [(BOOK, None, None)]


async def test_only_who_has_the_chat_may_judge(office: Office, clerk: Client) -> None:
    chat = await called(office)
    await sends(office, "m1", BOOK)
    page = await shown(clerk, f"{chat}/precheck")
    assert "先接待这个会话" in page
    assert "<select" not in page

    said = {"name.0": BOOK, "verdict.0": "齐"}
    answer = await clerk.post(f"{chat}/precheck", data=form_of(page, **said))

    assert answer.status == 409
    assert await pictures(office) == [(BOOK, None, None)]


async def test_a_picture_is_shown_to_the_own_town_only_and_the_look_is_kept(
    office: Office, clerk: Client, outsider: Client
) -> None:
    message = await sends(office, "m1", BOOK)

    answer = await clerk.get(f"/console/media/{message}")
    assert answer.status == 200
    assert answer.content_type == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert await answer.read() == SAMPLE_PICTURE
    assert (await outsider.get(f"/console/media/{message}")).status == 404
    looks = select(LookRow.login).where(LookRow.what == "picture")
    assert (await office.run(lambda work: work.execute(looks).scalars().all())) == ["a"]


async def test_what_is_no_picture_or_gone_is_not_there(office: Office, clerk: Client) -> None:
    message = await sends(office, "m1")
    office.pictures.files.clear()

    assert (await clerk.get(f"/console/media/{message}")).status == 404
    assert (await clerk.get("/console/media/99999")).status == 404


async def test_another_town_s_clerk_finds_no_list(
    office: Office, clerk: Client, outsider: Client
) -> None:
    chat = await called(office, clerk)
    await sends(office, "m1")

    assert (await outsider.get(f"{chat}/precheck")).status == 404
