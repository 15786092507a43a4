"""The fields of the catalog, each said once: files, workbook, form and checks all read this table.

source: XL-3, CN-4
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from knowledge.matters import Kind, Tag

Part = Literal["matters", "circumstances", "chains"]
"""The parts of a catalog; each is keyed, by `code` (matters) or `id`."""

FieldKind = Literal[
    "text", "number", "days", "yes_no", "choice", "texts", "tags", "materials", "confusions",
    "tolerance", "condition", "members", "papers",
]  # fmt: skip
"""What a field holds. `texts` and `tags` are lists of text, `days` a number or none (not known),
`materials`, `members` and `papers` lists of rows that have fields of their own (WITHIN)."""

LEVEL_NAMES: Final[Mapping[str, str]] = {"village": "村", "town": "镇", "county": "区县"}
TOWN_ROLES: Final = ("受理", "初审", "代办", "指引")
GRADE_NAMES: Final = {"A": "政府网页", "B": "转载", "C": "文章", "G": "常识"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `title` is the clerk's name for it, `about` how to fill it in.

    `choices` maps what is stored to what a clerk reads. A field that is not `required` is `default`
    where it is not given.
    """

    key: str
    title: str
    kind: FieldKind = "text"
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    default: Any = None
    about: str = ""


def _same(*words: str) -> dict[str, str]:
    return {each: each for each in words}


def _texts(key: str, title: str, about: str = "每行一条", *, required: bool = False) -> Field:
    return Field(key, title, "texts", required, default=[], about=about)


MATTER_FIELDS: Final = (
    Field("code", "事项编码", required=True, about="小写字母和点，如 minzheng.dibao；定了不再改"),
    Field("name", "事项名称", required=True),
    Field("plain", "平常说法", about="问群众时用的话，能和别的事项分清"),
    _texts("aliases", "别名", "群众还叫它什么，每行一个"),
    Field("domain", "领域", required=True, about="民政、残联……决定由哪个办所负责"),
    Field("handled_at", "行使层级", "choice", required=True, choices=LEVEL_NAMES),
    Field("town_role", "本中心做什么", "choice", choices=_same(*TOWN_ROLES), default="受理"),
    Field("decided_by", "谁决定"),
    Field(
        "target", "服务对象", "choice", required=True, choices=_same("个人", "企业", "个人、企业")
    ),
    Field("kind", "类型", "choice", required=True, choices=_same(*get_args(Kind))),
    Field("tags", "标签", "tags", choices=_same(*get_args(Tag)), default=[], about="顿号隔开"),
    Field(
        "statutory_days", "法定时限", "days", required=True, about="工作日；0是当场；未定写“不定”"
    ),
    Field("promised_days", "承诺时限", "days", about="工作日；0是当场；未定写“不定”"),
    Field("time_note", "时限说明"),
    Field("season", "受理时段", about="阶段性事项写几月到几月，或等什么通知"),
    Field("fee", "收费", required=True, about="不收费写“不要钱”"),
    _texts("conditions", "受理条件", required=True),
    Field("materials", "申请材料", "materials", required=True, default=[]),
    Field("if_nothing", "一样也不用带时怎么说", about="不写就说“不用带材料”"),
    _texts("asks", "要问的情形", "情形编号，每行一个"),
    _texts("triage", "分流情形", "情形编号，每行一个"),
    _texts("steps", "办理流程"),
    Field("result", "办理结果", required=True),
    _texts("delivery", "送达方式", required=True),
    Field("online", "网上渠道"),
    Field("online_how", "网上怎么办"),
    Field("proxy", "可以代办", "yes_no", default=False),
    Field("home_visit", "可以上门", "yes_no", default=False),
    Field("home_visit_for", "上门对象"),
    Field("tolerant", "容缺", "tolerance", about="可以后补的材料，每行一份"),
    _texts("windows", "办理窗口", "窗口编号，每行一个；空着按镇的文件"),
    _texts("basis", "设定依据", required=True),
    _texts("more_sources", "其他出处"),
    Field("source", "出处", default=""),
    Field("source_grade", "出处等级", "choice", choices=GRADE_NAMES, default="G"),
    Field("verified", "见过公布的指南", "yes_no", default=False),
    Field("verified_scope", "见到哪些部分"),
    Field("local_variation", "各地差别", "choice", choices=_same("低", "中", "高")),
    Field("doubts", "存疑"),
    Field("confusions", "易混事项", "confusions", default=[], about="每行：编码：怎么分清"),
)

