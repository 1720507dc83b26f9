"""rename and remove: a brochure gets another name, or goes, and takes everything of its with it. Nothing is lost.

The source goes first, so that a run killed midway leaves a brochure whose catalogs wait under the old name. `update`
then makes none, and the same command again does what is left.
"""

from __future__ import annotations

import codecs
import difflib
import os
import shlex
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from pathlib import Path, PurePosixPath

from coopdocs.engine.manifest import load_manifest, save_manifest
from coopdocs.engine.publication import open_output, retire_finals
from coopdocs.errors import CoopdocsError
from coopdocs.files import (
    FileProblem,
    decode_text,
    read_bytes,
    rename_file,
    resolve_inside,
    write_atomically,
    write_if_unchanged,
)
from coopdocs.files.problems import naming_file
from coopdocs.project import Project, check_new_name
from coopdocs.reports import printable
from coopdocs.settings import PROJECT_FILE
from coopdocs.workflow.brochure_settings import has_settings, remove_settings, rename_settings
from coopdocs.workflow.memory import REMOVED
from coopdocs.workflow.outcome import Outcome
from coopdocs.workflow.stray_catalogs import CatalogFiles, list_catalog_files

__all__ = ["run_remove", "run_rename"]

_OUTDATED = "output/outdated"
_FORMATS = ("pdf", "docx", "html")
_NOTHING = CatalogFiles(None, {})


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing to do, which is done whole or not at all, and what the person is told of it."""

    line: str
    do: Callable[[], object]


def run_rename(
    project: Project, old: str, new: str, *, dry_run: bool = False, tell: Callable[[str], None] | None = None
) -> Outcome:
    """Give a brochure another name: source, settings, template and catalogs; finished documents become outdated.

    The source may have the new name already. With `dry_run`, only say what would be done. `tell` is `open_output`'s.
    """
    check_new_name(new, [brochure.name for brochure in project.brochures if brochure.name not in {old, new}])
    with nullcontext() if dry_run else open_output(project, tell):
        return _take(_plan_rename(project, old, new), dry_run=dry_run)


def run_remove(
    project: Project, name: str, *, dry_run: bool = False, tell: Callable[[str], None] | None = None
) -> Outcome:
    """Remove a brochure: its catalogs become memory, its source and its finished documents become outdated.

    The source may be gone already. With `dry_run`, only say what would be done. `tell` is `open_output`'s.
    """
    with nullcontext() if dry_run else open_output(project, tell):
        return _take(_plan_removal(project, name), dry_run=dry_run)


def _take(steps: Sequence[_Step], *, dry_run: bool) -> Outcome:
    """Take the steps up to the first that fails."""
    lines: list[str] = []
    for step in steps:
        try:
            if not dry_run:
                step.do()
        except CoopdocsError as trouble:
            return Outcome(lines=tuple(lines), troubles=(trouble,))
        lines.append(printable(step.line))
    return Outcome(lines=tuple(lines))


def _plan_rename(project: Project, old: str, new: str) -> list[_Step]:
    _refuse_closed_folders(project)
    files = list_catalog_files(project)
    _refuse_unknown(project, old, files)
    has_source = _exists(project, _source(old))
    if not has_source and not _exists(project, _source(new)):
        message = f"there is neither {_source(old)} nor {_source(new)}"
        raise CoopdocsError(message, f"Put the text into {_source(new)}, then run this again.")
    sources = [_source(old)] if has_source else []
    moves = {path: _named(path, new) for path in (*sources, *files.get(old, _NOTHING).paths)}
    taken = [path for path in moves.values() if _exists(project, path)]
    taken += files.get(new, _NOTHING).paths if has_source else ()
    if taken:
        raise _taken(taken[0], old, new, has_source=has_source)
    settings = _plan_settings(project, old, lambda text: rename_settings(text, old, new))
    steps = [_plan_move(project, path, target) for path, target in moves.items()]
    return [*steps[: len(sources)], *settings, *steps[len(sources) :], *_plan_retirement(project, old)]


def _plan_removal(project: Project, name: str) -> list[_Step]:
    _refuse_closed_folders(project)
    files = list_catalog_files(project)
    _refuse_unknown(project, name, files)
    own = files.get(name, _NOTHING)
    source, template = _source(name), own.template
    steps = _plan_settings(project, name, lambda text: remove_settings(text, name))
    if _exists(project, source):
        steps.append(_plan_laying_down(project, source, _OUTDATED))
    if template:
        steps.append(_Step(f"{template}: removed", partial(_remove, _locate(project, template))))
    steps += [_plan_laying_down(project, path, f"{REMOVED}/{tag}") for tag, path in own.catalogs.items()]
    return [*steps, *_plan_retirement(project, name)]


def _refuse_closed_folders(project: Project) -> None:
    """Raise where a folder of catalogs cannot be looked into: what is in it would be left behind without a word."""

    def refuse(problem: OSError) -> None:
        place = Path(problem.filename).relative_to(project.root)
        advice = "Give yourself permission to read it, then run this again; nothing was moved."
        raise CoopdocsError(f"{place}: cannot be read: {problem.strerror}", advice) from None

    for _ in os.walk(project.root / "locales", onerror=refuse):
        pass


def _refuse_unknown(project: Project, name: str, files: Mapping[str, CatalogFiles]) -> None:
    """Raise where nothing at all has this name."""
    names = {*files, *(brochure.name for brochure in project.brochures)}
    named = {*names, *(file.brochure for file in load_manifest(project).files.values())}
    if name not in named and not has_settings(_read_settings(project)[1], name):
        close = difflib.get_close_matches(name.removeprefix("source/").removesuffix(".md"), sorted(names), n=1)
        question = f"; did you mean {close[0]!r}?" if close else ""
        advice = f"The brochures are {', '.join(sorted(names))}." if names else ""
        raise CoopdocsError(f"nothing here is called {name!r}{question}", advice)


def _taken(path: str, old: str, new: str, *, has_source: bool) -> CoopdocsError:
    """Two brochures would become one."""
    if path == _source(new):
        advice = "Choose another name."
    elif has_source:
        advice = f"Choose another name; or first run: coopdocs remove {shlex.quote(new)}, which keeps its translations."
    else:
        advice = f"To have the old translations offered in the new catalogs: coopdocs remove {shlex.quote(old)}"
    return CoopdocsError(f"{path} is there already", advice)


def _plan_move(project: Project, path: str, target: str) -> _Step:
    places = [_locate(project, each) for each in (path, target)]
    return _Step(f"{path} → {target}", partial(rename_file, *places))


def _plan_laying_down(project: Project, path: str, folder: str) -> _Step:
    """Move a file where it is kept, beside those that were kept under its name before."""
    _locate(project, f"{folder}/x")
    place = _locate(project, path)
    target = _find_free_name(project, path, folder)

    def lay_down() -> None:
        if (project.root / target).exists() or place.is_symlink() or not path.startswith("locales/"):
            # output/ may be another disk, and what a link leads to from elsewhere another file.
            write_atomically(project.root / target, _read(project, path))
            _remove(place)
        else:
            rename_file(place, project.root / target)

    return _Step(f"{path} → {target}", lay_down)


def _find_free_name(project: Project, path: str, folder: str) -> str:
    """A name in the folder that is free, or that a run killed midway has given to the very same content."""
    name, content = PurePosixPath(path), _read(project, path)
    stems = chain([name.stem], (f"{name.stem}-{number}" for number in count(2)))
    targets = (f"{folder}/{stem}{name.suffix}" for stem in stems)
    return next(each for each in targets if not _exists(project, each) or _read(project, each) == content)


def _plan_settings(project: Project, name: str, change: Callable[[str], str]) -> list[_Step]:
    """The change of coopdocs.toml, where it speaks of the brochure; it is made in thought first."""
    before, text = _read_settings(project)
    if not has_settings(text, name):
        return []
    mark = "\ufeff" if before.startswith(codecs.BOM_UTF8) else ""
    data = (mark + change(before.decode().removeprefix(mark))).encode()
    line = f"{PROJECT_FILE}: the settings of {name} are changed too"
    return [_Step(line, partial(write_if_unchanged, project.root / PROJECT_FILE, data, before))]


def _plan_retirement(project: Project, name: str) -> list[_Step]:
    """The finished documents of the name, on record or not, become outdated, and the manifest forgets them."""
    manifest = load_manifest(project)
    recorded = [file.path for file in manifest.files.values() if file.brochure == name]
    tags = [language.tag for language in project.languages]
    possible = [project.output_path(name, tag, format_) for tag in tags for format_ in _FORMATS]
    paths = sorted({*recorded, *(path for path in possible if (project.root / path).is_file())})

    def retire() -> None:
        retire_finals(project, paths)
        if recorded:
            save_manifest(project, manifest.without(paths))

    number = "1 finished document" if len(paths) == 1 else f"{len(paths)} finished documents"
    return [_Step(f"{number} of {name} → {_OUTDATED}/", retire)] if paths else []


def _remove(place: Path) -> None:
    with naming_file(place):
        place.unlink()


def _read_settings(project: Project) -> tuple[bytes, str]:
    data = _read(project, PROJECT_FILE)
    return data, decode_text(data, PROJECT_FILE)


def _read(project: Project, path: str) -> bytes:
    try:
        return read_bytes(project.root, path)
    except FileProblem as problem:
        raise CoopdocsError(problem.message, problem.advice) from None


def _locate(project: Project, path: str) -> Path:
    """The place of a file that is to be moved, which is sure to lie in the project; of a link, its own."""
    try:
        resolve_inside(project.root, PurePosixPath(path).parent.as_posix())
    except FileProblem as problem:
        raise CoopdocsError(problem.message, problem.advice) from None
    return project.root / path


def _exists(project: Project, path: str) -> bool:
    """Whether a file has exactly this name, where capitals make no difference too."""
    place = project.root / path
    try:
        return any(each.name == place.name for each in place.parent.iterdir())
    except OSError:
        return False


def _named(path: str, name: str) -> str:
    """The path of the same file of another brochure."""
    return PurePosixPath(path).with_stem(name).as_posix()


def _source(name: str) -> str:
    return f"source/{name}.md"
