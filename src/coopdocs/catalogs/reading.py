"""PO text → Catalog, strictly: what GNU msgfmt refuses is refused, with file and line, and some more is."""

from __future__ import annotations

import re

from coopdocs.catalogs.catalog import UTF_8, Catalog, Entry
from coopdocs.catalogs.encodings import Decoded, decode_catalog, find_charset, is_utf_8, printable
from coopdocs.catalogs.lexing import Malformed
from coopdocs.catalogs.ordinary import ACTIVE, OBSOLETE, Form, Group, read_optional, read_text
from coopdocs.catalogs.parsing import Parser
from coopdocs.catalogs.soundness import find_duplicates, find_newlines, find_obsolete_duplicates
from coopdocs.catalogs.source import Source
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position

__all__ = ["read_catalog"]

_SYNTAX = "catalog-syntax"
_CONFLICT = re.compile(rb"^(?:<{7}|>{7}|\|{7}|={7})(?=[ \r\n]|\Z)", re.MULTILINE)
# gettext lets all of these pass; a lone carriage return hides the rest of a comment line from some readers.
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\r(?!\n)")
_CONTROLS = bytes(code for code in (*range(32), 0x7F) if code not in b"\t\n\r")
_HIGH_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_BLOCK = 1 << 16
_BLANK_LINE = re.compile(rb"\n[ \t\r]*\n")
# After so many the file is no catalog, or one cause made them all.
_MOST_FAULTS = 20

# Places, notes and flags; a translator's own comment may well stand at the end.
_BEFORE_ENTRY = re.compile(rb"^#[:.,|]", re.MULTILINE)


def read_catalog(content: bytes | str, file: str) -> Catalog | tuple[Finding, ...]:
    """A catalog with every byte accounted for, or the findings that say why it is none.

    `file` is the catalog's path for findings. Never raises for what is in the file. `catalog.findings` has warnings.
    """
    raw = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    try:
        decoded = decode_catalog(raw)
        _refuse_unreadable(decoded.data)
        reader = _Reader(decoded.data)
        reader.read()
        _refuse_conflict(reader)
        _refuse_cut(reader, decoded.data)
        _refuse_charset(reader)
    except Malformed as fault:
        return (_finding(fault, Source(raw, is_file=True), file),)
    faults = [_finding(fault, reader.source, file) for fault in reader.faults]
    errors = (*faults, *find_duplicates(reader.parts, file), *find_newlines(reader.suspects, file))
    if errors:
        return tuple(sorted(errors, key=lambda finding: finding.position.line)[:_MOST_FAULTS])
    warnings = _encoding_warnings(decoded, reader, file) + find_obsolete_duplicates(reader.parts, file)
    tail = decoded.data[reader.offset :].decode()
    return Catalog(file, tuple(reader.parts), tail, decoded.has_mark, warnings, decoded.encoding)


def _refuse_cut(reader: _Reader, data: bytes) -> None:
    """Raise where the file ends in what stands before an entry: gettext lets it pass, but it was cut off there."""
    found = _BEFORE_ENTRY.search(data, reader.offset)
    if found and not reader.faults:
        message = "the file ends in comments that belong to an entry, and the entry is not there"
        raise Malformed(found.start(), message, "The file was cut off: fetch it again.")


