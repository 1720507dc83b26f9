from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from command import start

from coopdocs.workflow.doctor import (
    Machine,
    Need,
    Purpose,
    System,
    commands_for,
    diagnose,
    examine_machine,
    find_installer,
    list_needs,
    name_system,
    read_requirement,
    run_doctor,
)

VERSION = (3, 11, 2)


def find_need(name: str) -> Need:
    return next(need for need in list_needs(VERSION) if need.name == name)


def lacking(system: System, *names: str, elevation: str = "sudo") -> Machine:
    return Machine(system, VERSION, tuple(map(find_need, names)), elevation=elevation)


def test_a_machine_with_everything_may_build() -> None:
    lines, exit_code = run_doctor(Machine(System.DEBIAN, VERSION))
    assert lines == (
        "Python 3.11.2 on Debian",
        "to build: all there",
        "to test: all there",
        "to validate: all there",
    )
    assert exit_code == 0


def test_what_is_missing_to_build_is_named_with_its_command_and_exit_code_2() -> None:
    lines, exit_code = run_doctor(lacking(System.DEBIAN, "Pango", "HarfBuzz subsetting"))
    assert lines[1:3] == (
        "to build: missing Pango, HarfBuzz subsetting",
        "  sudo apt-get update && sudo apt-get install -y --no-install-recommends libpango-1.0-0 libharfbuzz-subset0",
    )
    assert exit_code == 2


def test_tools_for_testing_and_validating_are_named_and_do_not_hinder_a_build() -> None:
    lines, exit_code = run_doctor(lacking(System.FEDORA, "qpdf", "Chromium"))
    assert lines[1:] == (
        "to build: all there",
        "to test: missing qpdf",
        "  sudo dnf install -y qpdf",
        "to validate: missing Chromium",
        "  sudo dnf install -y chromium",
    )
    assert exit_code == 0


APT_FOR_PANGO_AND_POPPLER = (
    "sudo apt-get update && "
    "sudo apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 poppler-utils"
)


@pytest.mark.parametrize(
    ("system", "commands"),
    [
        (System.DEBIAN, (APT_FOR_PANGO_AND_POPPLER,)),
        (System.UBUNTU, (APT_FOR_PANGO_AND_POPPLER,)),
        (System.FEDORA, ("sudo dnf install -y pango poppler-utils",)),
        (System.MACOS, ("brew install pango poppler",)),
        (System.WINDOWS, ("pacman -S --needed mingw-w64-ucrt-x86_64-pango mingw-w64-ucrt-x86_64-poppler",)),
        (System.OTHER, ()),
    ],
)
def test_each_system_has_its_own_command_which_names_a_package_once(system: System, commands: tuple[str, ...]) -> None:
    machine = lacking(system, "Pango", "Pango for FreeType", "Poppler")
    assert commands_for(machine, machine.missing) == commands


def test_ubuntu_has_chromium_as_a_snap_and_the_rest_as_packages() -> None:
    machine = lacking(System.UBUNTU, "Chromium", "qpdf")
    assert commands_for(machine, machine.missing) == (
        "sudo snap install chromium",
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends qpdf",
    )


def test_windows_programs_that_msys2_lacks_come_from_winget() -> None:
    machine = lacking(System.WINDOWS, "git", "LibreOffice Writer")
    assert commands_for(machine, machine.missing) == ("winget install Git.Git TheDocumentFoundation.LibreOffice",)


def test_what_a_system_does_not_pack_is_said_and_not_guessed() -> None:
    lines, _ = run_doctor(lacking(System.MACOS, "JAXB runtime"))
    assert lines[-1] == "  no package known on macOS: JAXB runtime"


@pytest.mark.parametrize(
    ("elevation", "command"),
    [
        ("root", "apt-get update && apt-get install -y --no-install-recommends qpdf"),
        ("sudo", "sudo apt-get update && sudo apt-get install -y --no-install-recommends qpdf"),
        ("su", "su -c 'apt-get update && apt-get install -y --no-install-recommends qpdf'"),
    ],
)
def test_the_command_can_be_typed_by_the_person_who_reads_it(elevation: str, command: str) -> None:
    machine = lacking(System.DEBIAN, "qpdf", elevation=elevation)
    assert commands_for(machine, machine.missing) == (command,)


