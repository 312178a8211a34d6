"""What the report must show beside its figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from klein_register import geplaatst, maak_cijfers, positief

from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.controle.taal.rollen import Namen, VanJaar
from loket.controle.vereist import VOLLEDIGHEID
from loket.controle.verslag import Bevinding, Stuk, Verslag

_VERHAAL = "from loket import Verhaal\nverhaal = Verhaal(cijfers)"
NAMEN = Namen(2022, (*Namen.gewoon(2022).gebonden, ("nieuw", VanJaar(2021)), ("oud", VanJaar(2020))))


def gevonden(naam: str, *teksten: str, code: str = "", cijfers: Cijfers | None = None) -> list[Bevinding]:
    (controle,) = (c for c in VOLLEDIGHEID if c.naam == naam)
    assert controle.ernst == ("fout" if naam == "definities-ingevuld" else "waarschuwing")
    stukken = tuple(Stuk("2022/verhaal/proef.md", tekst, "", NAMEN) for tekst in teksten)
    return list(controle.zoek(Verslag(cijfers or maak_cijfers(), stukken, (_VERHAAL, code))))


def test_figures_need_their_definitions_in_the_report() -> None:
    tekst = "{eval}`cijfers.plaatsingen` van {eval}`cijfers.taakstelling`; {eval}`cijfers.plaatsingen`"
    (bevinding,) = gevonden("begrippen-afgedrukt", tekst)

    assert (bevinding.bestand, bevinding.plaats) == ("notebooks/jaarverslag.ipynb", "")
    assert bevinding.gevonden == "2 cijfers zonder hun definitie"
    assert gevonden("begrippen-afgedrukt", tekst, code="verantwoording.begrippen()") == []
    assert gevonden("begrippen-afgedrukt", "Geen cijfers.") == []


@pytest.mark.parametrize(
    "stuk",
    [
        {"label": "nog invullen"},
        {"woorden": ("NOG INVULLEN: één", "NOG INVULLEN: meer")},
        {"omschrijving": "NOG INVULLEN: in één zin welke gevallen tellen."},
    ],
)
def test_a_figure_that_nobody_defined_yet_stops_the_report(monkeypatch: pytest.MonkeyPatch, stuk: dict) -> None:
    assert gevonden("definities-ingevuld", "Geen cijfers.") == []
    monkeypatch.setitem(DEFINITIES, "intakes", replace(DEFINITIES["intakes"], **stuk))
    (bevinding,) = gevonden("definities-ingevuld", "Geen cijfers.")

    regel = int(bevinding.plaats.removeprefix("regel "))
    assert Path(bevinding.bestand).read_text("utf-8").splitlines()[regel - 1].strip() == '"intakes",'
    assert bevinding.gevonden == "intakes: nog invullen"
    assert "NOG INVULLEN" in bevinding.herstel


class TestErnaast:
    def test_the_strict_figure_stands_beside_the_published_one_for_the_same_year(self) -> None:
        duurzaam, strikt = "{eval}`cijfers[2020].duurzaam`", "{eval}`cijfers[2020].duurzaam_strikt.van`"
        (bevinding,) = gevonden("strikt-ernaast", f"Een regel.\n{duurzaam} en nog eens {duurzaam}")

        assert (bevinding.bestand, bevinding.plaats) == ("2022/verhaal/proef.md", "regel 2")
        assert bevinding.gevonden == "duurzaam van 2020 zonder duurzaam_strikt"
        assert bevinding.herstel == "zet er {eval}`cijfers[2020].duurzaam_strikt` bij"
        assert gevonden("strikt-ernaast", duurzaam, strikt) == []  # elsewhere in the report is beside enough
        assert len(gevonden("strikt-ernaast", duurzaam, strikt.replace("2020", "2021"))) == 1

    def test_a_published_series_has_no_strict_figure(self) -> None:
        assert gevonden("strikt-ernaast", "{eval}`cijfers[2018].duurzaam`") == []

    def test_the_wait_of_the_placed_needs_the_estimate_with_those_who_wait(self) -> None:
        (bevinding,) = gevonden("wachtenden-ernaast", "{eval}`cijfers.wachttijd`")

        assert bevinding.gevonden == "wachttijd van 2022 zonder wachttijd_geschat"
        assert gevonden("wachtenden-ernaast", "{eval}`cijfers.wachttijd` {eval}`cijfers.wachttijd_geschat`") == []


class TestVoorlopig:
    CIJFERS = maak_cijfers(
        trajecten=[positief(1, "2020-05-01"), positief(2, "2021-05-01")],
        nametingen=[{"traject_id": f"T{nr}", "peildatum": "2022-05-01"} for nr in (1, 2)],
    )

    def zoek(self, *teksten: str) -> list[str]:
        return [b.gevonden for b in gevonden("voorlopig-gemerkt", *teksten, cijfers=self.CIJFERS)]

    def test_a_cohort_that_is_still_followed_must_be_called_provisional(self) -> None:
        uitkomst = "Er woont nog {eval}`nieuw.woont_nog`; overlast {eval}`nieuw.overlast_geen`."
        assert self.zoek(uitkomst) == ["woont_nog van cohort 2021"]  # once a piece of text is enough
        assert self.zoek(uitkomst, uitkomst) == ["woont_nog van cohort 2021"] * 2
        assert self.zoek(f"{uitkomst} Dit cijfer is voorlopig.") == []
        assert self.zoek(f"{uitkomst} {{eval}}`nieuw.stand_van_meting`") == []

    def test_a_cohort_that_was_followed_for_its_full_time_need_not(self) -> None:
        assert self.zoek("{eval}`oud.woont_nog`") == []

    def test_the_size_of_a_cohort_is_not_provisional(self) -> None:
        assert self.zoek("{eval}`nieuw.nameting_cohort`, {eval}`cijfers.plaatsingen`") == []


def test_the_flow_of_the_year_needs_the_funnel() -> None:
    (bevinding,) = gevonden("stroom-en-trechter", code="grafieken.jaarstroom(cijfers)")

    assert (bevinding.bestand, bevinding.plaats) == ("notebooks/jaarverslag.ipynb", "")
    assert bevinding.gevonden == "de jaarstroom zonder de trechter"
    assert gevonden("stroom-en-trechter", code="overzichten.jaarstroom(c)\noverzichten.trechter(c)") == []
    assert gevonden("stroom-en-trechter", code="") == []


@pytest.mark.parametrize(("cijfer", "kolom"), [("negatief_afgesloten", "afsluitreden"), ("uitval", "uitval_reden")])
def test_closures_and_uitval_need_their_reasons(cijfer: str, kolom: str) -> None:
    tekst = f"{{eval}}`cijfers.{cijfer}`"
    (bevinding,) = gevonden("redenen-getoond", tekst)
    assert (bevinding.bestand, bevinding.plaats) == ("notebooks/jaarverslag.ipynb", "")
    assert gevonden("redenen-getoond", tekst, code=f'tabel(cijfers.per("{kolom}", "{cijfer}"))') == []
    assert gevonden("redenen-getoond", "{eval}`cijfers.plaatsingen`") == []


def test_a_text_that_the_notebook_does_not_show_is_found() -> None:
    (bevinding,) = gevonden("verhaal-gebruikt", "Een tekst.", code='verhaal("focus")')

    assert (bevinding.bestand, bevinding.plaats) == ("2022/verhaal/proef.md", "")
    assert bevinding.gevonden == "de tekst ‘proef’ staat niet in het verslag"
    assert gevonden("verhaal-gebruikt", "Een tekst.", code='verhaal("proef", jaar)') == []
    assert gevonden("verhaal-gebruikt", "Een tekst.", code="verhaal.tekst('proef')") == []


def test_a_text_of_a_word_processor_is_read_by_no_report_and_told(tmp_path: Path) -> None:
    (tmp_path / "2022" / "verhaal").mkdir(parents=True)
    for naam in ("notitie.docx", "~$notitie.docx", "focus.md", ".bewaard.doc"):
        (tmp_path / "2022" / "verhaal" / naam).touch()
    cijfers = maak_cijfers()
    cijfers = Cijfers(replace(cijfers.register, map=tmp_path), cijfers.periode)
    (bevinding,) = gevonden("verhaal-gebruikt", code='verhaal("focus")', cijfers=cijfers)

    assert bevinding.bestand == "2022/verhaal/notitie.docx"
    assert bevinding.herstel == "zet de tekst in notitie.md, en haal notitie.docx weg uit deze map"
    assert gevonden("verhaal-gebruikt", code="grafiek(…)", cijfers=cijfers) == []  # a report without such texts


def test_the_colophon_is_on_the_cover_so_no_cell_shows_it() -> None:
    colofon = Stuk("2022/verhaal/colofon.md", "Een colofon.")
    assert [
        b for c in VOLLEDIGHEID if c.naam == "verhaal-gebruikt" for b in c.zoek(Verslag(maak_cijfers(), (colofon,)))
    ] == []


def test_no_check_changes_the_register() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-03")])
    voor = {naam: frame.copy() for naam, frame in cijfers.register.frames.items()}
    for controle in VOLLEDIGHEID:
        gevonden(controle.naam, "{eval}`cijfers.wachttijd` {eval}`nieuw.duurzaam`", cijfers=cijfers)
    for naam, frame in cijfers.register.frames.items():
        assert frame.equals(voor[naam]), naam
