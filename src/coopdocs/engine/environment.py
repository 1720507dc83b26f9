"""Environment: everything outside the project that a finished file depends on, so that an upgrade rebuilds."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from coopdocs.files import hash_bytes

__all__ = ["describe_environment", "find_missing_libraries"]

_PACKAGES = (
    "babel",
    "fontpkg-source-sans-3",
    "fontpkg-source-serif-4",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "pyphen",
    "python-docx",
    "resvg-py",
    "uharfbuzz",
    "weasyprint",
)
# Line breaks come from these, and they are upgraded without any package of Python's changing.
_FILES = {
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    "Pango for FreeType": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0-0.dll"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}
"""The libraries that a PDF cannot be made without, by the names that a system may have for each."""
_SYSTEM_LIBRARIES = {"pango": ("Pango", "pango_version_string"), "harfbuzz": ("HarfBuzz", "hb_version_string")}


def describe_environment() -> Mapping[str, str]:
    """Name → version of coopdocs, Python and the libraries; found without importing any of the libraries."""
    return {
        "coopdocs": _own_content(),
        "python": ".".join(map(str, sys.version_info[:2])),
        **{name: _package_version(name) for name in _PACKAGES},
        **{name: _library_version(*where) for name, where in _SYSTEM_LIBRARIES.items()},
        "fontconfig": _fontconfig_version(),
    }


def find_missing_libraries() -> tuple[str, ...]:
    """The libraries that a PDF needs and that this machine does not have."""
    return tuple(name for name, file_names in _FILES.items() if _open_library(file_names) is None)


def _own_content() -> str:
    """A hash of our own code and data: who works on coopdocs changes it without changing its version."""
    folder = Path(__file__).parent.parent
    # The starter is what `init` copies; no document is made of it.
    passed_over = {"__pycache__", "starter"}
    names = sorted(
        path for path in folder.rglob("*") if path.is_file() and passed_over.isdisjoint(path.relative_to(folder).parts)
    )
    content = "".join(f"{path.relative_to(folder).as_posix()} {hash_bytes(path.read_bytes())}\n" for path in names)
    return hash_bytes(content.encode())[:16]


def _package_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _library_version(name: str, function: str) -> str:
    library = _open_library(_FILES[name])
    if library is None:
        return "absent"
    ask = getattr(library, function)
    ask.restype = ctypes.c_char_p
    answer = ask()
    return answer.decode() if isinstance(answer, bytes) else "unknown"


def _fontconfig_version() -> str:
    library = _open_library(_FILES["Fontconfig"])
    return str(library.FcGetVersion()) if library else "absent"


def _open_library(file_names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in file_names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None
