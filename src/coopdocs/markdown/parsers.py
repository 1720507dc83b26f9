"""The two Markdown grammars as markdown-it parsers: the author's, and the one of segments in catalogs.

They differ in two places. A segment names its links, pictures and notes by number (`[text][1]`, `[^1]`), and its
emphasis closes after punctuation even before a letter, because Kazakh suffixes follow the closing mark directly.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

__all__ = ["DEEPEST_NESTING", "parse_document", "parse_segment", "parse_source_inlines"]

DEEPEST_NESTING = 60
"""markdown-it drops what is nested deeper; the reader reports it before anything is lost in silence."""

_ATTRIBUTES_AFTER = ("image", "link_close", "span_close")


def parse_document(text: str) -> tuple[Sequence[Token], dict[str, object]]:
    """The tokens of a source text, and the environment that `parse_source_inlines` wants for its captions."""
    environment: dict[str, object] = {}
    return _document_parser().parse(text, environment), environment


def parse_source_inlines(text: str, environment: dict[str, object]) -> Sequence[Token]:
    """Tokens of a piece of inline Markdown of the source (front matter, caption, container title)."""
    return _document_parser().parseInline(text, environment)[0].children or []


def parse_segment(text: str, targets: int, calls: int) -> Sequence[Token]:
    """Tokens of a msgid or msgstr that may name `targets` links and pictures and `calls` footnotes by number."""
    return _segment_parser().parseInline(text, {"targets": targets, "calls": calls})[0].children or []


@cache
def _document_parser() -> MarkdownIt:
    parser = _bare_parser().enable("table")
    deflist_plugin(parser)
    # The order of notes is ours: they follow their first call in the translated tree.
    footnote_plugin(parser, inline=False, move_to_end=False, always_match_refs=True)
    container_plugin(parser, "any", validate=lambda parameters, markup: bool(parameters.strip()))
    attrs_plugin(parser, after=_ATTRIBUTES_AFTER, spans=True)
    parser.block.ruler.before("fence", "attributes", _attributes_rule)
    parser.block.ruler.before("fence", "comment", _comment_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.after("autolink", "raw_html", _raw_html_rule)
    return parser


@cache
def _segment_parser() -> MarkdownIt:
    parser = _bare_parser()
    parser.inline.ruler.at("emphasis", _emphasis_rule)
    parser.inline.ruler.before("link", "numbered_call", _numbered_call_rule)
    parser.inline.ruler.before("link", "numbered_link", _numbered_link_rule)
    parser.inline.ruler.before("image", "numbered_image", _numbered_image_rule)
    attrs_plugin(parser, after=("span_close",), spans=True)
    return parser


def _bare_parser() -> MarkdownIt:
    """CommonMark without raw HTML; every address is accepted here and judged by the checks, which can say why."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST_NESTING})
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # markdown-it documents this override
    return parser


# ---------------------------------------------------------------------------------------- source rules


def _attributes_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`{#id .class key=value}` alone on its line.

    The plugin's own rule also takes lines that go on after the first `}` and loses the rest.
    """
    if state.is_code_block(start_line):
        return False
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]].rstrip()
    if not (line.startswith("{") and line.endswith("}")):
        return False
    try:
        end, attributes = parse(line)
    except ParseError:
        return False
    if end != len(line) - 1:
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.attrs = attributes  # type: ignore[assignment]  # the plugin types its values more loosely
        token.map = [start_line, start_line + 1]
        state.line = start_line + 1
    return True


def _comment_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`<!-- … -->` with nothing else on its lines; anything else stays text and is reported as raw HTML."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("<!--", start):
        return False
    for line in range(start_line, end_line):
        end = state.src.find("-->", start + 4 if line == start_line else state.bMarks[line], state.eMarks[line])
        if end < 0:
            continue
        if state.src[end + 3 : state.eMarks[line]].strip():
            return False
        if not silent:
            token = state.push("comment", "", 0)
            token.content = state.src[start + 4 : end].strip()
            token.map = [start_line, line + 1]
            state.line = line + 1
        return True
    return False


def _raw_html_rule(state: StateInline, silent: bool) -> bool:
    """An HTML tag or comment inside text: kept as text, but under a name of its own so that it can be reported."""
    if state.src[state.pos] != "<":
        return False
    found = HTML_TAG_RE.search(state.src[state.pos : state.posMax])
    if found is None:
        return False
    if not silent:
        state.push("raw_html", "", 0).content = found.group(0)
    state.pos += len(found.group(0))
    return True


# --------------------------------------------------------------------------------------- segment rules


def _emphasis_rule(state: StateInline, silent: bool) -> bool:
    """CommonMark's delimiter runs, save that a closing run after punctuation may stand before a letter or digit."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    start = state.pos
    scanned = state.scanDelims(start, marker == "*")
    close = scanned.can_close or (marker == "*" and _stands_between_mark_and_letter(state, start, scanned.length))
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        delimiter = Delimiter(ord(marker), scanned.length, len(state.tokens) - 1, -1, scanned.can_open, close)
        state.delimiters.append(delimiter)
    state.pos += scanned.length
    return True


def _stands_between_mark_and_letter(state: StateInline, start: int, length: int) -> bool:
    before = state.src[start - 1] if start else " "
    after = state.src[start + length] if start + length < state.posMax else " "
    return not before.isspace() and after.isalnum()


def _numbered_call_rule(state: StateInline, silent: bool) -> bool:
    """`[^2]`"""
    if not state.src.startswith("[^", state.pos):
        return False
    end = state.src.find("]", state.pos, state.posMax)
    number = _number(state.src[state.pos + 2 : end], _count(state, "calls")) if end > 0 else None
    if number is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"number": number}
    state.pos = end + 1
    return True


def _numbered_link_rule(state: StateInline, silent: bool) -> bool:
    """`[text][1]`"""
    if state.src[state.pos] != "[":
        return False
    found = _labelled_number(state, state.pos, nested=False)
    if found is None:
        return False
    label_end, number, end = found
    maximum = state.posMax
    if not silent:
        state.pos, state.posMax = state.pos + 1, label_end
        state.push("link_open", "a", 1).meta = {"number": number}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
    state.pos, state.posMax = end, maximum
    return True


def _numbered_image_rule(state: StateInline, silent: bool) -> bool:
    """`![alt][2]`"""
    if not state.src.startswith("![", state.pos):
        return False
    found = _labelled_number(state, state.pos + 1, nested=True)
    if found is None:
        return False
    label_end, number, end = found
    if not silent:
        token = state.push("image", "img", 0)
        token.children = []
        state.md.inline.parse(state.src[state.pos + 2 : label_end], state.md, state.env, token.children)
        token.meta = {"number": number}
    state.pos = end
    return True


def _labelled_number(state: StateInline, bracket: int, nested: bool) -> tuple[int, int, int] | None:
    """End of the label, number, and position behind `[label][number]` that begins at `bracket`; else None."""
    label_end = state.md.helpers.parseLinkLabel(state, bracket, not nested)
    if label_end < 0 or not state.src.startswith("[", label_end + 1):
        return None
    end = state.src.find("]", label_end + 2, state.posMax)
    number = _number(state.src[label_end + 2 : end], _count(state, "targets")) if end > 0 else None
    return None if number is None else (label_end, number, end + 1)


def _count(state: StateInline, name: str) -> int:
    count = state.env.get(name, 0)
    return count if isinstance(count, int) else 0


def _number(digits: str, most: int) -> int | None:
    """A number from 1 to `most` written in plain digits; else None."""
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
        return None
    return int(digits) if 1 <= int(digits) <= most else None
