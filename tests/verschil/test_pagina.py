"""The page that reviewers read: what it says when all, some, a part or nothing differs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from loket.basis.afspraken import Voorblad
from loket.bouw.document import Document
from loket.verschil.pagina import maak_document
from loket.verschil.veranderingen import Bestand, Tabelverschil, Vergelijking, vergelijk_versies
from loket.verschil.versie import Regel, Versie

VOORBLAD = Voorblad(
    "Jaarverslag Toets 2022", "Loket Toets", "Jaarverslag", 2022, "2022", "2022-12-31", "31 december 2022"
)
BODY = (
    '<h2 id="stand"><span class="nummer">1</span> Stand van zaken</h2><p>Er waren {} plaatsingen.</p>'
    '<figure class="grafiek" id="grafiek-jaar"><figcaption><span class="nummer">Figuur 1.</span> {} huizen</figcaption>'
    '<img alt="Staaf van {}." src="data:image/svg+xml;base64,AAAA"></figure>'
    '<figure class="tabel" id="tabel-bronnen"><table><tbody><tr><th>2022/trajecten.csv</th><td>{}</td><td>a</td></tr>'
    "</tbody></table></figure>"
)


def regel(waarde: float, cijfer: str = "plaatsingen", groep: str = "", definitie: str = "Alle.") -> Regel:
    return Regel(cijfer, groep, "2022", waarde, "aantal", "plaatsingen", definitie)


def document(voorblad: Voorblad, body: str) -> Document:
    return Document(voorblad, BeautifulSoup(body, "html.parser"), ())


def versie(aantal: int, *meer: Regel, naam: str = "een eerder verslag", definitie: str = "Alle.") -> Versie:
    regels = [regel(aantal, definitie=definitie), *meer]
    body = BODY.format(aantal, aantal, aantal, aantal)
    return Versie(naam, {r.sleutel: r for r in regels}, document(VOORBLAD, body))


def vergelijk(oud: Versie, nieuw: Versie) -> Vergelijking:
    return vergelijk_versies(oud, nieuw, "toets", 2022, "jaarverslag.ipynb")


def lees(vergelijking: Vergelijking) -> BeautifulSoup:
    return maak_document(vergelijking).body


def tekst(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text().replace("\xa0", " ").split())


def test_nothing_changed_is_said_plainly_and_nothing_else():
    soup = lees(vergelijk(versie(67), versie(67, naam="nu")))
    assert "Er is niets veranderd. Alle 1 cijfer, alinea’s en grafieken zijn gelijk." in tekst(soup)
    assert [kop.get_text() for kop in soup.find_all(["h2", "h3"])] == ["In het kort"]


def test_all_that_changed_has_its_place():
    oud = versie(67, regel(1, "klachten"), regel(3, groep="corporatie=Servatius"))
    nieuw = versie(66, regel(2, "ontruimingen"), regel(2, groep="corporatie=Servatius"), definitie="Alles.")
    soup = lees(vergelijk(oud, nieuw))
    assert [kop.get_text() for kop in soup.find_all(["h2", "h3"])] == [
        "In het kort", "Cijfers", "Waarom", "Gegevens", "Definities", "Code en notebook", "Tekst", "1 Stand van zaken",
        "Grafieken", "Figuur 1 Stand van zaken", "Begrippen",
    ]  # fmt: skip
    rijen = [
        [cel.get_text() for cel in rij.find_all(["th", "td"])] for rij in soup.select("#cijfers ~ figure tbody tr")
    ]
    assert rijen[:4] == [
        ["Plaatsingen", "67", "66", "1 minder", "2022"],
        ["Plaatsingen, Servatius", "3", "2", "1 minder", "2022"],
        ["Plaatsingen", "2", "2022"],
        ["Plaatsingen", "1", "2022"],
    ]
    assert [kop.get_text() for kop in soup.find_all("caption")][:4] == [
        "Totalen die zijn veranderd", "Uitsplitsingen die zijn veranderd", "Totalen die nieuw zijn",
        "Totalen die zijn vervallen",
    ]  # fmt: skip
    assert soup.select_one('#tabel-veranderd-totalen a[href="#begrip-plaatsingen"]')
    assert {blok["id"] for blok in soup.select(".begrippen > div[id]")} == {
        "begrip-plaatsingen", "begrip-klachten", "begrip-ontruimingen",
    }  # fmt: skip
    assert "Er waren [verwijderd: 67][toegevoegd: 66] plaatsingen." in tekst(soup)
    assert [b["alt"] for b in soup.select(".paar img")] == ["Staaf van 67.", "Staaf van 66."]
    assert "Oud. 67 huizen" in tekst(soup)
    assert "Hoeveel rijen erbij kwamen, weggingen of veranderden, is niet bekend" in tekst(soup)
    assert "2022/trajecten.csv6766" in "".join(cel.get_text() for cel in soup.select("#tabel-bestanden tbody tr > *"))


def test_every_table_has_a_caption_and_heads_with_scope():
    soup = lees(vergelijk(versie(67), versie(66)))
    assert soup.find("table")
    for tabel in soup.find_all("table"):
        assert tabel.caption
        assert all(kop.get("scope") in ("col", "row") for kop in tabel.find_all("th"))


def test_with_only_figures_the_page_says_what_it_does_not_know():
    oud = replace(versie(67), document=None)
    gelezen = tekst(lees(vergelijk(oud, versie(66))))
    assert "Tekst en grafieken zijn niet vergeleken: van de oude versie zijn alleen de cijfers gegeven." in gelezen
    assert gelezen.count("Niet vergeleken: van de oude versie zijn alleen de cijfers gegeven.") == 2
    gelijk = tekst(lees(vergelijk(oud, versie(67))))
    assert "Er is niets veranderd. De vergeleken 1 cijfer zijn gelijk." in gelijk
    assert "alinea’s en grafieken zijn gelijk" not in gelijk


def test_new_and_gone_charts_say_so():
    oud, nieuw = versie(67), versie(67)
    zonder = replace(nieuw, document=document(VOORBLAD, BODY.format(67, 67, 67, 67).partition("<figure")[0]))
    assert "Nieuw. Deze grafiek is vervallen." in tekst(lees(vergelijk(oud, zonder)))
    assert "Oud. Deze grafiek is nieuw." in tekst(lees(vergelijk(zonder, nieuw)))


@pytest.mark.parametrize(
    ("code", "zin"),
    [
        ((), "De code en het notebook zijn gelijk."),
        (
            (Bestand("loket/a.py", "nieuw"),),
            "Het notebook is niet veranderd. 1 bestand is anders",
        ),
        ((Bestand("notebooks/j.ipynb", "veranderd"),), "Het notebook is veranderd. 1 bestand is anders"),
    ],
)
def test_rows_and_code_are_told_when_both_folders_are_known(code, zin):
    vergelijking = replace(
        vergelijk(versie(67), versie(67)),
        tabellen=(Tabelverschil("a/2022/trajecten.csv", 1200, 0, 3), Tabelverschil("a/tarieven.csv")),
        teksten=(Bestand("a/2022/verhaal/focus.md", "vervallen"),),
        code=code,
    )
    soup = lees(vergelijking)
    assert "Er is niets veranderd." in tekst(soup)
    assert "staat onder Waarom" in tekst(soup)
    assert [cel.get_text() for cel in soup.select("#tabel-invoer tbody tr:first-child > *")] == [
        "a/2022/trajecten.csv", "1.200", "0", "3",
    ]  # fmt: skip
    assert "Drie nullen" in tekst(soup)
    assert "a/2022/verhaal/focus.md: vervallen" in tekst(soup)
    assert zin in tekst(soup)


def test_others_than_the_desk_read_nothing_of_the_rows():
    met_rijen = replace(
        vergelijk(versie(67), versie(70)),
        tabellen=(Tabelverschil("a/2022/trajecten.csv", 3, 1, 2),),
        teksten=(Bestand("a/2022/verhaal/focus.md", "veranderd"),),
        code=(),
    )
    gelezen = tekst(lees(met_rijen.zonder_rijen()))
    assert "trajecten.csv" in tekst(lees(met_rijen))
    assert "trajecten.csv" not in gelezen and "focus.md" not in gelezen
    assert "staat alleen in de interne versie van deze bladzijde" in gelezen
    assert "De code en het notebook zijn gelijk." in gelezen


def test_its_foot_says_who_may_read_it():
    nieuw = versie(66)
    nieuw = replace(nieuw, document=document(replace(VOORBLAD, voettekst="J · concept · openbare versie"), "<p>a</p>"))
    gemaakt = maak_document(vergelijk(versie(67), nieuw))
    assert gemaakt.voorblad.voettekst == "Wat is er veranderd? Jaarverslag Toets 2022 · openbare versie"


def test_reports_that_were_not_made_alike_are_told():
    nieuw = versie(67)
    anders = replace(VOORBLAD, peildatum_tekst="31 januari 2023", status="definitief")
    oud = replace(nieuw, document=document(anders, BODY.format(67, 67, 67, 67)))
    gelezen = tekst(lees(vergelijk(oud, nieuw)))
    assert (
        "de peildatum van de oude versie is een andere: ‘31 januari 2023’ in plaats van ‘31 december 2022’." in gelezen
    )
    assert "de status van de oude versie" in gelezen


def test_texts_can_not_become_markup():
    oud, nieuw = versie(67), versie(66, regel(1, "x", definitie="<script>1</script>"), naam="<b>nu</b>")
    body = str(maak_document(vergelijk(oud, nieuw)).body)
    assert "<script" not in body
    assert "&lt;b&gt;nu" in body


def test_the_page_has_its_own_title_and_no_place_on_the_machine():
    gemaakt = maak_document(vergelijk(versie(67), versie(66)))
    assert gemaakt.voorblad.titel == "Wat is er veranderd? Jaarverslag Toets 2022"
    assert gemaakt.voorblad.colofon == ""
    assert str(Path.cwd()) not in str(gemaakt.body)
