from datetime import date, datetime, time

from knowledge.calendar import CHINA
from knowledge.search.times import TimeQuestion, Wish, evaluate_times

NOW = datetime(2026, 11, 18, 10, tzinfo=CHINA)
TOMORROW = Wish(date(2026, 11, 19), "am", time(9, 30), ambiguous=False)


def test_each_field_is_counted_and_all_four_together() -> None:
    asked = [
        TimeQuestion(line, str(line), text, NOW, TOMORROW, "")
        for line, text in enumerate(("right", "day", "unclear"), 1)
    ]
    said = {
        "right": Wish(date(2026, 11, 19), "am", time(9, 30), ambiguous=False, why="说什么都行"),
        "day": Wish(date(2026, 11, 20), "am", time(9, 30), ambiguous=False),
        "unclear": Wish(None, None, None, ambiguous=True),
    }
    report = evaluate_times(lambda text, _now: said[text], asked)

    assert report.share("date", "period", "time", "ambiguous") == 1 / 3
    assert report.share("date") == 1 / 3
    assert report.share("period") == report.share("time") == 2 / 3
    assert [each.wrong for each in report.failures] == [
        ("date",),
        ("date", "period", "time", "ambiguous"),
    ]
    assert len(report.milliseconds()) == 3


def test_nothing_has_no_share() -> None:
    assert evaluate_times(lambda _text, _now: TOMORROW, []).share("date") == 0
