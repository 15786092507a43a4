"""The notice everywhere the same: told once, short by right, corrected once, asked part by part."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession

from handoff.notices import tell
from handoff.ports import Work
from handoff.told import NoticeEntry, breaches, notices_of
from knowledge.matters import CitizenId
from knowledge.notices import compose
from tests.support.centre import Centre
from tests.support.citizen import Citizen
from tests.support.clerk import ClerkAtWork
from tests.support.notices import papers_in_chat, papers_in_html


async def _gets_the_list(citizen: Citizen, first: str, *answers: str) -> str:
    await citizen.says(first)
    for each in answers:
        await citizen.says(each)
    while (
        not answers and "第" in "".join(citizen.latest) and "接下来" not in "".join(citizen.latest)
    ):
        await citizen.says("不清楚")
    return await citizen.waits_to_hear("接下来")


def _links(citizen: Citizen, part: str = "/n/") -> list[str]:
    parts = [part_ for bubble in citizen.chat.phone.bubbles for part_ in bubble.parts]
    return [each.href for each in parts if each.kind == "link" and part in each.href]


async def _page(url: str) -> str:
    async with ClientSession() as session, session.get(url) as answer:
        assert answer.status == 200, url
        return unescape(await answer.text())


async def _told(centre: Centre, citizen: Citizen, town: str) -> tuple[NoticeEntry, ...]:
    found = centre.parts.towns.get(town)
    assert found is not None
    who = CitizenId(citizen.openid)
    return await centre.parts.database.run(lambda work: notices_of(work, found.id, who))


async def _clerk_with(centre: Centre, citizen: Citizen, town: str) -> ClerkAtWork:
    await citizen.says("人工")
    clerk = await ClerkAtWork.sign_in(centre, town, "办事员")
    await clerk.takes_the_only_chat()
    return clerk


@pytest.mark.rule("BY-12")
async def test_a_later_addition_for_the_same_circumstances_is_flagged_in_the_console(
    centre: Centre,
) -> None:
    zhang, parts = centre.citizen("张三"), centre.parts
    town = parts.towns.get("baiyang")
    matter = parts.catalog.matter("minzheng.gaoling")
    assert town is not None
    assert matter is not None
    answers = {"income_tier": ("都不是",), "agent": ("本人",), "own_account": ("有",)}

    def told_too_little(work: Work) -> str:
        whole = compose(parts.catalog, matter, town, parts.calendar, answers, work.now)
        less = replace(whole, materials=whole.materials[1:])
        who = CitizenId(zhang.openid)
        return tell(work, town, who, less, answers, "minzheng-a").number

    number = await parts.database.run(told_too_little)
    await _gets_the_list(zhang, "高龄津贴要带什么", "都不是", "本人", "有")

    clerk = await _clerk_with(centre, zhang, "baiyang")
    flag = f"违反一次性告知：比 {number} 多了{matter.materials[0].name}"
    assert flag in await clerk.page(f"/console/chats/{clerk.chat}")
    (breach,) = await parts.database.run(lambda work: breaches(work, town.id))
    assert breach.told_by == "bot"
    assert "这是我们上次没说全" in await _page(_links(zhang)[0])


@pytest.mark.rule("BY-15")
async def test_all_corrections_are_told_at_once_in_writing_and_a_second_is_a_breach(
    centre: Centre,
) -> None:
    zhang = centre.citizen("张三")
    await _gets_the_list(zhang, "高龄津贴要带什么", "都不是", "代办", "有")
    clerk = await _clerk_with(centre, zhang, "baiyang")
    here = f"/console/chats/{clerk.chat}/correct"
    form = await clerk.page(f"{here}?matter=minzheng.gaoling")
    names = re.findall(r'name="name\.(\d+)" value="([^"]+)"', form)
    letter = next(place for place, name in names if name == "授权委托书")
    fields = {f"name.{place}": name for place, name in names} | {"matter": "minzheng.gaoling"}

    assert "还没有选哪一样缺" in await clerk.post(here, **fields)
    fields |= {"wrong.0": "缺", "need.0": "带填好的原件"}
    fields |= {f"wrong.{letter}": "不对", f"need.{letter}": "两人都要签名按手印"}
    await clerk.post(here, **fields)

    heard = await zhang.waits_to_hear("补正告知书 B")
    assert "（缺）：带填好的原件" in heard
    assert "授权委托书（不对）：两人都要签名按手印" in heard
    page = await _page(_links(zhang)[-1])
    for part in (
        "补正告知书",
        "带填好的原件",
        "两人都要签名按手印",
        "一共 2 样",
        "被告知人（签名）",
    ):
        assert part in page

    assert "这是第二次，会记为违反一次性告知" in await clerk.page(f"{here}?matter=minzheng.gaoling")
    assert "这是第二次，会记为违反一次性告知" in await clerk.post(here, **fields)
    first = (await _told(centre, zhang, "baiyang"))[0]
    await clerk.post(here, **fields, knows="1", earlier=first.number)
    second = (await _told(centre, zhang, "baiyang"))[0]
    assert (second.kind, second.breach_of) == ("correction", first.number)
    assert second.told_by == clerk.login
    flag = f"违反一次性告知：{first.number} 之后第二次补正"
    assert flag in await clerk.page(f"/console/chats/{clerk.chat}")


@pytest.mark.rule("XL-4")
async def test_chat_page_and_clerk_s_screen_hold_one_record(centre: Centre) -> None:
    wang = centre.citizen("王五", "xili")
    heard = await _gets_the_list(wang, "高龄津贴要带什么", "都不是", "代办", "不清楚")
    page = await _page(_links(wang)[0])
    clerk = await _clerk_with(centre, wang, "xili")
    (told,) = await _told(centre, wang, "xili")
    screen = unescape(await clerk.page(f"/console/chats/{clerk.chat}/notices/{told.number}"))

    on_page = papers_in_html(page)
    assert "授权委托书" in [each.name for each in on_page]
    assert papers_in_chat(heard) == on_page == papers_in_html(screen)

    (sample,) = _links(wang, "/samples/")
    async with ClientSession() as session, session.get(sample) as answer:
        assert answer.content_type == "image/svg+xml"
        assert "示范，请照自己的情况写" in await answer.text()
    assert urlsplit(sample).path in page
    assert urlsplit(sample).path in screen


@pytest.mark.rule("XL-4")
async def test_a_clerk_tells_the_same_as_the_bot(centre: Centre) -> None:
    wang, zhao = centre.citizen("王五", "xili"), centre.citizen("赵六", "xili")
    by_bot = await _gets_the_list(wang, "高龄津贴要带什么", "都不是", "代办", "有")
    clerk = await _clerk_with(centre, zhao, "xili")
    asked = {"a.income_tier": "都不是", "a.agent": "代办", "a.own_account": "有"}

    await clerk.post(f"/console/chats/{clerk.chat}/tell", matter="minzheng.gaoling", **asked)

    by_clerk = await zhao.waits_to_hear("要带的材料")
    assert papers_in_chat(by_clerk) == papers_in_chat(by_bot)
    (told,) = await _told(centre, zhao, "xili")
    assert told.told_by == clerk.login


@pytest.mark.rule("XL-6")
async def test_what_is_had_as_e_certificate_is_off_the_list_everywhere(centre: Centre) -> None:
    wang = centre.citizen("王五", "xili")
    await _gets_the_list(wang, "高龄津贴要带什么", "都不是", "本人", "有")
    await wang.taps("有电子证照，少带几样")
    wang.hears("哪几样您有电子证照")
    await wang.says("1")

    heard = wang.hears("免带：居民身份证（申请人）（用电子证照）")
    assert "居民身份证（申请人）" not in [each.name for each in papers_in_chat(heard)]
    page = await _page(_links(wang)[-1])
    assert "免带：居民身份证（申请人）（用电子证照）" in page
    assert papers_in_html(page) == papers_in_chat(heard)
    clerk = await _clerk_with(centre, wang, "xili")
    newest = (await _told(centre, wang, "xili"))[0]
    screen = await clerk.page(f"/console/chats/{clerk.chat}/notices/{newest.number}")
    assert "免带：居民身份证（申请人）（用电子证照）" in screen


@pytest.mark.rule("XL-6")
async def test_the_page_spares_by_ticking_without_an_account(centre: Centre) -> None:
    wang = centre.citizen("王五", "xili")
    await _gets_the_list(wang, "办理生育登记要带什么")
    url = _links(wang)[0]
    page = await _page(url)
    promise = next(
        each for each in re.findall(r'name="spare" value="([^"]+)"', page) if each.endswith("承诺")
    )

    async with ClientSession() as session:
        sent = [("spare", promise), ("spare", "0-钱")]
        async with session.post(f"{url}/spare", data=sent) as answer:
            shorter, new = unescape(await answer.text()), str(answer.url)
        async with session.post(f"{url[:-3]}xyz/spare", data=sent) as wrong:
            assert wrong.status == 404

    assert new != url
    assert "（签告知承诺书" in shorter
    assert len(papers_in_html(shorter)) == len(papers_in_html(page)) - 1
    assert len(await _told(centre, wang, "xili")) == 2


@pytest.mark.rule("BZ-3")
async def test_oneself_and_proxy_differ_on_the_page_and_at_the_clerk_s_too(
    centre: Centre,
) -> None:
    lists = {}
    for name, who in (("王五", "本人"), ("赵六", "代办")):
        citizen = centre.citizen(name, "banzhuyuan")
        await _gets_the_list(citizen, "高龄津贴要带什么", "都不是", who, "有")
        lists[who] = {each.name for each in papers_in_html(await _page(_links(citizen)[0]))}

    assert lists["代办"] - lists["本人"] == {"授权委托书", "居民身份证（代办人）"}
    assert lists["本人"] < lists["代办"]


@pytest.mark.rule("CN-4")
async def test_each_part_of_a_material_is_answered_when_asked(centre: Centre) -> None:
    qian = centre.citizen("钱七", "chini")
    await _gets_the_list(qian, "高龄津贴要带什么", "都不是", "代办", "有")
    for asked, answered in (
        ("身份证要几份", "居民身份证（申请人） 原件1份，复印件1份"),
        ("委托书谁签字", "由老人签字或按手印"),
        ("委托书要盖什么章", "没写要盖章"),
        ("申请表在哪领", "镇上窗口领"),
        ("委托书怎么填", "写明代办什么事"),
        ("依据啥", "依据："),
        ("有示范吗", "授权委托书示范"),
    ):
        await qian.says(asked)
        qian.hears("高龄津贴", answered, "接下来")
    (sample, *_) = _links(qian, "/samples/chini/")
    assert "示范，请照自己的情况写" in await _page(sample)


@pytest.mark.rule("CN-4")
async def test_a_seal_is_named_where_the_record_names_one(centre: Centre) -> None:
    qian = centre.citizen("钱七", "chini")
    heard = await _gets_the_list(qian, "红十字小天使基金怎么申请")
    assert "医院盖病案复印章" in heard

    await qian.says("要盖什么章")

    qian.hears("要盖章的", "住院病案首页：医院盖病案复印章")
