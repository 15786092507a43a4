"""帮办代办, the 办不成事 door and the 专窗, through the webhook, the console and the clock."""

import re
from datetime import timedelta
from html import unescape

import pytest
from aiohttp import ClientSession, FormData

from bot.simulator.media import SAMPLE_PICTURE
from tests.support.centre import Centre
from tests.support.citizen import Citizen
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock
from tests.support.proxy_work import asks_for_mother, asks_for_proxy, one, request_of, steps
from tests.support.visits import booked_counters


@pytest.mark.rule("XL-12")
async def test_the_village_s_agent_accepts_collects_submits_and_returns(centre: Centre) -> None:
    zhang = centre.citizen("张三", "xili")
    number = await asks_for_mother(zhang)
    agent = await ClerkAtWork.sign_in(centre, "xili", "代办员", 1)  # 柳泉村

    path, page = await request_of(agent, number)
    assert "王桂花" in page
    assert "同意，本人亲口说的" in page
    await steps(agent, path, "accept", way="代办")
    await zhang.waits_to_hear("接了")
    zhang.hears("柳泉村代办员", "代办", "不收钱")

    await steps(agent, path, "receive", **one("居民身份证", back=1, stay=1))
    heard = await zhang.waits_to_hear("收条 S")
    assert "居民身份证 1份（原件，要还）" in heard
    await _opens(zhang, "居民身份证", "原件，办完还您")

    await steps(agent, path, "hand-in", counter="1号 综合受理窗口")
    await zhang.waits_to_hear("已经交到1号 综合受理窗口")
    assert "还没还清" in await steps(agent, path, "finish", result="批下来了", given_out="领取卡")
    await zhang.waits_to_hear("办好了：批下来了")
    assert "不办了" not in await agent.page(path)  # an original is still out
    await zhang.says("取消代办")
    await zhang.says("取消代办")
    zhang.hears("还不能了结")

    await steps(agent, path, "give-back")
    await zhang.waits_to_hear("都拿到了请回“收到了”")
    assert "等群众在微信里回" in await agent.page(path)
    await zhang.taps("收到了")
    await zhang.waits_to_hear("办结了，材料都清了")
    assert "微信里说“收到了”" in await agent.page(path)
    for _twice in range(2):
        await centre.whole.timer.run_all()
    asked = await zhang.waits_to_hear("这次办得怎么样")
    assert asked.count("【评价】D") == 1


async def _opens(citizen: Citizen, *there: str) -> None:
    links = [p.href for b in citizen.chat.phone.bubbles for p in b.parts if p.kind == "link"]
    url = next(each for each in reversed(links) if "/r/xili/S" in each)
    async with ClientSession() as session, session.get(url) as answer:
        page = await answer.text()
    assert all(each in page for each in there)


@pytest.mark.rule("XL-12")
async def test_what_nobody_accepts_climbs_to_the_town_and_the_citizen_knows_where_it_is(
    centre: Centre, clock: RunningClock
) -> None:
    zhang = centre.citizen("张三", "xili")
    number = await asks_for_mother(zhang)
    clock.pass_(timedelta(minutes=125))
    await centre.whole.timer.run_all()
    heard = await zhang.waits_to_hear("没有按时接，已经转给东里村代办员")
    assert heard.count("已经转给") == 1

    deputy = await ClerkAtWork.sign_in(centre, "xili", "代办员")
    path, _page = await request_of(deputy, number)
    await steps(deputy, path, "decline", why="今天在县里开会")
    await zhang.waits_to_hear("接不了（今天在县里开会），已经转给中心负责人")
    lead = await ClerkAtWork.sign_in(centre, "xili", "负责人")
    assert "中心负责人（示例）" in await lead.page("/console/proxies?show=asked")
    await steps(lead, path, "accept", way="帮办")
    await zhang.waits_to_hear("陪您办")


@pytest.mark.rule("XL-12")
async def test_matters_outside_the_list_are_explained_with_another_way(centre: Centre) -> None:
    zhang = centre.citizen("张三", "xili")
    await zhang.says("请代办结婚登记")
    await zhang.says("东里村")
    zhang.hears("办不了：这件事不在本镇（区）办", "看要带什么、在哪办", "人工")


