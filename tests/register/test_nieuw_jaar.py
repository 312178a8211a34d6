"""Beginning a new year, from the last one that is there."""

from __future__ import annotations

import csv
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from klein_register import kop, schrijf_register

from loket.basis.alineas import HERZIEN, te_herzien
from loket.basis.meldingen import InvoerFout, LoketFout
from loket.basis.periode import jaar
from loket.register import nieuw_jaar
from loket.register.loket_toml import lees_inrichting
from loket.register.nieuw_jaar import als_concept, begin_jaar, schuif_jaren
from loket.register.register import Register

PLANNING = (
    "2022-01-20,BOWWZ,Cijfers van 2021,Jaarverslag 2021,150.00,gehouden,gepubliceerd,200.00,ja\n"
    "2022-03-01,BOWWZ,Vervallen overleg,Niets,,vervallen,,,\n"
    "2022-05-01,BOWWZ,Start van het loket,Eenmalig,,gehouden,,,nee\n"
    "2022-01-01,Regiegroep,Begroting 2023,Stuk,,gepland,illustratief,,\n"
)
DOSSIERS = (
    'Evaluatie,"Lag heel 2022 stil",,,Besluit in 2023,Gemeente,in 2023,Loket\n'
    "Pilot,Stand eind 2021: Begonnen,,,Verder,,,\n"
)


