"""Updates that are disturbed at every moment, and what must be true after each.

The tests take steps through them; `python tests/fault_sweeps.py` misses no moment and prints what it counted.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path

from command import SOURCE, append, catalog, content, run
from disk_faults import Commands, Ended, commands

PARAGRAPH = "Un paragraphe de plus."
SAVED = "сақталған"
ERRORS = ("ENOSPC", "EIO", "EFBIG", "EDQUOT", "EROFS", "EACCES", "EMFILE", "ENAMETOOLONG", "ELOOP")
EDITOR = """
import json, os, random, re, sys, threading, time
file, seed = sys.argv[1:]
random = random.Random(int(seed))
token = re.compile(r'(msgid "exemple"\\nmsgstr ")[^"]*')
stop = threading.Thread(target=sys.stdin.read, daemon=True)
stop.start()
saves = lost = malformed = 0
while stop.is_alive():
    with open(file, encoding="utf-8", newline="") as opened:
        text = opened.read()
    found = token.search(text)
    malformed += not (found and text.startswith(("#", "msgid")) and text.endswith('"\\n'))
    lost += bool(saves and found and not found[0].endswith(f'"мысал {saves}'))
    saves += 1
    text = token.sub(rf"\\1мысал {saves}", text)
    if random.random() < 0.5:
        with open(file + ".new", "w", encoding="utf-8", newline="") as saved:
            saved.write(text)
        os.rename(file + ".new", file)
    else:
        with open(file, "w", encoding="utf-8", newline="") as saved:
            saved.write(text[:2000])
            saved.flush()
            saved.write(text[2000:])
    time.sleep(random.uniform(0.01, 0.05))
