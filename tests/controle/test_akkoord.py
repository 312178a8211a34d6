"""Acknowledged warnings: what somebody has looked at, and what no longer matches anything."""

from __future__ import annotations

import pytest
from klein_register import Rij, cijfers_van_frames, frame, frames, maak_cijfers, positief
from klein_verslag import GELIJK, NAMETINGEN, TRAJECTEN, akkoord, cijfers, met_bevinding

from loket.basis.periode import Periode, jaar, kwartaal
from loket.controle import Uitkomst, Verslag, onderzoek
from loket.controle.akkoord import NOG_INVULLEN, Akkoord, samengevat
from loket.controle.verslag import Bevinding, Stuk

VERHAAL = "from loket import Verhaal\nverhaal = Verhaal(cijfers)"


def test_a_warning_is_open_until_it_is_acknowledged_with_a_reason() -> None:
    assert len(met_bevinding(onderzoek(Verslag(cijfers())))["gelijke-cohorten"].open) == 1

    gevonden = met_bevinding(onderzoek(Verslag(cijfers(akkoord()))))
    # All of it on one day, and nothing after May.
    assert list(gevonden) == ["intake-zelfde-dag", "nameting-gedaan", "register-bij", "gelijke-cohorten"]
    assert gevonden["gelijke-cohorten"].open == ()
    ((bevinding, reden),) = gevonden["gelijke-cohorten"].akkoord
    assert (bevinding.gevonden, reden) == (GELIJK, "Nagekeken.")


def test_a_reason_that_nobody_filled_in_is_none() -> None:
    gevonden = met_bevinding(onderzoek(Verslag(cijfers(akkoord() | {"reden": NOG_INVULLEN}))))
    assert len(gevonden["gelijke-cohorten"].open) == 1
    (over,) = gevonden["akkoord-past"].open
    assert (over.plaats, over.herstel) == ("rij 2", "schrijf op de plaats van <…> waarom het klopt")


def test_an_acknowledgement_of_what_has_changed_is_itself_a_warning() -> None:
    rij = akkoord("cohort 2020 en cohort 2021: allebei 2 kandidaten")
    gevonden = met_bevinding(onderzoek(Verslag(cijfers(rij))))

    assert len(gevonden["gelijke-cohorten"].open) == 1
    (over,) = gevonden["akkoord-past"].open
    assert not gevonden["akkoord-past"].controle.mag_blijven  # nor can it be acknowledged
    assert (over.bestand, over.plaats) == ("2022/akkoord.csv", "rij 2")
    assert over.gevonden == f"{rij['controle']}: {rij['bestand']}: {rij['gevonden']}"


@pytest.mark.parametrize(
    ("rij", "herstel"),
    [
        (akkoord("x", "gelijke-cohort"), "verbeter de naam. Bedoelt u: gelijke-cohorten"),
        (akkoord("x", "nameting-gedaan", "data/maastricht/2022/trajecten.csv"), "haal weg wat voor het jaar staat"),
        (akkoord("x", "nameting-gedaan", "2022\\trajecten.csv"), "haal weg wat voor het jaar staat"),
        (akkoord("x", "nameting-gedaan", "toets/2022/trajecten.csv"), "haal weg wat voor het jaar staat"),
    ],
)
def test_an_acknowledgement_that_can_fit_no_finding_is_always_told(rij: Rij, herstel: str) -> None:
    (over,) = met_bevinding(onderzoek(Verslag(cijfers(akkoord(), rij))))["akkoord-past"].open
    assert over.plaats == "rij 3"
    assert over.herstel.startswith(herstel)