@pytest.mark.rule("TL-5")
async def test_an_agent_s_day_list_shows_the_own_village_with_four_ways_and_proof(
    centre: Centre,
) -> None:
    li, wang = centre.citizen("李四", "bachuan"), centre.citizen("王五", "bachuan")
    town = centre.parts.towns.get("bachuan")
    assert town is not None
    here, there = town.villages[0], town.villages[1]
    number = await asks_for_proxy(li, "高龄津贴", here.name)
    other = await asks_for_proxy(wang, "高龄津贴", there.name)
    agent = await ClerkAtWork.sign_in(centre, "bachuan", "代办员")

    day = await agent.page("/console/")
    assert "等您接的 1" in day
    assert number in day
    assert other not in day
    path, page = await request_of(agent, number)
    assert all(f'value="{way}"' in page for way in ("指导网办", "代办", "帮办", "现场办"))
    lead = await ClerkAtWork.sign_in(centre, "bachuan", "负责人")
    theirs, _page = await request_of(lead, other)
    assert await agent.status_of(theirs) == 404
    assert await agent.status_of("/console/register") == 403

    await steps(agent, path, "accept", way="现场办")
    assert "核对材料，当场办" in await steps(agent, path, "begin")
    form = FormData()
    form.add_field("what", "办理结果")
    form.add_field("picture", SAMPLE_PICTURE, filename="a.png", content_type="image/png")
    async with agent.session.post(f"{centre.url}{path}/picture", data=form) as answer:
        pictures = re.findall(rf'src="({path}/pictures/\d+)"', await answer.text())
    async with agent.session.get(f"{centre.url}{pictures[0]}") as answer:
        assert await answer.read() == SAMPLE_PICTURE
    assert "照片" in await lead.page("/console/looks")
    assert "办好待交还" in await steps(agent, path, "finish", result="当场办好")
    assert "办好了，要交还的 1" in await agent.page("/console/agent")


@pytest.mark.rule("BY-5")
async def test_proxy_service_is_started_from_chat_and_from_the_console(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("能不能叫村里代办员帮我办高龄津贴")
    zhang.hears("高龄津贴", "哪个村")
    await zhang.says("人工")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await clerk.takes_the_only_chat()
    assert f"/console/proxies/new?chat={clerk.chat}" in await clerk.page(
        f"/console/chats/{clerk.chat}"
    )
    town = centre.parts.towns.get("baiyang")
    assert town is not None
    matter = centre.parts.catalog.matter("laoling.gaoling")
    name = matter.name if matter else "高龄津贴（老年人福利补贴）"
    fields = {
        "matter": name, "village": town.villages[0].name, "who": "王桂花", "relation": "父母",
        "phone": "13800000000", "consent_how": "本人说的", "consent": "电话里说同意",
    }  # fmt: skip
    page = await clerk.post("/console/proxies/new", chat=str(clerk.chat), **fields)
    assert "等着接" in page
    await zhang.waits_to_hear("工作人员替您提了代办 D")
    page = await clerk.post("/console/proxies/new", **{**fields, "who": "刘大", "channel": "电话"})
    assert "刘大" in page
    assert unescape(await clerk.page("/console/proxies")).count("等着接") >= 2
    await clerk.closes("接办", "代办了")
    await zhang.says("我的代办")
    zhang.hears("等着接", "王桂花")


@pytest.mark.rule("CN-12")
async def test_who_says_to_be_old_or_disabled_is_first_offered_not_to_come(centre: Centre) -> None:
    citizen = centre.citizen("王五", "chini")
    for name, said in (("张三", "我是残疾人"), ("李四", "我怀孕了"), ("王五", "我妈82岁了走不动")):
        citizen = centre.citizen(name, "chini")
        await citizen.says(said)
        citizen.hears("请村里代办员办", "上门", "优先")
    await citizen.says("请村里代办员办")
    citizen.hears("要代办哪件事")
    await citizen.says("返回")
    await citizen.says("菜单")
    await citizen.says("低保要带什么")
    while "接下来" not in "\n".join(citizen.heard):
        await citizen.says("不清楚")
        await citizen.waits_to_hear("")
    await citizen.waits_to_hear("您说过是老人：可以说“请代办”")


@pytest.mark.rule("CN-2")
async def test_the_unsolved_window_explains_itself_and_takes_the_story_to_the_lead(
    centre: Centre,
) -> None:
    zhang, li = centre.citizen("张三", "chini"), centre.citizen("李四", "chini")
    await zhang.says("办不成事")
    zhang.hears("窗口该办没办成", "信访的事", "还没到窗口问过")
    await zhang.says("推来推去、多头跑")
    await zhang.says("低保跑了四趟，村里说找镇上，镇上说找民政")
    zhang.hears("转给政务服务组负责人", "9号 “办不成事”反映窗口")
    lead = await ClerkAtWork.sign_in(centre, "chini", "负责人")
    assert "办不成事·流程" in await lead.page("/console/")
    register = await lead.register()
    assert "村里说找镇上" in register
    assert "政务服务组负责人（示例）" in register
    await li.says("办不成事")
    await li.says("信访的事")
    li.hears("“办不成事”窗口不办这些", "信访接待")


@pytest.mark.rule("CN-3")
async def test_a_listed_enterprise_gets_its_window_and_a_named_contact(centre: Centre) -> None:
    firm, other = centre.citizen("企业甲", "chini"), centre.citizen("企业乙", "chini")
    await firm.says("我们是花都示例皮具有限公司的")
    firm.hears("8号 重点企业特色服务专窗", "联系人：综合窗口A岗", "020-0000-4011")
    for each in (firm, other):
        await each.says("我想明天上午9点半来办农保参保登记")
        for words in ("9点半", "确定"):
            if words == "确定" or "几点来" in "\n".join(each.latest):
                await each.says(words)
    landed = await booked_counters(centre, "chini")
    assert landed == ["qiye", "shebao"]
