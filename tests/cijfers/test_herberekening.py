"""Every figure a second time, in plain SQL: two independent computations must agree.

The SQL in ``tests/sql`` was written from the definitions (their Dutch sentences, the data dictionary, the as-of rule),
without the Python that computes them. Where the two disagree, one of them misreads a definition.
"""

from __future__ import annotations

import csv
import io
import math
import random
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd
import pytest
from klein_register import frame, schrijf_register

from cijfers.sql.willekeurig import Geval, maak_geval
from loket.basis.periode import jaar as jaarperiode
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.gepubliceerd import zoek
from loket.cijfers.inlezen import lees_cijfers
from loket.register.loket_toml import lees_inrichting
from loket.register.register import Register
from loket.register.schema import GEBEURTENISTABELLEN, JAARTABELLEN, LOKETTABELLEN

SQL = Path(__file__).parent / "sql"
DATA = Path(__file__).parents[2] / "data"
ONDERDELEN = (
    "doorstroom",
    "plaatsing",
    "geld_en_klachten",
    "duurzaamheid",
    "trechter",
    "overleving",
    "wachtenden",
    "afspraak",
    "deelnemers",
    "volgmomenten",
    "spreiding",
    "planning_en_klachten",
)
#: The SQL that makes tables, in this order.
STAPPEN = ("1_register", "2_vraag", *ONDERDELEN)
AANTAL_REGISTERS = 40


class Rij(NamedTuple):
    """One figure as the SQL gives it."""

    cijfer: str
    groep: str
    periode: str
    waarde: float | None
    noemer: float | None


# --- both computations ----------------------------------------------------------------------------------------------


@pytest.fixture
def duck() -> Iterator[duckdb.DuckDBPyConnection]:
    """One thread, for the other core has tests of its own."""
    with duckdb.connect() as verbinding:
        verbinding.execute("set threads = 1")
        yield verbinding


def met_sql(duck: duckdb.DuckDBPyConnection, map_loket: Path, jaar: int, peildatum: date) -> list[Rij]:
    """Compute all figures in SQL."""
    vast = tomllib.loads((map_loket / "loket.toml").read_text("utf-8"))
    lijsten = ("corporaties", "gemeenten", "uitval_redenen", "afsluit_redenen")
    variabelen = {"map": str(map_loket), "jaar": jaar, "peildatum": peildatum} | {naam: vast[naam] for naam in lijsten}
    variabelen["klacht_dagen"] = vast.get("klacht_dagen", 42)
    variabelen["afspraak_maanden"] = vast["wachttijd_afspraak_maanden"]
    variabelen["nameting_maanden"] = 12 * vast["nameting_jaren"]
    geen = {"geen": {"geldig_tot": date(1900, 1, 1), "opvolger": "niemand"}}  # DuckDB asks of a list what it holds
    opvolgers = vast.get("opvolgers", geen)
    variabelen["opvolgers"] = [{"naam": naam, **rij} for naam, rij in opvolgers.items()]
    variabelen |= _spreiding(vast)
    for naam, waarde in variabelen.items():
        duck.execute(f"set variable {naam} = $waarde", {"waarde": waarde})
    for naam in STAPPEN:
        try:
            duck.execute(lees_sql(naam))
        except duckdb.Error as fout:
            pytest.fail(f"tests/cijfers/sql/{naam}.sql klopt niet. {_wat_eraan_schort(fout)}", pytrace=False)
    return uitkomst(duck)


def _wat_eraan_schort(fout: duckdb.Error) -> str:
    """Say what DuckDB has against the SQL of a figure."""
    vijf = "Achter select horen vijf dingen, ook zonder noemer: naam, groep, jaar, waarde en noemer (of null)."
    return vijf if "same number of result columns" in str(fout) else f"DuckDB zegt: {fout}"


def uitkomst(duck: duckdb.DuckDBPyConnection) -> list[Rij]:
    """Return the figures of the tables as they stand."""
    return [Rij(*rij) for rij in duck.execute(lees_sql("3_uitkomst")).fetchall()]


