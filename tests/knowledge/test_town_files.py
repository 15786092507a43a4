"""The five shipped towns say what their plans say, and each of them can work."""

import base64
import hashlib
import hmac
from datetime import date, time

import pytest

from knowledge.catalog import read_catalog
from knowledge.matters import Catalog, Matter
from knowledge.town_files.book import SHIPPED, TownBook, read_towns
from knowledge.towns import Purpose, Town

KEY = b"a key for tests only"
PILOTS = ("anju", "bachuan", "damiao", "dongcheng", "erping", "jiuxian", "nancheng", "pulv")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog()


@pytest.fixture(scope="module")
def book(catalog: Catalog) -> TownBook:
    return read_towns(SHIPPED, KEY, catalog)


def town(book: TownBook, name: str) -> Town:
    found = book.get(name)
    assert found is not None
    return found


def matter(catalog: Catalog, code: str) -> Matter:
    found = catalog.matter(code)
    assert found is not None
    return found


def ids(where: Town, what: Matter, purpose: Purpose = "受理") -> list[str]:
    return [each.id for each in where.counters_for(what, purpose)]


def test_all_shipped_files_are_right(book: TownBook) -> None:
    assert book.faults == ()
    seeds = ("baiyang", "banzhuyuan", "chini", "tongliang", "xili")
    assert [each.id for each in book.all()] == sorted((*seeds, *PILOTS))


def test_baiyang_has_six_windows_and_a_dibao_goes_to_civil_affairs_or_the_universal_one(
    book: TownBook, catalog: Catalog
) -> None:  # BY-3
    baiyang = town(book, "baiyang")
    dibao = matter(catalog, "minzheng.dibao")
    assert len(baiyang.counters) == 6
    assert ids(baiyang, dibao) == ["wuchabie", "minzheng-1", "minzheng-2"]
    assert ids(baiyang, dibao, "咨询") == ids(baiyang, dibao, "出件") == ["wuchabie"]
    assert ids(baiyang, matter(catalog, "jianfang.zhaijidi")) == ["wuchabie", "cunjian"]
    assert ids(baiyang, matter(catalog, "yibao.yidi")) == ["wuchabie", "renshe-1", "renshe-2"]
    assert ids(baiyang, matter(catalog, "linye.caifa")) == ["wuchabie"]
    assert baiyang.complaint_phone == "023-45851201"


def test_banzhuyuan_takes_any_matter_at_any_of_three_windows(
    book: TownBook, catalog: Catalog
) -> None:  # BZ-1, BZ-2
    place = town(book, "banzhuyuan")
    assert len(place.counters) == 3
    for each in catalog.matters.values():
        assert len(ids(place, each)) == 3
        assert ids(place, each, "出件") == ["zonghe-1"]
    spans = [(each.start, each.end) for each in place.hours]
    assert spans == [(time(9), time(12)), (time(13, 30), time(17, 30))]


def test_xili_has_one_pool(book: TownBook, catalog: Catalog) -> None:  # XL-1
    place = town(book, "xili")
    for each in catalog.matters.values():
        assert len(ids(place, each)) == len(place.counters) == 4
    assert "counters" in place.assumed


def test_chini_sends_insurance_and_rented_rooms_to_their_special_windows_only(
    book: TownBook, catalog: Catalog
) -> None:  # CN-1
    place = town(book, "chini")
    five = [f"zonghe-{number}" for number in range(1, 6)]
    insured = [each for each in catalog.matters.values() if each.domain == "社保"]
    assert insured
    for each in insured:
        assert ids(place, each) == ids(place, each, "咨询") == ["shebao"]
    for code in ("shuiwu.zuwushui", "shuiwu.kaipiao", "other.zulin"):
        assert ids(place, matter(catalog, code)) == ["chuzuwu"]
    for code in ("laisui.juzhuzheng", "laisui.qianzhu", "minzheng.dibao"):
        assert ids(place, matter(catalog, code)) == five
    spans = [(each.start.hour, each.end.hour) for each in place.hours]
    assert spans == [(9, 12), (13, 17)]


def test_names_are_composed_by_rule(book: TownBook) -> None:  # TL-1
    assert town(book, "baiyang").centre == "白羊镇便民服务中心"
    assert town(book, "bachuan").centre == "巴川街道便民服务中心"
    assert town(book, "tongliang").centre == "铜梁区政务服务中心"
    for each in book.all():
        for village in each.villages:
            assert village.name.endswith(("村", "社区"))
            assert village.point == f"{village.name}便民服务站"


def test_tongliang_lists_its_pilots_which_take_over_what_they_do_not_say(book: TownBook) -> None:
    district, anju = town(book, "tongliang"), town(book, "anju")
    assert district.towns == PILOTS
    assert anju.hours == district.hours
    assert anju.account.mode == district.account.mode
    assert anju.account.appid != district.account.appid
    assert anju.complaint_phone == district.complaint_phone
    assert "hours" in anju.assumed
    assert town(book, "erping").hours != district.hours
    assert town(book, "erping").weekdays == district.weekdays
    assert "hours" in town(book, "erping").assumed  # its weekdays still are


def test_what_is_only_the_district_s_is_not_taken_over(book: TownBook) -> None:  # TL-3
    district, anju = town(book, "tongliang"), town(book, "anju")
    assert {each.id for each in district.counters} - {each.id for each in anju.counters} == {"qiye"}
    assert district.person("qu-chakan") is not None
    assert anju.person("qu-chakan") is None
    assert anju.person("daiban-bolun") is not None
    assert district.person("daiban-bolun") is None


@pytest.mark.parametrize("name", ["baiyang", "banzhuyuan", "xili", "chini", "tongliang", *PILOTS])
def test_every_town_can_work(name: str, book: TownBook, catalog: Catalog) -> None:
    place = town(book, name)
    roles = {each.role for each in place.staff}
    assert {"负责人", "带班领导", "监督员", "系统管理员", "办事员"} <= roles
    assert all(each.name.endswith("（示例）") for each in place.staff)
    assert place.confirmed_matters == ()
    for each in catalog.matters.values():
        assert ids(place, each)
        office = place.office_for(each)
        assert office is not None
        this_week = place.on_duty(date(2026, 11, 24), office=office.id)
        next_week = place.on_duty(date(2026, 12, 1), office=office.id)
        assert this_week is not None
        assert this_week.role == "办事员"
        assert this_week != next_week
    for village in place.villages:
        agent = place.person(village.agent or "")
        assert agent is not None
        assert agent.village == village.name
    minutes = [each.minutes for each in place.villages]
    assert len(set(minutes)) == len(minutes)


def test_account_keys_that_are_not_in_the_file_come_from_the_secret_key(book: TownBook) -> None:
    account = town(book, "baiyang").account
    digest = hmac.new(KEY, b"baiyang:token", hashlib.sha256).hexdigest()
    assert account.token == digest[:32]
    assert len(account.secret) == 32
    assert account.secret != account.token
    for each in book.all():
        (key,) = each.account.aes_keys
        assert len(key) == 43
        assert key.isalnum()  # WeChat's page takes nothing else
        assert len(base64.b64decode(key + "=")) == 32
    again, other = read_towns(SHIPPED, KEY), read_towns(SHIPPED, b"another key, also for tests")
    assert town(again, "baiyang").account == account
    assert town(other, "baiyang").account.aes_keys != account.aes_keys
    assert town(other, "baiyang").account.token != account.token
