"""Reading a register from its folder."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from klein_register import INRICHTING, aanmelding, frames, geplaatst, kop, positief, schrijf_register

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.basis.periode import jaar
from loket.register.register import Register


def _lees(data: Path) -> Register:
    return Register.lees("toets", jaar(2022), data)


def _fouten(data: Path) -> list[tuple[str, int, str]]:
    """Return file, row and column of every problem."""
    with pytest.raises(InvoerFout) as fout:
        _lees(data)
    return [(Path(m.bestand).name, m.rij, m.kolom) for m in fout.value.meldingen]


def test_a_sound_register_is_read_with_types_places_and_checksums(tmp_path: Path) -> None:
    map_loket = schrijf_register(tmp_path)
    register = _lees(tmp_path)
    trajecten = register.tabel("trajecten")

    assert trajecten.index.tolist() == [(str(map_loket / "2022" / "trajecten.csv"), 2)]
    assert trajecten["intakedatum"].tolist() == [pd.Timestamp(2022, 2, 1)]
    assert trajecten["start_huur"].isna().all()
    assert register.tabel("facturen")["bedrag"].tolist() == [675.0]
    assert (register.jaren, register.peildatum, register.map) == ((2022,), date(2022, 12, 31), map_loket)
    bron = {b.pad: b for b in register.bronnen}["toets/2022/trajecten.csv"]
    assert bron.rijen == 1
    assert bron.sha256 == hashlib.sha256((map_loket / "2022" / "trajecten.csv").read_bytes()).hexdigest()


def test_every_year_up_to_the_reports_year_is_read_and_no_later_one(tmp_path: Path) -> None:
    map_loket = schrijf_register(tmp_path)
    for jaartal in (2021, 2023):
        (map_loket / str(jaartal)).mkdir()
        for bestand in (map_loket / "2022").iterdir():
            (map_loket / str(jaartal) / bestand.name).write_text(kop(bestand.stem), encoding="utf-8")
        (map_loket / str(jaartal) / "taakstelling.csv").write_text(
            kop("taakstelling") + "Servatius,5,x\n", encoding="utf-8"
        )
        rij = f"T{jaartal},K1,Housing,CP1,Maastricht,Maastricht,{jaartal}-05-01" + "," * 14 + "\n"
        (map_loket / str(jaartal) / "trajecten.csv").write_text(kop("trajecten") + rij, encoding="utf-8")
    register = _lees(tmp_path)

    assert register.jaren == (2021, 2022)
    assert sorted(register.tabel("trajecten")["traject_id"]) == ["T1", "T2021"]
    assert register.tabel("taakstelling")["jaar"].tolist() == [2021, 2022]


def test_an_unknown_desk_names_the_desks_there_are(tmp_path: Path) -> None:
    schrijf_register(tmp_path)

    with pytest.raises(LoketFout, match=r"‘elders’ is niet gevonden(.|\n)*wel gevonden: toets"):
        Register.lees("elders", jaar(2022), tmp_path)
    with pytest.raises(LoketFout, match=f"schrijf DATA={tmp_path} LOKET=toets"):
        Register.lees("elders", jaar(2022), tmp_path / "toets")


def test_an_unknown_year_names_the_years_there_are(tmp_path: Path) -> None:
    schrijf_register(tmp_path)

    with pytest.raises(LoketFout, match=r"geen gegevens over 2023(.|\n)*wel aanwezig: 2022"):
        Register.lees("toets", jaar(2023), tmp_path)


def test_a_missing_file_is_named_with_its_header(tmp_path: Path) -> None:
    map_loket = schrijf_register(tmp_path)
    (map_loket / "2022" / "klachten.csv").unlink()
    (map_loket / "reeksen.csv").unlink()

    assert _fouten(tmp_path) == [("klachten.csv", 0, ""), ("reeksen.csv", 0, "")]
    with pytest.raises(InvoerFout, match="klacht_id,ontvangen,besluit,oordeel,gevolg"):
        _lees(tmp_path)


def test_what_was_published_may_be_missing(tmp_path: Path) -> None:
    schrijf_register(tmp_path)

    assert _lees(tmp_path).tabel("gepubliceerd").empty


def test_a_folder_in_the_place_of_a_file_cannot_be_read(tmp_path: Path) -> None:
    map_loket = schrijf_register(tmp_path)
    (map_loket / "2022" / "gepubliceerd.csv").mkdir()

    assert _fouten(tmp_path) == [("gepubliceerd.csv", 0, "")]


def test_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    schrijf_register(
        tmp_path, taakstelling="Servatius,x,y\n", klachten="K1,2022-13-01,,,\n", reeksen="duurzaam,18,1,,x\n"
    )

    assert _fouten(tmp_path) == [
        ("klachten.csv", 2, "ontvangen"),
        ("taakstelling.csv", 2, "aantal"),
        ("reeksen.csv", 2, "jaar"),
    ]


def test_rules_between_tables_are_told_with_problems_in_cells(tmp_path: Path) -> None:
    schrijf_register(tmp_path, facturen="F1,T9,2022-02-01,675.00,\n", taakstelling="Servatius,x,y\n")

    assert _fouten(tmp_path) == [("facturen.csv", 2, "traject_id"), ("taakstelling.csv", 2, "aantal")]


@pytest.mark.parametrize(
    ("rijen", "fout"),
    [
        ({"tarieven": "675,00,2021-01-01\n"}, ("tarieven.csv", 2, "")),
        ({"tarieven": "675.00,\n"}, ("tarieven.csv", 2, "geldig_van")),
        ({"verwijzers": "CP1,Convenant\n"}, ("verwijzers.csv", 2, "")),
        ({"verwijzers": "CP1,Convenant,partner,2018-01-01,,\n"}, ("verwijzers.csv", 2, "type")),
        ({"trajecten": "T1,K1\n"}, ("trajecten.csv", 2, "")),
        (
            {"trajecten": "T1,K1,Housing,CP1,Maastricht,Maastricht,2022-01-10,1-2-2022" + "," * 13 + "\n"},
            ("trajecten.csv", 2, "intakedatum"),
        ),
        ({"facturen": "F1,T1,2022-02-01,675,\n"}, ("facturen.csv", 2, "bedrag")),
        ({"facturen": "F1,T1,2022-02-01,675,00,\n"}, ("facturen.csv", 2, "")),
    ],
)
def test_one_mistake_is_one_problem(tmp_path: Path, rijen: dict[str, str], fout: tuple[str, int, str]) -> None:
    schrijf_register(tmp_path, **rijen)

    assert _fouten(tmp_path) == [fout]


def test_a_desk_without_any_closing_or_nameting_is_fine(tmp_path: Path) -> None:
    schrijf_register(
        tmp_path, trajecten="T1,K1,Housing,CP1,Maastricht,Maastricht,2022-01-10" + "," * 14 + "\n", facturen=""
    )

    assert _lees(tmp_path).tabel("cohort").empty


# --- frozen -------------------------------------------------------------------------------------------------------


def test_making_a_register_changes_none_of_the_frames_given() -> None:
    gegeven = frames(
        trajecten=[geplaatst(1, "2022-01-01", "2023-01-01"), positief(2, "2020-05-01"), aanmelding(3, "2023-05-01")],
        nametingen=[{"traject_id": "T2", "peildatum": "2021-05-01"}, {"traject_id": "T2", "peildatum": "2020-06-01"}],
        klachten=[{"klacht_id": "K1", "ontvangen": "2022-05-01", "besluit": "2023-01-01", "oordeel": "gegrond"}],
    )
    kopie = {naam: frame.copy(deep=True) for naam, frame in gegeven.items()}

    Register.uit_frames(INRICHTING, gegeven, date(2022, 12, 31), (2022,))

    for naam, frame in gegeven.items():
        pd.testing.assert_frame_equal(frame, kopie[naam])


def test_changing_a_table_that_was_handed_out_changes_nothing() -> None:
    register = Register.uit_frames(
        INRICHTING, frames(trajecten=[aanmelding(1, "2022-01-01")]), date(2022, 12, 31), (2022,)
    )
    tabel = register.tabel("trajecten")
    tabel["traject_id"] = "X"
    tabel.loc[tabel.index[0], "product"] = "X"

    assert register.tabel("trajecten")["traject_id"].tolist() == ["T1"]
    assert register.tabel("trajecten")["product"].tolist() == ["Housing"]


def test_a_register_is_frozen() -> None:
    register = Register.uit_frames(INRICHTING, frames(), date(2022, 12, 31), (2022,))

    with pytest.raises(AttributeError):
        register.jaren = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        register.frames["trajecten"] = pd.DataFrame()  # type: ignore[index]


def test_the_same_bytes_are_read_once_and_other_bytes_anew(tmp_path: Path) -> None:
    bestand = schrijf_register(tmp_path) / "2022" / "trajecten.csv"
    eerst, inhoud = _lees(tmp_path), bestand.read_text("utf-8")
    assert _lees(tmp_path) is eerst

    bestand.write_text(inhoud.replace("2022-02-01", "2022-01-31"), "utf-8")
    assert _lees(tmp_path).tabel("trajecten")["intakedatum"].tolist() == [pd.Timestamp(2022, 1, 31)]

    bestand.write_text(inhoud, "utf-8")  # as it was: the answer of then is right again, whoever kept it
    assert _lees(tmp_path).tabel("trajecten")["intakedatum"].tolist() == [pd.Timestamp(2022, 2, 1)]


def test_a_problem_is_told_each_time(tmp_path: Path) -> None:
    bestand = schrijf_register(tmp_path) / "2022" / "trajecten.csv"
    bestand.write_text(bestand.read_text("utf-8").replace("2022-02-01", "2022-02-31"), "utf-8")
    assert _fouten(tmp_path) == _fouten(tmp_path) == [("trajecten.csv", 2, "intakedatum")]


def test_a_file_that_appears_or_goes_is_noticed(tmp_path: Path) -> None:
    bestand = schrijf_register(tmp_path) / "2022" / "trajecten.csv"
    _lees(tmp_path)
    bestand.unlink()
    assert _fouten(tmp_path)[0][0] == "trajecten.csv"


def _begin_2023(map_loket: Path, **rijen: str) -> None:
    (map_loket / "2023").mkdir()
    for bestand in (map_loket / "2022").iterdir():
        (map_loket / "2023" / bestand.name).write_text(kop(bestand.stem) + rijen.get(bestand.stem, ""), "utf-8")


def test_an_invoice_over_the_years_end_is_known_from_its_own_day_on(tmp_path: Path) -> None:
    """The folder of a later year is read up to the peildatum; that it has hardly begun is no problem."""
    map_loket = schrijf_register(tmp_path, facturen="")
    _begin_2023(map_loket, facturen="F1,T1,2023-01-05,675.00,\nF2,T1,2023-02-01,675.00,\n")

    def op(dag: date) -> list[str]:
        register = Register.lees("toets", jaar(2022, dag), tmp_path)
        assert register.jaren == (2022,)
        return register.tabel("facturen")["factuur_id"].tolist() + register.tabel("trajecten")["gefactureerd"].tolist()

    assert op(date(2022, 12, 31)) == op(date(2023, 1, 4)) == ["nee"]
    assert op(date(2023, 1, 5)) == op(date(2023, 1, 31)) == ["F1", "ja"]


def test_a_later_year_is_not_read_before_it_begins(tmp_path: Path) -> None:
    map_loket = schrijf_register(tmp_path)
    _begin_2023(map_loket, facturen="dit is geen factuur\n")

    assert len(_lees(tmp_path).tabel("facturen")) == 1
    with pytest.raises(InvoerFout, match=r"2023/facturen\.csv"):
        Register.lees("toets", jaar(2022, date(2023, 1, 1)), tmp_path)