def rijen(pad: Path) -> list[dict[str, str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def met_2022(data: Path) -> Path:
    folder = schrijf_register(data, jaarplanning=PLANNING, dossiers=DOSSIERS)
    (folder / "2022" / "verhaal").mkdir()
    (folder / "2022" / "verhaal" / "focus.md").write_text("In 2023 richten we ons op wonen.\n", encoding="utf-8")
    return folder


class TestDeMap:
    def test_the_tables_of_the_register_are_empty(self, tmp_path: Path) -> None:
        met_2022(tmp_path)
        nieuw = begin_jaar(tmp_path, "toets", 2023)

        assert nieuw.map == tmp_path / "toets" / "2023"
        assert {pad.name for pad in nieuw.map.iterdir()} == {
            "trajecten.csv", "nametingen.csv", "facturen.csv", "klachten.csv", "taakstelling.csv", "jaarplanning.csv",
            "dossiers.csv", "verhaal",
        }  # fmt: skip
        for naam in ("trajecten", "nametingen", "facturen", "klachten"):
            assert (nieuw.map / f"{naam}.csv").read_text("utf-8") == kop(naam)

    def test_every_corporatie_still_has_to_say_what_it_promises(self, tmp_path: Path) -> None:
        met_2022(tmp_path)
        nieuw = begin_jaar(tmp_path, "toets", 2023)

        assert rijen(nieuw.map / "taakstelling.csv") == [
            {"corporatie": naam, "aantal": "", "bron": ""} for naam in ("Maasvallei", "Servatius")
        ]

    def test_meetings_that_come_back_do_so_on_the_same_weekday_with_their_years_moved_on(self, tmp_path: Path) -> None:
        met_2022(tmp_path)
        nieuw = begin_jaar(tmp_path, "toets", 2023)

        # 1 January 2022 was a Saturday, 20 January a Thursday.
        assert rijen(nieuw.map / "jaarplanning.csv") == [
            {"datum": "2023-01-07", "gremium": "Regiegroep", "onderwerp": "Begroting 2024", "verplichting": "Stuk",
             "bedrag": "", "status": "gepland", "herkomst": "", "begroot": "", "terugkerend": ""},
            {"datum": "2023-01-19", "gremium": "BOWWZ", "onderwerp": "Cijfers van 2022",
             "verplichting": "Jaarverslag 2022", "bedrag": "", "status": "gepland", "herkomst": "", "begroot": "",
             "terugkerend": "ja"},
        ]  # fmt: skip

    def test_dossiers_say_of_which_year_their_stand_is(self, tmp_path: Path) -> None:
        met_2022(tmp_path)
        nieuw = begin_jaar(tmp_path, "toets", 2023)

        gelezen = rijen(nieuw.map / "dossiers.csv")
        assert [rij["stand"] for rij in gelezen] == ["Stand eind 2022: Lag heel 2022 stil", "Stand eind 2021: Begonnen"]
        assert gelezen[0]["vervolg"] == "Besluit in 2023"

    def test_texts_are_a_draft_and_the_old_ones_are_left_alone(self, tmp_path: Path) -> None:
        folder = met_2022(tmp_path)
        nieuw = begin_jaar(tmp_path, "toets", 2023)

        concept = (nieuw.map / "verhaal" / "focus.md").read_text("utf-8")
        assert concept == "In 2024 richten we ons op wonen. <!-- herzien -->\n"
        assert (folder / "2022/verhaal/focus.md").read_text("utf-8") == "In 2023 richten we ons op wonen.\n"
        assert (nieuw.van, nieuw.ontbreekt) == (2022, ())

    def test_all_that_is_wrong_with_last_year_is_told_and_nothing_is_made(self, tmp_path: Path) -> None:
        folder = met_2022(tmp_path)
        (folder / "2022/dossiers.csv").write_text(kop("dossiers") + ",,,,,,,\n", encoding="utf-8")
        (folder / "2022/verhaal/focus.md").write_bytes(b"caf\xe9")
        with pytest.raises(InvoerFout, match="in de gegevens van 2022, waar 2023 op verdergaat") as fout:
            begin_jaar(tmp_path, "toets", 2023)

        assert {Path(m.bestand).name for m in fout.value.meldingen} == {"dossiers.csv", "focus.md"}
        assert sorted(pad.name for pad in folder.iterdir() if pad.is_dir()) == ["2022"]

    def test_what_is_broken_off_leaves_no_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = met_2022(tmp_path)

        def vol(*_: object, **__: object) -> None:
            raise OSError(28, "vol")

        with monkeypatch.context() as kapot:
            kapot.setattr(nieuw_jaar, "schrijf", vol)
            with pytest.raises(LoketFout, match="kan niet worden gemaakt: de schijf is vol"):
                begin_jaar(tmp_path, "toets", 2023)
        assert [pad.name for pad in folder.iterdir() if pad.is_dir()] == ["2022"]

    def test_a_year_that_exists_is_left_alone(self, tmp_path: Path) -> None:
        bestand = met_2022(tmp_path) / "2022" / "trajecten.csv"
        inhoud = bestand.read_bytes()

        with pytest.raises(LoketFout, match="bestaat al"):
            begin_jaar(tmp_path, "toets", 2022)
        assert bestand.read_bytes() == inhoud

    def test_what_an_import_put_there_stays_and_the_rest_is_laid_out(self, tmp_path: Path) -> None:
        folder = met_2022(tmp_path)
        (folder / "2023").mkdir()
        (folder / "2023" / "klachten.csv").write_text("klacht_id\nKL1\n")
        (folder / "2023" / "dossiers.csv").write_text("dossier\n")
        begin_jaar(tmp_path, "toets", 2023)

        assert (folder / "2023" / "klachten.csv").read_text() == "klacht_id\nKL1\n"
        assert (folder / "2023" / "dossiers.csv").read_text().startswith("dossier,stand,")
        assert (folder / "2023" / "verhaal" / "focus.md").exists()

    def test_a_year_in_between_that_is_not_there_is_mentioned(self, tmp_path: Path) -> None:
        met_2022(tmp_path)
        nieuw = begin_jaar(tmp_path, "toets", 2025)

        assert nieuw.ontbreekt == (2023, 2024)
        tekst = nieuw.in_woorden(" LOKET=toets")
        assert "Let op: van 2023 is er geen map." in tekst
        assert "make new-year YEAR=2024 LOKET=toets" in tekst
        assert (nieuw.map / "verhaal/focus.md").read_text("utf-8").startswith("In 2026 richten")
        assert rijen(nieuw.map / "jaarplanning.csv")[1]["datum"] == "2025-01-23"  # a Thursday

    def test_a_year_far_off_may_be_a_slip_and_how_to_take_it_back_is_said(self, tmp_path: Path) -> None:
        met_2022(tmp_path)
        nieuw = begin_jaar(tmp_path, "toets", 2032)
        tekst = nieuw.in_woorden()
        assert "tussen 2022 en 2032 is er van geen jaar een map. Is 2032 een vergissing?" in tekst
        assert f"rm -r {nieuw.map}" in tekst
        assert "make new-year" not in tekst

    def test_a_year_before_all_others_has_nothing_to_go_on(self, tmp_path: Path) -> None:
        met_2022(tmp_path)
        nieuw = begin_jaar(tmp_path, "toets", 2021)

        assert (nieuw.van, nieuw.ontbreekt) == (None, ())
        assert list((nieuw.map / "verhaal").iterdir()) == []
        assert (nieuw.map / "dossiers.csv").read_text("utf-8") == kop("dossiers")

    def test_the_report_of_a_new_year_asks_only_for_what_is_still_empty(self, tmp_path: Path) -> None:
        met_2022(tmp_path)
        begin_jaar(tmp_path, "toets", 2023)

        with pytest.raises(InvoerFout) as fout:
            Register.lees("toets", jaar(2023), tmp_path)
        assert {(Path(m.bestand).name, m.kolom, m.leeg) for m in fout.value.meldingen} == {
            ("taakstelling.csv", "aantal", True),
            ("taakstelling.csv", "bron", True),
            ("trajecten.csv", "", True),
        }

    def test_it_is_told_what_was_made_and_what_comes_next(self, tmp_path: Path) -> None:
        met_2022(tmp_path)
        regels = begin_jaar(tmp_path, "toets", 2023).in_woorden().splitlines()

        assert regels[0] == f"De map {tmp_path / 'toets' / '2023'} is gemaakt, naar die van 2022."
        gemaakt = [regel.split()[0] for regel in regels[1 : regels.index("")]]
        assert gemaakt == ["taakstelling", "jaarplanning", "dossiers", "verhaal", "leeg"]
        assert regels[-3].endswith("make check YEAR=2023")
        assert regels[-2].endswith("gegevens ontbreekt: make check-report YEAR=2023")
        assert not any("Let op" in regel for regel in regels)


class TestNieuwLoket:
    def test_in_an_empty_data_folder_a_desk_is_made_that_has_only_to_be_filled_in(self, tmp_path: Path) -> None:
        nieuw = begin_jaar(tmp_path / "eigen", "heuvel-land", 2023)
        folder = tmp_path / "eigen" / "heuvel-land"

        assert nieuw.map == folder / "2023"
        assert sorted(pad.name for pad in folder.iterdir()) == [
            "2023", "loket.toml", "reeksen.csv", "tarieven.csv", "verwijzers.csv",
        ]  # fmt: skip
        assert (folder / "2023" / "verhaal").is_dir()
        inrichting = lees_inrichting(tmp_path / "eigen", "heuvel-land")
        assert (inrichting.naam, inrichting.gestart_in) == ("Loket Housing Heuvel Land", 2023)
        assert all(regel.strip() for regel in (folder / "loket.toml").read_text("utf-8").split("\n\n"))
        assert (folder / "tarieven.csv").read_text("utf-8") == kop("tarieven")
        assert (folder / "2023" / "trajecten.csv").read_text("utf-8") == kop("trajecten")
        assert "heuvel-land/loket.toml in (elke regel zegt waarvoor hij is)" in nieuw.in_woorden()

    @pytest.mark.parametrize("naam", ["Park Stad", "../elders", "1", "Ümlaut"])
    def test_the_name_of_a_new_desk_can_be_that_of_a_folder(self, tmp_path: Path, naam: str) -> None:
        with pytest.raises(LoketFout, match="kan niet de naam van een map zijn"):
            begin_jaar(tmp_path / "eigen", naam, 2023)
        assert not (tmp_path / "eigen").exists()

    def test_beside_other_desks_a_name_that_is_nearly_theirs_is_a_slip(self, tmp_path: Path) -> None:
        schrijf_register(tmp_path)
        with pytest.raises(LoketFout, match="Bedoelt u: toets"):
            begin_jaar(tmp_path, "toest", 2023)
        assert not (tmp_path / "toest").exists()

    def test_a_folder_with_something_in_it_is_never_written_over(self, tmp_path: Path) -> None:
        (tmp_path / "parkstad").mkdir()
        eigen = tmp_path / "parkstad" / "verwijzers.csv"
        eigen.write_text("van mij", encoding="utf-8")
        with pytest.raises(LoketFout, match=r"bestaat al, maar er staat geen loket\.toml in"):
            begin_jaar(tmp_path, "parkstad", 2023)
        assert [(pad.name, pad.read_text("utf-8")) for pad in eigen.parent.iterdir()] == [("verwijzers.csv", "van mij")]

    def test_a_data_folder_named_one_too_high_or_too_low_is_told(self, tmp_path: Path) -> None:
        loket = begin_jaar(tmp_path / "map", "maastricht", 2023).map.parent
        inhoud = sorted(loket.iterdir())
        with pytest.raises(LoketFout, match=re.escape(f"schrijf DATA={tmp_path / 'map'} LOKET=maastricht")):
            begin_jaar(loket, "maastricht", 2024)
        assert sorted(loket.iterdir()) == inhoud
        with pytest.raises(LoketFout, match=re.escape(f"geef die map, met DATA={tmp_path / 'map'};")):
            begin_jaar(tmp_path, "maastricht", 2023)
        assert [pad.name for pad in tmp_path.iterdir()] == ["map"]

    def test_an_empty_folder_is_filled(self, tmp_path: Path) -> None:
        (tmp_path / "parkstad").mkdir()
        begin_jaar(tmp_path, "parkstad", 2023)
        assert (tmp_path / "parkstad" / "2023" / "facturen.csv").exists()


SCHUIF = partial(schuif_jaren, eerste=2020, jaren=1)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("In 2022, na 2021 en 2020.", "In 2023, na 2022 en 2021."),
        ("In 2019 en 2018 niet.", "In 2019 en 2018 niet."),  # nobody measures them any more
        ("{eval}`cijfers[2021].duurzaam`", "{eval}`cijfers[2022].duurzaam`"),
        ("<!-- als: cijfers[2022].klachten | anders: In 2022. -->",
         "<!-- als: cijfers[2023].klachten | anders: In 2023. -->"),
        ("Eind 2022, januari 2022, voor 2023.", "Eind 2023, januari 2023, voor 2024."),
        ("op 10 mei 2022 en 1 oktober\n2022", "op 10 mei 2022 en 1 oktober\n2022"),
        ("Op 31 december 2022, vanaf 1 januari 2022", "Op 31 december 2023, vanaf 1 januari 2023"),
        ("op 11 januari 2022", "op 11 januari 2022"),
        ("sinds 2021, vanaf januari 2021, per 2022", "sinds 2021, vanaf januari 2021, per 2022"),
        ("“In 2022 gaat het goed”, zei zij in 2022.", "“In 2022 gaat het goed”, zei zij in 2023."),
        ("[verslag 2022](https://a.nl/2022/x) en https://b.nl/2022", "[verslag 2023](https://a.nl/2022/x) en https://b.nl/2022"),
        ("2022-12-31, T2022-01, 2022,50, 2020–2022", "2022-12-31, T2022-01, 2022,50, 2021–2023"),
    ],
)  # fmt: skip
def test_the_years_of_the_report_move_on_and_facts_stay(oud: str, nieuw: str) -> None:
    assert SCHUIF(oud) == nieuw


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("Een.\n\nTwee\nregels.\n", "Een. <!-- herzien -->\n\nTwee\nregels. <!-- herzien -->\n"),
        ("- Een\n- Twee\n  verder\n", "- Een <!-- herzien -->\n- Twee\n  verder <!-- herzien -->\n"),
        ("> **Duiding.** Een\n> twee.\n", "> **Duiding.** Een\n> twee. <!-- herzien -->\n"),
        ("# Kop 2022\n\nTekst.", "# Kop 2023\n\nTekst. <!-- herzien -->\n"),
        ("Nog van vorig jaar. <!-- herzien -->\n", "Nog van vorig jaar. <!-- herzien -->\n"),
        ("In 2022. <!-- vast -->\n", "In 2022. <!-- vast --> <!-- herzien -->\n"),
        ("<!-- als: cijfers[2021].klachten |\n\nanders: Geen. -->\nWel.\n",
         "<!-- als: cijfers[2022].klachten |\n\nanders: Geen. -->\nWel. <!-- herzien -->\n"),
        ("Tekst.\n\n<!-- een nota -->\n", "Tekst. <!-- herzien -->\n\n<!-- een nota -->\n"),
        ("Een\n\n---\n\nTwee", "Een <!-- herzien -->\n\n---\n\nTwee <!-- herzien -->\n"),
        ("| a |\n|---|\n| b |\n\nNa.", "| a |\n|---|\n| b |\n\n<!-- herzien -->\n\nNa. <!-- herzien -->\n"),
        ("Voor.\n\n| a |\n|---|\n", "Voor. <!-- herzien -->\n\n| a |\n|---|\n\n<!-- herzien -->\n"),
        ("", "\n"),
    ],
)  # fmt: skip
def test_every_paragraph_of_a_draft_is_marked(oud: str, nieuw: str) -> None:
    assert als_concept(oud, SCHUIF) == nieuw


_STUKKEN = st.sampled_from(
    [
        "Een zin.",
        "Nog een\nzin.",
        "- punt",
        "- punt\n  verder",
        "> citaat",
        "# kop",
        "<!-- nota -->",
        "| a |\n|---|",
        "",
    ]
)


@given(st.lists(_STUKKEN, max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_a_draft_is_the_text_and_marks_and_nothing_else(stukken: list[str], tussen: str) -> None:
    tekst = tussen.join(stukken)
    concept = als_concept(tekst, SCHUIF)

    assert HERZIEN.sub("", concept).split() == tekst.split()
    assert als_concept(concept, SCHUIF).split() == concept.split()
    assert len(list(te_herzien(concept))) == concept.count("<!-- herzien -->")
