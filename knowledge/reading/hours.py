"""Time of day out of its pieces: which half a bare clock means, and whether it has gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from knowledge.reading.readings import Clock, Exactly, Found, Moment, PartOfDay, Unclear
from knowledge.reading.when import Part, part_of

_NOON = 12
_NAMES = {"am": "上午", "noon": "中午", "pm": "下午", "evening": "晚上", "night": "凌晨"}


def _later_by_twelve(first: int, end: int) -> dict[int, int]:
    return {each: each + 12 for each in range(first, end)}


_BY_KIND: dict[str, dict[int, int]] = {
    "am": {each: each for each in range(5, 13)},
    "noon": {11: 11, 12: 12, 1: 13, 2: 14, 3: 15, 13: 13, 14: 14},
    "pm": {12: 12, **_later_by_twelve(1, 9), **{each: each for each in range(13, 21)}},
    "evening": {**_later_by_twelve(5, 12), **{each: each for each in range(17, 24)}},
    "night": {each: each for each in range(7)},
}  # fmt: skip
_BARE = {each: each + 12 if each <= 6 else each for each in range(1, 13)}  # noqa: PLR2004 - in office hours 1 to 6 are of the afternoon


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """What is known of the time: `why` where it isn't certain; `impossible`: there is none such."""

    part: Part | None = None
    clock: time | None = None
    ends: time | None = None
    why: str = ""
    impossible: bool = False
    noon: bool = False

    def gone(self, on: date, moment: Moment) -> bool:
        """Say whether this time of that day has passed; without a time, whether the day has."""
        if on != moment.today:
            return on < moment.today
        if self.clock is not None:
            return datetime.combine(on, self.clock, moment.now.tzinfo) < moment.now.replace(
                second=0, microsecond=0
            )
        return self.ends is not None and moment.now.time() >= self.ends


def time_of_day(found: Sequence[Found]) -> TimeOfDay:
    """Put parts of the day and clocks together."""
    readings = [each.reading for each in found]
    for each in readings:
        if isinstance(each, Exactly):
            return TimeOfDay(part_of(each.at), each.at)
    unclear = [each for each in readings if isinstance(each, Unclear) and each.of == "clock"]
    parts = list(dict.fromkeys(each for each in readings if isinstance(each, PartOfDay)))
    clocks = list(dict.fromkeys(each for each in readings if isinstance(each, Clock)))
    if unclear:
        halves = {each.part for each in parts}
        part = unclear[0].part if not parts else halves.pop() if len(halves) == 1 else None
        return TimeOfDay(part, why=unclear[0].why, impossible=unclear[0].impossible)
    if clocks:
        return _clocked(clocks, parts)
    return _halves(parts)


def _halves(parts: Sequence[PartOfDay]) -> TimeOfDay:
    halves = {each.part for each in parts}
    if not parts:
        return TimeOfDay()
    if len(halves) > 1:
        names = "、".join(dict.fromkeys(_NAMES[each.kind] for each in parts))
        return TimeOfDay(why=f"您说了{names}，请说定一个。")
    ends = [each.ends for each in parts if each.ends is not None]
    noon = all(each.kind == "noon" for each in parts)
    return TimeOfDay(parts[0].part, ends=max(ends) if ends else None, noon=noon)


def _clocked(clocks: Sequence[Clock], parts: Sequence[PartOfDay]) -> TimeOfDay:
    kinds = [each.kind for each in parts]
    # 中午放学后两点: the words for one half may be several, and any of them may carry the clock
    times = [_one_clock(each, kinds) for each in clocks]
    known = list(dict.fromkeys(each for each in times if each is not None))
    if None in times:
        said = _NAMES[kinds[0]] if kinds else ""
        hour = next(each.hour for each, at in zip(clocks, times, strict=True) if at is None)
        why = f"“{said}{hour}点”说不通，请说清是上午还是下午几点。"
        certain = len(parts) == 1 and kinds != ["night"]
        return TimeOfDay(parts[0].part if certain else None, why=why)
    if len(known) > 1:
        halves = {part_of(each) for each in known}
        return TimeOfDay(
            halves.pop() if len(halves) == 1 else None, why="您说了不止一个钟点，请说定几点来。"
        )
    return TimeOfDay(part_of(known[0]), known[0])


def _one_clock(clock: Clock, kinds: Sequence[str]) -> time | None:
    if not kinds:
        hour = clock.hour if clock.whole else _BARE[clock.hour]
        return time(hour, clock.minute)
    hours = {_BY_KIND[kind].get(clock.hour) for kind in kinds} - {None}
    found = hours.pop() if len(hours) == 1 else None
    return None if found is None else time(found, clock.minute)
