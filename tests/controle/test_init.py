"""Running all checks: every one gives an outcome, a fout stops the report."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from klein_verslag import PROJECT, cijfers

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.cijfers.inlezen import lees_cijfers
from loket.cijfers.openbaar import voor_publiek
from loket.controle import CONTROLES, Uitkomst, Verslag, controleer, onderzoek
from loket.controle.lijst import samenvatting
from loket.controle.openbaar import OPENBARE_TEKST
from loket.controle.verslag import Bevinding
from loket.tonen.verhaal import Verhaal


def test_every_check_gives_an_outcome() -> None:
    uitkomsten = onderzoek(Verslag(cijfers()))
    assert [u.controle.naam for u in uitkomsten] == [*(c.naam for c in CONTROLES), "akkoord-past"]


def test_names_differ_and_every_check_says_what_must_hold() -> None:
    assert len({c.naam for c in CONTROLES}) == len(CONTROLES)
    for controle in CONTROLES:
        assert controle.omschrijving[0].isupper()
        assert controle.omschrijving.endswith(".")


@pytest.fixture(autouse=True)
def voorbeeld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_DATA", str(PROJECT / "data"))


def test_the_example_year_has_no_fault_and_only_acknowledged_warnings() -> None:
    gelezen = lees_cijfers("maastricht", 2022)
    uitkomsten = controleer(gelezen, Verhaal(gelezen))

    assert [b for u in uitkomsten for b in u.open] == []
    assert samenvatting(uitkomsten) == f"{len(CONTROLES) + 1} controles: 0\xa0fouten, 0\xa0waarschuwingen, 17 akkoord"


def test_a_definitief_report_has_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    gelezen = lees_cijfers("maastricht", 2022)
    verhaal = Verhaal(gelezen)
    with pytest.raises(InvoerFout, match="VOORBEELD=ja") as fout:
        controleer(gelezen, verhaal, "definitief")
    assert str(fout.value).startswith("1 probleem op weg naar een definitief verslag.")
    monkeypatch.setenv("LOKET_VOORBEELD", "ja")
    monkeypatch.setenv("LOKET_CONTROLEER_MET", "make check YEAR=2022")
    assert controleer(gelezen, verhaal, "definitief")

    let_op = Bevinding("2022/a.csv", "", "een waarschuwing", "goed", "herstel")
    controle = next(c for c in CONTROLES if c.ernst == "waarschuwing")
    monkeypatch.setattr("loket.controle.onderzoek", lambda _: [Uitkomst(controle, (let_op,))])
    assert controleer(gelezen, verhaal, "concept")
    with pytest.raises(InvoerFout, match="een waarschuwing") as fout:
        controleer(gelezen, verhaal, "definitief")
    kop, _, rest = str(fout.value).partition("\n\n")
    assert kop.endswith(
        "definitief verslag; klopt iets zoals het is, dan toont make check YEAR=2022 de rij voor akkoord.csv."
    )
    assert rest.startswith("2022/a.csv\n")


def test_a_definitief_public_report_is_refused_while_its_text_tells_of_a_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOKET_VOORBEELD", "ja")
    gelezen = lees_cijfers("maastricht", 2022)
    verhaal = Verhaal(gelezen)
    openbaar = voor_publiek(gelezen, "openbaar")
    assert controleer(openbaar, verhaal, "definitief")

    over_iemand = Bevinding("2022/verhaal/klachten.md", "regel 2", "een leeftijd: ‘43-jarige’", "niets", "herschrijf")
    monkeypatch.setattr("loket.controle.OPENBARE_TEKST", replace(OPENBARE_TEKST, zoek=lambda _: [over_iemand]))
    assert controleer(openbaar, verhaal, "concept")
    assert controleer(gelezen, verhaal, "definitief")  # for the desk it may be told
    with pytest.raises(InvoerFout, match="43-jarige"):
        controleer(openbaar, verhaal, "definitief")


def test_an_unknown_status_is_refused() -> None:
    gelezen = lees_cijfers("maastricht", 2022)
    with pytest.raises(LoketFout, match=r"De status ‘definitieve’ bestaat niet\. Bedoelt u: definitief"):
        controleer(gelezen, Verhaal(gelezen), "definitieve")


def test_faults_stop_the_report_and_are_all_told(monkeypatch: pytest.MonkeyPatch) -> None:
    fouten = [Bevinding("2022/a.csv", "rij 2", f"{n} fout", "goed", "herstel") for n in (1, 2)]
    controle = next(c for c in CONTROLES if c.ernst == "fout")
    monkeypatch.setattr("loket.controle.onderzoek", lambda _: [Uitkomst(controle, tuple(fouten))])
    gelezen = lees_cijfers("maastricht", 2022)
    with pytest.raises(InvoerFout) as fout:
        controleer(gelezen, Verhaal(gelezen))

    assert str(fout.value) == (
        "2 problemen in de gegevens of de tekst.\n\n2022/a.csv\n  rij 2: ‘1 fout’\n  rij 2: ‘2 fout’\n"
        "    verwacht: goed\n    wat te doen: herstel"
    )


def test_a_definitief_report_refuses_a_paragraph_that_is_still_to_be_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PROJECT / "data" / "maastricht", tmp_path / "maastricht")
    focus = tmp_path / "maastricht/2022/verhaal/focus.md"
    focus.write_text("Eerst.\n\nWij breiden het loket uit. <!-- herzien -->\n", encoding="utf-8")
    monkeypatch.setenv("LOKET_DATA", str(tmp_path))
    monkeypatch.setenv("LOKET_VOORBEELD", "ja")
    gelezen = lees_cijfers("maastricht", 2022)

    assert controleer(gelezen, Verhaal(gelezen), "concept")
    with pytest.raises(InvoerFout) as fout:
        controleer(gelezen, Verhaal(gelezen), "definitief")
    (melding,) = fout.value.meldingen
    assert (melding.bestand, melding.rij) == ("2022/verhaal/focus.md", 3)
    assert melding.waarde == "nog te herzien: Wij breiden het loket uit."
