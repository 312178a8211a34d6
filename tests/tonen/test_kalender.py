"""The calendar of the coming year, read back as any calendar program reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from klein_register import Rij, als_voorbeeld, kop, maak_cijfers, schrijf_register

from loket.basis.afspraken import MIME_KALENDER
from loket.basis.meldingen import InvoerFout
from loket.basis.periode import kwartaal
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers
from loket.tonen import kalender
from loket.tonen.kalender import Kalender
from loket.tonen.tabel_als_html import Tabel

PUNT = {"gremium": "BOWWZ", "verplichting": "Stuk; en meer, veel meer"}
#: A Thursday, one that was called off, one of once, and one in the autumn.
PLANNING: list[Rij] = [
    PUNT | {"datum": "2022-01-20", "onderwerp": "Cijfers van 2021", "status": "gehouden"},
    PUNT | {"datum": "2022-02-20", "onderwerp": "Vervallen", "status": "vervallen"},
    PUNT | {"datum": "2022-03-20", "onderwerp": "Eenmalig", "status": "gehouden", "terugkerend": "nee"},
    PUNT | {"datum": "2022-10-06", "onderwerp": "Begroting 2023", "status": "gepland", "terugkerend": "ja"},
]


def afspraken(kalender: Kalender) -> list[tuple[date, str, str]]:
    gelezen = Calendar.from_ical(kalender.ics())
    return [(e.decoded("dtstart"), str(e["summary"]), str(e["status"])) for e in gelezen.walk("VEVENT")]


def test_without_a_planning_what_comes_back_is_a_proposal_on_the_same_weekday() -> None:
    voorstel = Kalender(maak_cijfers(jaarplanning=PLANNING))
    assert afspraken(voorstel) == [
        (date(2023, 1, 19), "BOWWZ: Cijfers van 2022 (voorstel)", "TENTATIVE"),
        (date(2023, 10, 5), "BOWWZ: Begroting 2024 (voorstel)", "TENTATIVE"),
    ]
    assert (voorstel.voorstellen, voorstel.bronnen) == (2, ())
    assert "op dezelfde weekdag als in 2022 (2\xa0dagen)" in str(kalender.bestand(voorstel))


def test_an_event_says_what_is_needed_and_is_made_at_the_peildatum() -> None:
    eerste = Calendar.from_ical(Kalender(maak_cijfers(jaarplanning=PLANNING)).ics()).walk("VEVENT")[0]
    assert eerste.decoded("dtstamp") == datetime(2022, 12, 31, tzinfo=UTC)
    assert eerste.decoded("dtend") == date(2023, 1, 20)
    assert str(eerste["description"]) == (
        "Wat er moet zijn: Stuk; en meer, veel meer. Dit is een voorstel; de dag staat nog niet vast."
    )


def test_within_the_year_what_is_planned_is_sure_and_the_calendar_goes_on_for_twelve_months() -> None:
    half = Kalender(maak_cijfers(kwartaal(2022, 2), jaarplanning=PLANNING))
    assert half.periode == "1 juli 2022 t/m 30 juni 2023"
    assert afspraken(half) == [
        (date(2022, 10, 6), "BOWWZ: Begroting 2023", "CONFIRMED"),
        (date(2023, 1, 19), "BOWWZ: Cijfers van 2022 (voorstel)", "TENTATIVE"),
    ]


def test_the_same_input_gives_the_same_bytes_and_each_event_has_a_name_of_its_own() -> None:
    een, ander = (Kalender(maak_cijfers(jaarplanning=PLANNING)).ics() for _ in range(2))
    assert een == ander
    assert "\r\n" in een and "\n" not in een.replace("\r\n", "")
    namen = [str(e["uid"]) for e in Calendar.from_ical(een).walk("VEVENT")]
    assert len(set(namen)) == 2
    later = Kalender(maak_cijfers(jaarplanning=PLANNING, peildatum=date(2023, 1, 5))).ics()
    assert [str(e["uid"]) for e in Calendar.from_ical(later).walk("VEVENT")] == namen, "a newer calendar replaces it"


def test_an_example_says_that_no_such_meeting_exists() -> None:
    tekst = Kalender(als_voorbeeld(maak_cijfers(jaarplanning=PLANNING))).ics().replace("\r\n ", "")
    assert tekst.count("Dit is voorbeelddata: de afspraak bestaat niet.") == 2
    assert "(voorbeelddata)" in tekst


@pytest.mark.parametrize("rijen", [[], PLANNING[1:3]])
def test_without_anything_to_come_there_is_no_file_and_a_sentence(rijen: list[Rij]) -> None:
    leeg = Kalender(maak_cijfers(jaarplanning=rijen))
    assert MIME_KALENDER not in leeg._repr_mimebundle_()
    assert str(kalender.bestand(leeg)) == "Er is nog niets gepland, en daarom is er geen kalender."
    assert str(kalender.komend(leeg)) == ""


@pytest.fixture
def met_2023(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk of which next year's planning is there already."""
    monkeypatch.setenv("LOKET_DATA", str(tmp_path))
    folder = schrijf_register(tmp_path, jaarplanning="2022-01-20,BOWWZ,Cijfers,Stuk,,gehouden,,,\n")
    (folder / "2023").mkdir()
    planning = folder / "2023" / "jaarplanning.csv"
    planning.write_text(
        kop("jaarplanning") + "2023-02-01,BOWWZ,Cijfers,Stuk,,gepland,,,\n2023-03-01,BOWWZ,Anders,Stuk,,vervallen,,,\n",
        encoding="utf-8",
    )
    return planning


def _cijfers() -> Cijfers:
    return lees_cijfers("toets", 2022)


def test_what_the_desk_planned_itself_takes_the_place_of_the_proposal(met_2023: Path) -> None:
    gepland = Kalender(_cijfers())
    assert afspraken(gepland) == [(date(2023, 2, 1), "BOWWZ: Cijfers", "CONFIRMED")]
    assert [bron.pad for bron in gepland.bronnen] == ["toets/2023/jaarplanning.csv"]
    assert str(kalender.bestand(gepland)).endswith("De dagen van 2023 komen uit de planning van dat jaar.")
    komend = kalender.komend(gepland)
    assert isinstance(komend, Tabel)
    assert komend.rijen[0][1:] == ("BOWWZ", "Cijfers", "Stuk", "ja")
    assert not [bron for bron in _cijfers().register.bronnen if "2023" in bron.pad], "no other report knows of it"


def test_a_planning_of_next_year_that_cannot_be_read_is_told(met_2023: Path) -> None:
    met_2023.write_text(kop("jaarplanning") + "2023-02-31,BOWWZ,Cijfers,Stuk,,gepland,,,\n", encoding="utf-8")
    with pytest.raises(InvoerFout, match="een bestaande dag"):
        _ = Kalender(_cijfers()).afspraken
