"""Weighs what was found in a text against each other, into one When."""

from collections.abc import Sequence
from datetime import date, timedelta

from knowledge.calendar import WEEKDAYS, day_words
from knowledge.reading.days_meant import DayMeant, day_meant
from knowledge.reading.hours import TimeOfDay, time_of_day
from knowledge.reading.leftover import leftover, rest_of
from knowledge.reading.meant import is_day, is_time, meant
from knowledge.reading.readings import Aside, Found, Moment, Wish
from knowledge.reading.stories import wished
from knowledge.reading.when import When

_FURTHEST_BACK, _FURTHEST = timedelta(days=400), timedelta(days=800)
ALL_DENIED = "那天不行，您哪天方便？请说几号或者星期几。"
TIMES_DENIED = "那个时间不行，您什么时候方便？请说哪天、上午还是下午。"


def weigh(text: str, found: Sequence[Found], moment: Moment) -> When:
    """Give what is meant by all that was found in a plain wording."""
    rest = rest_of(text, found)
    spoken = [each for each in found if not isinstance(each.reading, Aside)]
    wishes = {each.reading.kind for each in spoken if isinstance(each.reading, Wish)}
    said = [each for each in spoken if not isinstance(each.reading, Wish)]
    earliest = "earliest" in wishes
    kept = meant(text, said)
    if said and not kept:
        why = ALL_DENIED if any(map(is_day, said)) else TIMES_DENIED
        return When(
            earliest=earliest, ambiguous=not earliest, why="" if earliest else why, rest=rest
        )
    kept = wished(text, kept, moment)
    hours = time_of_day([each for each in kept if is_time(each)])
    day = day_meant(text, [each for each in kept if is_day(each)], kept, hours, moment)
    strange = leftover(text, found)
    if strange:
        return _refused(f"“{strange}”没看懂，请换个说法，比如“下周三上午9点半”。", hours, rest)
    if day.impossible or hours.impossible:
        return _refused(day.why or hours.why, hours, rest)
    return _known(day, hours, moment, earliest=earliest, rest=rest)


def _refused(why: str, hours: TimeOfDay, rest: str) -> When:
    return When(part=hours.part, clock=hours.clock, ambiguous=True, why=why, rest=rest)


def _known(day: DayMeant, hours: TimeOfDay, moment: Moment, *, earliest: bool, rest: str) -> When:
    on = day.on
    if on is not None and not -_FURTHEST_BACK <= on - moment.today <= _FURTHEST:
        past = on < moment.today
        why = f"{_day(on)}已经过了。" if past else f"{on.year}年太远了，约不了那么久以后的。"
        return When(
            part=hours.part, clock=hours.clock, ambiguous=not past, past=past, why=why, rest=rest
        )
    past = hours.gone(on, moment) if on is not None else False
    past = past or (day.span is not None and day.span.last < moment.today)
    return When(
        on=on,
        part=hours.part if hours.part or not earliest else None,
        clock=hours.clock,
        earliest=earliest,
        span=day.span,
        ambiguous=bool(day.why or hours.why),
        past=past,
        why=_past_why(on, moment) if past else day.why or hours.why,
        days=day.days,
        noon=hours.noon,
        rest=rest,
    )


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def _past_why(on: date | None, moment: Moment) -> str:
    tomorrow = day_words(moment.today + timedelta(days=1), moment.today)
    if on is None:
        return f"那几天已经过了，请说以后的日子，比如{tomorrow}。"
    if on == moment.today:
        return f"今天那个时间已经过了，请说晚一点的时间，或者换一天，比如{tomorrow}。"
    words = f"{on.month}月{on.day}日（周{WEEKDAYS[on.weekday()]}）"
    return f"{words}已经过了，请说以后的日子，比如{tomorrow}。"
