"""What the author may call a mere correction, and what not, however he calls it."""

from __future__ import annotations

import pytest

from coopdocs.catalogs.corrections import judge_correction
from coopdocs.languages import language

NEGATIONS = language("fr").negations


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Energie", "Énergie"),
        ("La recherhce médicale", "La recherche médicale"),
        ("Le centre de de recherche", "Le centre de recherche"),
        ("Les deux pays on signé", "Les deux pays ont signé"),
        ("Ce projet et utile", "Ce projet est utile"),
        ("Un cout élevé", "Un coût élevé"),
        ("Il est bien tôt venu", "Il est bientôt venu"),
        ("Le centre recherche médicale", "Le centre de recherche médicale"),
        ("Le texte, corrigé ; enfin", "Le texte corrigé, enfin"),
    ],
)
def test_a_slip_of_the_pen_is_a_correction(before, after):
    assert judge_correction(before, after, NEGATIONS) == ""


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("Ouvert en 2014", "Ouvert en 2015", "touches a number"),
        ("Il a signé hier", "Il n’a pas signé hier", "touches a negation"),
        ("Avec aide", "Sans aide", "touches a negation"),
        ("Le groupe Total investit", "Le groupe Totale investit", "touches a name"),
        ("Par M. Dupont", "Par M. Dupond", "touches a name"),
        ("Le [site][1] du projet", "Le site du projet", "touches a link, a note or an emphasis"),
        ("La **santé** publique", "La santé publique", "touches a link, a note or an emphasis"),
        ("Vous venez demain.", "Vous venez demain ?", "touches a question mark"),
        ("Il faut inclure ces pays", "Il faut exclure ces pays", "changes words into others"),
        ("Il peut venir", "Il doit venir", "changes words into others"),
        ("Des projets légaux", "Des projets illégaux", "changes words into others"),
        ("Le projet commence", "Le projet commence seulement", "changes words into others"),
        ("le laitt estt bonn icii", "le lait est bon ici", "changes too many words"),
    ],
)
def test_what_may_change_the_meaning_is_none(before, after, reason):
    assert judge_correction(before, after, NEGATIONS) == reason