MATERIAL_FIELDS: Final = (
    Field("name", "材料名称", required=True),
    Field("originals", "原件份数", "number", required=True),
    Field("copies", "复印件份数", "number", required=True),
    Field("form", "表格名称"),
    Field("fill", "怎么填"),
    Field("sample", "示范文本", about="示范图的文件名"),
    Field("signed", "要签字", "yes_no", default=False),
    Field("seal", "谁盖章"),
    Field("where", "在哪拿"),
    Field("condition", "什么情形要", "condition", about="如 agent=代办；空着人人都要"),
    Field("when", "什么时候要（给群众看）", about="写了“什么情形要”就必须写"),
    Field("note", "还要知道"),
    Field("shareable", "可以共享免交", "yes_no", default=False),
    Field("e_certificate", "可用电子证照", "yes_no", default=False),
    Field("promise", "可以告知承诺", "yes_no", default=False),
    Field("local_optional", "只有本地要求时才要", "yes_no", default=False),
    Field("basis", "依据"),
)

CIRCUMSTANCE_FIELDS: Final = (
    Field("id", "情形编号", required=True),
    Field("question", "怎么问", required=True),
    Field("answers", "回答", "texts", required=True, about="每行一个；“不清楚”不用写，总是有的"),
    Field("several", "可选几个", "yes_no", default=False),
    Field("personal", "说的是人，换件事不用再问", "yes_no", default=False),
)

MEMBER_FIELDS: Final = (
    Field("order", "次序", "number", required=True, about="从1数起"),
    Field("code", "事项编码", about="事项表里有的；别处办的空着，写“名称”"),
    Field("name", "名称", about="别处办的事叫什么"),
    Field("dept", "谁办"),
    Field("when", "什么时候办"),
)

CHAIN_PAPER_FIELDS: Final = (
    Field("name", "材料名称", required=True),
    Field("once_for", "一份用在哪些事"),
    _texts("codes", "哪些事项要", "事项编码，每行一个"),
    Field("issued_by", "哪件事办出来的", about="事项编码"),
)

CHAIN_FIELDS: Final = (
    Field("id", "一件事编号", required=True, about="小写字母；定了不再改"),
    Field("name", "一件事名称", required=True),
    _texts("aliases", "别名", "群众还叫它什么，每行一个"),
    Field("trigger", "什么时候要办"),
    _texts("says", "群众怎么说", "整句话，每行一句"),
    Field("opening", "开头一句话"),
    Field("members", "成员", "members", required=True, default=[]),
    Field("reused_materials", "共用材料", "papers", default=[]),
    Field("note", "还要知道"),
    Field("source", "出处"),
    _texts("more_sources", "其他出处"),
    Field("verified", "见过公布的指南", "yes_no", default=False),
    Field("verify_note", "核对说明"),
)

KEYS: Final[Mapping[Part, str]] = {"matters": "code", "circumstances": "id", "chains": "id"}
NAMES: Final[Mapping[Part, str]] = {
    "matters": "事项",
    "circumstances": "情形",
    "chains": "一件事",
}
FIELDS: Final[Mapping[Part, tuple[Field, ...]]] = {
    "matters": MATTER_FIELDS,
    "circumstances": CIRCUMSTANCE_FIELDS,
    "chains": (),
}
"""Chains are checked by their own reader."""

CLERK_FIELDS: Final[Mapping[Part, tuple[Field, ...]]] = {**FIELDS, "chains": CHAIN_FIELDS}
"""What a clerk reads and fills in: the same, and chains with the fields that theirs may have."""

WITHIN: Final[Mapping[FieldKind, tuple[Field, ...]]] = {
    "materials": MATERIAL_FIELDS,
    "members": MEMBER_FIELDS,
    "papers": CHAIN_PAPER_FIELDS,
}
"""The fields of the rows that a field of this kind lists."""


def title_of(part: Part, field: str, *, of_material: bool = False) -> str:
    """Give a field's name as a clerk knows it; an unknown one's is its key."""
    fields = MATERIAL_FIELDS if of_material else FIELDS[part]
    return next((each.title for each in fields if each.key == field), field)