def test_a_missing_wheel_is_installed_with_the_python_that_lacks_it() -> None:
    polib = read_requirement("polib<2,>=1.2")
    assert polib is not None
    machine = Machine(System.WINDOWS, VERSION, (polib,), executable="C:/Program Files/python.exe")
    assert commands_for(machine, machine.missing) == ("'C:/Program Files/python.exe' -m pip install 'polib<2,>=1.2'",)


@pytest.mark.parametrize(
    ("line", "name", "purpose"),
    [
        ("weasyprint==70.*", "weasyprint", Purpose.BUILD),
        ("ruamel.yaml>=0.19,<0.20", "ruamel.yaml", Purpose.BUILD),
        ('pytest>=9.2,<10 ; extra == "test"', "pytest", Purpose.TEST),
        ("openxml-audit<0.9,>=0.8; extra == 'validate'", "openxml-audit", Purpose.VALIDATE),
    ],
)
def test_a_wheel_of_an_extra_is_needed_for_that_purpose_only(line: str, name: str, purpose: Purpose) -> None:
    need = read_requirement(line)
    assert need is not None
    assert (need.name, need.purpose) == (name, purpose)


def test_extras_without_a_purpose_here_are_nobody_s_need() -> None:
    assert read_requirement('dask>=2026.8 ; extra == "cluster"') is None


@pytest.mark.parametrize(
    ("sys_platform", "os_release", "system"),
    [
        ("linux", {"ID": "debian", "VERSION_ID": "12"}, System.DEBIAN),
        ("linux", {"ID": "raspbian", "ID_LIKE": "debian"}, System.DEBIAN),
        ("linux", {"ID": "ubuntu", "ID_LIKE": "debian"}, System.UBUNTU),
        ("linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, System.UBUNTU),
        ("linux", {"ID": "fedora"}, System.FEDORA),
        ("linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, System.FEDORA),
        ("linux", {"ID": "alpine"}, System.OTHER),
        ("linux", {}, System.OTHER),
        ("darwin", {}, System.MACOS),
        ("win32", {}, System.WINDOWS),
    ],
)
def test_a_system_is_known_by_its_platform_and_os_release(
    sys_platform: str, os_release: dict[str, str], system: System
) -> None:
    assert name_system(sys_platform, os_release) is system


def test_purposes_include_the_ones_before_them() -> None:
    machine = lacking(System.DEBIAN, "Pango", "qpdf", "Chromium")
    assert [need.name for need in diagnose(machine, Purpose.BUILD)] == ["Pango"]
    assert [need.name for need in diagnose(machine, Purpose.TEST)] == ["Pango", "qpdf"]
    assert [need.name for need in diagnose(machine)] == ["Pango", "qpdf", "Chromium"]


@pytest.mark.parametrize("system", [System.DEBIAN, System.UBUNTU])
def test_debian_and_ubuntu_have_a_package_for_every_need(system: System) -> None:
    needs = [need for need in list_needs(VERSION) if not need.name.startswith("Python")]
    assert [need.name for need in needs if find_installer(system, need) is None] == []


def test_a_python_that_is_too_old_is_a_need_of_its_own() -> None:
    assert [need.name for need in list_needs((3, 10, 0)) if not need.is_present()][:1] == ["Python 3.11 or later"]


def test_debian_s_package_for_virtual_environments_fits_the_python_that_runs() -> None:
    ensurepip = next(need for need in list_needs((3, 99, 0)) if need.name == "ensurepip")
    assert ensurepip.packages == {"apt-get": "python3.99-venv"}


def test_on_the_machine_of_this_test_run_nothing_is_missing_to_build_and_test() -> None:
    assert [need.name for need in examine_machine(Purpose.TEST).missing] == []


def test_a_repository_that_merges_catalogs_line_by_line_is_told_how_to_merge_by_entry(project: Path) -> None:
    assert "git config" not in start(project, "doctor").output
    subprocess.run(["git", "init", "--quiet"], cwd=project, check=True)
    line = start(project, "doctor").output.splitlines()[-1]
    assert line.startswith("to let git merge catalogs by entry in this repository: git config merge.coopdocs.driver ")
    subprocess.run(line.partition(": ")[2], shell=True, cwd=project, check=True)
    assert "git config" not in start(project / "source", "doctor").output
