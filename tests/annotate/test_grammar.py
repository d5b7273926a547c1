"""The patterns of time expressions: what is passed over at once is no beginning of one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.moments.grammar import EXPRESSION, expression

LETTERS = "MWXYSPUuTDJCdrynjftGcKZzsHkeLVFmEARBlpNghqQvaiO&2boIw-,/(.x"


def slowly(letters: str) -> tuple[int, int] | None:
    """The first expression of `letters` by trying every place."""
    found = (EXPRESSION.match(letters, at) for at in range(len(letters)))
    return next((match.span() for match in found if match and match.end() > match.start()), None)


@settings(max_examples=1_500, deadline=None)
@given(st.text(alphabet=st.sampled_from(LETTERS), max_size=7))
def test_the_first_expression_is_the_one_that_trying_every_place_finds(letters):
    found = expression(letters, 0, len(letters))
    assert (found.span() if found else None) == slowly(letters)
