"""What is said of the pieces that wires send, as a test reads it."""

from collections.abc import Callable, Sequence

import pytest

from variorum.model import Capture, Rejected

Only = Callable[[Sequence[Capture | Rejected]], Capture]


@pytest.fixture(scope="session")
def only() -> Only:
    """The one capture that was read; fails where there is none, or another."""

    def capture(found: Sequence[Capture | Rejected]) -> Capture:
        (one,) = found
        assert isinstance(one, Capture), one
        return one

    return capture
