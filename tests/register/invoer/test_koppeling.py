"""``invoer.toml``: guessed, written, read back, and its faults told."""

from __future__ import annotations

from pathlib import Path

import pytest
from klein_register import INRICHTING

from loket.basis.meldingen import InvoerFout
from loket.register.invoer.bladen import Blad
from loket.register.invoer.herkennen import ontwerp
from loket.register.invoer.koppeling import als_toml, lees_koppelingen, overgeslagen, zoek_kop

FACTUREN = Blad(
    "boek.xlsx",
    "Blad1",
    [["Onze facturen"], [], ["Factuur ID", "Nr. traject", "Datum factuur", "Bedrag", "Naam klant"], ["F1"]],
)
METINGEN = Blad(
    "boek.xlsx", "Metingen", [["Trajectnr", "Peildatum", "Woont nog", "Overlast", "Huur-achterstand", "Ontruiming"]]
)


def test_headers_are_found_under_titles_whatever_their_capitals_accents_and_word_order() -> None:
    koppelingen = ontwerp([FACTUREN, METINGEN], INRICHTING)

    facturen, nametingen = koppelingen.tabellen["facturen"], koppelingen.tabellen["nametingen"]
    assert facturen.bladen == ("Blad1",)
    assert facturen.kolommen["factuurdatum"] == "Datum factuur"
    assert facturen.kolommen["factuur_id"] == "Factuur ID"
    assert facturen.kolommen["bedrag"] == "Bedrag"
    assert nametingen.kolommen["huurachterstand"] == "Huur-achterstand"
    assert nametingen.kolommen["traject_id"] == "Trajectnr"
    assert nametingen.geraden == {"traject_id"}


def test_a_header_that_names_persons_is_never_guessed() -> None:
    blad = Blad("b.xlsx", "Facturen", [["Factuur id", "Traject id", "Factuurdatum", "Bedrag"], ["Naam kandidaat"]])
    trajecten = Blad(
        "b.xlsx",
        "T",
        [
            [
                "Traject id",
                "Kandidaat naam",
                "Product",
                "Verwijzer id",
                "Herkomstgemeente",
                "Bindingsgemeente",
                "Aanmelddatum",
            ]
        ],
    )
    koppelingen = ontwerp([blad, trajecten], INRICHTING)
    assert "kandidaat_id" not in koppelingen.tabellen["trajecten"].kolommen


def test_what_the_register_writes_itself_needs_no_guess() -> None:
    from loket.register.invoer.koppeling import kolommen_van
    from loket.register.schema import schemas

    bladen = [Blad(f"{tabel}.csv", tabel, [kolommen_van(tabel)]) for tabel in schemas()]
    koppelingen = ontwerp(bladen, INRICHTING)
    assert set(koppelingen.tabellen) == set(schemas())
    assert all(not k.geraden and k.bladen == (tabel,) for tabel, k in koppelingen.tabellen.items())


def test_a_draft_is_read_back_as_it_was_drafted_and_its_guesses_are_marked(tmp_path: Path) -> None:
    bladen = [FACTUREN, METINGEN]
    koppelingen = ontwerp(bladen, INRICHTING)
    tekst = als_toml(koppelingen, bladen)
    (tmp_path / "invoer.toml").write_text(tekst, encoding="utf-8")

    gelezen = lees_koppelingen(tmp_path / "invoer.toml")

    assert {t: (k.bladen, k.kolommen) for t, k in gelezen.tabellen.items()} == {
        t: (k.bladen, k.kolommen) for t, k in koppelingen.tabellen.items()
    }
    (regel,) = [regel for regel in tekst.splitlines() if regel.startswith('traject_id = "Trajectnr"')]
    assert regel.endswith("# geraden: kijk dit na")
    assert '# niet meegenomen: "Naam klant"' in tekst


