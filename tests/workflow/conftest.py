"""Projects as `coopdocs init` makes them; the one whole build is shared by all tests of a run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command import Ran, run, start


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "project"
    assert run(None, "init", str(folder)).code == 0
    return folder


@pytest.fixture(scope="session")
def first_build(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A project with all its documents, and what the command said when it made them."""
    folder = tmp_path_factory.mktemp("finished") / "project"
    shutil.copytree(starter, folder)
    return folder, start(folder, "build")


@pytest.fixture(scope="session")
def finished(first_build: tuple[Path, Ran]) -> Path:
    """A project with all its documents. To be looked at only."""
    folder, ran = first_build
    assert ran.code == 0, ran.errors
    return folder


@pytest.fixture
def project(starter: Path, tmp_path: Path) -> Path:
    """A project without documents."""
    return shutil.copytree(starter, tmp_path / "project")


@pytest.fixture
def built(finished: Path, tmp_path: Path) -> Path:
    """A project with all its documents, to be changed."""
    return shutil.copytree(finished, tmp_path / "project")
