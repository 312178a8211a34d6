"""Checks of a roll-up look at each desk, and what was found right there stays so."""

from __future__ import annotations

from klein_register import frame, frames, maak_som, wachtend

from loket.controle import onderzoek
from loket.controle.verslag import Verslag

#: On the wachtlijst without a bindingsgemeente: a finding of the desk.
RIJ = wachtend(1, "2022-02-01", bindingsgemeente=None)


def _onbekend(**akkoord: str) -> tuple[list[str], list[str]]:
    a = frames(trajecten=[RIJ])
    if akkoord:
        rij = {"controle": "onbekend", "bestand": "2022/trajecten.csv", "reden": "zo is het"} | akkoord
        a["akkoord"] = frame("akkoord", [rij])
    (uitkomst,) = (u for u in onderzoek(Verslag(maak_som(a, frames(trajecten=[RIJ])))) if u.controle.naam == "onbekend")
    return [b.bestand for b in uitkomst.open], [b.bestand for b, _ in uitkomst.akkoord]


def test_a_finding_names_the_file_of_its_desk() -> None:
    assert _onbekend() == (["a/2022/trajecten.csv", "b/2022/trajecten.csv"], [])


def test_what_is_acknowledged_at_a_desk_is_so_in_the_roll_up_and_nowhere_else() -> None:
    open_ = onderzoek(Verslag(maak_som(frames(trajecten=[RIJ]), frames())))
    (gevonden,) = [b.gevonden for u in open_ if u.controle.naam == "onbekend" for b in u.open]
    assert _onbekend(gevonden=gevonden) == (["b/2022/trajecten.csv"], ["a/2022/trajecten.csv"])