def test_a_value_that_is_nearly_one_of_the_list_is_guessed_and_one_that_is_not_is_left_alone() -> None:
    kop = [
        "Traject id",
        "Kandidaat id",
        "Product",
        "Verwijzer id",
        "Herkomstgemeente",
        "Bindingsgemeente",
        "Aanmelddatum",
    ]
    rijen = [["T1", "K1", "Housing", "CP1", "Luik", gemeente, "2022-01-03"] for gemeente in ("Mastricht", "Roermond")]
    waarden = ontwerp([Blad("b.xlsx", "T", [kop, *rijen])], INRICHTING).tabellen["trajecten"].waarden
    assert waarden == {"bindingsgemeente": {"Mastricht": "Maastricht"}}


def test_a_column_with_one_possible_value_need_not_be_in_the_source() -> None:
    kop = ["Traject id", "Kandidaat id", "Verwijzer id", "Herkomstgemeente", "Bindingsgemeente", "Aanmelddatum"]
    trajecten = ontwerp([Blad("b.xlsx", "T", [kop])], INRICHTING).tabellen["trajecten"]
    assert trajecten.vast == {"product": "Housing"}
    assert "product" in trajecten.geraden


def test_sheets_of_several_years_are_one_table() -> None:
    kop = ["Factuur id", "Traject id", "Factuurdatum", "Bedrag"]
    bladen = [Blad("b.xlsx", f"Facturen {jaar}", [kop]) for jaar in (2021, 2022)]
    assert ontwerp(bladen, INRICHTING).tabellen["facturen"].bladen == ("Facturen 2021", "Facturen 2022")


def test_the_header_is_the_row_with_most_of_its_names() -> None:
    assert zoek_kop(FACTUREN, ["factuur id", "BEDRAG"]) == (2, {"factuur id": 0, "BEDRAG": 3})
    assert overgeslagen(ontwerp([FACTUREN], INRICHTING).tabellen["facturen"], [FACTUREN])[-1] == "Naam klant"


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("[trajecten\nbladen=1", ["geldig TOML", "regel 1"]),
        ("[trajecten]\nbladen=1\n[trajecten]\nbladen=2", ["elke [tabel]", "één keer"]),
        ("[trajekten]\nbladen=['T']", ["trajekten", "Bedoelt u: trajecten"]),
        ("[trajecten]\nbladen='T'\n[trajecten.kolommen]", ["trajecten.bladen"]),
        ("[trajecten]\nbladen=['T']", ["trajecten.kolommen"]),
        ("[trajecten]\nbladen=['T']\n[trajecten.kolommen]\naanmeldatum='x'", ["Bedoelt u: aanmelddatum"]),
        ("[trajecten]\nbladen=['T']\n[trajecten.kolommen]\nproduct=3", ["aanhalingstekens"]),
        ("[trajecten]\nbladen=['T']\n[trajecten.kolommen]\nproduct='x'\ncorporatie='X'", ["elke kop bij één kolom"]),
        ("[trajecten]\nbladen=['T']\nanders=1\n[trajecten.kolommen]", ["trajecten.anders"]),
        ("[trajecten]\nbladen=['T']\n[trajecten.kolommen]\n[trajecten.waarden]\nproduct=1", ["na intake"]),
        ("pseudoniem='ja'", ["true of false"]),
        ("pseudoniem = ja  # codes", ["true of false", "schrijf true voor ja"]),
    ],
)
def test_its_faults_are_told(tmp_path: Path, tekst: str, woorden: list[str]) -> None:
    (tmp_path / "invoer.toml").write_text(tekst)
    with pytest.raises(InvoerFout) as fout:
        lees_koppelingen(tmp_path / "invoer.toml")
    assert all(woord in str(fout.value) for woord in woorden), str(fout.value)


EIGEN_KOP = {
    "Dossiernr": "traject_id",
    "Cliënt": "kandidaat_id",
    "Product": "product",
    "Verwijzer": "verwijzer_id",
    "Woonplaats": "herkomstgemeente",
    "Gemeente netwerk": "bindingsgemeente",
    "Aangemeld op": "aanmelddatum",
    "Intake op": "intakedatum",
    "Corporatie": "corporatie",
    "Op wachtlijst sinds": "wachtlijstdatum",
    "Start huurcontract": "start_huur",
    "Gemeente woning": "plaatsingsgemeente",
}


