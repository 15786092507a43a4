"""A matter's page says every element, or that the catalog does not. source: XL-3, CN-4."""

from datetime import date

from knowledge.handbook.book import handbook
from knowledge.handbook.counter_sheet import counter_sheet
from knowledge.handbook.saying import NOT_SAID, Facts, MatterPage, Paper, Papers, Ticks
from knowledge.matters import Catalog, Chain, ChainMember, Confusion, Matter, MatterCode, Tolerance
from knowledge.towns import Counter, Office, Town
from tests.support.conditions import KNOWN, make_catalog, paper
from tests.support.handbooks import shipped_catalog, shipped_town
from tests.support.towns import make_matter, make_town

DAY = date(2026, 11, 24)
FULL = paper(
    "申请书", "agent=代办", originals=2, copies=1, when="请别人办时", basis="示例办法第三条",
    form="申请表", fill="写全名", sample="窗口第2格", signed=True, seal="村委会", where="窗口领",
    e_certificate=True, shareable=True, promise=True, note="写清楚",
)  # fmt: skip
ELEMENTS = (
    *("依据", "表格", "填写", "示范文本", "签名", "签章", "哪里取得"),
    *("电子证照", "数据共享", "容缺", "告知承诺"),
)


def page_of(catalog: Catalog, town: Town | None = None, at: int = 0) -> MatterPage:
    return handbook(catalog, town or make_town(), DAY).pages[at]


def facts_of(page: MatterPage) -> dict[str, str]:
    blocks = [each for each in page.blocks if isinstance(each, Facts)]
    return {fact.label: fact.text for block in blocks for fact in block.facts}


def papers_of(page: MatterPage) -> tuple[Paper, ...]:
    return next(each.rows for each in page.blocks if isinstance(each, Papers))


def both(one: Matter, other: Matter) -> Catalog:
    return Catalog(
        "made-up", {each.code: each for each in (one, other)}, KNOWN,
        (
            Chain(
                "shenhou",
                "身后一件事",
                (),
                (
                    ChainMember(1, one.code, when="必办"),
                    ChainMember(2, MatterCode("no.such")),
                ),
            ),
        ),
    )  # fmt: skip


def test_a_material_says_all_its_elements() -> None:
    catalog, _ = make_catalog(FULL, asks="agent", tolerant=Tolerance(("申请书",)))

    [row] = papers_of(page_of(catalog))

    assert (row.name, row.copies, row.only_when) == ("申请书", "原件2份 复印件1份", "请别人办时")
    assert tuple(each.label for each in row.elements) == ELEMENTS
    assert row.not_said == ""
    assert row.details == ("什么时候要：请别人办时", "依据：示例办法第三条", "写清楚")
    assert row.cell("表格、填写说明、示范文本") == (
        "表格：申请表", "填写：写全名", "示范文本：窗口第2格",
    )  # fmt: skip
    assert row.cell("签名、签章") == ("要签名", "签章：村委会")
    assert row.cell("哪里取得") == ("窗口领",)
    assert row.cell("可替代、可后补") == ("可用电子证照", "可共享数据", "可容缺后补", "可告知承诺")


def test_what_is_not_said_of_a_material_is_named_and_not_made_up() -> None:
    catalog, _ = make_catalog(paper("身份证"))

    [row] = papers_of(page_of(catalog))

    assert row.not_said == f"{NOT_SAID}：{'、'.join(ELEMENTS)}"
    assert row.details == ()


def test_a_paper_is_said_not_to_be_lacked_only_where_the_list_can_be_read() -> None:
    def said(*may_lack: str) -> list[str | None]:
        catalog, _ = make_catalog(paper("甲"), paper("乙"), tolerant=Tolerance(may_lack))
        rows = papers_of(page_of(catalog))
        return [next(e.said for e in row.elements if e.label == "容缺") for row in rows]

    assert said("甲") == ["可容缺后补", "不在容缺清单"]
    assert said("甲（可承诺）") == ["可容缺后补", "不在容缺清单"]
    assert said("甲类材料") == [None, None]


def test_the_head_of_a_page_names_the_matter_and_what_stands_in_the_way() -> None:
    matter = make_matter(verified=False)
    catalog = Catalog("made-up", {matter.code: matter}, KNOWN)

    page = page_of(catalog)
    confirmed = page_of(catalog, make_town(confirmed_matters=(matter.code,)))

    assert page.title == "1　示例救助"
    assert "minzheng.shi" in page.above
    assert page.below == "群众常说：示例救助、示例"
    assert page.marks == ("本镇尚未核对", "材料没有在公开的办事指南中见到")
    assert "本镇尚未核对" not in confirmed.marks


def test_the_elements_of_a_matter() -> None:
    full = make_matter(
        statutory_days=30, promised_days=0, decided_by="县民政局", season="每年3月",
        tags=("高频", "网上办"), online="省网", online_how="搜名称", home_visit=True,
        home_visit_for="重病的人", doubts="金额各地不同", source="http://a.cn", source_grade="B",
        verified=True, verified_scope="材料", triage=(), steps=("交表", "公示"),
        confusions=(Confusion(MatterCode("canlian.b"), "那是残联的"),),
    )  # fmt: skip
    other = make_matter(
        code=MatterCode("canlian.b"), name="另一项", domain="残联", town_role="指引"
    )
    town = make_town(offices=(Office("ms", "民生办", ("民政", "残联"), "023-1"),))

    told = facts_of(page_of(both(full, other), town))

    assert told == {
        "办件类型": "承诺件", "服务对象": "个人", "行使层级": "镇（街道）", "由谁决定": "县民政局",
        "本中心": "本中心办理", "责任办所": "民生办（023-1）", "法定时限": "30个工作日",
        "承诺时限": "当场办结", "收费": "不收费", "受理季节": "每年3月", "办理标签": "高频、网上办",
        "本镇窗口": "综合窗口", "设定依据": "示例办法", "受理条件": "本镇户籍", "先问清": NOT_SAID,
        "容缺受理": NOT_SAID, "告知承诺": NOT_SAID, "办理流程": "①交表　②公示",
        "办理结果": "救助金", "送达方式": "自取", "网上办理": "示例网", "网上怎么办": "搜名称",
        "代办": "可以代办", "上门": "可以上门：重病的人",
        "容易混的": "另一项（第2项）：那是残联的", "一件事": "身后一件事（必办）",
        "出处": "http://a.cn（转载或其他机构的网页）；核对过：材料", "疑点": "金额各地不同",
    }  # fmt: skip


