"""Running all checks: what stops a report, what is listed, and what was acknowledged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from klein_register import Rij, maak_cijfers, positief

from loket.cijfers import Cijfers, lees_cijfers
from loket.controles import CONTROLES, Uitkomst, Verslag, controleer, onderzoek
from loket.controles.bevinding import Bevinding, Stuk, bestandsnaam, opsomming
from loket.controles.lijst import als_tekst, controlelijst, samenvatting, uitkomst
from loket.controles.tekst import TEKST
from loket.meldingen import InvoerFout, LoketFout
from loket.taal import REGELS
from loket.verhaal import Verhaal

PROJECT = Path(__file__).parents[2]
#: Two cohorts of one, both measured; the fixed rows of the small register give one series without noemer.
TRAJECTEN = [positief(1, "2020-05-01"), positief(2, "2021-05-01")]
NAMETINGEN: list[Rij] = [{"traject_id": f"T{nr}", "peildatum": "2022-05-01"} for nr in (1, 2)]
GELIJK = "cohort 2020 en cohort 2021: allebei 1 kandidaat"


def cijfers(*akkoord: Rij, **meer: list[Rij]) -> Cijfers:
    taken = [{"corporatie": naam, "aantal": 1} for naam in ("Maasvallei", "Servatius")]
    vast: dict[str, list[Rij]] = {"trajecten": TRAJECTEN, "nametingen": NAMETINGEN, "taakstelling": taken}
    return maak_cijfers(akkoord=list(akkoord), reeksen=[], **(vast | meer))


def akkoord(gevonden: str = GELIJK, controle: str = "gelijke-cohorten", bestand: str = "2022/nametingen.csv") -> Rij:
    return {"controle": controle, "bestand": bestand, "gevonden": gevonden, "reden": "Nagekeken."}


def met_bevinding(uitkomsten: list[Uitkomst]) -> dict[str, Uitkomst]:
    return {u.controle.naam: u for u in uitkomsten if u.open or u.akkoord}


class TestOnderzoek:
    def test_every_check_gives_an_outcome(self) -> None:
        uitkomsten = onderzoek(Verslag(cijfers()))
        assert [u.controle.naam for u in uitkomsten] == [*(c.naam for c in CONTROLES), "akkoord-past"]

    def test_names_differ_and_every_check_says_what_must_hold(self) -> None:
        assert len({c.naam for c in CONTROLES}) == len(CONTROLES)
        for controle in CONTROLES:
            assert controle.omschrijving[0].isupper()
            assert controle.omschrijving.endswith(".")

    def test_a_warning_is_open_until_it_is_acknowledged_with_a_reason(self) -> None:
        assert len(met_bevinding(onderzoek(Verslag(cijfers())))["gelijke-cohorten"].open) == 1

        gevonden = met_bevinding(onderzoek(Verslag(cijfers(akkoord()))))
        assert list(gevonden) == ["gelijke-cohorten"]
        assert gevonden["gelijke-cohorten"].open == ()
        ((bevinding, reden),) = gevonden["gelijke-cohorten"].akkoord
        assert (bevinding.gevonden, reden) == (GELIJK, "Nagekeken.")

    @pytest.mark.parametrize(
        "rij",
        [
            akkoord("cohort 2020 en cohort 2021: allebei 2 kandidaten"),
            akkoord(controle="cohort-gemeten"),
            akkoord(bestand="2021/nametingen.csv"),
        ],
    )
    def test_an_acknowledgement_of_something_else_is_itself_a_warning(self, rij: Rij) -> None:
        gevonden = met_bevinding(onderzoek(Verslag(cijfers(rij))))

        assert len(gevonden["gelijke-cohorten"].open) == 1
        (over,) = gevonden["akkoord-past"].open
        assert gevonden["akkoord-past"].controle.ernst == "waarschuwing"
        assert (over.bestand, over.plaats) == ("2022/akkoord.csv", "rij 2")
        assert over.gevonden == f"{rij['controle']}: {rij['bestand']}: {rij['gevonden']}"

    def test_a_fault_cannot_be_acknowledged(self) -> None:
        rij = akkoord("0 + 0 + 0 = 0", "cohort-telt-op")
        anders = [NAMETINGEN[0], dict(NAMETINGEN[1]) | {"woont_nog": "onbekend"}]
        gevonden = met_bevinding(onderzoek(Verslag(cijfers(rij, nametingen=anders))))

        assert len(gevonden["cohort-telt-op"].open) == 1
        assert len(gevonden["akkoord-past"].open) == 1

    def test_spaces_that_keep_a_number_together_are_written_as_plain_ones(self) -> None:
        assert Bevinding("", "", "1\xa0klacht,\n  2", "", "").gevonden == "1 klacht, 2"


class TestVerslag:
    @pytest.fixture
    def verslag(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Verslag:
        monkeypatch.setenv("LOKET_DATA", str(PROJECT / "data"))
        cellen = [
            {"cell_type": "markdown", "metadata": {"tags": ["verberg"]}, "source": "# Verborgen 177 aanmeldingen"},
            {"cell_type": "markdown", "metadata": {}, "source": ["## Kop van {eval}`jaar`\n", "Een regel."]},
            {"cell_type": "code", "metadata": {}, "source": ["a = 1\n", "b"]},
            {"cell_type": "markdown", "metadata": {}, "source": "\nTekst met {eval}`cijfers.plaatsingen`."},
            {"cell_type": "raw", "metadata": {}, "source": "ruw"},
        ]
        notebook = tmp_path / "notebooks" / "eigen.ipynb"
        notebook.parent.mkdir()
        notebook.write_text(json.dumps({"cells": cellen}), encoding="utf-8")
        monkeypatch.setenv("LOKET_NOTEBOOK", str(notebook))
        gelezen = lees_cijfers("maastricht", 2022)
        return Verslag.lees(gelezen, Verhaal(gelezen))

    def test_it_reads_the_narrative_as_written_and_the_notebook_without_what_is_hidden(self, verslag: Verslag) -> None:
        per_bestand = [stuk.bestand for stuk in verslag.stukken]
        assert per_bestand[0] == "2022/verhaal/colofon.md"
        assert per_bestand[-2:] == ["notebooks/eigen.ipynb"] * 2
        assert not any("177" in stuk.tekst for stuk in verslag.stukken)
        assert any("{eval}`" in stuk.tekst for stuk in verslag.stukken if stuk.bestand.endswith(".md"))
        assert "voortgang" in verslag.vorige_teksten
        assert verslag.code == "a = 1\nb"

    def test_a_bound_figure_knows_its_place(self, verslag: Verslag) -> None:
        stuk, regel, rol = verslag.gekoppeld("plaatsingen")[-1]
        assert stuk.plaats(regel) == "cel onder ‘Kop van …’, regel 2"
        assert (rol.naam, rol.jaar) == ("plaatsingen", 2022)

    def test_files_are_named_with_their_year(self) -> None:
        assert bestandsnaam("ergens/data/maastricht/2022/trajecten.csv") == "2022/trajecten.csv"
        assert bestandsnaam("ergens/data/maastricht/reeksen.csv") == "reeksen.csv"
        assert bestandsnaam("reeksen.csv") == "reeksen.csv"

    def test_at_most_five_cases_are_named(self) -> None:
        assert opsomming(["T2", "T1"]) == "T1, T2"
        assert opsomming(f"T{n}" for n in range(5)) == "T0, T1, T2, T3, T4"
        assert opsomming(f"T{n}" for n in range(7)) == "T0, T1, T2, T3, T4 en nog 2 trajecten"


class TestControleer:
    @pytest.fixture(autouse=True)
    def voorbeeld(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LOKET_DATA", str(PROJECT / "data"))

    def test_the_example_year_has_no_fault_and_only_acknowledged_warnings(self) -> None:
        gelezen = lees_cijfers("maastricht", 2022)
        uitkomsten = controleer(gelezen, Verhaal(gelezen))

        assert [b for u in uitkomsten for b in u.open] == []
        assert (
            samenvatting(uitkomsten) == f"{len(CONTROLES) + 1} controles: 0\xa0fouten, 0\xa0waarschuwingen, 5 akkoord"
        )

    def test_a_definitief_report_has_nothing_open(self, monkeypatch: pytest.MonkeyPatch) -> None:
        gelezen = lees_cijfers("maastricht", 2022)
        verhaal = Verhaal(gelezen)
        assert controleer(gelezen, verhaal, "definitief")

        let_op = Bevinding("2022/a.csv", "", "een waarschuwing", "goed", "herstel")
        controle = next(c for c in CONTROLES if c.ernst == "waarschuwing")
        monkeypatch.setattr("loket.controles.onderzoek", lambda _: [Uitkomst(controle, (let_op,))])
        assert controleer(gelezen, verhaal, "concept")
        with pytest.raises(InvoerFout, match="een waarschuwing") as fout:
            controleer(gelezen, verhaal, "definitief")
        assert str(fout.value).startswith("1 probleem op weg naar een definitief verslag.\n\n2022/a.csv\n")

    def test_an_unknown_status_is_refused(self) -> None:
        gelezen = lees_cijfers("maastricht", 2022)
        with pytest.raises(LoketFout, match=r"De status ‘definitieve’ bestaat niet\. Bedoelt u: definitief"):
            controleer(gelezen, Verhaal(gelezen), "definitieve")

    def test_faults_stop_the_report_and_are_all_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fouten = [Bevinding("2022/a.csv", "rij 2", f"{n} fout", "goed", "herstel") for n in (1, 2)]
        controle = next(c for c in CONTROLES if c.ernst == "fout")
        monkeypatch.setattr("loket.controles.onderzoek", lambda _: [Uitkomst(controle, tuple(fouten))])
        gelezen = lees_cijfers("maastricht", 2022)
        with pytest.raises(InvoerFout) as fout:
            controleer(gelezen, Verhaal(gelezen))

        assert str(fout.value) == (
            "2 problemen in de gegevens of de tekst.\n\n2022/a.csv (rij 2)\n  ‘1 fout’\n  ‘2 fout’\n"
            "    verwacht: goed\n    wat te doen: herstel"
        )


class TestLijst:
    FOUT = next(c for c in CONTROLES if c.ernst == "fout")
    LET_OP = next(c for c in CONTROLES if c.ernst == "waarschuwing")
    B = Bevinding("2022/a.csv", "rij 2", "8,9, niet 9,0", "gelijk", "kijk na")
    C = Bevinding("b.csv", "", "iets <anders>", "goed", "doe iets")

    def test_the_summary_counts(self) -> None:
        uitkomsten = [Uitkomst(self.FOUT, (self.B,)), Uitkomst(self.LET_OP, (self.B, self.C), ((self.B, "Zo."),))]
        assert samenvatting(uitkomsten) == "2 controles: 1\xa0fout, 2\xa0waarschuwingen, 1 akkoord"

    def test_an_outcome_is_told_in_words(self) -> None:
        assert uitkomst(Uitkomst(self.LET_OP, ())) == "geen bevindingen"
        gemengd = Uitkomst(self.LET_OP, (self.C,), ((self.B, "Nagekeken."),))
        assert uitkomst(gemengd) == ("akkoord: 8,9, niet 9,0 (Nagekeken.); nog niet verklaard: iets <anders> (b.csv)")

    def test_the_terminal_shows_faults_first_and_the_row_that_acknowledges_a_warning(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "200")
        tekst = als_tekst([Uitkomst(self.LET_OP, (self.B,)), Uitkomst(self.FOUT, (self.C,))])
        regels = tekst.splitlines()

        assert regels[0].startswith("2 controles")
        assert tekst.index("iets <anders>") < tekst.index("2022/a.csv, rij 2")
        assert f'  {self.LET_OP.naam},2022/a.csv,"8,9, niet 9,0",<waarom dit klopt>' in regels
        assert not any(regel.strip().startswith(self.FOUT.naam + ",") for regel in regels)

    def test_without_findings_the_terminal_shows_one_line(self) -> None:
        assert als_tekst([Uitkomst(self.FOUT, ())]).count("\n") == 0

    def test_reviewers_see_every_check_in_a_table(self) -> None:
        lijst = controlelijst([Uitkomst(self.FOUT, ()), Uitkomst(self.LET_OP, (self.C,))])
        bundel = lijst._repr_mimebundle_()

        assert bundel["text/html"].count("<tr>") == 3
        assert "1 van de 2 controles vonden niets" in bundel["text/html"]
        assert "iets &lt;anders&gt;" in bundel["text/html"]
        assert bundel["application/vnd.loket.controles+json"] == [f"{self.LET_OP.naam}: b.csv: iets <anders>"]


def test_every_rule_of_the_lint_is_a_check() -> None:
    assert {controle.naam for controle in TEKST} == set(REGELS)


def test_a_text_is_tested_with_the_figures_of_the_report() -> None:
    verslag = Verslag(cijfers(), (Stuk("2022/verhaal/proef.md", "Eerst dit.\n\nLoket Toest doet mee."),))
    (bevinding,) = met_bevinding(onderzoek(verslag))["naamvariant"].open
    assert (bevinding.bestand, bevinding.plaats) == ("2022/verhaal/proef.md", "regel 3")