def test_a_sheet_in_a_desks_own_words_is_recognised_and_every_such_header_is_a_guess() -> None:
    blad = Blad("b.xlsx", "Blad1", [["Onze aanmeldingen"], list(EIGEN_KOP)])
    trajecten = ontwerp([blad], INRICHTING).tabellen["trajecten"]
    assert {kop: kolom for kolom, kop in trajecten.kolommen.items()} == EIGEN_KOP
    assert trajecten.geraden == {*EIGEN_KOP.values()} - {"product", "corporatie"}


@pytest.mark.parametrize(
    ("kop", "kolom"),
    [
        ("Trajectnummer", "traject_id"),
        ("Traject nr.", "traject_id"),
        ("Zaaknummer", "traject_id"),
        ("Kandidaat", "kandidaat_id"),
        ("Code cliënt", "kandidaat_id"),
        ("Intake", "intakedatum"),
        ("Datum van intake", "intakedatum"),
        ("Aanmelding d.d.", "aanmelddatum"),
        ("Wachtlijst per", "wachtlijstdatum"),
        ("Ingangsdatum huur", "start_huur"),
        ("Uitgevallen op", "uitval_datum"),
        ("Gemeente school", None),
        ("Datum", None),
        ("Nr.", None),
        ("Naam", None),
        ("Naam cliënt", None),
    ],
)
def test_a_header_in_other_words(kop: str, kolom: str | None) -> None:
    trajecten = ontwerp([Blad("b.xlsx", "Trajecten", [[kop, "Bijzonderheden"]])], INRICHTING).tabellen["trajecten"]
    assert dict(trajecten.kolommen) == ({kolom: kop} if kolom else {})


def test_what_two_columns_may_have_goes_to_the_one_that_it_says_more_of() -> None:
    kop = ["Factuurnr", "Factuur d.d.", "Trajectnr", "Bedrag", "Cliënt", "Cliëntnr", "Gemeente woning"]
    facturen = ontwerp([Blad("b.xlsx", "Facturen", [kop])], INRICHTING).tabellen["facturen"]
    assert (facturen.kolommen["factuur_id"], facturen.kolommen["factuurdatum"]) == ("Factuurnr", "Factuur d.d.")
    trajecten = ontwerp([Blad("b.xlsx", "Trajecten", [kop])], INRICHTING).tabellen["trajecten"]
    assert trajecten.kolommen["kandidaat_id"] == "Cliëntnr"
    assert "bindingsgemeente" not in trajecten.kolommen


def test_a_sheet_of_no_table_stands_in_the_draft_with_its_headers_and_becomes_one_by_hand(tmp_path: Path) -> None:
    bladen = [Blad("b.xlsx", "Blad1", [["Lijst"], ["Wat", "Wie"], ["x", "y"]])]
    tekst = als_toml(ontwerp(bladen, INRICHTING), bladen)
    regels = [regel.removeprefix("# ") for regel in tekst.splitlines()]
    begin = regels.index("[tabel]")
    assert regels[begin:] == [
        "[tabel]",
        'bladen = ["Blad1"]',
        "[tabel.kolommen]",
        'kolom_1 = "Wat"',
        'kolom_2 = "Wie"',
    ]
    eigen = "\n".join(regels[begin:]).replace("tabel", "trajecten").replace("kolom_1", "traject_id")
    (tmp_path / "invoer.toml").write_text(eigen.replace('kolom_2 = "Wie"', ""), encoding="utf-8")
    assert lees_koppelingen(tmp_path / "invoer.toml").tabellen["trajecten"].kolommen == {"traject_id": "Wat"}


def test_sheets_called_after_one_table_and_its_years_are_that_table_together() -> None:
    bladen = [Blad("b.xlsx", f"Aanmeldingen {jaar}", [["Wat", "Wie"]]) for jaar in (2022, 2023)]
    assert ontwerp(bladen, INRICHTING).tabellen["trajecten"].bladen == ("Aanmeldingen 2022", "Aanmeldingen 2023")
