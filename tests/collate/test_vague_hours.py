"""Clock times told loosely or by the clocks of another place, beside exact ones."""

import pytest

from variorum.collate.vague_hours import with_vague
from variorum.model import MarkedReport, Moment, Report, Span
from variorum.settings import Collate


def told(*sentences):
    """What the clock times in brackets, "[8 a.m.|08:00]", are compared as, when they are of one thing."""
    reports, moments = {}, []
    for place, sentence in enumerate(sentences):
        name = "ABCDE"[place]
        before, _, rest = sentence.partition("[")
        words, _, behind = rest.partition("|")
        text = before + words + behind[6:]
        reports[name] = MarkedReport(report=Report(id=name, digest=name, text=text, source=name))
        span = Span(name, len(before), len(before) + len(words))
        moments.append(Moment(span=span, type="TIME", value=f"2031-03-04T{behind[:5]}", low="2031-03-04", high="2031-03-04"))
    return [one.value[11:] for one in with_vague([range(len(moments))], moments, reports, Collate())]


@pytest.mark.parametrize(
    ("sentence", "compared"),
    [
        ("It fell shortly before [8 a.m.|08:00].", "07:52"),
        ("It fell a little before [eight|08:00].", "07:52"),
        ("It fell just after [8 a.m.|08:00].", "08:00"),
        ("It fell about [8 a.m.|08:00].", "07:52"),
        ("It fell at [8 a.m.|08:00].", "08:00"),
        ("It had fallen by [8 a.m.|08:00].", "07:52"),
        ("It had fallen by [6 a.m.|06:00].", "06:00"),
        ("It had fallen by [midnight|00:00].", "07:52"),
        ("It fell before [8 a.m.|08:00].", "08:00"),
        ("It fell around [8.30|08:30].", "08:30"),
        ("It fell at [6.52|06:52] our time.", "07:52"),
        ("It fell at [6.52 Moscow time|06:52].", "07:52"),
        ("It fell at [6.52|06:52] local time.", "06:52"),
        ("It fell at [6.30|06:30] our time.", "06:30"),
        ("It fell at about [6.50|06:50] our time.", "07:52"),
    ],
)
def test_a_loose_hour_is_the_exact_one_that_it_may_well_be(sentence, compared):
    assert told("It fell at [7.52|07:52].", sentence) == ["07:52", compared]