def anders_gelezen(duck: duckdb.DuckDBPyConnection, goed: str, fout: str) -> list[Rij]:
    """Compute them again over the register that the tables are of, with a piece of the SQL replaced.

    Only the parts that have it are made again; afterwards all tables are as they were.
    """
    raakt = [naam for naam in STAPPEN if goed in lees_sql(naam)]
    duck.begin()
    for naam in raakt if set(raakt) <= set(ONDERDELEN) else STAPPEN:
        duck.execute(lees_sql(naam).replace(goed, fout))
    rijen = uitkomst(duck)
    duck.rollback()
    return rijen


def _spreiding(vast: dict[str, Any]) -> dict[str, object]:
    """Return what the SQL takes of deelregio's and routes; a list without anything would have no type."""
    deelregios = vast.get("deelregios", {})
    paren = [{"deelregio": naam, "gemeente": g} for naam, gemeenten in deelregios.items() for g in gemeenten]
    dicht = [{"naam": naam, **rij} for naam, rij in vast.get("gesloten_routes", {}).items()]
    return {
        "gemeente": vast["gemeente"],
        "heeft_deelregios": bool(deelregios),
        "deelregios": paren or [{"deelregio": "geen", "gemeente": "geen"}],
        "routes": vast.get("routes", ["geen route"]),
        "gesloten_routes": dicht or [{"naam": "geen", "sinds": date(1900, 1, 1), "uitval_reden": "geen"}],
    }


def lees_sql(naam: str) -> str:
    """Return the SQL of a step; of a part of the figures a table is made."""
    begin = f"create or replace temp table {naam} as\n" if naam in ONDERDELEN else ""
    return begin + (SQL / f"{naam}.sql").read_text("utf-8")


def zonder_controles(data: Path, loket: str, jaar: int, peildatum: date) -> Cijfers:
    """Compute the figures over the same CSVs without checking them first: the checks take most of the time."""
    map_loket = data / loket
    jaren = tuple(j for j in range(2000, jaar + 1) if (map_loket / str(j)).is_dir())
    frames = {naam: frame(naam, _rijen(map_loket / f"{naam}.csv")) for naam in LOKETTABELLEN}
    later = range(jaar + 1, peildatum.year + 1)
    for naam in JAARTABELLEN:
        gelezen = (*jaren, *(later if naam in GEBEURTENISTABELLEN else ()))
        per_jaar = [(j, _rijen(map_loket / str(j) / f"{naam}.csv")) for j in gelezen]
        if naam in ("taakstelling", "dossiers"):  # only the folder says of which year its rows are
            frames[naam] = pd.concat([frame(naam, rijen, j) for j, rijen in per_jaar])
        else:
            frames[naam] = frame(naam, [rij for _, rijen in per_jaar for rij in rijen])
    register = Register.uit_frames(lees_inrichting(data, loket), frames, peildatum, jaren)
    return Cijfers(register, jaarperiode(jaar, peildatum))


def _rijen(pad: Path) -> list[dict[str, str | None]]:
    tekst = pad.read_text("utf-8") if pad.exists() else ""
    return [{kolom: waarde or None for kolom, waarde in rij.items()} for rij in csv.DictReader(io.StringIO(tekst))]


def verschillen(rijen: list[Rij], cijfers: Cijfers) -> list[str]:
    """Compare both computations; what is returned says what differs, and how."""
    gevonden = []
    for rij in rijen:
        ander = zoek(cijfers, rij.cijfer, rij.groep, rij.periode)
        heel = ander.definitie.eenheid == "aantal"
        van = ander.definitie.noemer or "de definitie heeft geen noemer"
        if not (gelijk(rij.waarde, ander.waarde, heel) and gelijk(rij.noemer, ander.noemer, heel=True)):
            sql = ", ".join(f"{deel}.sql" for deel in ONDERDELEN if f"'{rij.cijfer}'" in lees_sql(deel))
            gevonden.append(f"{rij} in {sql}, waarde={ander.waarde}, noemer={ander.noemer} ({van}) in Python")
    return gevonden


def gelijk(een: float | None, ander: float | None, heel: bool) -> bool:
    if een is None or ander is None:
        return een is ander
    return een == ander if heel else math.isclose(een, ander, rel_tol=1e-12, abs_tol=1e-9)


# --- the tests ------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def datamap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_DATA", str(DATA))


