"""The folder of coopdocs.toml → Project: which brochures there are, in which editions, and where their files stand."""

from __future__ import annotations

import difflib
import shlex
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coopdocs.errors import CoopdocsError
from coopdocs.files import FileProblem, read_text
from coopdocs.languages import HouseStyle, Language, language
from coopdocs.settings import PROJECT_FILE, BrochureSettings, Settings, find_line, read_settings, settings_error

__all__ = ["Brochure", "Project", "check_new_name", "load_project"]

_SOURCE_FOLDER = "source"
_SUFFIX = ".md"
_LEXIQUE = HouseStyle()
# Windows opens a device instead of a file for these, whatever the extension.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(1, 10))}


@dataclass(frozen=True, slots=True)
class Brochure:
    """One source document and the editions that are made of it."""

    name: str
    """The gettext domain, and the file name without its extension."""
    source: str
    """Its file, relative to the project, with `/`."""
    languages: tuple[Language, ...]
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The settings of a project and its brochures. All paths but `root` are relative to it and written with `/`."""

    root: Path
    """Absolute."""
    source_language: Language
    languages: tuple[Language, ...]
    """All languages of the project, in the order of `coopdocs.toml`."""
    theme: str
    formats: tuple[str, ...]
    """From pdf, docx and html."""
    project_id: str
    """Name and version, for the catalogs' `Project-Id-Version`."""
    references: str
    """`file`: a catalog entry names its source file; `none`: it does not."""
    bugs_address: str
    """For the catalogs' `Report-Msgid-Bugs-To`."""
    memory: Mapping[str, tuple[str, ...]]
    """Language → PO files that hold translations of former days."""
    brochures: tuple[Brochure, ...]
    """Sorted by name."""
    house: HouseStyle = _LEXIQUE
    """How texts are set where print has several ways."""

    def catalog_path(self, name: str, tag: str) -> str:
        """The catalog of one brochure in one language."""
        return f"locales/{tag}/LC_MESSAGES/{name}.po"

    def template_path(self, name: str) -> str:
        """The template of one brochure's catalogs."""
        return f"locales/{name}.pot"

    def output_path(self, name: str, tag: str, file_format: str, *, draft: bool = False) -> str:
        """The finished document of one edition in one format, in the a4 layout."""
        return f"output/{tag}/{name}{'.draft' if draft else ''}.{file_format}"

    def select(self, names: Iterable[str] = ()) -> tuple[Brochure, ...]:
        """The brochures of these names, in the project's order; all of them where no name is given."""
        if not self.brochures:
            message = f"{_SOURCE_FOLDER}: there is no brochure here"
            raise CoopdocsError(message, f"Write one as {_SOURCE_FOLDER}/NAME{_SUFFIX}.")
        wanted = set(names)
        known = [brochure.name for brochure in self.brochures]
        for name in sorted(wanted.difference(known)):
            raise _unknown_brochure(name, known)
        return tuple(brochure for brochure in self.brochures if not wanted or brochure.name in wanted)


def load_project(directory: Path | None = None, *, absent: Collection[str] = ()) -> Project:
    """The project in a folder, or (None) in the nearest folder upwards that has a coopdocs.toml.

    Brochures of the names `absent` may have settings and no source: they are being renamed or removed.
    """
    root = _find_root(directory)
    text = _read_project_file(root)
    settings = read_settings(text)
    return Project(
        root=root,
        source_language=language(settings.source_language),
        languages=tuple(language(tag) for tag in settings.languages),
        theme=settings.theme,
        formats=settings.formats,
        project_id=f"{settings.project.name or root.name} {settings.project.version}".strip(),
        references=settings.catalogs.references,
        bugs_address=settings.catalogs.bugs_address,
        memory=settings.catalogs.memory,
        house=HouseStyle(settings.typography.french_spaces),
        brochures=_plan_brochures(_find_names(root / _SOURCE_FOLDER), settings, text, absent),
    )


def _find_root(directory: Path | None) -> Path:
    start = Path.cwd() if directory is None else directory.absolute()
    candidates = (start, *start.parents) if directory is None else (start,)
    for folder in candidates:
        if (folder / PROJECT_FILE).is_file():
            return folder.resolve()
    where = "here or in any folder above" if directory is None else f"in {directory}"
    advice = "Name the folder of a project with --project DIR, or make a new one with: coopdocs init DIR"
    raise CoopdocsError(f"there is no {PROJECT_FILE} {where}", advice)


