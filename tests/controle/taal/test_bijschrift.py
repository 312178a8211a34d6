"""What code says of its chart, table or picture, and how code can mend it."""

from __future__ import annotations

import pytest
from klein_verslag import cijfers, met_bevinding

from loket.controle import Verslag, onderzoek
from loket.controle.verslag import Stuk


@pytest.mark.parametrize(
    ("tekst", "regel", "wat", "raad"),
    [
        ("In 2022 was de top in april (24).", "getypt-getal", "24", "laat de code het invullen"),
        ("Aanmeldingen per maand in 2021", "verkeerd-jaar", "2021", "schrijf {jaar}, of {jaar - 1}"),
        ("Plaatsingen 2021: 83 huizen", "verkeerd-jaar", "Plaatsingen 2021", "schrijf {jaar} in plaats van"),
        ("In de eerste helft waren er {eval}`cijfers.intakes`.", "halve-periode", "eerste helft",
         "schrijf {cijfers.periodetekst}, of neem het cijfer van die maand"),
    ],
)  # fmt: skip
def test_what_is_typed_in_a_caption_is_told_as_code_can_mend_it(tekst: str, regel: str, wat: str, raad: str) -> None:
    bijschrift = Stuk("notebooks/a.ipynb", tekst, "cel 1", None, 4)
    bevinding, *_ = met_bevinding(onderzoek(Verslag(cijfers(), bijschriften=(bijschrift,))))[regel].open
    assert wat in bevinding.gevonden
    assert bevinding.herstel.startswith(raad)
    assert "{eval}" not in bevinding.herstel


@pytest.mark.parametrize(
    "tekst", ["Twee lijnen, in 2022 en 2021", "Plaatsingen binnen 12 maanden, {eval}`jaar - 1`", "Ons logo"]
)
def test_what_may_stay_in_a_caption(tekst: str) -> None:
    bijschrift = Stuk("notebooks/a.ipynb", tekst, "cel 1", None, 4)
    gevonden = met_bevinding(onderzoek(Verslag(cijfers(), bijschriften=(bijschrift,))))
    assert not {"getypt-getal", "verkeerd-jaar"} & set(gevonden)
