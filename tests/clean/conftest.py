"""A report as plain text or page, as a test writes it."""

from collections.abc import Callable

import pytest

from variorum import clean
from variorum.model import Capture, Given, Rejected, Report
from variorum.settings import Settings

Reader = Callable[..., Report]


def answer(text: str | bytes, *, page: bool = False, **given: str) -> Report | Rejected:
    """What `clean` makes of a text."""
    data = text.encode() if isinstance(text, str) else text
    media = "text/html" if page else "text/plain"
    return clean.report(Capture(id="c", source="a.txt", data=data, media=media, given=Given(**given)), Settings())  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def read() -> Reader:
    """The report in a text; fails where there is none."""

    def report(text: str | bytes, *, page: bool = False, **given: str) -> Report:
        found = answer(text, page=page, **given)
        assert isinstance(found, Report), found
        return found

    return report


@pytest.fixture(scope="session")
def refused() -> Callable[..., str]:
    """Why there is no report in a text."""

    def reason(text: str | bytes, *, page: bool = False) -> str:
        found = answer(text, page=page)
        assert isinstance(found, Rejected), found
        return found.reason

    return reason
