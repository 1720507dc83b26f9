"""Settings that all tests share."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from golden_cases import GoldenCase, update_case
from hypothesis import settings

# A run tells of the change at hand and not of luck, on slow machines too.
settings.register_profile("steady", deadline=None, derandomize=True, print_blob=True)
# HYPOTHESIS_PROFILE=search looks for new counter-examples, ten times as long.
settings.register_profile("search", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the golden cases give now")


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> Callable[[GoldenCase, str], None]:
    def check(case: GoldenCase, actual: str) -> None:
        if request.config.getoption("--update-golden"):
            update_case(case, actual)
        else:
            assert actual == case.expected

    return check
