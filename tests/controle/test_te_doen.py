"""What is left to do before a report is definitief."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from klein_register import Rij, cijfers_van_frames, frame, frames, geplaatst, maak_cijfers

from loket.basis.periode import Periode, kwartaal
from loket.cijfers.cijfers import Cijfers
from loket.controle.taal.context import Context
from loket.controle.te_doen import TE_DOEN
from loket.controle.verslag import Bevinding, Stuk, Verslag
from loket.register.bestanden import Bron

_VERHAAL = "from loket import Verhaal\nverhaal = Verhaal(cijfers)"


def gevonden(naam: str, *teksten: str, cijfers: Cijfers | None = None, code: str = "") -> list[Bevinding]:
    (controle,) = (c for c in TE_DOEN if c.naam == naam)
    stukken = tuple(Stuk("2022/verhaal/proef.md", tekst) for tekst in teksten)
    cellen = (_VERHAAL, code)
    return list(controle.zoek(Verslag(cijfers or maak_cijfers(), stukken, cellen)))


class TestHerzien:
    def test_a_paragraph_is_found_at_the_line_of_its_mark(self) -> None:
        tekst = "Een goede alinea.\n\nEen alinea van vorig jaar,\ndie blijft staan. <!-- herzien -->\n\nNog een."
        (bevinding,) = gevonden("tekst-herzien", tekst)

        assert bevinding.plaats == "regel 4"
        assert bevinding.gevonden == "nog te herzien: Een alinea van vorig jaar, die blijft staan."
        assert gevonden("tekst-herzien", "Alles is herzien. <!-- vast -->") == []

    def test_of_a_list_each_item_is_one(self) -> None:
        tekst = "- **Een:** klaar.\n- **Twee:** van\n  vorig jaar. <!-- herzien -->\n- Drie <!-- herzien -->"
        plaatsen = [(b.plaats, b.gevonden) for b in gevonden("tekst-herzien", tekst)]
        assert plaatsen == [
            ("regel 3", "nog te herzien: Twee: van vorig jaar."),
            ("regel 4", "nog te herzien: Drie"),
        ]

    def test_a_long_paragraph_is_named_by_its_first_words_and_no_code(self) -> None:
        (lang,) = gevonden("tekst-herzien", f"{'a' * 60}b <!-- herzien -->")
        assert lang.gevonden == f"nog te herzien: {'a' * 60}…"
        (woorden,) = gevonden(
            "tekst-herzien", f"> **Duiding.** {{eval}}`cijfers.intakes` {'woord ' * 20}<!--herzien-->"
        )
        assert woorden.gevonden == f"nog te herzien: Duiding. … {'woord ' * 7}woord…"

    def test_a_mark_alone_is_about_what_stands_above_it(self) -> None:
        (bevinding,) = gevonden("tekst-herzien", "| a |\n|---|\n| b |\n\n<!-- herzien -->\n")
        assert (bevinding.plaats, bevinding.gevonden) == ("regel 5", "nog te herzien: wat hierboven staat")


def test_a_remark_is_open_until_it_is_dealt_with() -> None:
    rij = {"anker": "klachten", "rol": "gemeente", "opmerking": "Klopt dit?", "status": "verwerkt"}
    cijfers = maak_cijfers(opmerkingen=[rij, rij | {"status": "open"}])
    (bevinding,) = gevonden("opmerking-open", cijfers=cijfers)

    assert (bevinding.bestand, bevinding.plaats) == ("2022/opmerkingen.csv", "rij 3")
    assert bevinding.gevonden == "gemeente bij klachten: Klopt dit?"


PUNT = {"gremium": "Regiegroep", "onderwerp": "Begroting", "verplichting": "Stuk"}


def test_a_meeting_that_is_over_cannot_still_be_planned() -> None:
    planning = [
        PUNT | {"datum": "2022-12-31", "status": "gepland"},
        PUNT | {"datum": "2022-05-01", "status": "gehouden"},
        PUNT | {"datum": "2022-06-01", "status": "vervallen"},
        PUNT | {"datum": "2023-01-01", "status": "gepland"},
    ]
    (bevinding,) = gevonden("planning-bijgewerkt", cijfers=maak_cijfers(jaarplanning=planning))

    assert (bevinding.plaats, bevinding.gevonden) == ("rij 2", "Begroting op 31 december 2022: gepland")


def van_twee_jaren(naam: str, toen: list[Rij], nu: list[Rij], periode: Periode | None = None) -> Cijfers:
    """Return figures of 2022; the rows of one table stand in the folders of 2021 and 2022."""
    beide = pd.concat([frame(naam, toen, 2021), frame(naam, nu, 2022)])
    return cijfers_van_frames(frames() | {naam: beide}, periode)


def test_who_met_last_year_meets_as_often_this_year() -> None:
    toen = [PUNT | {"datum": f"2021-0{maand}-01", "status": "gehouden"} for maand in (1, 2, 3)]
    toen += [
        PUNT | {"datum": "2021-04-01", "status": "vervallen"},
        PUNT | {"gremium": "BOWWZ", "datum": "2021-04-01", "status": "gehouden"},
        PUNT | {"gremium": "Nieuw", "datum": "2021-05-01", "status": "vervallen"},
    ]
    nu = [PUNT | {"datum": f"2022-0{maand}-01", "status": "vervallen"} for maand in (1, 2)]
    cijfers = van_twee_jaren("jaarplanning", toen, nu)
    assert [b.gevonden for b in gevonden("overleg-gepland", cijfers=cijfers)] == [
        "BOWWZ: 0 keer, in 2021 1 keer",
        "Regiegroep: 2 keer, in 2021 3 keer",
    ]
    gelijk = van_twee_jaren("jaarplanning", toen[:2], nu)
    assert gevonden("overleg-gepland", cijfers=gelijk) == []
    in_kwartaal = van_twee_jaren("jaarplanning", toen, nu, periode=kwartaal(2022, 1))
    assert gevonden("overleg-gepland", cijfers=in_kwartaal) == []


def test_a_dossier_has_a_stand_of_this_year() -> None:
    def dossier(naam: str, stand: str, vervolg: str = "Verder") -> Rij:
        return {"dossier": naam, "stand": stand, "vervolg": vervolg}

    toen = [dossier("A", "Plan"), dossier("B", "Plan"), dossier("C", "Plan"), dossier("D", "Plan")]
    nu = [
        dossier("A", "Plan"),
        dossier("B", "Stand eind 2021: Plan", "Anders"),
        dossier("C", "Plan", "Anders"),
        dossier("D", "Klaar"),
        dossier("E", "Stand eind 2020: Plan"),
        dossier("F", "Plan"),
    ]
    bevindingen = gevonden("dossier-bijgewerkt", cijfers=van_twee_jaren("dossiers", toen, nu))
    assert [(b.plaats, b.gevonden) for b in bevindingen] == [
        (f"rij {rij}", f"{naam}: nog de stand van een eerder jaar") for rij, naam in ((2, "A"), (3, "B"), (6, "E"))
    ]


def test_a_table_that_had_rows_last_year_is_not_empty() -> None:
    aantallen = {
        "2021/facturen.csv": 127, "2022/facturen.csv": 0,
        "2021/klachten.csv": 1, "2022/klachten.csv": 1,
        "2021/dossiers.csv": 0, "2022/dossiers.csv": 0,
        "2021/opmerkingen.csv": 3, "2022/opmerkingen.csv": 0,
        "2021/nametingen.csv": 3,
    }  # fmt: skip
    cijfers = maak_cijfers()
    bronnen = tuple(Bron(f"toets/{pad}", "", rijen) for pad, rijen in aantallen.items())
    gelezen = Cijfers(replace(cijfers.register, bronnen=bronnen), cijfers.periode)
    (bevinding,) = gevonden("tabel-gevuld", cijfers=gelezen)
    assert (bevinding.bestand, bevinding.gevonden) == (
        "2022/facturen.csv",
        "geen enkele rij; in 2021 127 rijen",
    )
    in_kwartaal = Cijfers(gelezen.register, kwartaal(2022, 1))
    assert gevonden("tabel-gevuld", cijfers=in_kwartaal) == []


@pytest.mark.parametrize(
    "naam", ["tekst-herzien", "tekst-geschreven", "auteur-genoemd", "planning-bijgewerkt", "opmerking-open"]
)
def test_work_that_can_only_be_done_cannot_be_acknowledged(naam: str) -> None:
    assert [c.mag_blijven for c in TE_DOEN if c.naam == naam] == [False]


def test_no_check_changes_the_register() -> None:
    planning: list[Rij] = [PUNT | {"datum": "2022-05-01", "status": "gepland"}]
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-03")], jaarplanning=planning)
    voor = {naam: tabel.copy() for naam, tabel in cijfers.register.frames.items()}
    for controle in TE_DOEN:
        gevonden(controle.naam, "Tekst. <!-- herzien -->", cijfers=cijfers)
    for naam, tabel in cijfers.register.frames.items():
        assert tabel.equals(voor[naam]), naam


def test_what_nobody_filled_in_of_the_desk_is_work_that_cannot_be_acknowledged() -> None:
    cijfers = maak_cijfers()
    assert gevonden("loket-ingevuld", cijfers=cijfers) == []
    nieuw = replace(cijfers.loket, organisatie="nog invullen", corporaties=("Maasvallei", "Nog invullen"))
    leeg = Cijfers(replace(cijfers.register, inrichting=nieuw), cijfers.periode)
    bevindingen = [(b.bestand, b.gevonden) for b in gevonden("loket-ingevuld", cijfers=leeg)]
    assert bevindingen == [
        ("loket.toml", "organisatie: nog invullen"),
        ("loket.toml", "corporaties: nog invullen"),
    ]
    assert [c.mag_blijven for c in TE_DOEN if c.naam == "loket-ingevuld"] == [False]
    assert "nog invullen" not in {
        n.lower() for n in Context.van(leeg).namen
    }  # and it is no name that a text can misspell


class TestGeschreven:
    CODE = f'{_VERHAAL}\nverhaal("klachten")\nverhaal("voortgang", jaar - 1)\nvoorblad(cijfers, verhaal, status)'

    def zoek(self, naam: str, klachten: str, voortgang: str, colofon: str = "") -> list[Bevinding]:
        (controle,) = (c for c in TE_DOEN if c.naam == naam)
        stukken = (Stuk("2022/verhaal/klachten.md", klachten),)
        verslag = Verslag(
            maak_cijfers(), stukken, (self.CODE,), vorige_teksten={"voortgang": voortgang}, colofon=colofon
        )
        return list(controle.zoek(verslag))

    def test_a_section_that_nobody_wrote_is_found_and_so_is_the_look_back(self) -> None:
        assert self.zoek("tekst-geschreven", "Er was een klacht.", "Wij begonnen.") == []
        (nu,) = self.zoek("tekst-geschreven", "<!-- nog doen -->\n", "Wij begonnen.")
        assert (nu.bestand, nu.gevonden) == ("2022/verhaal/klachten.md", "over 2022 is ‘klachten’ niet geschreven")
        assert len(self.zoek("tekst-geschreven", "## Klachten\n", "Wij begonnen.")) == 1
        (toen,) = self.zoek("tekst-geschreven", "Er was een klacht.", " \n")
        assert (toen.bestand, toen.gevonden) == (
            "2021/verhaal/voortgang.md",
            "over 2021 is ‘voortgang’ niet geschreven",
        )

    def test_a_desk_that_began_this_year_has_nothing_to_look_back_on(self) -> None:
        (controle,) = (c for c in TE_DOEN if c.naam == "tekst-geschreven")
        cijfers = maak_cijfers()
        begonnen = replace(cijfers.register, inrichting=replace(cijfers.loket, gestart_in=2022))
        verslag = Verslag(Cijfers(begonnen, cijfers.periode), code=(self.CODE,))
        assert [b.bestand for b in controle.zoek(verslag)] == ["2022/verhaal/klachten.md"]

    def test_a_report_of_before_the_desk_began_still_needs_its_texts_and_the_year_is_told(self) -> None:
        cijfers = maak_cijfers()
        later = replace(cijfers.register, inrichting=replace(cijfers.loket, gestart_in=2023))
        verslag = Verslag(Cijfers(later, cijfers.periode), code=(self.CODE,))
        gezocht = {c.naam: [b.bestand for b in c.zoek(verslag)] for c in TE_DOEN}
        assert gezocht["tekst-geschreven"] == ["2022/verhaal/klachten.md"]
        assert gezocht["loket-ingevuld"] == ["loket.toml"]

    @pytest.mark.parametrize(
        ("naam", "raad"),
        [
            ("klachten.md.txt", "er staat wel klachten.md.txt: noem dat bestand klachten.md"),
            ("klachten.docx", "er staat wel klachten.docx: zet die tekst in klachten.md"),
        ],
    )
    def test_a_file_with_another_end_is_named(self, tmp_path: Path, naam: str, raad: str) -> None:
        (tmp_path / "2022" / "verhaal").mkdir(parents=True)
        (tmp_path / "2022" / "verhaal" / naam).write_text("Er was een klacht.")
        (controle,) = (c for c in TE_DOEN if c.naam == "tekst-geschreven")
        cijfers = maak_cijfers()
        verslag = Verslag(Cijfers(replace(cijfers.register, map=tmp_path), cijfers.periode), code=(self.CODE,))
        herstel = {b.bestand: b.herstel for b in controle.zoek(verslag)}
        assert herstel["2022/verhaal/klachten.md"] == raad

    def test_a_file_that_is_not_there_is_not_written(self) -> None:
        assert len(gevonden("tekst-geschreven", code='verhaal("klachten")\nverhaal("klachten")')) == 1

    def test_a_report_with_a_cover_needs_an_author(self) -> None:
        (bevinding,) = self.zoek("auteur-genoemd", "", "")
        assert (bevinding.bestand, bevinding.gevonden) == ("2022/verhaal/colofon.md", "geen auteur")
        assert len(self.zoek("auteur-genoemd", "", "", "# Colofon")) == 1
        assert self.zoek("auteur-genoemd", "", "", "H. Blokker. Januari 2023.") == []
        assert gevonden("auteur-genoemd") == []
