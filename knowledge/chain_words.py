"""What chat, page and sheet say alike of a chain: numbers of steps, counts, what waits for what."""

import re
from collections.abc import Iterator, Sequence

from knowledge.chain_papers import ChainMaterial
from knowledge.chains import ChainNotice

_RUN = 3
_TAKEN_AT = re.compile(r"第(\d+)件：[^：]*(?:收回|收走)")


def numbers(steps: Sequence[int]) -> str:
    """Write numbers of steps: 1、3、4; three and more in a row as 2—5."""
    runs: list[list[int]] = []
    for each in sorted(set(steps)):
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return "、".join(
        f"{run[0]}—{run[-1]}" if len(run) >= _RUN else "、".join(map(str, run)) for run in runs
    )


def places(notice: ChainNotice) -> Iterator[tuple[str, str]]:
    """Pair steps (第1、3件) with the windows that take them, and those that a village takes too."""
    windows: dict[tuple[str, ...], list[int]] = {}
    for step in notice.steps:
        if step.counters:
            windows.setdefault(step.counters, []).append(step.number)
    for counters, steps in windows.items():
        yield f"第{numbers(steps)}件", "、".join(counters)
    near = [step.number for step in notice.steps if step.here and step.level == "village"]
    if near:
        yield f"第{numbers(near)}件", "村（社区）便民服务站也收材料"


def counts_of(material: ChainMaterial) -> str:
    """Say the highest number that one step wants: 原件1份、复印件2份."""
    counts = (("原件", material.originals), ("复印件", material.copies))
    return "、".join(f"{kind}{count}份" for kind, count in counts if count) or "不用交纸件"


def take_words(material: ChainMaterial) -> tuple[str, ...]:
    """Say where one is not enough for all steps, where it is got on the way, or taken away."""
    found = []
    if material.from_step is not None:
        found.append(f"办好第{material.from_step}件就有")
    if material.all_originals > material.originals:
        found.append(f"原件要交，共带{material.all_originals}份")
    if material.all_copies > material.copies:
        found.append(f"{material.places}处各留复印件，共带{material.all_copies}份")
    return (*found, *_taken_too_early(material))


def _taken_too_early(material: ChainMaterial) -> Iterator[str]:
    """Warn where a step takes the only original away and later steps still want it."""
    for each in material.details:
        taken = _TAKEN_AT.match(each)
        later = [step for step in material.steps if taken and step > int(taken[1])]
        if taken and later:
            yield (
                f"第{taken[1]}件收走原件，第{numbers(later)}件还要用：先多复印，交出去之前问清窗口"
            )


def order_lines(notice: ChainNotice) -> Iterator[str]:
    """Say what has to wait for what, what can run side by side, and of what only one is needed."""
    waiting: dict[tuple[int, str], list[int]] = {}
    for wait in notice.waits:
        waiting.setdefault((wait.earlier, wait.paper), []).append(wait.step)
    for (earlier, paper), steps in waiting.items():
        first = f"手上没有就先办第{earlier}件"
        yield f"· 第{numbers(steps)}件要用第{earlier}件办出来的{paper}，{first}。"
    for group in notice.together:
        yield f"· 第{numbers(group)}件不用互相等材料，可以一起办。"
    for group in notice.one_of:
        yield f"· 第{numbers(group)}件只办合您情况的一件。"
