"""Typography: how a language is set, as data. What it becomes in a text is for the modules of typesetting to say."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NARROW", "NO_BREAK", "EndMarks", "HouseStyle", "Raised", "Typography"]

NO_BREAK = "\u00a0"
"""The space that a line does not break at."""
NARROW = "\u202f"
"""The same, about half as wide."""

Raised = tuple[str, str]
"""An abbreviation in two parts: what stands on the line and what stands above it, as M and me in « Mme »."""

_FRENCH_SPACES = {
    # Before ; ! ?, before :, inside « ».
    "lexique": (NARROW, NO_BREAK, NO_BREAK),
    "narrow": (NARROW, NARROW, NARROW),
    "wide": (NO_BREAK, NO_BREAK, NO_BREAK),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EndMarks:
    """What texts end with. Headings have no full stop in any of the languages, titles of works neither."""

    outside_quotation: str = ""
    """Marks that never stand before a closing quotation mark."""
    item: str = ";"
    """Of an item of a list that is not the last and begins with a small letter; behind a space where marks have one."""
    numbered_item: str = ";"
    """Of one that has a number and a capital."""
    last_item: str = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """How print sets the text of one language. Spaces that are not given stay as they were typed.

    Words and signs are given as they are typed; abbreviations with their stops and plain spaces.
    """

    apostrophe: str = "’"
    dash: str = "–"
    """The mark of an aside, between spaces."""
    mistaken_dashes: str = ""
    """Spaced marks that stand for it but are not the language's own."""
    dash_leans: bool = False
    """Whether the no-break space is inside an aside, as within brackets; otherwise no line begins with a dash."""
    ellipsis: str = "…"
    ellipsis_after_mark: str = "…"
    """Behind ? or !, of which the stop is one point."""
    minus: str = "−"
    range_mark: str = ""
    """Between two numbers; empty where the hyphen is right."""

    end_marks: EndMarks = EndMarks()
    """Of quotations and of items of lists."""

    spaced_marks: bool = False
    """Whether ; : ! ? have a space before them, as in French; otherwise none is left there."""

    group_mark: str = ""
    """Between each three digits of a long number; a space that was typed there becomes no comma, though."""
    identifier_words: tuple[str, ...] = ()
    """A number after one of these names a thing and counts none, and two with a hyphen are no range."""
    links: tuple[str, ...] = ()
    """Words of small letters that no number counts: prepositions, conjunctions, forms of “to be”."""
    holds_counted: bool = False
    """Whether a number in figures, or an ordinal, stays with the noun after it."""

    spaced_signs: tuple[str, ...] = ()
    """Signs that stand apart from the number before them, however they were typed: %."""
    closed_signs: tuple[str, ...] = ()
    """Signs that stand close to the number before them."""
    sign_spaces: tuple[str, ...] = ()
    """Signs that stand apart from the number after them, however they were typed: №."""
    closed_prefixes: tuple[str, ...] = ()
    """Signs that stand close to the number after them: £."""
    currency_codes: tuple[str, ...] = ("EUR", "USD", "GBP", "CHF", "KZT", "RUB", "CNY", "JPY")
    """Letters of ISO 4217 that stay with the amount after them, which they make an amount."""
    units: tuple[str, ...] = ()
    """Units and abbreviations that stay with the number before them."""
    unit_stems: tuple[str, ...] = ()
    """The same, without their endings."""
    multiples: tuple[str, ...] = ()
    """Words between a number and its unit: million."""
    capital_words: tuple[str, ...] = ()
    """Words that look like a Roman numeral."""
    numeral_words: tuple[str, ...] = ()
    """Words that stay with the Roman numeral before them, whatever their ending."""
    numbered_names: tuple[str, ...] = ()
    """Names after which such a word is a numeral all the same: Elizabeth I."""
    months: tuple[str, ...] = ()
    """As after a day, without endings; they stay with the day."""
    before_numbers: tuple[str, ...] = ()
    """Words and abbreviations that stay with the number after them, with a capital too: p."""
    before_names: tuple[str, ...] = ()
    """Titles and abbreviations that stay with the name after them: M."""
    title_articles: tuple[str, ...] = ()
    """What may stand between such a title and an office in small letters: « M. le ministre »."""
    after_names: tuple[str, ...] = ()
    """Abbreviations that stay with the word before them."""
    long_initials: tuple[str, ...] = ()
    """Initials of more than one letter."""
    lettered: tuple[str, ...] = ()
    """Words for what a capital tells apart: such a capital is no initial of the name after it."""
    inflects: bool = False
    """Whether these words are given without their endings."""
    opens_initials: bool = False
    """Whether initials typed close are set apart from one another and from the name."""
    hold_after: tuple[str, ...] = ()
    """Words that no line ends with."""
    hold_after_opening: tuple[str, ...] = ()
    """Short words that end no line where they open a sentence; with their capital."""
    hold_before: tuple[str, ...] = ()
    """Words that no line begins with."""
    hold_before_end: tuple[str, ...] = ()
    """The same where a mark or the end follows; elsewhere they mean something else."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations of several words that stay together; their parts are given with spaces."""
    opens_abbreviations: bool = False
    """Whether those typed close are set apart."""

    old_style_figures: bool = False
    """Whether figures of running text have ascenders and descenders, as small letters; Cyrillic print wants none."""
    ordinal_endings: tuple[str, ...] = ()
    """Endings of ordinals in figures that are raised."""
    raised: tuple[Raised, ...] = ()
    """Abbreviations before a name whose end is raised."""
    centuries: tuple[str, ...] = ()
    """Words whose Roman ordinal is set in small capitals."""

    alphabet: str = ""
    """The small letters, in the order of the alphabet."""
    intruders: str = ""
    """Small letters that no text of the language has outside of passages marked as foreign."""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What a project decides where print has several ways, and what its fonts cannot print."""

    french_spaces: str = "lexique"
    """From FRENCH_SPACES: what the Lexique of the Imprimerie nationale asks for, all narrow, or all of full width."""
    lacking: frozenset[str] = frozenset()
    """Characters that the theme's fonts have not got."""

    FRENCH_SPACES = tuple(_FRENCH_SPACES)

    @property
    def before_high_marks(self) -> str:
        """The space before ; ! ? in French."""
        return self._french_space(0)

    @property
    def before_colon(self) -> str:
        """The space before : in French."""
        return self._french_space(1)

    @property
    def inside_quotes(self) -> str:
        """The space inside « » in French."""
        return self._french_space(2)

    def _french_space(self, place: int) -> str:
        space = _FRENCH_SPACES[self.french_spaces][place]
        return NO_BREAK if space in self.lacking else space