print(json.dumps([saves, lost, malformed]))
"""


@dataclass
class Seen:
    """What was counted, over all runs."""

    runs: int = 0
    malformed: list[str] = field(default_factory=list)
    """Files that are neither the old one nor the new one, or that msgfmt refuses."""
    lost: list[str] = field(default_factory=list)
    """Saves of an editor that are gone."""
    untold: list[str] = field(default_factory=list)
    """Runs that did not end as they must, or said so badly."""
    unmended: list[str] = field(default_factory=list)
    """Projects that the next update did not bring to where an undisturbed one would have brought them."""
    codes: Counter[int] = field(default_factory=Counter)

    @property
    def faults(self) -> list[str]:
        return [*self.malformed, *self.lost, *self.untold, *self.unmended]

    def __str__(self) -> str:
        counted = (f"{name} {len(getattr(self, name))}" for name in ("malformed", "lost", "untold", "unmended"))
        return f"{self.runs} runs, exit codes {dict(self.codes)}: {', '.join(counted)}"


class Workshop:
    """A project with something to update, as it was and as it should become, and copies of it to be disturbed."""

    def __init__(
        self, folder: Path, runner: Commands, *, tags: tuple[str, ...] = ("fr", "kk"), new: bool = False
    ) -> None:
        self.folder, self.runner = folder, runner
        self.numbers = count()
        self.seen = Seen()
        self.original = folder / "original"
        assert run(None, "init", str(self.original)).code == 0
        settings = self.original / "coopdocs.toml"
        languages = f"languages = {json.dumps(tags)}"
        settings.write_text(re.sub(r"^languages = .*$", languages, settings.read_text(), flags=re.MULTILINE))
        for other in {"fr", "kk", "ru", "en"} - set(tags):
            shutil.rmtree(self.original / "locales" / other)
        if new:
            shutil.rmtree(self.original / "locales")
        else:
            # A first update, so that nothing but the paragraph is left to do.
            assert run(self.original, "update").code == 0
        shutil.rmtree(self.original / "output", ignore_errors=True)
        self.old = read_catalogs(self.original)
        append(self.original / SOURCE, f"\n\n{PARAGRAPH}\n")
        self.new = self.update_alone(self.copy())
        assert any(PARAGRAPH in text for text in self.new.values())

    def copy(self) -> Path:
        return shutil.copytree(self.original, self.folder / f"{next(self.numbers)}")

    def update_alone(self, project: Path) -> dict[str, str]:
        ended = self.runner.run(project, "update")
        assert ended.code == 0, ended.errors
        return read_catalogs(project)

    def save_text(self) -> str:
        """The Kazakh catalog as an editor saves it that loaded it before the update."""
        text = catalog(self.original, "kk").read_text(encoding="utf-8")
        return re.sub(r'(msgid "exemple"\nmsgstr ")[^"]*', rf"\g<1>{SAVED}", text)

    def note(self, ended: Ended) -> None:
        self.seen.runs += 1
        self.seen.codes[ended.code] += 1

    def judge_files(self, project: Path, saved: str = "") -> None:
        """Each catalog is what it was, what it should become, or what an editor saved, with the update or without."""
        for name, text in read_catalogs(project).items():
            known = {self.old.get(name), self.new[name], saved and mask(saved), *self.merged(name, saved)}
            if text not in known or not is_accepted(text):
                self.seen.malformed.append(f"{project.name}/{name}")

    def merged(self, name: str, saved: str) -> tuple[str, ...]:
        """The catalog that an editor saved, after an update."""
        if not saved or "kk" not in name:
            return ()
        if not hasattr(self, "updated_save"):
            project = self.copy()
            catalog(project, "kk").write_text(saved, encoding="utf-8")
            self.updated_save = self.update_alone(project)
        return (self.updated_save[name],)

    def judge_next_update(self, project: Path, saved: str = "") -> None:
        """One more update ends well, leaves nothing lying about, and comes to where an undisturbed one comes."""
        ended = self.runner.run(project, "update")
        after = read_catalogs(project)
        wanted = {name: (*self.merged(name, saved), text)[0] for name, text in self.new.items()}
        if saved and not any(SAVED in text for text in after.values()):
            self.seen.lost.append(project.name)
        if ended.code or after != wanted or find_litter(project):
            self.seen.unmended.append(f"{project.name}: {ended}, {find_litter(project)}")
        shutil.rmtree(project)

    def kill(self, signal: str = "SIGKILL", step: int = 1, first: int = 1) -> Seen:
        """A signal at every moment."""
        codes = {"SIGKILL": {-9}, "SIGTERM": {143, -15}, "SIGINT": {130}}[signal]
        for swept in self.runner.sweep(self.copy, [0, signal], step=step, first=first):
            self.note(swept.ended)
            self.judge_files(swept.project)
            # TERM ends a run that holds nothing yet, or nothing any more, at once; a shell says 143 of both.
            if swept.ended.code not in codes or swept.ended.errors.strip():
                self.seen.untold.append(f"{swept.moment}: {swept.ended}")
            if signal != "SIGKILL" and find_litter(swept.project):
                self.seen.untold.append(f"{swept.moment}: {find_litter(swept.project)}")
            self.judge_next_update(swept.project)
        return self.seen

    def fail(self, error: str, step: int = 1, first: int = 1) -> Seen:
        """An error of the disk at every moment. Where it does not stop the update, it is complete."""
        for swept in self.runner.sweep(self.copy, [0, error], step=step, first=first):
            self.note(swept.ended)
            self.judge_files(swept.project)
            whole = read_catalogs(swept.project) == self.new
            told = {0: whole, 1: "Traceback" not in swept.ended.errors, 2: swept.ended.is_told_well}
            if not told.get(swept.ended.code) or str(swept.project) in swept.ended.errors:
                self.seen.untold.append(f"{error} {swept.moment}: {swept.ended}")
            self.judge_next_update(swept.project)
        return self.seen

    def save(self, style: str, *then: list, step: int = 1, first: int = 1) -> Seen:
        """An editor saves at every moment; `then` is what happens after it."""
        saved = self.save_text()
        file = "locales/kk/LC_MESSAGES/bienvenue.po"
        happening = [[0, style, file, saved], *([later, *(what or ["finishes", file, saved])] for later, *what in then)]
        for swept in self.runner.sweep(self.copy, *happening, step=step, first=first):
            last = max(later for later, *_ in happening)
            if swept.ended.moments < swept.moment + last:
                shutil.rmtree(swept.project)
                continue
            self.note(swept.ended)
            self.judge_files(swept.project, saved)
            if swept.ended.code not in {0, -9}:
                self.seen.untold.append(f"{style} {swept.moment}: {swept.ended}")
            self.judge_next_update(swept.project, saved)
        return self.seen


def edit_during_updates(runner: Commands, project: Path, updates: int, seed: int) -> tuple[int, int, int, Counter]:
    """An editor that saves all the time beside updates that have work each time.

    Returns how often it saved, how many saves it did not find again, how often the file was not whole, and the exit
    codes of the updates.
    """
    codes: Counter[int] = Counter()
    started = [sys.executable, "-c", EDITOR, str(catalog(project, "kk")), str(seed)]
    with subprocess.Popen(started, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as editor:
        for number in range(updates):
            append(project / SOURCE, f"\n\nEncore {number}.\n")
            codes[runner.run(project, "update").code] += 1
        saves, lost, malformed = json.loads(editor.communicate()[0])
    text = catalog(project, "kk").read_text(encoding="utf-8")
    lost += f'"мысал {saves}"' not in text
    return saves, lost, malformed + (not is_accepted(text)), codes


def read_catalogs(project: Path) -> dict[str, str]:
    """The catalogs and templates, without the minutes in which they were made."""
    found = content(project / "locales") if (project / "locales").exists() else {}
    return {name: mask(data.decode()) for name, data in found.items() if name.endswith((".po", ".pot"))}


def mask(text: str) -> str:
    return re.sub(r"(POT-Creation|PO-Revision)-Date: [^\\]*", r"\1-Date: now", text)


@cache
def is_accepted(text: str) -> bool:
    """Whether msgfmt takes a catalog."""
    judged = subprocess.run(["msgfmt", "-c", "-o", os.devnull, "-"], input=text.encode(), capture_output=True)
    # A template has no language and no plural forms yet, which -c finds missing.
    plain = subprocess.run(["msgfmt", "-o", os.devnull, "-"], input=text.encode(), capture_output=True)
    return not (plain.returncode if "Language: \\n" in text else judged.returncode)


def find_litter(project: Path) -> list[str]:
    known = {".lock", ".gitignore", ".gitattributes"}
    folders = (project / "output", project / "locales")
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file() and file.name not in known)
    return sorted(file.name for file in files if not file.name.endswith((".po", ".pot")))


def sweep_all() -> None:
    """Every moment, every signal and error, every style of editor; prints a line for each."""
    with tempfile.TemporaryDirectory() as name, commands(Path(name, "runs")) as runner:
        for label, how in (("update", {}), ("first update", {"new": True})):
            for signal in ("SIGKILL", "SIGTERM", "SIGINT"):
                report(f"{label}, {signal}", Workshop(Path(name, f"{label}{signal}"), runner, **how).kill(signal))
            for error in ERRORS:
                report(f"{label}, {error}", Workshop(Path(name, f"{label}{error}"), runner, **how).fail(error))
        for style in ("rename", "in place"):
            report(f"editor, {style}", Workshop(Path(name, style), runner).save(style))
            for later in range(1, 6):
                shop = Workshop(Path(name, f"{style}{later}"), runner)
                report(f"editor, {style}, killed {later} later", shop.save(style, [later, "SIGKILL"]))
        for later in range(1, 9):
            report(f"slow editor, {later} later", Workshop(Path(name, f"s{later}"), runner).save("opens", [later]))
        for seed in range(4):
            shop = Workshop(Path(name, f"e{seed}"), runner)
            saves, lost, malformed, codes = edit_during_updates(runner, shop.copy(), 100, seed)
            say(f"100 updates, {dict(codes)}: {saves} saves, lost {lost}, malformed {malformed}")


def report(label: str, seen: Seen) -> None:
    say("\n    ".join([f"{label}: {seen}", *seen.faults[:3]]))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sweep_all()
