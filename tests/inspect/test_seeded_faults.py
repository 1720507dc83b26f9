"""Faults put on purpose into finished files: each is found, in each format, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import BROCHURE
