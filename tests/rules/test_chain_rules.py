"""一件事 of 西里镇, through the webhook: the chain in order, one list, each paper once."""

import json
import re

import pytest
from aiohttp import ClientSession
from click.testing import CliRunner

from bot.cli import main
from tests.support.centre import Centre
from tests.support.citizen import Citizen
from tests.support.visits import booked_counters


def papers_of(heard: str) -> list[str]:
    """The names of the papers of a chain's list, as they stand in the chat."""
    listed = heard[heard.index("▍要带的材料") : heard.index("▍去哪办")]
    return re.findall(r"^\d+\. (?:[^：\n]*：)?(.+?) (?:原件|复印件|不用交)", listed, re.MULTILINE)


async def answer_all(citizen: Citizen, word: str = "不清楚") -> str:
    """Answer what is asked until the notice is told; give all that was heard of it."""
    for _question in range(6):
        if "一次性告知单" in "\n".join(citizen.latest):
            break
        await citizen.says(word)
    return await citizen.waits_to_hear("接下来")


@pytest.mark.rule("XL-10")
async def test_when_an_old_one_died_the_chain_comes_in_order_with_each_paper_once(
    centre: Centre,
) -> None:
    zhang = centre.citizen("张三", "xili")
    await zhang.says("家里老人走了要办啥")
    zhang.hears("请节哀", "都要办", "销户口")
    await zhang.taps("都要办")
    heard = await answer_all(zhang)

    steps = re.findall(r"^(\d+)\. ", heard[: heard.index("▍要带的材料")], re.MULTILINE)
    assert steps == [str(number) for number in range(1, 13)]
    assert heard.index("开死亡证明") < heard.index("销户口") < heard.index("停养老保险")
    papers = papers_of(heard)
    assert len(papers) > 30
    assert len(papers) == len(set(papers))
    assert "居民身份证（逝者） 原件1份、复印件1份（1—4、6、7；3处各留复印件，共带3份" in heard
    assert "第3件收走原件，第4、6、7件还要用" in heard

    url = next(
        part.href for bubble in zhang.chat.phone.bubbles for part in bubble.parts if part.href
    )
    async with ClientSession() as session, session.get(url) as answer:
        page = await answer.text()
    assert answer.status == 200
    assert [each for each in papers if each not in page] == []
    await zhang.says("预约")
    await zhang.says("明天上午9点半")
    await zhang.says("确定")
    await zhang.waits_to_hear("约好了")
    assert len(await booked_counters(centre, "xili")) == 1


@pytest.mark.rule("XL-10")
async def test_of_a_birth_only_what_is_wanted_is_listed_and_common_papers_once(
    centre: Centre,
) -> None:
    li = centre.citizen("李四", "xili")
    await li.says("生了娃")
    await li.says("2和3")
    heard = await answer_all(li)

    assert papers_of(heard).count("出生医学证明") == 1
    assert "社保卡" not in heard[heard.index("▍按这个先后办") : heard.index("▍要带的材料")]

    wang = centre.citizen("王五", "xili")
    await wang.says("要起房子")
    await wang.says("都要")
    house = await answer_all(wang)
    assert "要用第1件办出来的农村宅基地批准书" in house
    assert (
        papers_of(house).count("居民身份证（申请人）") + papers_of(house).count("居民身份证") == 1
    )


@pytest.mark.rule("XL-10")
def test_the_same_list_is_printed_at_the_command_line() -> None:
    words = ["materials", "--town", "xili", "--chain", "jiuzhu", "--json"]
    notice = json.loads(CliRunner().invoke(main, words).output)

    names = [each["name"] for each in notice["materials"]]
    assert len(names) == len(set(names))
    assert [each["number"] for each in notice["steps"]] == list(range(1, 10))
    shared = next(each for each in notice["materials"] if each["name"] == "家庭经济状况核对授权书")
    assert [each["step"] for each in shared["needs"]] == [1, 2, 3, 4, 5]