def test_a_year_and_a_quarter_of_it_are_both_definitief_with_the_reasons_of_both_in_one_file() -> None:
    def open_in(periode: Periode, *rijen: Rij) -> list[Rij]:
        vast: dict[str, list[Rij]] = {"trajecten": TRAJECTEN, "nametingen": NAMETINGEN, "reeksen": []}
        uitkomsten = onderzoek(Verslag(maak_cijfers(periode, akkoord=list(rijen), **vast)))
        alles = [(u.controle, b) for u in uitkomsten for b in u.open]
        return [akkoord(b.gevonden, c.naam, b.bestand) for c, b in alles if c.mag_blijven or c.naam == "akkoord-past"]

    perioden = jaar(2022), kwartaal(2022, 1)
    van_jaar, van_kwartaal = (open_in(periode) for periode in perioden)
    assert [rij for rij in van_kwartaal if rij not in van_jaar]
    rijen = [*van_jaar, *(rij for rij in van_kwartaal if rij not in van_jaar)]
    assert [open_in(periode, *rijen) for periode in perioden] == [[], []]


def test_a_reason_that_nobody_wrote_is_told_in_a_quarter_too() -> None:
    rij = akkoord("x", "nameting-gedaan") | {"reden": NOG_INVULLEN}
    register = maak_cijfers(kwartaal(2022, 1), akkoord=[rij], trajecten=TRAJECTEN, nametingen=NAMETINGEN)
    (over,) = met_bevinding(onderzoek(Verslag(register)))["akkoord-past"].open
    assert over.herstel == "schrijf op de plaats van <…> waarom het klopt"


def test_a_fault_cannot_be_acknowledged() -> None:
    rij = akkoord("0 + 0 + 0 + 0 + 0 = 0", "cohort-telt-op")
    anders = [NAMETINGEN[0], dict(NAMETINGEN[1]) | {"overlast": "soms"}]
    gevonden = met_bevinding(onderzoek(Verslag(cijfers(rij, nametingen=anders))))

    (open_,) = gevonden["cohort-telt-op"].open
    assert Akkoord.lees(cijfers(rij)).reden(gevonden["cohort-telt-op"].controle, open_) == ""
    assert len(gevonden["akkoord-past"].open) == 1


def test_a_reason_about_a_row_of_an_earlier_year_holds_for_later_years_too() -> None:
    """Written in 2021 or 2022; the finding names the row and its values, so it lapses when they change."""
    eerder = akkoord("T1: 1 van de 2 nametingen", "nameting-gedaan", "2020/trajecten.csv")
    later = eerder | {"bestand": "2022/trajecten.csv"}
    tabel = frame("akkoord", [eerder, later], 2021)
    gelezen = Akkoord.lees(cijfers_van_frames(frames() | {"akkoord": tabel}))
    assert list(gelezen.redenen) == [("nameting-gedaan", "2020/trajecten.csv", "T1: 1 van de 2 nametingen")]
    (over,) = gelezen.zonder_bevinding([], (), ["nameting-gedaan"])  # it holds nowhere: that is said
    assert (over.bestand, over.plaats, over.herstel) == ("2021/akkoord.csv", "rij 3", "zet de rij in 2022/akkoord.csv")


def test_a_reason_about_a_file_of_the_desk_holds_for_later_years_too() -> None:
    """Written in 2021; what it says of a file of that year itself says nothing of 2022."""
    van_het_loket = akkoord("duurzaam 2018: 82,5% zonder noemer", "reeks-zonder-noemer", "reeksen.csv")
    tabel = frame("akkoord", [van_het_loket, akkoord()], 2021)
    gelezen = Akkoord.lees(cijfers_van_frames(frames() | {"akkoord": tabel}))
    assert gelezen.redenen == {("reeks-zonder-noemer", "reeksen.csv", van_het_loket["gevonden"]): "Nagekeken."}
    assert gelezen.rijen == {}
    assert [over.plaats for over in gelezen.zonder_bevinding([], (), ())] == ["rij 3"]  # which stands with 2021


