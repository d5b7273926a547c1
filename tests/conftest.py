"""What all tests share."""

import os

from hypothesis import settings

# in CI the same examples every time: a new counterexample is found at the desk, not in somebody else's landing
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")
