"""Fonts: the files of a theme's two families, what letters they hold, and cuts of them small enough to embed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from coopdocs.errors import CoopdocsError
from coopdocs.model.theme import Fonts

__all__ = ["Cut", "FontProblem", "cut_font", "load_fonts", "mean_advance", "missing_glyphs"]

_OWN_FAMILIES = ("Source Sans 3", "Source Serif 4")
"""What is installed with coopdocs; without one of them the installation is broken, whatever the theme says."""

_FEATURES = ("calt", "ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "onum", "pnum", "tnum")
_RAISED = ("case", "sups")
_SMALL_CAPITALS = ("c2sc", "smcp")
_COPYRIGHT_AND_LICENCE = (0, 13, 14)
"""Records of the name table that the Open Font Licence wants in every copy; a family's name is not among them."""
_UNSEEN = frozenset("\t\n\r\u00ad\u200b\u2060")
"""Characters that print nothing of their own, so that no font needs them."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One static font out of a variable one."""

    weight: int
    """CSS weight, 400 for regular."""
    optical_size: float | None
    """Points; fonts without that axis ignore it. None is the size for which the family goes by its plain name."""
    characters: frozenset[str]
    """What it has to hold; a character that the font lacks is passed over."""
    small_capitals: bool = False
    """Whether small capitals are kept; they nearly double the file."""
    raised: bool = True
    """Whether raised figures, and the marks raised to stand between capitals, are kept; Word asks for neither."""
    named: bool = True
    """Whether it keeps its family's name. "Source" is a reserved name: a file that is given away goes without it."""


class FontProblem(Exception):
    """A family that a theme asks for and that is not installed.

    `message` is one sentence, `advice` names the families that are; `role` is `serif` or `sans`.
    """

    def __init__(self, message: str, advice: str, role: str) -> None:
        super().__init__(message)
        self.message, self.advice, self.role = message, advice, role


def load_fonts(fonts: Fonts) -> Mapping[str, bytes]:
    """The font files of both families by role: `serif`, `serif-italic`, `sans`, `sans-italic`.

    A family that is not installed is a `FontProblem`; an installation that lacks its own fonts stops the run.
    """
    known = _find_families()
    found: dict[str, bytes] = {}
    for role, family in (("serif", fonts.serif), ("sans", fonts.sans)):
        for name, style in ((role, "normal"), (f"{role}-italic", "italic")):
            data = _read_family(family, style)
            if data is None:
                raise FontProblem(*_explain(family, style, known), role)
            found[name] = data
    return found


def missing_glyphs(fonts: Mapping[str, bytes], text: str) -> tuple[str, ...]:
    """The characters of a text that no role has, in order of code points; what prints nothing is not asked for."""
    wanted = set(text) - _UNSEEN
    for data in fonts.values():
        if not wanted:
            break
        wanted -= _characters(data)
    return tuple(sorted(wanted))


def mean_advance(data: bytes, text: str, size: float) -> float:
    """How wide a letter of the text is on average, as a part of the size (points) that it is set in; 0.5 for no text.

    The regular weight of a variable font, without its kerning.
    """
    import uharfbuzz  # type: ignore[import-untyped]  # it carries no types

    face = _face(data)
    font = uharfbuzz.Font(face)
    font.set_variations({"wght": 400, "opsz": size})
    count, width = 0, 0
    for letter, times in Counter(text).items():
        if (glyph := font.get_nominal_glyph(ord(letter))) is not None:
            count += times
            width += times * font.get_glyph_h_advance(glyph)
    return width / count / face.upem if count else 0.5


def cut_font(data: bytes, cut: Cut) -> bytes:
    """A static TrueType font with the characters of the cut, from the bytes of a variable or static one."""
    # HarfBuzz takes long to import for what an idle build needs of it: nothing.
    import uharfbuzz

    face = _face(data)
    request = uharfbuzz.SubsetInput()
    request.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, cut.characters))
    features = request.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    wanted = _FEATURES + _SMALL_CAPITALS * cut.small_capitals + _RAISED * cut.raised
    features.update(map(_tag_number, wanted))
    names = request.sets(uharfbuzz.SubsetInputSets.NAME_ID)
    if not cut.named:
        names.clear()
    names.update(_COPYRIGHT_AND_LICENCE)
    wished = {"wght": cut.weight, "opsz": cut.optical_size}
    for axis in face.axis_infos:
        wish = wished.get(axis.tag)
        value = axis.default_value if wish is None else float(wish)
        request.pin_axis_location(face, axis.tag, min(max(value, axis.min_value), axis.max_value))
    return bytes(uharfbuzz.subset(face, request).blob.data)


def _find_families() -> tuple[str, ...]:
    """The names of the installed families, sorted."""
    try:
        import fontpkg  # type: ignore[import-untyped]  # it carries no types

        known = tuple(sorted(family.name for family in fontpkg.families().values()))
    except (ImportError, OSError, LookupError, ValueError) as problem:
        # Each family is read from a package of its own, and any of them may be there by half.
        raise _broken_installation(f"the font packages cannot be read: {problem}") from None
    if missing := [name for name in _OWN_FAMILIES if name not in known]:
        raise _broken_installation(f"the installation lacks {' and '.join(missing)}, the fonts of coopdocs")
    return known


def _broken_installation(message: str) -> CoopdocsError:
    return CoopdocsError(message, "Run: coopdocs doctor, which names the command that brings it.")


def _read_family(name: str, style: str) -> bytes | None:
    """The file of one family and style (`normal` or `italic`); None where it is not installed."""
    import fontpkg

    try:
        data: bytes = fontpkg.path(name, style=style).read_bytes()
    except fontpkg.FontpkgError:
        return None
    except OSError as problem:
        raise _broken_installation(f"the font {name} cannot be read: {problem.strerror}") from None
    return data


def _explain(name: str, style: str, known: tuple[str, ...]) -> tuple[str, str]:
    """What is wrong with a family that was not found, and what to do."""
    close = get_close_matches(name, known, n=1)
    question = f"; did you mean {close[0]!r}?" if close and close[0] != name else ""
    kind = "italic of the font family" if name in known and style == "italic" else "font family"
    return f"the {kind} {name!r} is not installed{question}", f"The families are {', '.join(known)}."


@lru_cache(maxsize=16)
def _characters(data: bytes) -> frozenset[str]:
    """All characters of a font; remembered, because every edition of every brochure asks the same four files."""
    return frozenset(map(chr, _face(data).unicodes))


@lru_cache(maxsize=16)
def _face(data: bytes) -> Any:
    """The font as HarfBuzz holds it."""
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob(data))


def _tag_number(tag: str) -> int:
    """The number by which OpenType tables know a four-letter tag."""
    return int.from_bytes(tag.encode("ascii"), "big")
