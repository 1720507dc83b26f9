"""The address in a source text → the file in the project → a sound picture."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path, PurePosixPath

from coopdocs.files import FileProblem, read_bytes, resolve_inside
from coopdocs.model.edition import Picture
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position
from coopdocs.pictures.problem import PictureProblem
from coopdocs.pictures.raster import read_raster
from coopdocs.pictures.vector import read_vector

__all__ = ["load_picture"]

_LIMIT = 32 * 1024 * 1024
_REMOTE = re.compile(r"\s*(?:(?:https?|ftp):|//)", re.IGNORECASE)
_EMBEDDED = re.compile(r"\s*data:", re.IGNORECASE)
_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_NAMES = {"image/svg+xml": "SVG", "image/png": "PNG", "image/jpeg": "JPEG"}
# What people put under a wrong name, by its first bytes.
_OTHERS = (
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"PK\3\4", "a zip archive"),
    (b"\x1f\x8b", "compressed (svgz)"),
    (b"version https://git-lfs", "a pointer of Git LFS, whose file was not fetched"),
)
_KINDS = "Pictures are SVG, PNG or JPEG."
# A picture as wide as the text of an A4 page, at what the eye takes for sharp in print.
_COLUMN_INCHES = 170 / 25.4
_SHARP = 150


def load_picture(
    root: Path, folder: str, source: str, language: str, position: Position
) -> tuple[Picture | None, tuple[Finding, ...]]:
    """The picture that a text in `folder` (relative to the project) names, or None, and what is wrong with it.

    `source` is as in `Figure.source`, `position` where it is used. The language's own picture is taken where there is
    one: `img.kk.png` beside `img.png`.
    """
    own = None
    try:
        file = _locate(root, folder, source)
        own = _find_own(root, file, language)
        picture, remarks = _read(root, own or file)
    except PictureProblem as problem:
        picture, remarks = None, (problem,)
    severity = Severity.WARNING if picture else Severity.ERROR
    concerned = language if own else None
    findings = tuple(
        Finding(remark.code, remark.message, position, remark.advice, severity, concerned) for remark in remarks
    )
    return picture, findings


def _locate(root: Path, folder: str, source: str) -> str:
    """The file's path relative to the project; it may be missing, but it cannot be outside."""
    if _REMOTE.match(source):
        message = f"the picture {source} is on the network, where a build does not go"
        raise PictureProblem("image-remote", message, "Save it beside the text, and name the file.")
    if _EMBEDDED.match(source):
        raise PictureProblem(
            "image-embedded", "the picture is written into the text", "Save it as a file beside the text."
        )
    try:
        # The bare name shows a root or a scheme that would be hidden behind the folder.
        is_plain = not re.match(r"/|[A-Za-z][A-Za-z0-9+.-]*:", source)
        file = str(PurePosixPath(folder) / source) if is_plain and source else source
        resolve_inside(root, file)
    except FileProblem as problem:
        message = f"the picture cannot be used: {problem.message}"
        raise PictureProblem(
            "image-outside", message, "Save the picture beside the text, and name that file."
        ) from None
    return file


def localised_name(file: str, language: str) -> str:
    """The name that a language's own picture has: `img.kk.png` beside `img.png`."""
    path = PurePosixPath(file)
    return str(path.with_name(f"{path.stem}.{language}{path.suffix}"))


def _find_own(root: Path, file: str, language: str) -> str | None:
    """The language's own picture; a broken link counts, so that nobody prints the wrong picture in its place."""
    own = localised_name(file, language)
    return own if os.path.lexists(root / own) else None


def _read(root: Path, file: str) -> tuple[Picture, tuple[PictureProblem, ...]]:
    data = _read_file(root, file)
    media_type = _media_type(file, data)
    try:
        if media_type == "image/svg+xml":
            return read_vector(data, file), ()
        picture, remarks = read_raster(data, media_type)
    except PictureProblem as problem:
        raise _named(file, problem) from None
    return picture, tuple(_named(file, remark) for remark in (*remarks, *_find_blur(picture)))


def _named(file: str, problem: PictureProblem) -> PictureProblem:
    return PictureProblem(problem.code, f"{file} {problem.message}", problem.advice)


def _read_file(root: Path, file: str) -> bytes:
    try:
        path = resolve_inside(root, file)
        if not path.exists():
            raise _missing(path, file)
        data = read_bytes(root, file, _LIMIT)
    except FileProblem as problem:
        raise PictureProblem("image-unreadable", problem.message, problem.advice or _KINDS) from None
    if not data:
        raise PictureProblem("image-broken", f"{file} is empty", "Save the picture again.")
    return data


def _missing(path: Path, file: str) -> PictureProblem:
    try:
        siblings = sorted(entry.name for entry in path.parent.iterdir() if entry.suffix.lower() in _TYPES)
    except OSError:
        siblings = []
    close = difflib.get_close_matches(path.name, siblings, n=1)
    advice = (
        f"Did you mean {PurePosixPath(file).with_name(close[0])}?" if close else "Put the file there, or mend the name."
    )
    return PictureProblem("image-missing", f"{file} does not exist", advice)


def _media_type(file: str, data: bytes) -> str:
    """What the content is, once the name says the same: some programs trust the name."""
    found = _sniff(data)
    named = _TYPES.get(PurePosixPath(file).suffix.lower())
    if found not in _NAMES:
        message = f"{file} is {found}" if found else f"{file} is not a picture that coopdocs knows"
        raise PictureProblem("image-format", message, f"Save it again as a picture. {_KINDS}")
    if found != named:
        ending = {"image/svg+xml": ".svg", "image/png": ".png", "image/jpeg": ".jpg"}[found]
        message = f"{file} is a {_NAMES[found]} under another name"
        raise PictureProblem("image-mislabelled", message, f"Rename it to {PurePosixPath(file).stem}{ending}.")
    return found


def _sniff(data: bytes) -> str:
    """The media type of a known picture, else what the content looks like, or nothing."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "HTML, perhaps an error page that was saved"
    if start.startswith(b"<"):
        return "image/svg+xml"
    return next((name for head, name in _OTHERS if data.startswith(head)), "")


def _find_blur(picture: Picture) -> tuple[PictureProblem, ...]:
    dots = int(picture.width / _COLUMN_INCHES)
    if dots >= _SHARP:
        return ()
    message = f"has {dots} dots per inch where it is as wide as the text; {_SHARP} look sharp in print"
    advice = f"Use a picture at least {round(_SHARP * _COLUMN_INCHES)} pixels wide, or a drawing (SVG)."
    return (PictureProblem("image-resolution", message, advice),)
