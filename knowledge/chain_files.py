"""Reads chains.yaml: 一件事, with every loose end named."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from knowledge.catalog_faults import Fault
from knowledge.circumstances import Circumstance
from knowledge.matters import Chain, ChainMember, Follow, MatterCode, ReusedPaper


def read_chains(
    rows: Mapping[str, Mapping[str, Any]],
    matters: Container[str],
    circumstances: Mapping[str, Circumstance],
    gone: frozenset[str] = frozenset(),
) -> tuple[tuple[Chain, ...], list[Fault]]:
    """Read the chains by their ids, members by `order`; give them with what is wrong.

    `matters` are the codes that there are. A matter that a layer took away (`gone`) is left out of
    its chains, and a chain that is left without a matter of ours is none.
    """
    found: list[Chain] = []
    faults: list[Fault] = []
    for key, row in rows.items():
        try:
            chain = _without(_chain(row), gone)
        except (KeyError, TypeError, ValueError) as error:
            faults.append(Fault("chains", key, f"缺少或写错 {error}"))
            continue
        if any(each.code for each in chain.members) or not gone:
            found.append(chain)
            faults += (Fault("chains", key, e) for e in _loose_ends(chain, matters, circumstances))
    return tuple(found), faults


def _without(chain: Chain, gone: frozenset[str]) -> Chain:
    if not gone.intersection(each.code for each in chain.members if each.code):
        return chain
    return replace(
        chain,
        members=tuple(each for each in chain.members if each.code not in gone),
        reused=tuple(
            replace(
                each,
                codes=tuple(code for code in each.codes if code not in gone),
                issued_by=None if each.issued_by in gone else each.issued_by,
            )
            for each in chain.reused
        ),
        one_of=tuple(
            tuple(code for code in each if code not in gone)
            for each in chain.one_of
            if sum(code not in gone for code in each) > 1
        ),
        papers={key: each for key, each in chain.papers.items() if key[0] not in gone},
    )


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
        asked=dict(row.get("asked", {})),
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
    chain: Chain, matters: Container[str], known: Mapping[str, Circumstance]
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


def _answers(chain: Chain, known: Mapping[str, Circumstance]) -> Iterator[str]:
    for name, answers in chain.told.items():
        if not _can_be_answered(known, name, answers):
            yield f"told 里的 {name}={'|'.join(answers)} 没有这个情形或回答"
    yield from (f"asked 里的 {name} 没有这个情形" for name in chain.asked if name not in known)
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