def test_what_the_catalog_does_not_say_of_a_matter_is_not_made_up() -> None:
    bare = make_matter(
        statutory_days=None, promised_days=None, basis=(), conditions=(), steps=(), delivery=(),
        proxy=False, tolerant=Tolerance(()), source="",
    )  # fmt: skip
    other = make_matter(code=MatterCode("canlian.b"), domain="残联", town_role="指引")

    told = facts_of(page_of(both(other, bare), make_town(offices=()), at=1))
    elsewhere = facts_of(page_of(both(other, bare), make_town(offices=())))

    not_said = {label for label, text in told.items() if text == NOT_SAID}
    assert not_said == {
        *("由谁决定", "责任办所", "法定时限", "承诺时限", "受理季节", "办理标签", "设定依据"),
        *("受理条件", "先问清", "容缺受理", "告知承诺", "办理流程", "送达方式", "网上办理"),
        *("网上怎么办", "上门", "容易混的", "疑点"),
    }
    assert told["代办"] == "一般要本人来办"
    assert told["一件事"] == "没有列入一件事"
    assert told["出处"] == "没有出处"
    assert elsewhere["本镇窗口"] == "不在本中心受理"


def test_windows_that_give_out_the_result_are_named_where_they_are_others() -> None:
    windows = (
        Counter("a", "1号", domains=("民政",), purposes=("受理",)),
        Counter("b", "出件窗口", takes_all=True, purposes=("出件",)),
    )
    catalog, _ = make_catalog()

    assert (
        facts_of(page_of(catalog, make_town(counters=windows)))["本镇窗口"] == "1号；出件：出件窗口"
    )


def test_a_counter_sheet_puts_first_what_everybody_brings() -> None:
    catalog, matter = make_catalog(
        FULL, paper("身份证", copies=1), paper("委托书", "agent=代办", when="请别人办时"),
        asks="agent", tolerant=Tolerance(("申请书",)), decided_by="县民政局",
    )  # fmt: skip

    page = counter_sheet(catalog, make_town(), matter, DAY)

    all_, some = (each for each in page.blocks if isinstance(each, Ticks))
    assert [(each.name, each.copies, each.case) for each in all_.rows] == [
        ("身份证", "原件1份 复印件1份", None)
    ]
    assert [(each.name, each.case) for each in some.rows] == [
        ("申请书", "请别人办时"), ("委托书", "请别人办时"),
    ]  # fmt: skip
    assert some.rows[0].how == (
        "表格：申请表；哪里取得：窗口领；填写：写全名；要签名；签章：村委会；"
        "可用电子证照；可共享数据；可容缺后补；可告知承诺；写清楚"
    )
    told = facts_of(page)
    assert told["先问清"] == "谁来办？（本人／代办）"
    assert told["时限"] == "10个工作日（法定20个工作日）"
    assert (told["收费"], told["由谁决定"]) == ("不收费", "县民政局")


def test_a_book_has_every_matter_that_the_town_takes_once_by_domain() -> None:
    catalog, town = shipped_catalog(), shipped_town("xili")

    book = handbook(catalog, town, DAY)

    assert sorted(each.code for each in book.pages) == sorted(catalog.matters)
    assert [each.number for each in book.pages] == list(range(1, len(catalog.matters) + 1))
    assert len({each.domain for each in book.groups}) == len(book.groups)
    assert f"共 {len(book.pages)} 个事项，其中 {len(book.pages)} 个本镇尚未核对" in book.cover
    assert "2026年11月24日制" in book.cover


def test_a_book_leaves_out_what_the_town_does_not_do() -> None:
    one, other = make_matter(), make_matter(code=MatterCode("canlian.b"), domain="残联")
    confused = make_matter(confusions=(Confusion(other.code, "那是残联的"),))

    book = handbook(both(confused, other), make_town(matters_off=("canlian.b",)), DAY)

    assert [each.code for each in book.pages] == [one.code]
    assert "（本镇不办）" in facts_of(book.pages[0])["容易混的"]


def test_the_index_finds_a_matter_by_every_name_in_the_order_of_pinyin() -> None:
    one = make_matter(name="最低生活保障", aliases=("低保", "吃低保"), plain="第一次办低保")
    other = make_matter(
        code=MatterCode("canlian.b"), name="残疾人证", aliases=("低保", "4050补贴"), domain="残联"
    )

    index = handbook(both(one, other), make_town(), DAY).index

    assert [(each.letter, each.entries) for each in index] == [
        ("C", (("残疾人证", (2,)), ("吃低保", (1,)))),
        ("D", (("低保", (1, 2)), ("第一次办低保", (1,)))),
        ("Z", (("最低生活保障", (1,)),)),
        ("#", (("4050补贴", (2,)),)),
    ]
