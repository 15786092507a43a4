"""What `yichuang evaluate` says: the numbers for programs, and tables for people."""

from collections.abc import Mapping, Sequence

from bot.cli.columns import in_columns
from knowledge.matters import Catalog
from knowledge.search.evaluate import Confused, Report, Tally, Verdict, percentile
from knowledge.search.questions import Kind
from knowledge.search.times import FIELDS, TimeReport

_KINDS: Mapping[Kind, str] = {
    "matter": "事项", "ambiguous": "要再问的", "outside": "不归我们", "intent": "服务意图",
}  # fmt: skip
_COLUMNS: Mapping[str, tuple[Verdict, ...]] = {
    "right_outright": ("right",),
    "right_offered": ("offered",),
    "right": ("right", "offered"),
    "offered_wrong": ("missed",),
    "wrong_outright": ("wrong",),
    "wrongly_rejected": ("rejected",),
    "wrongly_answered": ("answered",),
}
_HEADS = ("直接答对", "候选里有", "两者合计", "候选里没有", "直接答错", "没听懂", "不该答而答")
_NO_SHARE = "-"


def as_numbers(report: Report) -> dict[str, object]:
    """Give all numbers: shares lie between 0 and 1, `n` and `count` are numbers of messages."""
    return {
        "n": len(report.outcomes),
        "left_out": report.left_out,
        "kinds": {kind: _numbers(tally) for kind, tally in report.kinds().items()},
        "registers": {
            register: {kind: _numbers(tally) for kind, tally in kinds.items()}
            for register, kinds in report.registers().items()
        },
        "confusions": {
            "outright": [_pair(each) for each in report.confused(sure=True)],
            "first": [_pair(each) for each in report.confused(sure=False)],
        },
        "milliseconds": _taken(report.milliseconds()),
    }


def times_as_numbers(report: TimeReport) -> dict[str, object]:
    """Give the share of messages with all four fields right, and each field's."""
    shares: dict[str, object] = {field: round(report.share(field), 4) for field in FIELDS}
    return {
        "n": len(report.outcomes),
        "right": round(report.share(*FIELDS), 4),
        **shares,
        "milliseconds": _taken(report.milliseconds()),
    }


def as_table(report: Report, catalog: Catalog) -> str:
    """Say it to people: by kind, by register, what was taken for what, and how long it took."""
    kinds, registers = report.kinds(), report.registers()
    lines = in_columns(
        [("", *_HEADS, "条数"), *(_row(_KINDS[kind], each) for kind, each in kinds.items())]
    )
    for kind in kinds if registers else ():
        having = [(name, each[kind]) for name, each in registers.items() if kind in each]
        head = (f"{_KINDS[kind]}，按说法", *_HEADS, "条数")
        lines += ["", *in_columns([head, *(_row(*each) for each in having)])]
    for sure, title in ((True, "直接答错（应当 → 答成）"), (False, "候选排错第一（应当 → 排成）")):
        lines += _confused(title, report.confused(sure=sure), catalog)
    if report.left_out:
        lines += ["", f"镇上不办的事项 {report.left_out} 条，没有算"]
    return "\n".join([*lines, "", _speed(report.milliseconds())])


def times_as_table(report: TimeReport) -> str:
    """Say to people how many times were read rightly."""
    shares = [f"{report.share(field):.1%}" for field in FIELDS]
    rows = [
        ("约定时间", "四项全对", "日期", "时段", "钟点", "说不准", "条数"),
        ("", f"{report.share(*FIELDS):.1%}", *shares, str(len(report.outcomes))),
    ]
    return "\n".join([*in_columns(rows), _speed(report.milliseconds())])


def _numbers(tally: Tally) -> dict[str, float]:
    shares = {name: round(tally.share(*each), 4) for name, each in _COLUMNS.items()}
    first = tally.first / tally.n
    return {"n": tally.n, **shares, "right_first": round(first, 4)}


def _pair(pair: Confused) -> dict[str, object]:
    return {"accepted": list(pair.accepted), "answered": pair.answered, "count": pair.times}


def _taken(milliseconds: Sequence[float]) -> dict[str, float]:
    return {
        "median": round(percentile(milliseconds, 50), 3),
        "p99": round(percentile(milliseconds, 99), 3),
    }


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    shares = (tally.share(*each) for each in _COLUMNS.values())
    return (name, *(f"{each:.1%}" if each else _NO_SHARE for each in shares), str(tally.n))


def _confused(head: str, pairs: Sequence[Confused], catalog: Catalog) -> list[str]:
    def named(code: str) -> str:
        matter = catalog.matter(code)
        return f"{matter.name if matter else ''} {code}"

    if not pairs:
        return []
    said = [
        f"{each.times:4}  {'、'.join(map(named, each.accepted))} → {named(each.answered)}"
        for each in pairs
    ]
    return ["", head, *said]


def _speed(milliseconds: Sequence[float]) -> str:
    taken = _taken(milliseconds)
    return f"每条 {taken['median']:.2f} 毫秒（中位数），{taken['p99']:.2f} 毫秒（p99）"
