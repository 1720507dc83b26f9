"""The plural header is compared by meaning, with limits, and never evaluated."""

from __future__ import annotations

import gettext as python_gettext

import pytest
from babel.messages.plurals import PLURALS

from coopdocs.catalogs import LanguageFacts, check_plural_forms
from coopdocs.catalogs.plural_rule import _SAMPLES, RuleProblem, read_plural_rule
from coopdocs.languages import language, languages
from coopdocs.model.finding import Severity

RUSSIAN = LanguageFacts("ru", language("ru").plural_forms)
FRENCH = LanguageFacts("fr", language("fr").plural_forms)
ONE = 'msgid "a"\nmsgstr "b"\n'
TWO = 'msgid "un"\nmsgid_plural "deux"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
EMPTY = 'msgid "un"\nmsgid_plural "deux"\nmsgstr[0] ""\nmsgstr[1] ""\n'


def catalog_text(plural_forms: str | None, entries: str) -> bytes:
    field = "" if plural_forms is None else f'"Plural-Forms: {plural_forms}\\n"\n'
    return f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n{field}\n{entries}'.encode()


@pytest.mark.parametrize(
    "spelling",
    [
        "nplurals=2; plural=(n > 1);",
        "nplurals=2; plural=n>1",
        "nplurals = 2 ;plural = ( ( n )>1 ) ;",
        "nplurals=2; plural=n >= 2;",
        "nplurals=2; plural=!(n == 0 || n == 1);",
        "nplurals=2; plural=n < 2 ? 0 : 1;",
    ],
)
def test_the_same_rule_in_other_words_is_right(spelling, read):
    assert check_plural_forms(read(catalog_text(spelling, TWO)), FRENCH) == ()


def test_another_rule_is_a_warning_where_nothing_is_counted_and_an_error_where_something_is(read):
    (warning,) = check_plural_forms(read(catalog_text("nplurals=2; plural=(n != 1);", ONE)), FRENCH)
    (error,) = check_plural_forms(read(catalog_text("nplurals=2; plural=(n != 1);", TWO)), FRENCH)
    assert (warning.code, warning.severity) == ("catalog-plural-forms", Severity.WARNING)
    assert error.severity is Severity.ERROR
    assert error.message == "the header's Plural-Forms are not those of fr"
    assert error.advice == "Write into the header: Plural-Forms: nplurals=2; plural=(n > 1);"
    assert error.position.line == 1


def test_a_catalog_without_a_rule_needs_one_only_where_something_is_counted(read):
    assert check_plural_forms(read(catalog_text(None, ONE)), FRENCH) == ()
    (error,) = check_plural_forms(read(catalog_text(None, TWO)), FRENCH)
    assert error.message == "the header has no Plural-Forms, and an entry has a plural"


def test_an_entry_with_too_few_forms_is_named_unless_nobody_has_translated_it(read):
    (finding,) = check_plural_forms(read(catalog_text(RUSSIAN.plural_forms, f"{TWO}\n{ONE}")), RUSSIAN)
    assert (finding.code, finding.position.line) == ("catalog-plural-count", 6)
    assert finding.message == "the entry has 2 plural forms, and its language has 3"
    assert check_plural_forms(read(catalog_text(RUSSIAN.plural_forms, EMPTY)), RUSSIAN) == ()


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("nplurals=99999999; plural=n;", "asks for 99999999 forms"),
        ("nplurals=0; plural=0;", "asks for 0 forms"),
        ("nplurals=2; plural=__import__('os').system('true');", "holds “__import__('os').sys”"),
        ("nplurals=2; plural=n/0;", "gives some numbers a form that it does not have"),
        ("nplurals=2; plural=n;", "gives some numbers a form that it does not have"),
        ("nplurals=2; plural=0-1;", "gives some numbers a form that it does not have"),
        ("nplurals=INTEGER; plural=EXPRESSION;", "is not of the kind"),
        ("nplurals=2; plural=(n > 1", "lacks a closing parenthesis"),
        ("nplurals=2; plural=n > ;", "breaks off"),
        ("nplurals=2; plural=n ? 1;", "lacks the : that belongs to its ?"),
        ("nplurals=2; plural=n > 1 2;", "goes on with “2”"),
        ("nplurals=2; plural=" + "(" * 150 + "n" + ")" * 150, "is nested more than 100 times"),
        ("nplurals=2; plural=" + "n?0:" * 150 + "0", "has more than 400 signs"),
        ("nplurals=2; plural=" + "n+" * 600 + "n", "is longer than 1000 characters"),
        ("nplurals=2; plural=" + "9" * 900, "gives some numbers a form"),
    ],
)
def test_a_rule_that_is_none_is_refused_at_once(rule, problem, read):
    with pytest.raises(RuleProblem) as told:
        read_plural_rule(rule)
    assert str(told.value).startswith(problem)
    (finding,) = check_plural_forms(read(catalog_text(rule, ONE)), FRENCH)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("tag", languages())
def test_the_rules_of_our_languages_are_read(tag):
    assert read_plural_rule(language(tag).plural_forms).forms in {2, 3}


def test_the_rules_of_all_languages_mean_what_they_mean_to_gettext():
    for forms, expression in PLURALS.values():
        judge = python_gettext.c2py(expression)
        results = read_plural_rule(f"nplurals={forms}; plural={expression};").results
        assert results == tuple(int(judge(number)) for number in _SAMPLES), expression
