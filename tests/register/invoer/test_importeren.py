"""From a desk's own file to its register, from beginning to end."""

from __future__ import annotations

import csv
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.register.invoer.importeren import importeer
from loket.register.schema import schemas
from loket.register.voorbeeld.rommelig_werkboek import rommelig, schrijf_export

PROJECT = Path(__file__).parents[3]
DESK, EXPORT = PROJECT / "data" / "maastricht", PROJECT / "data" / "voorbeeld-export" / "register.xlsx"
INGELEZEN = {*schemas()} - {"gepubliceerd", "tekstfouten", "akkoord", "opmerkingen", "reeksen", "vergelijking"}


def inhoud(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def tabellen(folder: Path) -> dict[str, bytes]:
    return {n: b for n, b in inhoud(folder).items() if n.endswith(".csv") and Path(n).stem in INGELEZEN}


@pytest.fixture
def leeg(tmp_path: Path) -> Path:
    """A desk that has its settings and its mapping, and no register yet."""
    (tmp_path / "data" / "maastricht").mkdir(parents=True)
    for naam in ("loket.toml", "invoer.toml"):
        shutil.copy(DESK / naam, tmp_path / "data" / "maastricht")
    return tmp_path / "data"


def lees_in(bron: Path, data: Path, *, proef: bool = False) -> str:
    regels: list[str] = []
    importeer(bron, data, "maastricht", regels.append, proef=proef)
    return "\n".join(regels)


def test_the_example_workbook_gives_exactly_the_example_register(leeg: Path) -> None:
    gezegd = lees_in(EXPORT, leeg)

    assert tabellen(leeg / "maastricht") == tabellen(DESK)
    apart = list(csv.DictReader((leeg / "maastricht" / "apart" / "apart.csv").open(encoding="utf-8")))
    assert [(r["rij"], r["kolom"], r["waarde"]) for r in apart] == [
        ("620", "Datum aanmelding", "31-02-2022"),
        ("621", "Datum intake", "2019-03-01"),
    ]
    assert "2 rijen staan dubbel" in gezegd
    assert "niet meegenomen zijn de kolommen Opmerkingen" in gezegd
    assert "blad lijstjes: dit blad is verborgen" in gezegd
    assert b"123456782" not in b"".join(inhoud(leeg).values())


def test_the_same_file_twice_changes_nothing(leeg: Path) -> None:
    lees_in(EXPORT, leeg)
    eerst = inhoud(leeg)
    assert "Er is niets veranderd" in lees_in(EXPORT, leeg)
    assert inhoud(leeg) == eerst


def test_the_example_workbook_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    assert schrijf_export(DESK, tmp_path / "weer.xlsx").read_bytes() == EXPORT.read_bytes()


def test_a_try_writes_nothing_and_shows_the_same(leeg: Path) -> None:
    eerst = inhoud(leeg)
    proef = lees_in(EXPORT, leeg, proef=True)
    assert inhoud(leeg) == eerst
    echt = lees_in(EXPORT, leeg)
    assert proef.split("\nDit was een proef")[0].strip() == echt.split("\n24 bestanden")[0].strip()


def test_the_first_time_a_draft_is_made_and_nothing_else(leeg: Path) -> None:
    (leeg / "maastricht" / "invoer.toml").unlink()
    gezegd = lees_in(EXPORT, leeg)
    assert "nog niet veranderd" in gezegd
    assert {*inhoud(leeg)} == {"maastricht/loket.toml", "maastricht/invoer.toml"}
    lees_in(EXPORT, leeg)
    assert tabellen(leeg / "maastricht") == tabellen(DESK)


def test_the_registers_own_folder_can_be_read_in_without_any_guess(leeg: Path) -> None:
    (leeg / "maastricht" / "invoer.toml").unlink()
    lees_in(DESK, leeg)
    assert tabellen(leeg / "maastricht") == tabellen(DESK)


def werkboek(pad: Path, bladen: dict[str, list[list[object]]]) -> Path:
    with xlsxwriter.Workbook(pad, {"default_date_format": "dd-mm-yyyy"}) as boek:
        for naam, rijen in bladen.items():
            blad = boek.add_worksheet(naam)
            for nummer, rij in enumerate(rijen):
                for kolom, cel in enumerate(rij):
                    if hasattr(cel, "isoformat"):
                        blad.write_datetime(nummer, kolom, cel)
                    elif cel != "":
                        blad.write(nummer, kolom, cel)
    return pad


def stel_van_rijen(rng: random.Random) -> dict[str, list[dict[str, str]]]:
    """Choose trajecten of the example, and all that belongs to them."""
    alles = {
        tabel: [r for p in sorted(DESK.glob(f"20*/{tabel}.csv")) for r in csv.DictReader(p.open(encoding="utf-8"))]
        for tabel in ("trajecten", "nametingen", "facturen", "klachten")
    }
    gekozen = rng.sample(alles["trajecten"], 12)
    ids = {r["traject_id"] for r in gekozen}
    bij = {t: [r for r in alles[t] if r["traject_id"] in ids] for t in ("nametingen", "facturen")}
    return {"trajecten": gekozen, **bij, "klachten": alles["klachten"]}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_what_was_exported_comes_back_whatever_the_order_and_the_typing(tmp_path: Path, rng: random.Random) -> None:
    """Import after export is the identity, in any order of rows and columns; a left-out column appears nowhere."""
    shutil.rmtree(tmp_path / "data", ignore_errors=True)
    folder = tmp_path / "data" / "maastricht"
    folder.mkdir(parents=True)
    for naam in ("loket.toml", "verwijzers.csv", "tarieven.csv"):
        shutil.copy(DESK / naam, folder)
    rijen, geheim = stel_van_rijen(rng), f"geheim{rng.randrange(10**9)}"
    bladen = {}
    for tabel, van_tabel in rijen.items():
        soorten = {n: str((k.metadata or {}).get("soort")) for n, k in schemas()[tabel].columns.items()}
        kolommen = rng.sample(list(soorten), len(soorten))
        geschud = rng.sample(van_tabel, len(van_tabel))
        cellen = [[rommelig(r[n], soorten[n], rng.randrange(99), n) for n in kolommen] for r in geschud]
        cellen = [[*rij, geheim] for rij in cellen]
        bladen[tabel] = [[*(n.replace("_", " ").upper() for n in kolommen), "notitie"], *cellen]

    gezegd = lees_in(werkboek(tmp_path / "export.xlsx", bladen), tmp_path / "data")
    if "geraden" in gezegd:
        gezegd = lees_in(tmp_path / "export.xlsx", tmp_path / "data")

    for tabel, van_tabel in rijen.items():
        terug = [r for p in sorted(folder.glob(f"20*/{tabel}.csv")) for r in csv.DictReader(p.open(encoding="utf-8"))]
        assert sorted(map(str, terug)) == sorted(map(str, van_tabel)), gezegd
    assert geheim.encode() not in b"".join(inhoud(tmp_path / "data").values())


def test_a_trial_says_what_comes_next_and_first_what_the_desk_itself_lacks(leeg: Path) -> None:
    toml, koppeling = leeg / "maastricht" / "loket.toml", leeg / "maastricht" / "invoer.toml"
    gezegd = lees_in(EXPORT, leeg, proef=True).splitlines()
    assert not gezegd[0].startswith("Let op")
    assert gezegd[-2:] == [
        "Dit was een proef (PROEF=ja): er is niets geschreven.",
        f"  wat te doen: make import BRON={EXPORT} DATA={leeg}",
    ]

    toml.write_text(re.sub("organisatie = .*", 'organisatie = "nog invullen"', toml.read_text("utf-8")), "utf-8")
    koppeling.unlink()
    gezegd = lees_in(DESK / "2022" / "klachten.csv", leeg, proef=True).splitlines()
    assert gezegd[0].endswith("loket.toml is nog niet ingevuld: organisatie.")
    assert gezegd[1].endswith("verwijzers.csv is nog leeg, en elke aanmelding hoort bij een verwijzer.")
    assert f"komt in {koppeling}; de eerste keer zonder PROEF=ja maakt het." in gezegd[-2]
    assert not koppeling.exists()


def test_what_a_new_year_laid_out_did_not_go_away(leeg: Path, tmp_path: Path) -> None:
    lees_in(EXPORT, leeg)
    (leeg / "maastricht" / "invoer.toml").unlink()
    bron = tmp_path / "dossiers 2022.csv"
    bron.write_text("dossier,stand,vervolg\nNieuw,Begonnen,Verder\n", "utf-8")
    gezegd = lees_in(bron, leeg, proef=True)
    assert "dossiers: niet in de bron, en gebleven zoals het was: " in gezegd
    assert "verwijder" not in gezegd


def test_of_an_old_workbook_it_is_said_that_hidden_rows_cannot_be_seen(leeg: Path, tmp_path: Path) -> None:
    (leeg / "maastricht" / "invoer.toml").unlink()
    boek = xlwt.Workbook()
    blad = boek.add_sheet("dossiers")
    for nummer, rij in enumerate((("dossier", "stand", "vervolg"), ("Nieuw", "Begonnen", "Verder"))):
        for kolom, cel in enumerate(rij):
            blad.write(nummer, kolom, cel)
    boek.save(tmp_path / "oud 2022.xls")
    gezegd = lees_in(tmp_path / "oud 2022.xls", leeg, proef=True)
    assert "blad dossiers: of er rijen verborgen zijn, is bij dit soort bestand niet te zien" in gezegd


def test_a_newer_export_adds_and_updates_and_what_is_gone_stays(leeg: Path, tmp_path: Path) -> None:
    lees_in(EXPORT, leeg)
    kop = ["factuur_id", "traject_id", "factuurdatum", "bedrag", "betaald"]
    koppen = ["Factuur-id", "Trajectnr", "Factuurdatum", "Bedrag"]
    bron = werkboek(tmp_path / "nieuw.xlsx", {"Facturen": [koppen, ["F2021-0181", "T2021-0181", "18-1-2022", 675]]})
    toml = (leeg / "maastricht" / "invoer.toml").read_text("utf-8")
    (leeg / "maastricht" / "invoer.toml").write_text(
        toml[toml.index("[facturen]") : toml.index("[klachten]")].replace('betaald = "Betaald"\n', "")
    )

    gezegd = lees_in(bron, leeg)

    assert "facturen F2021-0181, factuurdatum: ‘2022-01-17’ wordt ‘2022-01-18’" in gezegd
    assert "niet meer in de bron, maar wel bewaard: 128 rijen" in gezegd  # of 2022; of 2021 it says nothing
    rijen = list(csv.DictReader((leeg / "maastricht" / "2022" / "facturen.csv").open(encoding="utf-8")))
    assert next(r for r in rijen if r["factuur_id"] == "F2021-0181") == dict(
        zip(kop, ["F2021-0181", "T2021-0181", "2022-01-18", "675.00", "2022-02-09"], strict=True)
    ), "a payment that the new export does not tell stays"
    assert len(rijen) == 129
    assert [*(leeg / "maastricht" / "vorige-invoer").rglob("*.csv")] == [
        leeg / "maastricht" / "vorige-invoer" / "2022" / "facturen.csv"
    ]


KOP = ["Traject id", "Kandidaat id", "Product", "Verwijzer id", "Herkomstgemeente", "Bindingsgemeente", "Aanmelddatum"]


def klein(leeg: Path, tmp_path: Path, rijen: list[list[object]], kop: list[str] = KOP, vooraf: str = "") -> str:
    folder = leeg / "maastricht"
    (folder / "invoer.toml").unlink(missing_ok=True)
    for naam in ("verwijzers.csv", "tarieven.csv"):
        shutil.copy(DESK / naam, folder)
    bron = werkboek(tmp_path / "klein.xlsx", {"Trajecten": [kop, *rijen]})
    gezegd = lees_in(bron, leeg)
    if vooraf:
        toml = folder / "invoer.toml"
        toml.write_text(vooraf + toml.read_text("utf-8").replace("pseudoniem = false", ""), encoding="utf-8")
    return lees_in(bron, leeg) if "geraden" in gezegd or vooraf else gezegd


def trajecten(leeg: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((leeg / "maastricht" / "2022" / "trajecten.csv").open(encoding="utf-8")))


def test_a_person_in_a_cell_is_refused_and_named_without_being_shown(leeg: Path, tmp_path: Path) -> None:
    goed = ["T1", "K1", "Housing", "CP01", "Maastricht", "Maastricht", "3-1-2022"]
    bsn = [123456782, "K2", "Housing", "CP01", "Maastricht", "Maastricht", "3-1-2022"]
    naam = ["T3", "K3", "Housing", "CP01", "mevr. De Vries", "Maastricht", "3-1-2022"]

    gezegd = klein(leeg, tmp_path, [goed, bsn, naam])

    assert [r["traject_id"] for r in trajecten(leeg)] == ["T1"]
    assert "rij 3, kolom Traject id" in gezegd
    assert "geen BSN" in gezegd
    assert "rij 4, kolom Herkomstgemeente" in gezegd
    alles = gezegd.encode() + b"".join(inhoud(leeg).values())
    assert b"123456782" not in alles
    assert b"De Vries" not in alles


def test_a_sheet_called_after_a_table_is_that_table_whatever_its_headers(leeg: Path, tmp_path: Path) -> None:
    koppeling = leeg / "maastricht" / "invoer.toml"
    koppeling.unlink()
    rijen = [["Overzicht"], ["Vak", "Wie", "Binnen"], ["T1", "K1", "3-1-2022"]]
    bron = werkboek(tmp_path / "eigen.xlsx", {"Trajecten": rijen, "Los": [["a", "b"], [1, 2]]})

    gezegd = lees_in(bron, leeg)

    assert "traject_id, kandidaat_id" in gezegd
    assert "nog niet gekoppeld zijn ‘Vak’, ‘Wie’, ‘Binnen’" in gezegd
    assert "Het register is nog niet veranderd" in gezegd
    ontwerp = koppeling.read_text("utf-8")
    assert '[trajecten]\nbladen = ["Trajecten"]\n\n[trajecten.kolommen]\n' in ontwerp
    assert '# traject_id = ""   niet gevonden en verplicht: vul in, en haal # weg' in ontwerp
    assert '# bladen = ["Los"]' in ontwerp
    assert lees_in(bron, leeg).count("geen kolom van uw bestand is gekoppeld") == 1  # the draft can be read back


def test_a_sheet_that_is_no_table_is_told_with_what_would_make_it_one(leeg: Path, tmp_path: Path) -> None:
    koppeling = leeg / "maastricht" / "invoer.toml"
    koppeling.write_text('[tarieven]\nbladen = ["T"]\n[tarieven.kolommen]\ngeldig_van = "Van"\ntrajectprijs = "Prijs"')
    tarief, traject = [["Van", "Prijs"], ["1-1-2022", 675]], [["Dossier", "Wie"], ["T1", "K1"]]

    gezegd = lees_in(werkboek(tmp_path / "eigen.xlsx", {"T": tarief, "Trajecten": traject}), leeg)

    deel = ["[trajecten]", 'bladen = ["Trajecten"]', "[trajecten.kolommen]", 'kolom = "kop in uw bestand"']
    regels = [regel.strip() for regel in gezegd.splitlines()]
    assert regels[regels.index(deel[0]) :][:4] == deel


def test_a_sheet_that_got_its_year_as_it_was_told_to_is_still_known(leeg: Path, tmp_path: Path) -> None:
    """Of a sheet without a day an import says to name it with its year: *Afspraken 2023*."""
    koppeling = leeg / "maastricht" / "invoer.toml"
    koppeling.write_text(
        '[taakstelling]\nbladen = ["Afspraken"]\n'
        '[taakstelling.kolommen]\ncorporatie = "Corporatie"\naantal = "Aantal"\nbron = "Bron"\n'
    )
    bron = werkboek(
        tmp_path / "eigen.xlsx", {"Afspraken 2023": [["Corporatie", "Aantal", "Bron"], ["Maasvallei", 12, "brief"]]}
    )

    gezegd = lees_in(bron, leeg, proef=True)

    assert re.search("taakstelling +2023 +1 ", gezegd)


def test_a_sheet_that_shares_only_its_name_with_another_workbooks_gets_a_draft(leeg: Path, tmp_path: Path) -> None:
    """Excel calls the only sheet of any workbook *Blad1*."""
    koppeling = leeg / "maastricht" / "invoer.toml"
    koppeling.write_text(
        '[tarieven]\nbladen = ["Blad1"]\n[tarieven.kolommen]\ngeldig_van = "Van"\ntrajectprijs = "Prijs"'
    )
    with pytest.raises(LoketFout, match="Geen enkel blad van deze bron past bij "):
        lees_in(werkboek(tmp_path / "eigen.xlsx", {"Blad1": EIGEN["Aanmeldingen 2023"]}), leeg)
    assert "[trajecten]" in (leeg / "maastricht" / "invoer-ontwerp.toml").read_text("utf-8")


def test_a_column_without_a_header_is_not_called_an_empty_cell(leeg: Path, tmp_path: Path) -> None:
    koppeling = leeg / "maastricht" / "invoer.toml"
    koppeling.write_text('[verwijzers]\nbladen = ["V"]\n[verwijzers.kolommen]\nnaam = "Naam"\n', "utf-8")
    bron = werkboek(tmp_path / "eigen.xlsx", {"V": [["Code", "Naam"], ["CP01", "Zorg A"], ["CP02", "Zorg B"]]})

    gezegd = lees_in(bron, leeg, proef=True)

    assert "lege cel" not in gezegd
    assert "vul dat eerst in" not in gezegd
    assert "herstel eerst wat hieronder bij verwijzers staat" in gezegd
    assert "verwacht: een kolom van uw bestand die is gekoppeld aan verwijzer_id" in gezegd
    assert 'onder [verwijzers.kolommen] de regel verwijzer_id = "kop in uw bestand"; nog niet gekoppeld is' in gezegd


def test_numbers_become_codes_and_a_key_makes_them_pseudonyms(leeg: Path, tmp_path: Path) -> None:
    rij = ["0012", 123456782, "Housing", "CP01", "Maastricht", "Maastricht", "3-1-2022"]
    sleutel = tmp_path / "thuis" / "sleutel"

    klein(leeg, tmp_path, [rij], vooraf=f'pseudoniem = true\nsleutel = "{sleutel}"\n')

    (traject,) = trajecten(leeg)
    assert traject["traject_id"].startswith("T")
    assert traject["kandidaat_id"].startswith("K")
    assert sleutel.stat().st_mode & 0o777 == 0o600
    assert b"123456782" not in b"".join(inhoud(leeg).values())
    lees_in(tmp_path / "klein.xlsx", leeg)
    assert trajecten(leeg) == [traject]
    sleutel.unlink()
    with pytest.raises(LoketFout, match="is weg"):
        lees_in(tmp_path / "klein.xlsx", leeg)


def test_a_slip_of_the_year_a_total_and_a_word_of_ones_own_are_told(leeg: Path, tmp_path: Path) -> None:
    """None of them goes in; a year of its own would be a folder that no report reads."""
    lees_in(EXPORT, leeg)
    koppeling = leeg / "maastricht" / "invoer.toml"
    koppeling.write_text(
        '[facturen]\nbladen = ["F"]\n[facturen.kolommen]\nfactuur_id = "Nr"\ntraject_id = "Traject"\n'
        'factuurdatum = "Datum"\nbedrag = "Bedrag"\n'
        '[klachten]\nbladen = ["K"]\n[klachten.kolommen]\nklacht_id = "Nr"\nontvangen = "Binnen"\noordeel = "Oordeel"\n'
    )
    facturen = [
        ["Nr", "Traject", "Datum", "Bedrag"],
        ["F9001", "T2022-0001", "10-10-2032", 675],
        ["Totaal", "", "", 675],
    ]
    klachten = [["Nr", "Binnen", "Oordeel"], ["L9001", "3-3-2022", "terecht"]]

    gezegd = lees_in(werkboek(tmp_path / "eigen.xlsx", {"F": facturen, "K": klachten}), leeg)

    assert "van 2032 is er geen andere aanmelding" in gezegd
    assert "blad F, rij 3: is een totaal, en niet ingelezen." in gezegd
    assert 'onder [klachten.waarden.oordeel] de regel "terecht" = "een van deze"' in gezegd
    assert not (leeg / "maastricht" / "2032").exists()
    assert not re.search(rb"F9001|L9001|Totaal", b"".join(tabellen(leeg / "maastricht").values()))


@pytest.mark.parametrize("jaar", [2022, 2024])
def test_an_import_is_undone_by_the_command_that_it_names(leeg: Path, tmp_path: Path, jaar: int) -> None:
    """Also when it made a year that was not there."""
    lees_in(EXPORT, leeg)
    eerst = tabellen(leeg / "maastricht")
    rij = ["T1", "K1", "Housing", "CP01", "Maastricht", "Maastricht", f"3-1-{jaar}"]
    gezegd = klein(leeg, tmp_path, [rij])
    assert tabellen(leeg / "maastricht") != eerst
    opdracht = gezegd.partition("terug wat er stond: ")[2].splitlines()[0]
    subprocess.run(opdracht, shell=True, check=True)
    assert {n: b for n, b in tabellen(leeg / "maastricht").items() if not n.startswith("vorige")} == eerst
    assert (leeg / "maastricht" / "2024").exists() is False


def test_all_problems_of_all_layers_are_told_in_one_go(leeg: Path, tmp_path: Path) -> None:
    rijen = [
        ["T1", "K1", "Housing", "CP01", "Maastricht", "Maastricht", "31-2-2022"],
        ["T2", "", "Housing", "CP01", "Maastricht", "Maastricht", "3-1-2022"],
        ["T3", "K3", "Housing", "CP99", "Maastricht", "Maastricht", "3-1-2022"],
        ["T4", "K4", "Housing", "CP01", "Maastricht", "Maastricht", "3-1-2022"],
    ]
    gezegd = klein(leeg, tmp_path, rijen)
    for woord in ("een bestaande dag", "ingevuld: een code", "een verwijzer uit verwijzers.csv"):
        assert woord in gezegd
    assert [r["traject_id"] for r in trajecten(leeg)] == ["T4"]


@pytest.mark.parametrize("jaar", [2012, 2032])
def test_an_aanmelding_of_a_year_of_its_own_is_a_slip(leeg: Path, tmp_path: Path, jaar: int) -> None:
    """A folder for that year would be asked for tables that nobody has."""
    rij = ["CP01", "Maastricht", "Maastricht"]
    rijen = [[f"T{n}", f"K{n}", "Housing", *rij, f"{n % 28 + 1}-3-2022"] for n in range(60)]
    gezegd = klein(leeg, tmp_path, [*rijen, ["T99", "K99", "Housing", *rij, f"9-3-{jaar}"]])
    assert f"van {jaar} is er geen andere aanmelding" in gezegd
    assert not (leeg / "maastricht" / str(jaar)).exists()
    assert len(trajecten(leeg)) == 60


def test_what_belongs_to_a_traject_that_is_set_aside_names_its_rows(leeg: Path, tmp_path: Path) -> None:
    """No other traject, of somebody else, is offered in its place."""
    lees_in(EXPORT, leeg)
    rij = ["T1", "K1", "Housing", "CP01", "Maastricht", "Maastricht", "3-1-2022"]
    (leeg / "maastricht" / "invoer.toml").unlink()
    facturen = [["Factuurnr", "Trajectnr", "Factuurdatum", "Bedrag"], ["F9001", "T1", "4-4-2022", 675]]
    bladen = {"Trajecten": [KOP, rij, [*rij[:-1], "9-9-2022"]], "Facturen": facturen}
    bron = werkboek(tmp_path / "eigen.xlsx", bladen)
    gezegd = lees_in(bron, leeg)
    gezegd = lees_in(bron, leeg)
    assert "verbeter dat traject zelf: het staat apart (rij 2 en 3)" in gezegd


def test_the_folder_of_another_desk_is_pointed_at(leeg: Path, tmp_path: Path) -> None:
    lees_in(EXPORT, leeg)
    ander = tmp_path / "anders" / "heuvelland"
    ander.mkdir(parents=True)
    (ander / "loket.toml").write_text("")
    (ander / "klachten.csv").write_text("klacht_id,ontvangen,oordeel\n")
    with pytest.raises(LoketFout, match=f"make import BRON={ander} DATA={ander.parent} LOKET=heuvelland"):
        lees_in(ander, leeg)
    assert not (leeg / "maastricht" / "invoer-ontwerp.toml").exists()


@pytest.mark.parametrize(
    ("bladen", "woord"),
    [
        ({"Trajecten": [["Trajectnr"]]}, "‘Kandidaat ID’ (kandidaat_id)"),
        ({"Trajekten": [KOP]}, "wel gevonden: Trajekten"),
    ],
)
def test_a_source_that_does_not_fit_changes_nothing(leeg: Path, tmp_path: Path, bladen, woord: str) -> None:
    eerst = inhoud(leeg)
    with pytest.raises(LoketFout) as fout:
        lees_in(werkboek(tmp_path / "vreemd.xlsx", bladen), leeg)
    assert woord in str(fout.value)
    assert {n: b for n, b in inhoud(leeg).items() if not n.endswith("invoer-ontwerp.toml")} == eerst


def test_three_hundred_damaged_workbooks_are_read_or_refused_in_dutch(leeg: Path, tmp_path: Path) -> None:
    (leeg / "maastricht" / "invoer.toml").unlink()
    goed = werkboek(tmp_path / "goed.xlsx", {"Tarieven": [["Trajectprijs", "Geldig van"], [675, 44564]]})
    heel, rng = goed.read_bytes(), random.Random(15)
    for _ in range(300):
        stuk = bytearray(heel)
        for _ in range(rng.randrange(1, 4)):
            plaats = rng.randrange(len(stuk))
            match rng.randrange(4):
                case 0:
                    stuk[plaats] ^= 1 << rng.randrange(8)
                case 1:
                    del stuk[plaats : plaats + rng.randrange(1, 40)]
                case 2:
                    stuk[plaats:plaats] = rng.randbytes(rng.randrange(1, 9))
                case _:
                    del stuk[plaats:]
                    stuk += b"\0"
        (tmp_path / "stuk.xlsx").write_bytes(bytes(stuk))
        try:
            lees_in(tmp_path / "stuk.xlsx", leeg, proef=True)
        except LoketFout as fout:
            assert "wat te doen" in str(fout) or "verwacht" in str(fout)


#: A workbook in a desk's own words: the header of its only sheet, below a title.
EIGEN = {
    "Aanmeldingen 2023": [
        ["Aanmeldingen bij het loket"],
        ["Dossiernr", "Cliënt", "Verwijzer", "Woonplaats", "Gemeente netwerk", "Aangemeld op", "Intake op"],
        ["D1", "C1", "CP01", "Weert", "Maastricht", "9-1-2023", "20-1-2023"],
    ]
}


def nieuw_loket(leeg: Path) -> Path:
    """Take the mapping away, and give the desk what every aanmelding refers to."""
    (leeg / "maastricht" / "invoer.toml").unlink()
    for naam in ("verwijzers.csv", "tarieven.csv"):
        shutil.copy(DESK / naam, leeg / "maastricht")
    return leeg / "maastricht" / "invoer.toml"


def test_a_workbook_in_own_words_goes_in_by_its_draft_and_twice_changes_nothing(leeg: Path, tmp_path: Path) -> None:
    nieuw_loket(leeg)
    bron = werkboek(tmp_path / "eigen.xlsx", EIGEN)

    assert "Loket heeft 8\u00a0dingen geraden" in lees_in(bron, leeg)  # its seven columns, and the only product
    lees_in(bron, leeg)

    (rij,) = csv.DictReader((leeg / "maastricht" / "2023" / "trajecten.csv").open(encoding="utf-8"))
    assert (rij["traject_id"], rij["herkomstgemeente"], rij["intakedatum"]) == ("D1", "Weert", "2023-01-20")
    eerst = inhoud(leeg)
    assert "Er is niets veranderd" in lees_in(bron, leeg)
    assert inhoud(leeg) == eerst


def test_where_nothing_can_be_guessed_the_draft_holds_each_sheet_and_what_to_do_works(
    leeg: Path, tmp_path: Path
) -> None:
    koppeling = nieuw_loket(leeg)
    eerst, rijen = inhoud(leeg), [["Een lijst"], ["Wat", "Wie"], ["T1", "K1"]]
    bron = werkboek(tmp_path / "vreemd.xlsx", {"Blad1": rijen})

    with pytest.raises(LoketFout, match=r"(?s)geen enkele tabel herkend.*wat te doen: .*zonder PROEF=ja"):
        lees_in(bron, leeg, proef=True)
    assert inhoud(leeg) == eerst
    with pytest.raises(LoketFout, match=r"(?s)geen enkele tabel herkend.*wat te doen: open .*invoer.toml.*Trajecten"):
        lees_in(bron, leeg)
    assert {*inhoud(leeg)} - {*eerst} == {"maastricht/invoer.toml"}
    ontwerp = koppeling.read_text("utf-8")
    assert '# kolom_1 = "Wat"\n# kolom_2 = "Wie"\n' in ontwerp

    koppeling.write_text("pseudoniem = false\n# mijn eigen regel\n", "utf-8")
    with pytest.raises(LoketFout, match="geen enkele tabel herkend"):
        lees_in(bron, leeg)
    assert koppeling.read_text("utf-8").endswith("# mijn eigen regel\n")

    lees_in(werkboek(tmp_path / "vreemd.xlsx", {"Trajecten": rijen}), leeg)  # the sheet was renamed, as was said
    assert '[trajecten]\nbladen = ["Trajecten"]' in koppeling.read_text("utf-8")
    assert (leeg / "maastricht" / "invoer-oud.toml").read_text("utf-8").endswith("# mijn eigen regel\n")


def test_a_mapping_of_another_workbook_is_kept_and_a_draft_for_this_one_stands_beside_it(
    leeg: Path, tmp_path: Path
) -> None:
    folder = leeg / "maastricht"
    sleutel = tmp_path / "elders" / "sleutel"
    with (folder / "invoer.toml").open("r+", encoding="utf-8") as koppeling:
        tekst = koppeling.read().replace("pseudoniem = false", f'pseudoniem = true\nsleutel = "{sleutel}"')
        koppeling.seek(0)
        koppeling.write(tekst)
    eerst, bron = inhoud(leeg), werkboek(tmp_path / "eigen.xlsx", EIGEN)

    with pytest.raises(LoketFout, match="Geen enkel blad van deze bron past bij ") as fout:
        lees_in(bron, leeg)

    assert {n: b for n, b in inhoud(leeg).items() if n in eerst} == eerst
    assert {*inhoud(leeg)} - {*eerst} == {"maastricht/invoer-ontwerp.toml"}
    ontwerp = (folder / "invoer-ontwerp.toml").read_text("utf-8")
    assert f'pseudoniem = true\nsleutel = "{sleutel}"\n' in ontwerp, "what stays out of the register, stays out"
    regel = str(fout.value).splitlines()[-1].strip()
    with (folder / "invoer-ontwerp.toml").open("a") as nagekeken:
        nagekeken.write("# nagekeken\n")
    with pytest.raises(LoketFout, match="stond er al"):
        lees_in(bron, leeg)
    subprocess.run(["sh", "-c", regel], check=True)
    assert (folder / "invoer.toml").read_text("utf-8") == f"{ontwerp}# nagekeken\n"
    assert (folder / "invoer-oud.toml").read_text("utf-8") == tekst
    assert "Aanmeldingen 2023" in lees_in(bron, leeg, proef=True)


def test_a_draft_that_does_not_fit_every_sheet_is_written_all_the_same(leeg: Path, tmp_path: Path) -> None:
    koppeling = nieuw_loket(leeg)
    kop = EIGEN["Aanmeldingen 2023"][1]
    anders = [["Aanmelddatum" if k == "Aangemeld op" else k for k in kop]]
    bron = werkboek(tmp_path / "eigen.xlsx", {"Aanmeldingen 2022": [kop], "Aanmeldingen 2023": anders})
    with pytest.raises(LoketFout, match=r"(?s)Aangemeld op.*ontwerp staat in .*invoer.toml"):
        lees_in(bron, leeg)
    assert 'bladen = ["Aanmeldingen 2022", "Aanmeldingen 2023"]' in koppeling.read_text("utf-8")


def test_columns_that_the_source_lacks_are_told_in_one_go(leeg: Path, tmp_path: Path) -> None:
    toml = '[trajecten]\nbladen = ["T"]\n[trajecten.kolommen]\n'
    koppen = {"traject_id": "Nr", "aanmelddatum": "Binnen", "uitval_datum": "Datum uitval", "resultaat": "Resultat"}
    regels = "".join(f'{kolom} = "{kop}"\n' for kolom, kop in koppen.items())
    (leeg / "maastricht" / "invoer.toml").write_text(toml + regels, "utf-8")
    bron = werkboek(tmp_path / "eigen.xlsx", {"T": [["Nr", "Binnen", "Resultaat", "Anders"], ["T1", "3-1-2022"]]})

    with pytest.raises(InvoerFout) as fout:
        lees_in(bron, leeg)

    (melding,) = fout.value.meldingen
    assert melding.bestand == "eigen.xlsx, blad T"
    assert melding.verwacht == "kolommen met de koppen ‘Datum uitval’ (uitval_datum), ‘Resultat’ (resultaat)"
    assert melding.herstel == (
        "verbeter de koppen in invoer.toml onder [trajecten.kolommen], of haal de regel weg als uw bestand de kolom"
        " niet heeft. Bedoelt u: Resultaat? Nog niet gekoppeld zijn ‘Resultaat’, ‘Anders’"
    )


def test_a_date_that_is_not_linked_is_told_as_such_and_not_as_a_year(leeg: Path, tmp_path: Path) -> None:
    toml = '[trajecten]\nbladen = ["T"]\n[trajecten.kolommen]\ntraject_id = "Nr"\n'
    koppeling = leeg / "maastricht" / "invoer.toml"
    koppeling.write_text(toml, "utf-8")
    bron = werkboek(tmp_path / "eigen.xlsx", {"T": [["Nr", "Binnen"], ["T1", "3-1-2022"], ["T2", ""]]})

    gezegd = lees_in(bron, leeg)

    assert "kolom jaar" not in gezegd
    assert "verwacht: een kolom van uw bestand die is gekoppeld aan aanmelddatum" in gezegd
    assert 'de regel aanmelddatum = "kop in uw bestand"; nog niet gekoppeld is ‘Binnen’' in gezegd
    koppeling.write_text(toml + 'aanmelddatum = "Binnen"\n', "utf-8")
    assert "rij 3, kolom Binnen\n    verwacht: een dag, want die zegt in welk jaar de rij hoort" in lees_in(bron, leeg)


def test_a_table_without_days_says_how_it_gets_its_year(leeg: Path, tmp_path: Path) -> None:
    (leeg / "maastricht" / "invoer.toml").write_text(
        '[taakstelling]\nbladen = ["Doel"]\n[taakstelling.kolommen]\ncorporatie = "Wie"\naantal = "Aantal"\n', "utf-8"
    )
    gezegd = lees_in(werkboek(tmp_path / "eigen.xlsx", {"Doel": [["Wie", "Aantal"], ["Servatius", 3]]}), leeg)
    assert "rij 2, kolom jaar" in gezegd
    assert "wat te doen: zet het jaar in de naam van het blad, zoals Doel 2023, of zet in invoer.toml" in gezegd


def test_a_row_of_which_a_cell_cannot_be_read_is_not_gone_and_neither_is_a_year_that_is_not_in_the_source(
    leeg: Path, tmp_path: Path
) -> None:
    lees_in(EXPORT, leeg)
    koppen = ["Factuur-id", "Trajectnr", "Factuurdatum", "Bedrag", "Betaald"]
    facturen = list(csv.reader((leeg / "maastricht" / "2022" / "facturen.csv").open(encoding="utf-8")))[1:]
    facturen[0][3] = "veel"
    gezegd = lees_in(werkboek(tmp_path / "eigen.xlsx", {"Facturen": [koppen, *facturen]}), leeg)
    assert "kolom Bedrag: ‘veel’" in gezegd
    assert "niet meer in de bron" not in gezegd


def test_a_sheet_with_another_name_and_the_headers_of_before_keeps_its_mapping_in_the_draft(
    leeg: Path, tmp_path: Path
) -> None:
    koppeling = leeg / "maastricht" / "invoer.toml"
    toml = '[tarieven]\nbladen = ["Prijzen 2022"]\n[tarieven.kolommen]\ntrajectprijs = "Zoveel"\n'
    koppeling.write_text(f'{toml}[tarieven.vast]\ngeldig_van = "2022-01-01"\n', "utf-8")
    bron = werkboek(tmp_path / "eigen.xlsx", {"Prijzen 2023": [["Zoveel", "Waarom"], [675, "zo"]]})
    with pytest.raises(LoketFout, match="invoer-ontwerp"):
        lees_in(bron, leeg)
    ontwerp = koppeling.with_name("invoer-ontwerp.toml").read_text("utf-8")
    assert 'bladen = ["Prijzen 2023"]\n\n[tarieven.kolommen]\ntrajectprijs = "Zoveel"\n' in ontwerp
    assert '[tarieven.vast]\ngeldig_van = "2022-01-01"\n' in ontwerp