def test_sql_heeft_elke_definitie(duck: duckdb.DuckDBPyConnection) -> None:
    rijen = met_sql(duck, DATA / "maastricht", 2022, date(2022, 12, 31))
    in_sql = {rij.cijfer for rij in rijen if not rij.groep}
    zonder = [f"{naam}: {wat_ontbreekt(naam)}" for naam in DEFINITIES if naam not in in_sql]
    assert not zonder, "in tests/cijfers/sql/ ontbreekt iets.\n" + "\n".join(zonder)
    assert in_sql <= set(DEFINITIES), "in tests/cijfers/sql/ staat een cijfer dat geen definitie meer heeft"
    assert len({rij[:3] for rij in rijen}) == len(rijen)


def wat_ontbreekt(naam: str) -> str:
    """Say which of the two places lacks a figure that the SQL does not give."""
    in_vraag = f"('{naam}'," in lees_sql("2_vraag")
    in_onderdeel = any(f"'{naam}'" in lees_sql(deel) for deel in ONDERDELEN)
    ontbreekt = [] if in_vraag else [f"zet in 2_vraag.sql, in de lijst per_cijfer, de rij ('{naam}', [])"]
    if not in_onderdeel:
        bestanden = ", ".join(f"{deel}.sql" for deel in ONDERDELEN)
        wat = f"select '{naam}', '', p.jaar, <waarde>, <noemer of null> from periode as p …"
        ontbreekt.append(f"zet een ‘union all’ met {wat} in een van: {bestanden}")
    return "; ".join(ontbreekt) or "zij staat in beide, maar geeft geen rij: klopt de kolom jaar, en is de groep ''?"


def test_what_is_missing_is_said_by_place() -> None:
    assert wat_ontbreekt("bestaat_niet").startswith(
        "zet in 2_vraag.sql, in de lijst per_cijfer, de rij ('bestaat_niet', [])"
    )
    assert "; zet een ‘union all’ met select 'bestaat_niet'" in wat_ontbreekt("bestaat_niet")
    assert wat_ontbreekt("intakes").startswith("zij staat in beide")


@pytest.mark.parametrize(
    ("jaar", "peildatum"),
    [(2020, "2020-12-31"), (2021, "2021-12-31"), (2021, "2022-03-31"), (2022, "2022-12-31"), (2022, "2023-03-31")],
)
def test_voorbeelddata(duck: duckdb.DuckDBPyConnection, jaar: int, peildatum: str) -> None:
    rijen = met_sql(duck, DATA / "maastricht", jaar, date.fromisoformat(peildatum))
    assert not verschillen(rijen, lees_cijfers("maastricht", jaar, peildatum))


def test_trajectprijs_van_een_jaar_zonder_map(tmp_path: Path) -> None:
    """The price of each year is in tarieven.csv, which is not a year's table."""
    map_loket = schrijf_register(tmp_path, tarieven="675.00,2021-01-01\n")  # its only year folder is 2022
    assert zoek(zonder_controles(tmp_path, map_loket.name, 2022, date(2022, 12, 31)), "trajectprijs", "", "2021").waarde


