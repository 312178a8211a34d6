"""Which files a report has: those that its notebook handed over something for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from loket.basis.afspraken import MIME_CIJFERS, MIME_KALENDER
from loket.bouw.opdracht import Opdracht
from loket.bouw.vormen import vormen

ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"


def test_a_calendar_is_a_file_beside_the_report_byte_for_byte(maak, monkeypatch) -> None:
    monkeypatch.setattr("loket.bouw.vormen.zet", lambda document: None)
    nb = maak.notebook([maak.tekst("## Kop\n\nTekst."), maak.uitvoer(**{MIME_KALENDER: ICS})])
    with ThreadPoolExecutor(1) as pers:
        assert vormen(nb)["ics"](pers).result() == ICS.encode()
        assert ICS not in vormen(nb)["html"](pers).result().decode(), "it is no text for readers"


def test_without_a_calendar_or_figures_there_is_no_such_file(maak) -> None:
    def van(*cellen) -> set[str]:
        return set(vormen(maak.notebook([maak.tekst("## Kop"), *cellen])))

    assert van() == {"html", "pdf", "ipynb"}
    assert van(maak.uitvoer(**{MIME_CIJFERS: maak.CSV})) == {"html", "pdf", "ipynb", "csv", "xlsx"}


def test_every_form_is_among_those_that_are_made(maak, tmp_path) -> None:
    cellen = [maak.tekst("## Kop"), maak.uitvoer(**{MIME_CIJFERS: maak.CSV}), maak.uitvoer(**{MIME_KALENDER: ICS})]
    opdracht = Opdracht(tmp_path / "planning.ipynb", tmp_path, tmp_path, {"loket": "l", "jaar": 2022, "kwartaal": 0})
    assert set(vormen(maak.notebook(cellen))) == set(opdracht.vormen)
    assert opdracht.bestandsnaam("ics") == "planning.ics", "nought is no quarter"