def _read_project_file(root: Path) -> str:
    try:
        return read_text(root, PROJECT_FILE)
    except FileProblem as problem:
        raise settings_error(problem.line or 1, "unreadable-file", problem.message, problem.advice) from None


def _find_names(folder: Path) -> tuple[str, ...]:
    """The names of all source files, sorted; files that begin with a dot belong to editors and systems."""
    try:
        entries = sorted(entry.name for entry in folder.iterdir() if not entry.is_dir())
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CoopdocsError(
            f"{_SOURCE_FOLDER}: cannot be read: {error.strerror}", "Check the permissions of the folder."
        ) from error
    names = tuple(entry.removesuffix(_SUFFIX) for entry in entries if entry.endswith(_SUFFIX) and entry[0] != ".")
    for name in names:
        _check_name(name)
    _check_clashes(names)
    return names


def check_new_name(name: str, others: Iterable[str]) -> None:
    """Refuse a name that a brochure cannot have beside these others."""
    _check_name(name)
    _check_clashes((*others, name))


def _check_name(name: str) -> None:
    """Refuse a name that would not be a file name everywhere, or an option on a command line."""
    reason = None
    if not name:
        reason = "there is no name before the extension"
    elif name[0] == "-":
        reason = "it begins with a dash, as options do"
    elif "." in name:
        # The names of finished documents set draft and layout between dots.
        reason = "it holds a dot, which separates the parts of a document's name"
    elif not name.isprintable() or name != name.strip():
        reason = "it holds a control character, or a space at one end"
    elif set(name) & set('\\/:*?"<>|'):
        reason = "it holds a character that file names cannot have on every system"
    elif name.casefold() in _DEVICES:
        reason = "Windows keeps it for a device"
    if reason:
        message = f"{_shown(name)}: error brochure-name: this cannot be the name of a brochure: {reason}"
        raise CoopdocsError(message, "Choose another name: letters, digits, - and _ are safe.")


def _check_clashes(names: tuple[str, ...]) -> None:
    """Refuse two names that are one file on Windows and macOS: their documents would overwrite each other."""
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if first != name:
            message = f"{_shown(name)}: error brochure-name: this is the same name as {first!r} on some systems"
            raise CoopdocsError(message, "Choose another name for one of the two.")


def _shown(name: str) -> str:
    """The path of a source file, for a message; nothing in it moves the cursor of a terminal."""
    path = f"{_SOURCE_FOLDER}/{name}{_SUFFIX}"
    return path if path.isprintable() else repr(path)


def _plan_brochures(
    names: tuple[str, ...], settings: Settings, text: str, absent: Collection[str]
) -> tuple[Brochure, ...]:
    """The brochures of the source files; `text` is that of coopdocs.toml, for the line of a name without a file."""
    for name in settings.brochures:
        if name not in names and name not in absent:
            unknown = _unknown_brochure(name, names)
            line = find_line(text, ("brochures", name))
            shown = shlex.quote(name)
            advice = f"If its file was renamed: coopdocs rename {shown} NEW. If it is gone: coopdocs remove {shown}"
            raise settings_error(line, "unknown-brochure", unknown.message, advice)
    return tuple(_plan_brochure(name, settings.brochures.get(name, BrochureSettings()), settings) for name in names)


def _plan_brochure(name: str, own: BrochureSettings, settings: Settings) -> Brochure:
    tags = settings.languages if own.languages is None else own.languages
    formats = settings.formats if own.formats is None else own.formats
    return Brochure(name, f"{_SOURCE_FOLDER}/{name}{_SUFFIX}", tuple(language(tag) for tag in tags), formats)


def _unknown_brochure(name: str, known: Iterable[str]) -> CoopdocsError:
    known = list(known)
    # People complete file names where the name alone is wanted.
    asked = name.removeprefix(f"{_SOURCE_FOLDER}/").removesuffix(_SUFFIX)
    close = difflib.get_close_matches(asked, known, n=1)
    question = f"; did you mean {close[0]!r}?" if close else ""
    return CoopdocsError(
        f"unknown brochure {name!r}{question}",
        f"The brochures are {', '.join(known)}." if known else f"Write one as {_SOURCE_FOLDER}/NAME{_SUFFIX}.",
    )
