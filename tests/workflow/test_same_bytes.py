"""The same project gives the same bytes, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from command import content, start, surroundings

# Python imports a module of this name before anything else; what it sets is the clock of the whole run.
ANOTHER_YEAR = """
import datetime, time
shift = -3 * 365 * 86400.0
now, local, universal, written = time.time, time.localtime, time.gmtime, time.strftime
time.time = lambda: now() + shift
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda moment=None: local(time.time() if moment is None else moment)
time.gmtime = lambda moment=None: universal(time.time() if moment is None else moment)
time.strftime = lambda form, moment=None: written(form, time.localtime() if moment is None else moment)

class Instance(type):
    def __instancecheck__(cls, value):
        return isinstance(value, moment_class)

class Day(type):
    def __instancecheck__(cls, value):
        return isinstance(value, day_class)

moment_class, day_class = datetime.datetime, datetime.date

class Moment(moment_class, metaclass=Instance):
    @classmethod
    def now(cls, tz=None):
        return moment_class.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return moment_class.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

    today = now

class Today(day_class, metaclass=Day):
    @classmethod
    def today(cls):
        return day_class.fromtimestamp(time.time())

datetime.datetime, datetime.date = Moment, Today
"""


def test_folder_year_time_zone_locale_and_hash_seed_leave_no_trace(
    starter: Path, finished: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "ein anderer Ort" / "проект"
    shutil.copytree(starter, elsewhere)
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(ANOTHER_YEAR, encoding="utf-8")
    changed = surroundings(
        PYTHONPATH=":".join([str(clock), *filter(None, [surroundings().get("PYTHONPATH", "")])]),
        TZ="Asia/Almaty",
        LC_ALL="C",
        LANG="C",
        PYTHONHASHSEED="4711",
        HOME=str(tmp_path),
        TMPDIR=str(clock),
        PYTHONUTF8=None,
    )
    asked = (
        "import datetime, time; print(datetime.datetime.now().year, datetime.date.today().year, time.gmtime().tm_year)"
    )
    told = subprocess.run([sys.executable, "-c", asked], env=changed, capture_output=True, encoding="utf-8", check=True)
    here = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True)
    assert {int(year) for year in told.stdout.split()} == {int(here.stdout.split()[0]) - 3}
    ran = start(elsewhere, "build", env=changed, umask=0o077)
    assert ran.code == 0, ran.errors
    first, second = content(finished / "output"), content(elsewhere / "output")
    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()


def test_formats_built_one_by_one_are_the_formats_built_together(finished: Path, starter: Path, tmp_path: Path) -> None:
    project = shutil.copytree(starter, tmp_path / "project")
    for form in ("html", "docx", "pdf"):
        assert start(project, "build", "-l", "kk", "-f", form).code == 0
    assert content(project / "output" / "kk") == content(finished / "output" / "kk")