#: Pieces of the SQL, each beside a reading of its definition that is wrong but not silly, and a register that shows it.
MISVERSTANDEN = {
    "stand op de peildatum": ("coalesce(t.start_huur > p.einde, true)", "t.start_huur is null", 0),
    "huurt wacht nog": ("coalesce(t.start_huur > p.einde, true)", "coalesce(t.start_huur >= p.einde, true)", 4),
    "stopt wacht nog": ("coalesce(t.uitval_datum > p.einde, true)", "coalesce(t.uitval_datum >= p.einde, true)", 10),
    "peildatum niet mee": ("<= getvariable('peildatum')", "< getvariable('peildatum')", 2),
    "latere jaarmap niet mee": ("<= year(getvariable('peildatum'))", "<= getvariable('jaar')", 0),
    "elke factuur telt": ("on f.eerste and f.dag", "on f.dag", 1),
    "credit is een factuur": ("from factuur where bedrag >= 0", "from factuur", 1),
    "onbekend is eigen": ("and t.bindingsgemeente <> 'onbekend'", "", 27),
    "leeg antwoord valt weg": (
        "coalesce(c.overlast, 'niet_gemeten') = 'niet_gemeten'",
        "c.overlast = 'niet_gemeten'",
        5,
    ),
    "nog gezien": ("and coalesce(l.dag <= t.afsluitdatum, true) as onbekend", "as onbekend", 27),
    "einde later bekend": ("and t.einde_huur is null", "", 52),
    "opvolger op de dag zelf": (
        "where geldig_tot < getvariable('peildatum')",
        "where geldig_tot <= getvariable('peildatum')",
        39,
    ),
    "type tot": ("bekend.aanmelddatum <= v.geldig_tot::date", "bekend.aanmelddatum < v.geldig_tot::date", 1),
    "type vanaf": ("bekend.aanmelddatum >= v.geldig_van::date", "bekend.aanmelddatum > v.geldig_van::date", 1),
    "oudste nameting": ("order by dag desc", "order by dag", 4),
    "precies de afspraak": ("30.4375 <= getvariable", "30.4375 < getvariable", 12),
    "kalendermaanden": (
        "t.wachtdagen / 30.4375 <= getvariable('afspraak_maanden')",
        "t.start_huur <= t.wachtlijstdatum + to_months(getvariable('afspraak_maanden')::int)",
        6,
    ),
    "mediaan": ("median(t.wachtdagen / 30.4375)", "quantile_disc(t.wachtdagen / 30.4375, 0.5)", 6),
    "tarief": ("t.geldig_van <= p.einde", "t.geldig_van < p.einde", 9),
    "cohort": ("t.resultaat = 'positief' and", "", 5),
    "geen als niet gemeten": ("c.overlast = 'geen'", "c.overlast in ('geen', 'niet_gemeten')", 9),
    "strikt": ("and c.huurachterstand = 'geen'", "and c.huurachterstand in ('geen', 'opgelost')", 20),
    "alleen gemeten": ("nullif(g.cohort, 0)", "nullif(g.gemeten, 0)", 6),
    "niet gemeten is 0": ("where gemeten > 0 or cohort = 0", "", 10),
    "trechter in de periode": ("t.start_huur is not null as geplaatst", "t.start_huur <= p.einde as geplaatst", 0),
    "uitval is een woning": (
        "coalesce(t.start_huur <= p.einde, false)",
        "coalesce(least(t.start_huur, t.uitval_datum) <= p.einde, false)",
        5,
    ),
    "wachtenden tellen niet": (
        "t.wachtlijstdatum between p.begin - interval 1 year and p.einde",
        "t.wachtlijstdatum between p.begin - interval 1 year and p.einde and t.start_huur <= p.einde",
        0,
    ),
    "uitval is afgebroken": (
        "coalesce(t.start_huur > p.einde, true) and coalesce(t.uitval_datum <= p.einde, false) as anders",
        "false as anders",
        5,
    ),
    "alleen wie is geplaatst": (
        "where t.wachtlijstdatum is not null\n",
        "where t.start_huur is not null\n",
        0,
    ),
    "in de periode gekomen": (
        "count(*) filter (k.afloop between v.begin and v.einde) as",
        "count(*) filter (k.wachtlijstdatum between v.begin and v.einde) as",
        0,
    ),
    "na de afsluiting gevolgd": ("when t.afsluitdatum is null then p.einde", "when true then p.einde", 6),
    "heropend": ("when t.afsluitdatum < t.start_huur then p.einde", "when false then p.einde", 27),
    "heropend onderweg": (
        "(t.afsluitdatum is null or t.afsluitdatum < t.wachtlijstdatum)",
        "t.afsluitdatum is null",
        9,
    ),
    "verhuisd gezien": ("where woont_nog = 'ja'", "where true", 6),
    "tegoed van een ander": ("over (partition by f.traject_id) as terug", "over () as terug", 5),
    "credit staat niet open": ("filter (f.betaald is null), 0)", "filter (f.betaald is null and not f.credit), 0)", 5),
    "getekend na de aanmelding": (
        "deelnemersovereenkomst_sinds::date <= bekend.aanmelddatum",
        "deelnemersovereenkomst_sinds::date <= getvariable('peildatum')",
        15,
    ),
    "naam van toen": ("arg_max(v.naam", "arg_min(v.naam", 0),
    "nog niet zo lang": ("t.afsluitdatum + to_months(m.maanden) <= getvariable('peildatum')", "true", 4),
    "eerder gemeten": ("n.dag >= l.afsluitdatum + to_months(l.maanden - 6)", "true", 5),
    "later gemeten": ("n.dag < l.afsluitdatum + to_months(l.maanden + 6)", "true", 17),
    "nieuwste in plaats van eerste": ("order by n.dag) = 1", "order by n.dag desc) = 1", 4),
    "eerdere aanmelding telt": ("and a.aanmelddatum >= l.afsluitdatum", "", 4),
    "later teruggekomen": ("coalesce(w.aangemeld <= w.tot, false)", "w.aangemeld is not null", 12),
    "ongezien is niet terug": ("when w.gezien then 'niet terug'", "when true then 'niet terug'", 5),
    "eigen vertrek is verlies": ("in ('initiatief corporatie', 'ontruiming')", "is not null", 36),
    "eigen deelregio is de eigen gemeente": (
        "else t.bindingsregio = t.plaatsingsregio",
        "else t.bindingsgemeente = t.plaatsingsgemeente",
        1,
    ),
    "elke route is dicht": ("k.aanmelddatum >= k.sinds)", "k.route is not null)", 2),
    "doorverwezen door elke uitval": ("t.uitval_reden = r.uitval_reden", "t.uitval_datum is not null", 2),
    "besluit na de periode": ("k.dag between v.begin and v.einde", "k.dag >= v.begin", 0),
    "de termijn zelf is te laat": ("<= getvariable('klacht_dagen')", "< getvariable('klacht_dagen')", 0),
    "wacht op de laatste dag": ("'klacht_dagen')::int < v.einde", "'klacht_dagen')::int <= v.einde", 10),
    "alleen nu nog open": ("and coalesce(k.dag > v.einde, true)", "and k.dag is null", 0),
    "vandaag nog gepland": (
        "when dag > getvariable('peildatum') then",
        "when dag >= getvariable('peildatum') then",
        22,
    ),
    "alles begroot": ("filter (o.werkelijk is not null)", "", 0),
}


