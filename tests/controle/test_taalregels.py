"""The lint of the narrative as checks."""

from __future__ import annotations

from klein_register import Rij
from klein_verslag import cijfers, met_bevinding

from loket.controle import Verslag, onderzoek
from loket.controle.taal import REGELS
from loket.controle.taalregels import TEKST
from loket.controle.verslag import Stuk


def test_every_rule_of_the_lint_is_a_check() -> None:
    assert {controle.naam for controle in TEKST} == set(REGELS)


def test_only_a_stretch_that_belongs_to_no_figure_stops_a_report() -> None:
    assert {controle.ernst for controle in TEKST} == {"waarschuwing", "fout"}
    assert [controle.naam for controle in TEKST if controle.ernst == "fout"] == ["halve-periode"]


def test_a_text_is_tested_with_the_figures_of_the_report() -> None:
    verslag = Verslag(cijfers(), (Stuk("2022/verhaal/proef.md", "Eerst dit.\n\nLoket Toest doet mee."),))
    (bevinding,) = met_bevinding(onderzoek(verslag))["naamvariant"].open
    assert (bevinding.bestand, bevinding.plaats) == ("2022/verhaal/proef.md", "regel 3")


def test_what_helps_in_code_can_be_typed_there() -> None:
    bijschrift = Stuk("notebooks/a.ipynb", "De taakstelling van Servatius was 33.", "cel 1", None, 4)
    taken: list[Rij] = [
        {"corporatie": naam, "aantal": aantal} for naam, aantal in (("Maasvallei", 1), ("Servatius", 33))
    ]
    verslag = Verslag(cijfers(taakstelling=taken), bijschriften=(bijschrift,))
    (bevinding,) = met_bevinding(onderzoek(verslag))["getypt-getal"].open
    assert bevinding.herstel.endswith(""": f"… {cijfers.taakstelling['Servatius']} …".""")


def test_what_a_cell_says_of_its_chart_is_tested_too_with_what_helps_in_code() -> None:
    bijschrift = Stuk("notebooks/a.ipynb", "Er waren 177 aanmeldingen.", "cel 1", None, 4)
    (bevinding,) = met_bevinding(onderzoek(Verslag(cijfers(), bijschriften=(bijschrift,))))["getypt-getal"].open
    assert (bevinding.plaats, bevinding.gevonden) == ("cel 1, regel 4", "177 aanmeldingen")
    assert (
        bevinding.herstel == 'zet een f voor de tekst, en erin {cijfers.aanmeldingen}: f"… {cijfers.aanmeldingen} …".'
    )
