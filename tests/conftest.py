"""What all tests share."""

import os

from hypothesis import settings

# in CI the same examples every time: a new counterexample is found at the desk, not in somebody else's landing
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)  # a machine that is busy with other work makes no test fail
settings.load_profile("ci" if os.environ.get("CI") else "desk")
