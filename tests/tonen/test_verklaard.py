"""What was acknowledged is not to be mended: it is told apart, with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from klein_register import Rij, aanmelding, als_voorbeeld, maak_cijfers

from loket.controle import CONTROLES, Uitkomst
from loket.controle.verslag import Bevinding
from loket.tonen import acties
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.verklaard import Verklaring, redenen

UITVAL = {"uitval_fase": "aanmelding", "uitval_reden": "onbekend"}
#: Three dropped out without a known reason.
RIJEN: list[Rij] = [aanmelding(n, "2022-01-01", uitval_datum=f"2022-02-0{n}", **UITVAL) for n in (1, 2, 3)]
REDENLOOS = "Vul de reden van de uitval in"


@dataclass(frozen=True)
class Bekeken:
    verklaard: tuple[Verklaring, ...]


def _bekeken(controle: str, gevonden: str, bestand: str = "2022/trajecten.csv", reden: str = "Zo.") -> Bekeken:
    return Bekeken((Verklaring(controle, bestand, gevonden, reden),))


def _onbekend(*bekeken: Bekeken, over: str = "onbekend:uitval_reden") -> dict[str, int]:
    cijfers = maak_cijfers(trajecten=RIJEN)
    return dict(redenen(cijfers.deel("uitval", uitval_reden="onbekend"), bekeken, (over,)))


def test_all_that_is_unknown_in_a_file_is_explained_at_once() -> None:
    assert _onbekend() == {}
    assert _onbekend(_bekeken("onbekend", "3 keer uitval_reden onbekend")) == {"Zo.": 3}


@pytest.mark.parametrize(
    "ander",
    [
        _bekeken("onbekend", "3 keer bindingsgemeente onbekend"),
        _bekeken("onbekend", "3 keer uitval_reden onbekend", "2021/trajecten.csv"),
        _bekeken("heropend", "T1: uitval"),
    ],
)
def test_what_is_explained_of_another_column_file_or_check_is_no_reason(ander: Bekeken) -> None:
    assert _onbekend(ander) == {}


def test_a_case_is_explained_by_its_code_and_each_reason_is_counted() -> None:
    een, twee = _bekeken("heropend", "T1: uitval", reden="Een."), _bekeken("heropend", "T3: uitval", reden="Twee.")
    assert _onbekend(een, twee, over="heropend") == {"Een.": 1, "Twee.": 1}


def test_of_a_file_of_the_desk_as_many_are_explained_as_the_finding_says() -> None:
    halverwege = _bekeken("overeenkomst-halverwege", "2 aanmeldingen in 2022 vóór …", "verwijzers.csv")
    assert _onbekend(halverwege, over="overeenkomst-halverwege") == {"Zo.": 2}
    meer = _bekeken("overeenkomst-halverwege", "9 aanmeldingen in 2022 vóór …", "verwijzers.csv")
    assert _onbekend(meer, over="overeenkomst-halverwege") == {"Zo.": 3}


def test_the_list_of_what_to_do_holds_what_is_left_and_tells_the_rest_below() -> None:
    cijfers = als_voorbeeld(maak_cijfers(trajecten=RIJEN))
    controle = next(c for c in CONTROLES if c.naam == "heropend")
    gevonden = Bevinding("2022/trajecten.csv", "rij 2", "T1: uitval", "", "")
    actie = acties.Actie(REDENLOOS, cijfers.uitval, "het loket", ("heropend",))
    tabel = acties.tabel((actie,), "titel", controles=[Uitkomst(controle, (), ((gevonden, "Niet gevraagd."),))])
    assert isinstance(tabel, Tabel)
    assert [tuple(map(str, rij)) for rij in tabel.rijen] == [(REDENLOOS, "2", "het loket")]
    assert tabel.noot == f"Al verklaard, dus niet meer te doen. ‘{REDENLOOS}’: 1 keer (Niet gevraagd)."
    assert '1<sup><span class="herkomst">i</span></sup> keer' in tabel.html()


@pytest.mark.parametrize(
    "van",
    [acties.van_kwartaal, acties.van_facturatie, acties.van_deelnemers, acties.van_duurzaamheid, acties.van_spreiding],
)
def test_every_check_that_an_action_names_is_one(van: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    genoemd: list[str] = []
    monkeypatch.setattr(acties, "tabel", lambda gedaan, *_, **__: genoemd.extend(o for a in gedaan for o in a.over))
    van(maak_cijfers(trajecten=RIJEN))
    assert genoemd
    assert {naam.partition(":")[0] for naam in genoemd} <= {c.naam for c in CONTROLES}


def test_when_all_of_it_is_explained_nothing_is_left() -> None:
    alles = _bekeken("onbekend", "3 keer uitval_reden onbekend")
    actie = acties.Actie("Vul in", maak_cijfers(trajecten=RIJEN).uitval, "het loket", ("onbekend:uitval_reden",))
    tekst = acties.tabel((actie,), "titel", "*Niets.*", [alles])
    assert isinstance(tekst, Tekst)
    assert str(tekst) == "*Niets.*\n\nAl verklaard, dus niet meer te doen. ‘Vul in’: 3 keer (Zo)."