def test_work_that_is_left_cannot_be_acknowledged_away() -> None:
    rij = akkoord("nog te herzien: Oud.", "tekst-herzien", "2022/verhaal/a.md")
    verslag = Verslag(cijfers(rij), (Stuk("2022/verhaal/a.md", "Oud. <!-- herzien -->"),))
    gevonden = met_bevinding(onderzoek(verslag))

    assert (len(gevonden["tekst-herzien"].open), gevonden["tekst-herzien"].akkoord) == (1, ())
    (over,) = gevonden["akkoord-past"].open
    assert (over.verwacht, over.herstel) == (
        "een waarschuwing; dit is werk dat nog moet gebeuren, en een akkoord vervangt het niet",
        "doe het werk, en haal de rij weg",
    )


def test_an_author_a_section_and_a_look_back_are_asked_for_whatever_is_acknowledged() -> None:
    """Each is acknowledged to the letter; a definitief report still lacks them."""
    code = f'{VERHAAL}\nverhaal("klachten")\nverhaal("voortgang", jaar - 1)\nvoorblad(cijfers, verhaal, status)'
    ontbreekt = [
        ("auteur-genoemd", "2022/verhaal/colofon.md", "geen auteur"),
        ("tekst-geschreven", "2021/verhaal/voortgang.md", "over 2021 is ‘voortgang’ niet geschreven"),
        ("tekst-geschreven", "2022/verhaal/klachten.md", "over 2022 is ‘klachten’ niet geschreven"),
    ]
    rijen = [akkoord(wat, naam, bestand) for naam, bestand, wat in ontbreekt]
    uitkomsten = onderzoek(Verslag(cijfers(*rijen), code=(code,)))

    open_ = [(u.controle.naam, b.bestand, b.gevonden) for u in uitkomsten for b in u.open]
    assert [een for een in ontbreekt if een not in open_] == []
    assert not any(u.akkoord for u in uitkomsten)


class TestSamen:
    def metingen(self, *akkoorden: Rij, **anders: object) -> dict[str, Uitkomst]:
        """Return the outcomes of a register in which three nametingen are missing; ``anders`` of the first traject."""
        trajecten = [positief(nr, "2020-05-01") | (anders if nr == 1 else {}) for nr in (1, 2, 3)]
        return met_bevinding(onderzoek(Verslag(cijfers(*akkoorden, trajecten=trajecten, nametingen=[]))))

    def test_one_row_acknowledges_all_findings_of_a_check_in_a_file_until_one_changes(self) -> None:
        open_ = self.metingen()["nameting-gedaan"].open
        samen = samengevat(open_)["2022/trajecten.csv"].gevonden
        assert (len(open_), samen.partition(",")[0]) == (3, "3 bevindingen")
        rij = akkoord(samen, "nameting-gedaan", "2022/trajecten.csv")

        bekeken = self.metingen(rij)
        assert bekeken["nameting-gedaan"].open == ()
        assert {reden for _, reden in bekeken["nameting-gedaan"].akkoord} == {"Nagekeken."}
        assert "akkoord-past" not in bekeken

        anders = self.metingen(rij, afsluitdatum="2021-03-01")
        assert len(anders["nameting-gedaan"].open) == 3
        assert [b.gevonden for b in anders["akkoord-past"].open] == [f"nameting-gedaan: 2022/trajecten.csv: {samen}"]

    def test_it_leaves_out_what_was_acknowledged_by_itself(self) -> None:
        een, *rest = self.metingen()["nameting-gedaan"].open
        alleen = akkoord(een.gevonden, "nameting-gedaan", een.bestand)
        assert self.metingen(alleen)["nameting-gedaan"].open == tuple(rest)
        samen = samengevat(rest)[een.bestand].gevonden
        assert samen.startswith("2 bevindingen")
        beide = self.metingen(alleen, akkoord(samen, "nameting-gedaan", een.bestand))
        assert beide["nameting-gedaan"].open == ()
        assert "akkoord-past" not in beide

    def test_the_mark_is_of_what_was_found_in_whatever_order(self) -> None:
        een, ander = (Bevinding("a.csv", f"rij {n}", f"T{n}: iets", "", "") for n in (1, 2))
        assert samengevat([een, ander]) == samengevat([ander, een])
        assert samengevat([een]) != samengevat([ander])
