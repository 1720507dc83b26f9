"""Inline tokens → inlines, for source texts and for segments."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from coopdocs.markdown.normal_form import normalise, squeeze
from coopdocs.markdown.parsers import parse_segment
from coopdocs.model.document import (
    Code,
    Emphasis,
    FootnoteCall,
    HardBreak,
    Image,
    Inline,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    plain_text,
)

__all__ = ["ImageAttributes", "InlineReader", "Target", "parse_inlines"]

Complain = Callable[[str, str, str], None]
"""Takes code, message and advice of something to mend."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""The shape of a BCP 47 tag (RFC 5646, 2.1); whether the language exists is not ours to say."""

SPAN_CLASSES = ("small-caps", "nowrap")


@dataclass(frozen=True, slots=True)
class Target:
    """What `[text][n]` or `![alt][n]` of a segment stands for."""

    address: str
    """A link's target or a picture's source."""
    title: str = ""
    image: bool = False
    translate: bool = False
    """Whether the address is a segment of its own."""


@dataclass(frozen=True, slots=True)
class ImageAttributes:
    """What `{credit="…"}` behind an image says; only a figure has room for it."""

    credit: str = ""


def parse_inlines(text: str, targets: tuple[Target, ...], calls: tuple[str, ...]) -> Inlines:
    """The inlines of a msgid or msgstr in normal form, whether or not that tree can be written again."""
    reader = InlineReader(targets=targets, calls=calls)
    return reader.read(parse_segment(text, len(targets), len(calls)))


def _ignore(_code: str, _message: str, _advice: str) -> None:
    """What is odd in a msgstr is for the checks to say, which know the source."""


@dataclass(slots=True)
class InlineReader:
    """Turns tokens into inlines; what is wrong in them goes to `complain`."""

    complain: Complain = _ignore
    targets: tuple[Target, ...] = ()
    calls: tuple[str, ...] = ()
    image_attributes: ImageAttributes = field(default=ImageAttributes())
    """Of the image read last."""

    def read(self, tokens: Sequence[Token]) -> Inlines:
        """The inlines of a whole run of tokens, in normal form."""
        inlines, _ = self._read_until(tokens, 0, "")
        return normalise(inlines)

    def _read_until(self, tokens: Sequence[Token], index: int, closing: str) -> tuple[Inlines, int]:
        inlines: list[Inline] = []
        while index < len(tokens) and tokens[index].type != closing:
            token = tokens[index]
            if token.type.endswith("_open"):
                content, index = self._read_until(tokens, index + 1, token.type[:-5] + "_close")
                inlines.append(self._wrapping(token, content))
            else:
                inlines.append(self._leaf(token))
            index += 1
        return tuple(inlines), index

    def _leaf(self, token: Token) -> Inline:
        match token.type:
            case "text" | "text_special":
                return Text(token.content)
            case "softbreak":
                return Text(" ")
            case "hardbreak":
                return HardBreak()
            case "code_inline":
                return Code(token.content)
            case "image":
                return self._image(token)
            case "footnote_ref":
                return FootnoteCall(token.meta.get("label") or self.calls[token.meta["number"] - 1])
            case "raw_html":
                self._complain_of_html(token.content)
                return Text(token.content)
            case _:
                raise AssertionError(f"unknown inline token {token.type}")

    def _wrapping(self, token: Token, content: Inlines) -> Inline:
        match token.type:
            case "em_open":
                return Emphasis(content)
            case "strong_open":
                return Strong(content)
            case "link_open":
                return self._link(token, content)
            case "span_open":
                return self._span(token, content)
            case _:
                raise AssertionError(f"unknown inline token {token.type}")

    def _complain_of_html(self, tag: str) -> None:
        message = f"raw HTML is printed as text: {tag}"
        self.complain("raw-html", message, "Use Markdown, or write \\< where the sign itself is meant.")

    def _link(self, token: Token, content: Inlines) -> Link:
        if "number" in token.meta:
            target = self.targets[token.meta["number"] - 1]
            return Link(content, target.address, target.title, translate_target=target.translate)
        attributes = self._attributes(token, known=("href", "title", "translate"))
        translate = attributes.get("translate", "no")
        if translate not in ("yes", "no"):
            self.complain("attribute-value", f"translate={translate} is neither yes nor no", "Write {translate=yes}.")
        address = attributes.get("href", "")
        if token.markup == "autolink":
            return Link((Text(plain_text(content)),), address, autolink=True)
        return Link(content, address, _one_line(attributes.get("title", "")), translate_target=translate == "yes")

    def _image(self, token: Token) -> Image:
        alternative = self.read(token.children or [])
        if "number" in token.meta:
            target = self.targets[token.meta["number"] - 1]
            return Image(alternative, target.address, target.title)
        attributes = self._attributes(token, known=("src", "alt", "title", "credit"))
        self.image_attributes = ImageAttributes(credit=attributes.get("credit", ""))
        return Image(alternative, unquote(attributes.get("src", "")), _one_line(attributes.get("title", "")))

    def _span(self, token: Token, content: Inlines) -> Span:
        attributes = self._attributes(token, known=("lang", "class"))
        classes = attributes.get("class", "").split()
        for name in classes:
            if name not in SPAN_CLASSES:
                advice = f"Known classes of a passage: {', '.join(SPAN_CLASSES)}."
                self.complain("unknown-class", f"unknown class .{name}", advice)
        language = attributes.get("lang")
        if language is not None and not _LANGUAGE_TAG.fullmatch(language):
            self.complain("language-tag", f"lang={language} is not a language tag", "Write a tag like en or kk.")
            language = None
        return Span(content, language, tuple(name for name in classes if name in SPAN_CLASSES))

    def _attributes(self, token: Token, known: tuple[str, ...]) -> dict[str, str]:
        given = {**token.attrs, **token.meta.get("insecure_attrs", {})}
        for key in given:
            if key not in known:
                advice = f"Known here: {', '.join(name for name in known if name not in ('href', 'src', 'alt'))}."
                self.complain("unknown-attribute", f"unknown attribute {key}", advice)
        return {key: str(value) for key, value in given.items()}


def _one_line(text: str) -> str:
    return squeeze(text).strip(" ")
