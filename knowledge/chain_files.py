"""Reads chains.yaml: 一件事, with every loose end named."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from knowledge.circumstances import Circumstance
from knowledge.matters import Chain, ChainMember, Follow, Matter, MatterCode, ReusedPaper

Rows = Iterable[Mapping[str, Any]]


def read_chains(
    rows: Rows,
    matters: Mapping[MatterCode, Matter],
    circumstances: Mapping[str, Circumstance],
    faults: list[str],
) -> tuple[Chain, ...]:
    """Read the chains in the file's order, their members by `order`; add what is wrong to `faults`.

    A chain with a fault is still given, where it can be read at all.
    """
    found: dict[str, Chain] = {}
    for place, row in enumerate(rows, 1):
        where = f"chains.yaml 第{place}项 {row.get('id', '')}"
        try:
            chain = _chain(row)
        except (KeyError, TypeError, ValueError) as error:
            faults.append(f"{where}: 缺少或写错 {error}")
            continue
        if chain.id in found:
            faults.append(f"{where}: 编号与前面的一件事重复")
        found[chain.id] = chain
        faults += (f"{where}: {each}" for each in _loose_ends(chain, matters, circumstances))
    return tuple(found.values())


def _chain(row: Mapping[str, Any]) -> Chain:
    members = sorted((_member(each) for each in row["members"]), key=lambda each: each.order)
    return Chain(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        says=tuple(row.get("says", ())),
        opening=row.get("opening"),
        trigger=row.get("trigger"),
        members=tuple(members),
        reused=tuple(_reused(each) for each in row.get("reused_materials", ())),
        note=row.get("note"),
        tell=row.get("tell"),
        source=row.get("source", ""),
        verified=row.get("verified", False),
        told={name: (answer,) for name, answer in row.get("told", {}).items()},
        follows=tuple(
            Follow(each["circumstance"], each["from"], dict(each["answers"]))
            for each in row.get("follows", ())
        ),
        one_of=tuple(tuple(map(MatterCode, each)) for each in row.get("one_of", ())),
        in_order=row.get("in_order", False),
        papers={
            (MatterCode(code), name): each["is"]
            for each in row.get("papers", ())
            for code, name in each["of"].items()
        },
    )


def _member(row: Mapping[str, Any]) -> ChainMember:
    code = row.get("code")
    return ChainMember(
        order=int(row["order"]),
        code=MatterCode(code) if code else None,
        name=row.get("name") or "",
        dept=row.get("dept") or "",
        when=row.get("when") or "",
    )


def _reused(row: Mapping[str, Any]) -> ReusedPaper:
    issuer = row.get("issued_by")
    return ReusedPaper(
        name=row["name"],
        codes=tuple(map(MatterCode, row.get("codes", ()))),
        once_for=row.get("once_for") or "",
        issued_by=MatterCode(issuer) if issuer else None,
    )


def _loose_ends(
    chain: Chain, matters: Mapping[MatterCode, Matter], known: Mapping[str, Circumstance]
) -> Iterator[str]:
    if not chain.members:
        yield "没有事项"
    codes = [each.code for each in chain.members if each.code]
    yield from (f"事项 {code} 写了两次" for code in sorted(set(codes)) if codes.count(code) > 1)
    yield from (f"事项 {code} 不存在" for code in codes if code not in matters)
    for each in chain.members:
        if not each.code and not (each.name and each.dept):
            yield f"第{each.order}件没有编码，就要写名称 name 和经办单位 dept"
    yield from _strangers(chain, set(codes))
    yield from _answers(chain, known)
    for code, paper in chain.papers:
        matter = matters.get(code)
        if matter and all(each.name != paper for each in matter.materials):
            yield f"papers：{code} 的清单里没有“{paper}”"


def _answers(chain: Chain, known: Mapping[str, Circumstance]) -> Iterator[str]:
    for name, answers in chain.told.items():
        if not _can_be_answered(known, name, answers):
            yield f"told 里的 {name}={'|'.join(answers)} 没有这个情形或回答"
    for each in chain.follows:
        yield from _follow(each, known)


def _follow(found: Follow, known: Mapping[str, Circumstance]) -> Iterator[str]:
    sources, targets = tuple(found.answers), tuple(found.answers.values())
    right = _can_be_answered(known, found.source, sources)
    if not right or not _can_be_answered(known, found.circumstance, targets):
        yield f"follows 里 {found.source} 到 {found.circumstance}：没有这个情形或回答"
    elif set(sources) != set(known[found.source].answers):
        yield f"follows 里 {found.source} 的每个回答都要对上一个"


def _can_be_answered(known: Mapping[str, Circumstance], name: str, answers: Iterable[str]) -> bool:
    return name in known and set(answers) <= set(known[name].answers)


def _strangers(chain: Chain, codes: set[MatterCode]) -> Iterator[str]:
    """Name what speaks of a matter that is no member."""
    named = {
        "reused_materials": [
            *(code for each in chain.reused for code in each.codes),
            *(each.issued_by for each in chain.reused if each.issued_by),
        ],
        "one_of": [code for each in chain.one_of for code in each],
        "papers": [code for code, _ in chain.papers],
    }
    for field, used in named.items():
        strange = sorted(set(used) - codes)
        if strange:
            yield f"{field} 里的 {'、'.join(strange)} 不在这一串里"
