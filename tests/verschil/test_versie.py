"""Reading an earlier cijfers.csv."""

from __future__ import annotations

import pytest

from loket.basis.meldingen import LoketFout
from loket.verschil.versie import Regel, lees_regels

KOP = "cijfer,groep,periode,waarde,eenheid,teller,noemer,label,definitie\n"
GOED = f"""{KOP}aanmeldingen,,2022,177,aantal,,,aanmeldingen,Alle trajecten.
binnen_afspraak,corporatie=Servatius,2022,87.5000,procent,28,32,aandeel,Het deel.
"""


def test_every_figure_is_found_by_name_group_and_period():
    regels = lees_regels(GOED.encode(), "cijfers.csv")
    assert list(regels) == [("aanmeldingen", "", "2022"), ("binnen_afspraak", "corporatie=Servatius", "2022")]
    assert regels["binnen_afspraak", "corporatie=Servatius", "2022"] == Regel(
        "binnen_afspraak", "corporatie=Servatius", "2022", 87.5, "procent", "aandeel", "Het deel.", "28", "32"
    )


def test_a_group_is_cut_into_its_dimensions():
    regel = Regel("uitval", "uitval_reden=ziek, of moe,uitval_fase=intake", "2022", 1, "aantal", "uitval", "Uitval.")
    assert regel.dimensies == [("uitval_reden", "ziek, of moe"), ("uitval_fase", "intake")]
    assert Regel("uitval", "", "2022", 1, "aantal", "uitval", "Uitval.").dimensies == []


def test_older_files_without_teller_and_noemer_can_be_read():
    oud = "cijfer,groep,periode,waarde,eenheid,label,definitie\nintakes,,2022,127,aantal,intakes,Intakes.\n"
    assert lees_regels(oud.encode(), "x")["intakes", "", "2022"].noemer == ""


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "er staan geen rijen"),
        (KOP.encode(), "er staan geen rijen"),
        (b"cijfer;groep\na;b\n", "deze kolommen ontbreken: cijfer, groep, periode"),
        (b"\xff\xfe", "het is geen tekst in UTF-8"),
        (GOED.replace("177", "veel").encode(), "rij 2 heeft geen getal als waarde"),
        (GOED.replace("177", "nan").encode(), "rij 2 heeft geen getal als waarde"),
        (f"{KOP}aanmeldingen,,2022\n".encode(), "rij 2 heeft te veel of te weinig velden"),
        (f"{GOED[:-1]},1\n".encode(), "rij 3 heeft te veel of te weinig velden"),
        (f'{KOP}"aanmeldingen"x,,2022\n'.encode(), "het is geen geldig CSV-bestand"),
        (f"{GOED}aanmeldingen,,2022,1,aantal,,,a,A.\n".encode(), "rij 4 is een cijfer dat er al was"),
    ],
)
def test_what_is_no_cijfers_csv_is_told(inhoud, reden):
    with pytest.raises(LoketFout) as fout:
        lees_regels(inhoud, "oud.csv")
    assert f"oud.csv is geen cijfers.csv van een verslag: {reden}" in str(fout.value)
    assert "wat te doen" in str(fout.value)
