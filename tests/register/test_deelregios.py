"""The parts of a region: what loket.toml may say of them, and where each traject belongs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from klein_register import INRICHTING, frame, geplaatst, schrijf_register

from loket.basis.meldingen import InvoerFout
from loket.register.afleiding import met_onbekend
from loket.register.deelregios import BUITEN, leid_deelregios_af
from loket.register.loket_toml import lees_inrichting
from loket.register.streek import Deelregio


def _lees(tmp_path: Path, regels: str):
    toml = schrijf_register(tmp_path) / "loket.toml"
    toml.write_text(toml.read_text("utf-8") + regels, "utf-8")
    return lees_inrichting(tmp_path, "toets")


def test_deelregios_and_the_one_that_stands_apart_are_read(tmp_path: Path) -> None:
    gelezen = _lees(tmp_path, 'aandachtsregio = "Heuvelland"\n[deelregios]\nHeuvelland = ["Meerssen"]\n')

    assert gelezen.deelregios == (Deelregio("Heuvelland", ("Meerssen",)),)
    assert gelezen.aandachtsregio == "Heuvelland"


def test_a_desk_may_do_without(tmp_path: Path) -> None:
    gelezen = _lees(tmp_path, "")

    assert (gelezen.deelregios, gelezen.aandachtsregio) == ((), "")


@pytest.mark.parametrize(
    ("regels", "kolom", "waarde", "herstel"),
    [
        (
            '[deelregios]\nA = ["Meerssen", "Maastricht"]\nB = ["Meerssen"]\n',
            "deelregios",
            "Meerssen: A en B",
            "haal Meerssen weg uit alle deelregio’s op één na",
        ),
        ('[deelregios]\nA = ["Merssen"]\n', "deelregios", "A: Merssen", "Bedoelt u: Meerssen?"),
        ('aandachtsregio = "Heuveland"\n[deelregios]\nHeuvelland = ["Meerssen"]\n', "aandachtsregio", "Heuveland",
         "Bedoelt u: Heuvelland?"),
        ('aandachtsregio = "Heuvelland"\n', "aandachtsregio", "Heuvelland", "zet haar onder [deelregios]"),
        ('[deelregios]\nA = "Meerssen"\n', "deelregios", "{'A': 'Meerssen'}", "vul deze regel aan"),
        ("[deelregios]\nA = []\n", "deelregios", "{'A': []}", "vul deze regel aan"),
        ('deelregios = ["A"]\n', "deelregios", "['A']", "vul deze regel aan"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place_and_remedy(
    tmp_path: Path, regels: str, kolom: str, waarde: str, herstel: str
) -> None:
    with pytest.raises(InvoerFout) as fout:
        _lees(tmp_path, regels)

    (melding,) = fout.value.meldingen
    assert melding.bestand.endswith("toets/loket.toml")
    assert (melding.kolom, melding.waarde) == (kolom, waarde)
    assert herstel in melding.herstel


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InvoerFout) as fout:
        _lees(tmp_path, 'aandachtsregio = "C"\n[deelregios]\nA = ["Meerssen", "Weg"]\nB = ["Meerssen"]\n')

    assert [m.waarde for m in fout.value.meldingen] == ["C", "A: Weg", "Meerssen: A en B"]


# (gemeente of the ties, of the home) → (bindingsplek, bindingsregio, plaatsingsregio, eigen_regio); Heuvelland is
# Meerssen and Vaals, the desk stands in Maastricht.
_PLEKKEN = {
    ("Maastricht", "Maastricht"): ("gemeente van het loket", BUITEN, BUITEN, "ja"),
    ("Vaals", "Meerssen"): ("andere gemeente", "Heuvelland", "Heuvelland", "ja"),
    ("Vaals", "Maastricht"): ("andere gemeente", "Heuvelland", BUITEN, "nee"),
    ("Stein", "Maastricht"): ("andere gemeente", BUITEN, BUITEN, "nee"),
    (None, "Meerssen"): ("onbekend", "onbekend", "Heuvelland", "onbekend"),
    ("Vaals", None): ("andere gemeente", "Heuvelland", "onbekend", "onbekend"),
    (None, None): ("onbekend", "onbekend", "onbekend", "onbekend"),
}
_KOLOMMEN = ["bindingsplek", "bindingsregio", "plaatsingsregio", "eigen_regio"]


def _trajecten():
    rijen = [
        geplaatst(nr, "2022-01-01", "2022-02-01", bindingsgemeente=binding, plaatsingsgemeente=woning)
        for nr, (binding, woning) in enumerate(_PLEKKEN)
    ]
    rijen.append(geplaatst(99, "2022-01-01", "2022-02-01") | {"start_huur": None, "plaatsingsgemeente": None})
    return met_onbekend({naam: frame(naam, rijen if naam == "trajecten" else []) for naam in (
        "trajecten", "nametingen", "klachten")})["trajecten"]  # fmt: skip


def test_where_each_traject_belongs() -> None:
    afgeleid = leid_deelregios_af(_trajecten(), INRICHTING)[_KOLOMMEN].astype("object")

    assert list(afgeleid.iloc[:-1].itertuples(index=False, name=None)) == list(_PLEKKEN.values())
    wacht = afgeleid.iloc[-1]
    assert list(wacht[["bindingsplek", "bindingsregio"]]) == ["gemeente van het loket", BUITEN]
    assert wacht[["plaatsingsregio", "eigen_regio"]].isna().all(), "who has no home yet is placed nowhere"


def test_without_deelregios_nothing_is_known_of_them() -> None:
    afgeleid = leid_deelregios_af(_trajecten(), replace(INRICHTING, deelregios=()))

    assert afgeleid[["bindingsregio", "plaatsingsregio", "eigen_regio"]].isna().all(axis=None)
    assert afgeleid["bindingsplek"].notna().all()


def test_an_empty_table_stays_empty() -> None:
    assert leid_deelregios_af(frame("trajecten", []), INRICHTING)[_KOLOMMEN].empty
