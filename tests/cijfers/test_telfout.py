"""A slip in a definition is told in Dutch, with the figure and the nearest names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from klein_register import aanmelding, maak_cijfers

from loket.basis.meldingen import InvoerFout
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Definitie, Overleving, Telling, Verhouding, in_periode, som

INTAKES, GESCHAT, REALISATIE = DEFINITIES["intakes"], DEFINITIES["wachttijd_geschat"], DEFINITIES["realisatie"]
assert isinstance(INTAKES, Telling)
assert isinstance(GESCHAT, Overleving)
assert isinstance(REALISATIE, Verhouding)


@pytest.mark.parametrize(
    ("definitie", "waarde", "zegt"),
    [
        (
            replace(INTAKES, telt=in_periode("intakedatumm")),
            "intakedatumm",
            ("een kolom van trajecten, want daarmee telt cijfer ‘intakes’", "Bedoelt u: intakedatum"),
        ),
        (replace(INTAKES, tabel="traject"), "traject", ("een tabel van het register", "Bedoelt u: trajecten")),
        (replace(INTAKES, reken=som("bedrag")), "bedrag", ("een kolom van trajecten", "Bekend zijn: aanmelddatum, ")),
        (replace(REALISATIE, noemer="taken"), "taken", ("een cijfer, want daarmee telt", "verbeter de naam.")),
        (replace(GESCHAT, duur=lambda f, _: f["x"]), "x", ("een kolom van de gevallen", "verbeter de naam.")),
        (replace(INTAKES, telt=lambda f, _: f["intakedatum"] + 1), "intakes", ("een telregel die lukt",)),
    ],
)
def test_a_slip_in_a_definition_names_the_figure(definitie: Definitie, waarde: str, zegt: tuple[str, ...]) -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-02-02")])
    with pytest.raises(InvoerFout) as fout:
        _ = cijfers.cijfer(definitie).waarde
    (melding,) = fout.value.meldingen
    assert (melding.bestand, melding.waarde) == ("loket/cijfers/definities/", waarde)
    assert str(fout.value).startswith("1 probleem in de definities.")
    for deel in zegt:
        assert deel in str(fout.value)
