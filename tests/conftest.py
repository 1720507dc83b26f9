"""Settings that all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# A run tells of the change at hand and not of luck, on slow machines too.
settings.register_profile("steady", deadline=None, derandomize=True, print_blob=True)
# HYPOTHESIS_PROFILE=search looks for new counter-examples, ten times as long.
settings.register_profile("search", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
