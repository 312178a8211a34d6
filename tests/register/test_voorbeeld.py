"""The synthetic register: its totals are the published ones, and it looks like a real desk's."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from loket.basis.meldingen import InvoerFout
from loket.register.schema import schemas
from loket.register.voorbeeld.kans import is_werkdag
from loket.register.voorbeeld.plan import VOORBEELD, lees_plan
from loket.register.voorbeeld.uit_trajecten import maak_tabellen, schrijf_register

DATA = Path(__file__).parents[2] / "data" / "maastricht"
PLAN = lees_plan(DATA)
LOKETTEN = sorted(pad.parent.name for pad in DATA.parent.glob(f"*/{VOORBEELD}"))
TABELLEN = ("trajecten", "nametingen", "facturen", "klachten")


@pytest.fixture(scope="module")
def tabellen() -> dict[str, pd.DataFrame]:
    return {naam: frame for naam, (frame, _) in maak_tabellen(PLAN).items()}


def in_2022(waarden: pd.Series) -> pd.Series:
    return waarden.str.startswith("2022")


@pytest.mark.parametrize("loket", LOKETTEN)
def test_the_committed_files_are_what_the_generator_writes(loket, tmp_path):
    for pad in schrijf_register(DATA.parent / loket, tmp_path):
        assert pad.read_bytes() == (DATA.parent / loket / pad.relative_to(tmp_path)).read_bytes(), pad


def test_a_plan_that_lacks_a_part_is_told_with_its_file(tmp_path):
    for naam in ("loket.toml", "tarieven.csv"):
        (tmp_path / naam).write_bytes((DATA / naam).read_bytes())
    (tmp_path / VOORBEELD).write_text("zaad = 1\n", "utf-8")
    with pytest.raises(InvoerFout, match=rf"{VOORBEELD}\n.*'jaren'"):
        lees_plan(tmp_path)


def test_another_desk_is_made_of_its_own_facts_and_shares_five_kandidaten_that_wait_at_both():
    plan = lees_plan(DATA.parent / "parkstad")
    van = [maak_tabellen(p)["trajecten"][0] for p in (PLAN, plan)]
    assert {*van[1]["corporatie"]} - {""} == {*plan.inrichting.corporaties}
    assert {*van[1]["product"]} == {"Wonen met zorg"}
    samen = {*van[0]["kandidaat_id"]} & {*van[1]["kandidaat_id"]}
    assert samen == {*plan.ook_elders}
    assert len(samen) == 5
    for t in van:
        wacht = (t["wachtlijstdatum"] != "") & (t["start_huur"] + t["uitval_datum"] == "")
        assert samen <= {*t.loc[wacht, "kandidaat_id"]}


@pytest.mark.parametrize("naam", TABELLEN)
def test_every_table_follows_its_schema(tabellen, naam):
    frame = tabellen[naam]
    schemas()[naam].validate(frame.mask(frame == ""), lazy=True)


def test_the_flow_of_2022_is_the_published_one(tabellen):
    t = tabellen["trajecten"]
    aanmeldingen = t[in_2022(t["aanmelddatum"])]
    assert len(aanmeldingen) == 177
    assert aanmeldingen["verwijzer_id"].str.startswith("DN").sum() == 106
    assert aanmeldingen["verwijzer_id"].str.startswith("CP").sum() == 71
    assert in_2022(t["intakedatum"]).sum() == 127
    f = tabellen["facturen"]
    gefactureerd = f[in_2022(f["factuurdatum"])]
    assert gefactureerd["traject_id"].nunique() == 127
    assert gefactureerd["bedrag"].astype("float").sum() == 127 * 675
    geplaatst = t[in_2022(t["start_huur"])]
    assert geplaatst["corporatie"].value_counts().to_dict() == {"Servatius": 32, "Woonpunt": 25, "Maasvallei": 10}
    afgesloten = t[in_2022(t["afsluitdatum"])]
    assert afgesloten["resultaat"].value_counts().to_dict() == {"positief": 63, "negatief": 3}
    wachtend = t[(t["wachtlijstdatum"] != "") & (t["start_huur"] == "") & (t["uitval_datum"] == "")]
    assert len(wachtend) == 108


def test_the_wachttijd_of_2022_is_the_published_one(tabellen):
    t = tabellen["trajecten"]
    t = t[in_2022(t["start_huur"])]
    dagen = (pd.to_datetime(t["start_huur"]) - pd.to_datetime(t["wachtlijstdatum"])).dt.days
    per_corporatie = dagen.groupby(t["corporatie"]).mean() / 30.4375
    for corporatie, maanden in {"Maasvallei": 9.0, "Servatius": 8.0, "Woonpunt": 10.0}.items():
        assert per_corporatie[corporatie] == pytest.approx(maanden, abs=0.02)
    assert dagen.mean() / 30.4375 == pytest.approx(8.9, abs=0.03)
    assert dagen.std() > 60  # a spread, not one value


@pytest.mark.parametrize(
    ("jaar", "woont", "eigen", "corporatie", "overlast", "achterstand"),
    [
        (
            2020,
            65,
            7,
            1,
            {"geen": 64, "meldingen": 7, "structureel": 2},
            {"geen": 66, "opgelost": 5, "problematisch": 2},
        ),
        (2021, 68, 5, 0, {"geen": 63, "meldingen": 8, "structureel": 2}, {"geen": 67, "opgelost": 6}),
    ],
)
def test_the_cohorts_are_the_published_ones(tabellen, jaar, woont, eigen, corporatie, overlast, achterstand):
    t, n = tabellen["trajecten"], tabellen["nametingen"]
    cohort = t[t["afsluitdatum"].str.startswith(str(jaar)) & (t["resultaat"] == "positief") & (t["start_huur"] != "")]
    nieuwste = n.sort_values("peildatum").drop_duplicates("traject_id", keep="last").set_index("traject_id")
    metingen = nieuwste.loc[cohort["traject_id"]]
    assert len(metingen) == 73
    assert (metingen["woont_nog"] == "ja").sum() == woont
    assert (metingen["verhuisinitiatief"] == "eigen").sum() == eigen
    assert (metingen["verhuisinitiatief"] == "corporatie").sum() == corporatie
    assert metingen["overlast"].value_counts().to_dict() == overlast
    assert metingen["huurachterstand"].value_counts().to_dict() == achterstand
    assert (n["ontruiming"] == "nee").all()


def test_every_2020_case_was_measured_in_2021_and_nothing_happens_after_2022(tabellen):
    t, n = tabellen["trajecten"], tabellen["nametingen"]
    cohort = t[t["afsluitdatum"].str.startswith("2020") & (t["resultaat"] == "positief")]
    gemeten = n.loc[n["peildatum"] <= "2021-12-31", "traject_id"]
    assert set(cohort["traject_id"]) <= set(gemeten)
    for frame in tabellen.values():
        for kolom in frame.columns:
            datums = frame[kolom][frame[kolom].str.fullmatch(r"\d{4}-\d\d-\d\d")]
            assert (datums <= "2022-12-31").all()
            assert (datums >= "2020-01-01").all()


def test_the_desk_works_on_working_days_only(tabellen):
    for kolom in ("aanmelddatum", "intakedatum", "wachtlijstdatum", "start_huur", "uitval_datum", "afsluitdatum"):
        datums = tabellen["trajecten"][kolom]
        assert all(is_werkdag(dag.date()) for dag in pd.to_datetime(datums[datums != ""])), kolom


def test_nobody_is_placed_back_in_the_heuvelland_and_some_kandidaten_return(tabellen):
    t = tabellen["trajecten"]
    heuvelland = {"Eijsden-Margraten", "Gulpen-Wittem", "Vaals", "Valkenburg aan de Geul"}
    assert not heuvelland & set(t["plaatsingsgemeente"])
    assert t["kandidaat_id"].duplicated().sum() == 4


def test_a_larger_register_has_the_same_shape():
    klein, groot = maak_tabellen(PLAN), maak_tabellen(PLAN, schaal=3)
    for naam in TABELLEN:
        assert len(groot[naam][0]) == 3 * len(klein[naam][0])
    t = groot["trajecten"][0]
    assert t["traject_id"].is_unique
    assert in_2022(t["aanmelddatum"]).sum() == 3 * 177
    assert in_2022(t["start_huur"]).sum() == 3 * 67


def test_every_row_stands_in_the_folder_of_its_own_year(tmp_path):
    schrijf_register(DATA, tmp_path)
    for naam, (_, datum) in maak_tabellen(PLAN).items():
        for jaar in PLAN.jaren:
            frame = pd.read_csv(tmp_path / str(jaar) / f"{naam}.csv", dtype="str")
            assert frame[datum].astype("str").str.startswith(str(jaar)).all()
