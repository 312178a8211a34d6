"""Names that are nearly right, and words that are no name at all."""

from __future__ import annotations

import pytest

from loket.controle.taal import toets_tekst
from loket.controle.taal.context import Context


def _namen(*namen: str) -> Context:
    return Context(2022, {}, namen=namen)


@pytest.mark.parametrize("naam", ["De Brug", "Ons Huis", "Goede Woning", "Het Loket"])
def test_the_words_of_any_sentence_are_no_slip_in_a_name(naam: str) -> None:
    tekst = f"Dit is wat {naam} deed: dat ging goed door de inzet van onze mensen. Daar hebben wij het over."
    assert [b.fragment for b in toets_tekst(tekst, _namen(naam)) if b.regel == "naamvariant"] == []


@pytest.mark.parametrize("fout", ["Locket Housing", "de Locketmedewerkers", "De Brugg"])
def test_a_slip_in_a_name_is_found(fout: str) -> None:
    gevonden = toets_tekst(f"Dat deed {fout} zelf.", _namen("Loket Housing", "De Brug"))
    assert [b.regel for b in gevonden] == ["naamvariant"]