class _Reader:
    """Reads entry after entry: the ordinary ones with one expression, all others with the strict parser."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.source = Source(data, is_file=True)
        self.parts: list[Entry] = []
        self.suspects: list[Entry] = []
        """Entries whose text or translation begins or ends with a newline; the rules for that are looked at later."""
        self.faults: list[Malformed] = []
        self.all_ordinary = True
        self.offset = 0
        """Where the next entry begins; in the end, where the tail does."""

    def read(self) -> None:
        """All entries, or all faults."""
        while self._read_ordinary(ACTIVE) or self._read_ordinary(OBSOLETE) or self._read_strictly():
            pass
        if not self.parts and not self.faults:
            advice = "Fetch the catalog again, or delete the file to start a new one."
            raise Malformed(0, "the file holds no entry", advice)

    def _read_ordinary(self, form: Form) -> bool:
        """As many entries of one form as follow one another; whether there was one."""
        data, source, offset = self._data, self.source, self.offset
        before = offset
        mark, obsolete = form.mark, form.is_obsolete
        match_entry = form.whole.match
        while match := match_entry(data, offset):
            end = match.end()
            entry = Entry.stretch(source, (offset, match.end(Group.HEAD), end), None, obsolete=obsolete)
            message = read_text(match[Group.MESSAGE], mark)
            entry.remember_key((read_optional(match[Group.CONTEXT], mark), message))
            self.parts.append(entry)
            if message[:1] == "\n" or message[-1:] == "\n" or _touches_newline(data, *match.span(Group.TRANSLATION)):
                self.suspects.append(entry)
            offset = end
        self.offset = offset
        return offset > before

    def _read_strictly(self) -> bool:
        """Entries until a line begins with another one; whether anything may follow."""
        parser = Parser(self._data, self.offset)
        while True:
            try:
                parsed = parser.parse()
            except Malformed as fault:
                return self._go_on_after(fault)
            if parsed is None:
                return False
            self.all_ordinary = False
            entry = Entry.stretch(self.source, parsed[1:], parsed.fields, obsolete=parsed.fields.obsolete)
            self.parts.append(entry)
            self.suspects.append(entry)
            self.offset = parsed.end
            if self._data[parsed.end - 1] == ord("\n"):
                return True

    def _go_on_after(self, fault: Malformed) -> bool:
        """Most faults end with the entry that has them, and entries with a blank line."""
        self.faults.append(fault)
        self.all_ordinary = False
        blank = _BLANK_LINE.search(self._data, max(fault.offset, self.offset))
        self.offset = blank.end() if blank else len(self._data)
        return blank is not None and len(self.faults) < _MOST_FAULTS


def _touches_newline(data: bytes, start: int, end: int) -> bool:
    """Whether a field may begin or end with a newline."""
    return data.endswith(_LAST_NEWLINE, start, end) or data.startswith(_FIRST_NEWLINE, start, end)


_LAST_NEWLINE = (b'\\n"\n', b'\\n"\r\n', b'\\n"')
_FIRST_NEWLINE = (b'"\\n', b'""\n"\\n', b'""\r\n"\\n')


def _refuse_unreadable(data: bytes) -> None:
    """Raise for what is no catalog at all, or no longer one."""
    if not data or data.isspace():
        raise Malformed(0, "the file is empty", "Fetch the catalog again, or delete the file to start a new one.")
    forbidden = _FORBIDDEN.search(data) if _may_hold_controls(data) else None
    if forbidden:
        letter = forbidden[0].decode()
        name = "a carriage return without a newline" if letter == "\r" else f"control character U+{ord(letter):04X}"
        advice = "Remove it; save the catalog as plain UTF-8 text."
        raise Malformed(forbidden.start(), f"{name} in the file", advice)


def _refuse_conflict(reader: _Reader) -> None:
    """Raise where git left its markers; no ordinary entry holds a line that begins like one."""
    conflict = None if reader.all_ordinary else _CONFLICT.search(reader.source.data)
    if conflict:
        line = reader.source.line_at(conflict.start())
        advice = "Choose one of the two versions and remove the markers."
        raise Malformed(conflict.start(), f"merge conflict, first marker at line {line}", advice)


def _may_hold_controls(data: bytes) -> bool:
    """The quick way to be sure that there are none; in blocks, so that no second copy of a large file is made."""
    if data.count(b"\r") != data.count(b"\r\n") or _HIGH_CONTROL.search(data):
        return True
    blocks = (data[start : start + _BLOCK] for start in range(0, len(data), _BLOCK))
    return any(len(block.translate(None, _CONTROLS)) != len(block) for block in blocks)


def _refuse_charset(reader: _Reader) -> None:
    """Raise where the header names another encoding than the one that was read."""
    for part in reader.parts:
        name = find_charset(part.translation) if part.is_header else ""
        if not is_utf_8(name):
            message = f"the header says charset={printable(name)}, but the file was read as UTF-8"
            advice = "Write charset=UTF-8 into the header, and save the file so."
            raise Malformed(0, message, advice, part.line)


def _finding(fault: Malformed, source: Source, file: str) -> Finding:
    return Finding(_SYNTAX, fault.message, Position(file, fault.line or source.line_at(fault.offset)), fault.advice)


def _encoding_warnings(decoded: Decoded, reader: _Reader, file: str) -> tuple[Finding, ...]:
    """What changes with the next writing, said before it happens."""
    if decoded.has_mark:
        message = "the file begins with a byte order mark, which gettext refuses"
        advice = "Save it as UTF-8 without one; the next update that changes the file drops it."
        return (Finding("catalog-byte-order-mark", message, Position(file, 1), advice, Severity.WARNING),)
    if decoded.encoding != UTF_8:
        line = next((part.line for part in reader.parts if part.is_header), 1)
        message = f"the file is written in {printable(decoded.encoding)}, an encoding of former times"
        advice = "Save it as UTF-8; the next update that changes the file does so, and its header will say UTF-8."
        return (Finding("catalog-encoding", message, Position(file, line), advice, Severity.WARNING),)
    return ()