@pytest.mark.parametrize("zaad", sorted({*range(AANTAL_REGISTERS), *(zaad for *_, zaad in MISVERSTANDEN.values())}))
def test_willekeurig_register(
    duck: duckdb.DuckDBPyConnection, tmp_path: Path, zaad: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both agree, and would not if a definition were misread: else agreement on these registers proves little."""
    geval = maak_geval(zaad, tmp_path)
    monkeypatch.setenv("LOKET_DATA", str(geval.map))
    rijen = met_sql(duck, geval.map / "toets", geval.jaar, geval.peildatum)
    cijfers = python_cijfers(geval, met_controles=zaad % 4 == 0)
    # All totals of the year, and enough of the rest: over 200 registers each of those is drawn some fifty times.
    hoofd = [rij for rij in rijen if not rij.groep and rij.periode == str(geval.jaar)]
    rest = random.Random(zaad).sample(sorted(set(rijen) - set(hoofd), key=str), 60)
    fout = verschillen(hoofd + rest, cijfers)
    assert not fout, f"{geval.jaar} op {geval.peildatum}:\n" + "\n".join(fout)

    hier = {naam: stuk for naam, (*stuk, blijkt) in MISVERSTANDEN.items() if blijkt == zaad}
    onopgemerkt = [naam for naam, stuk in hier.items() if anders_gelezen(duck, *stuk) == rijen]
    assert not onopgemerkt, "aan dit register is een misverstand niet te zien; kies een ander"
    assert uitkomst(duck) == rijen


def python_cijfers(geval: Geval, met_controles: bool) -> Cijfers:
    """Read as a report does, or quickly."""
    if met_controles:
        return lees_cijfers("toets", geval.jaar, str(geval.peildatum))
    return zonder_controles(geval.map, "toets", geval.jaar, geval.peildatum)


def test_each_misreading_is_of_something_in_the_sql() -> None:
    alles = "".join(map(lees_sql, STAPPEN))
    assert [naam for naam, (goed, *_) in MISVERSTANDEN.items() if goed not in alles] == []
