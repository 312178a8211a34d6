"""Small registers, written out in the test that uses them.

A module of its own: ``tests/bouw`` has a conftest too, and Python cannot tell the two apart by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from loket.basis.opmaak import Uiteenlopend
from loket.basis.periode import Periode, jaar
from loket.cijfers.cijfers import Cijfers
from loket.register.inrichting import Inrichting
from loket.register.register import Register
from loket.register.schema import JAARTABELLEN, LOKETTABELLEN, MAG_ONTBREKEN, schemas
from loket.register.streek import Deelregio, GeslotenRoute

Rij = Mapping[str, object]

INRICHTING = Inrichting(
    code="toets",
    naam="Loket Toets",
    kort="Toets",
    gemeente="Maastricht",
    regio="Zuid-Limburg",
    organisatie="Organisatie",
    voorbeelddata=False,
    wachttijd_afspraak_maanden=12,
    nameting_jaren=2,
    gestart_in=2018,
    producten=("Housing",),
    corporaties=("Maasvallei", "Servatius"),
    gemeenten=("Maastricht", "Meerssen"),
    uitval_redenen=("trekt zich terug", "niet bereikbaar"),
    afsluit_redenen=("afspraken niet nagekomen",),
    einde_redenen=("eigen initiatief", "initiatief corporatie", "ontruiming"),
    deelregios=(Deelregio("Heuvelland", ("Meerssen", "Vaals")),),
    aandachtsregio="Heuvelland",
    routes=("Veiligheidshuis",),
    gesloten_routes=(GeslotenRoute("Veiligheidshuis", date(2022, 1, 1), "naar eigen route"),),
)

#: What a row holds when a test does not say otherwise.
_STANDAARD: dict[str, Rij] = {
    "trajecten": {
        "kandidaat_id": "K1",
        "product": "Housing",
        "verwijzer_id": "CP1",
        "herkomstgemeente": "Maastricht",
        "bindingsgemeente": "Maastricht",
    },
    "nametingen": {"woont_nog": "ja", "overlast": "geen", "huurachterstand": "geen", "ontruiming": "nee"},
    "facturen": {"bedrag": 675.0},
    "taakstelling": {"bron": "afspraak"},
}
_VAST: dict[str, list[Rij]] = {
    "verwijzers": [
        {"verwijzer_id": "CP1", "naam": "Convenant", "type": "convenantpartner", "geldig_van": "2018-01-01"},
        {"verwijzer_id": "DN1", "naam": "Deelnemer", "type": "deelnemer", "geldig_van": "2018-01-01"},
    ],
    "tarieven": [{"trajectprijs": 675.0, "geldig_van": "2021-01-01"}],
    "reeksen": [{"indicator": "duurzaam", "jaar": 2018, "waarde": 82.5, "bron": "verslag"}],
}
_TYPEN = {
    "datum": "datetime64[s]",
    "getal": "float64",
    "decimaal": "float64",
    "bedrag": "float64",
    "jaar": "int64",
}


def frame(naam: str, rijen: list[Rij], jaartal: int = 2022) -> pd.DataFrame:
    """Make a typed table of rows; what a row leaves out is filled with what is usual, or left empty."""
    kolommen = schemas()[naam].columns
    volledig = [dict(_STANDAARD.get(naam, {})) | dict(rij) for rij in rijen]
    vreemd = {kolom for rij in volledig for kolom in rij} - set(kolommen)
    assert not vreemd, f"{naam} kent geen kolom {vreemd}"
    gemaakt = pd.DataFrame(
        {
            kolom: pd.Series([rij.get(kolom) for rij in volledig], dtype="object").astype(
                _TYPEN.get((omschrijving.metadata or {})["soort"], "str")
            )
            for kolom, omschrijving in kolommen.items()
        }
    )
    bestand = f"data/toets/{jaartal}/{naam}.csv"
    gemaakt.index = pd.MultiIndex.from_arrays(
        [pd.Index([bestand] * len(rijen), dtype="str"), range(2, len(rijen) + 2)], names=["bestand", "rij"]
    )
    return gemaakt


def frames(**tabellen: list[Rij]) -> dict[str, pd.DataFrame]:
    """Make all tables of a register; those that are not given are empty, or hold the usual rows."""
    return {
        naam: frame(naam, tabellen[naam]) if naam in tabellen else _gewoon(naam).copy()
        for naam in (*JAARTABELLEN, *LOKETTABELLEN)
    }


@cache
def _gewoon(naam: str) -> pd.DataFrame:
    return frame(naam, _VAST.get(naam, []))


def cijfers_van_frames(
    tabellen: Mapping[str, pd.DataFrame],
    periode: Periode | None = None,
    peildatum: date | None = None,
    jaren: tuple[int, ...] = (2020, 2021, 2022),
) -> Cijfers:
    """Make figures over typed tables; the period is 2022 unless a test says otherwise."""
    periode = periode or jaar(2022)
    return Cijfers(Register.uit_frames(INRICHTING, tabellen, peildatum or periode.peildatum, jaren), periode)


def maak_cijfers(
    periode: Periode | None = None,
    peildatum: date | None = None,
    jaren: tuple[int, ...] = (2020, 2021, 2022),
    **tabellen: list[Rij],
) -> Cijfers:
    """Make figures over a small register; the period is 2022 unless a test says otherwise.

    Of the same rows the register is made once: nothing can change it.
    """
    sleutel = repr((periode, peildatum, jaren, tabellen))
    if sleutel not in _GEMAAKT:
        _GEMAAKT[sleutel] = cijfers_van_frames(frames(**tabellen), periode, peildatum, jaren).register
    return Cijfers(_GEMAAKT[sleutel], periode or jaar(2022))


_GEMAAKT: dict[str, Register] = {}


#: Two desks that a roll-up sums; they differ in what is agreed.
LOKETTEN = (
    replace(INRICHTING, code="a", naam="Loket A"),
    replace(INRICHTING, code="b", naam="Loket B", wachttijd_afspraak_maanden=9, nameting_jaren=1, gestart_in=2021),
)


def maak_som(
    *per_loket: Mapping[str, pd.DataFrame],
    periode: Periode | None = None,
    peildatum: date | None = None,
    zelfde_sleutel: bool = True,
) -> Cijfers:
    """Make figures over a roll-up of two desks, of which these are the typed tables; the period is 2022."""
    periode = periode or jaar(2022)
    tot, jaren = peildatum or periode.peildatum, (2020, 2021, 2022)
    delen = tuple(
        Register.uit_frames(loket, {n: _van_loket(f, loket.code) for n, f in tabellen.items()}, tot, jaren)
        for loket, tabellen in zip(LOKETTEN, per_loket, strict=True)
    )
    afspraken = {
        naam: Uiteenlopend([getattr(loket, naam) for loket in LOKETTEN])
        for naam in ("wachttijd_afspraak_maanden", "nameting_jaren")
    }
    inrichting = replace(
        INRICHTING,
        code="som",
        naam="Som",
        som_van=("a", "b"),
        delen=LOKETTEN,
        zelfde_sleutel=zelfde_sleutel,
        **afspraken,
    )
    zelf = replace(_van_niemand(tot, jaren), inrichting=inrichting)
    return Cijfers(Register.som(zelf, delen), periode)


@cache
def _van_niemand(tot: date, jaren: tuple[int, ...]) -> Register:
    return Register.uit_frames(INRICHTING, frames(reeksen=[], verwijzers=[], tarieven=[]), tot, jaren)


def zonder_gedeelde_sleutel(som: Cijfers) -> Cijfers:
    """Return the roll-up of the same desks when they do not know whom they share."""
    zelf = replace(som.register, inrichting=replace(som.loket, zelfde_sleutel=False))
    return Cijfers(Register.som(zelf, som.register.delen), som.periode)


def _van_loket(tabel: pd.DataFrame, code: str) -> pd.DataFrame:
    """Let the rows stand in the files of a desk."""
    bestanden, rijen = (tabel.index.get_level_values(niveau) for niveau in ("bestand", "rij"))
    index = pd.MultiIndex.from_arrays([bestanden.str.replace("toets", code), rijen], names=["bestand", "rij"])
    return tabel.set_axis(index)


def als_voorbeeld(cijfers: Cijfers) -> Cijfers:
    """Return the same figures, of a register that says that it is made up."""
    inrichting = replace(cijfers.loket, voorbeelddata=True)
    return Cijfers(replace(cijfers.register, inrichting=inrichting), cijfers.periode)


# --- rows of a traject that went as far as its name says -----------------------------------------------------------


def aanmelding(nummer: int, dag: str, **meer: object) -> dict[str, object]:
    """Make a traject that was only registered."""
    return {"traject_id": f"T{nummer}", "aanmelddatum": dag} | meer


def wachtend(nummer: int, dag: str, **meer: object) -> dict[str, object]:
    """Make a traject on the wachtlijst of Servatius since ``dag``."""
    vroeger = {"aanmelddatum": dag, "intakedatum": dag, "wachtlijstdatum": dag, "corporatie": "Servatius"}
    return {"traject_id": f"T{nummer}"} | vroeger | meer


def geplaatst(nummer: int, wacht: str, huur: str, **meer: object) -> dict[str, object]:
    """Make a traject on the wachtlijst since ``wacht`` whose rent started on ``huur``, in Maastricht."""
    return wachtend(nummer, wacht) | {"start_huur": huur, "plaatsingsgemeente": "Maastricht"} | meer


def positief(nummer: int, dag: str, **meer: object) -> dict[str, object]:
    """Make a traject that was placed on 1 January 2020 and positively closed on ``dag``."""
    return geplaatst(nummer, "2020-01-01", "2020-01-01") | {"afsluitdatum": dag, "resultaat": "positief"} | meer


def cohort(goed: int, van: int, peildatum: date = date(2022, 12, 31)) -> Cijfers:
    """Make a cohort of 2020 of which ``goed`` are without overlast."""
    metingen: list[Rij] = [
        {"traject_id": f"T{nr}", "peildatum": "2021-06-01", "overlast": "geen" if nr < goed else "meldingen"}
        for nr in range(van)
    ]
    trajecten = [positief(nr, "2020-06-01") for nr in range(van)]
    return maak_cijfers(jaar(2020, peildatum), trajecten=trajecten, nametingen=metingen)


# --- the same register as files -----------------------------------------------------------------------------------

_TOML = """\
naam = "Loket Toets"
kort = "Toets"
gemeente = "Maastricht"
regio = "Zuid-Limburg"
organisatie = "Organisatie"
voorbeelddata = false
wachttijd_afspraak_maanden = 12
nameting_jaren = 2
gestart_in = 2018
producten = ["Housing"]
corporaties = ["Maasvallei", "Servatius"]
gemeenten = ["Maastricht", "Meerssen"]
uitval_redenen = ["trekt zich terug", "niet bereikbaar"]
afsluit_redenen = ["afspraken niet nagekomen"]
einde_redenen = ["eigen initiatief", "initiatief corporatie", "ontruiming"]
"""
_RIJEN = {
    "verwijzers": "CP1,Convenant,convenantpartner,2018-01-01,,\nDN1,Deelnemer,deelnemer,2018-01-01,,2022-07-01\n",
    "tarieven": "675.00,2021-01-01\n",
    "trajecten": "T1,K1,Housing,CP1,Maastricht,Maastricht,2022-01-10,2022-02-01,,,,,,,,,,,,,\n",
    "facturen": "F1,T1,2022-02-01,675.00,\n",
    "taakstelling": "Servatius,10,afspraak\n",
}


def kop(naam: str) -> str:
    """Return a table's header row."""
    return ",".join(schemas()[naam].columns) + "\n"


def schrijf_register(data: Path, **rijen: str) -> Path:
    """Write a sound register of 2022 under ``data``; ``rijen`` replaces the rows of a table. Returns its folder."""
    map_loket = data / "toets"
    (map_loket / "2022").mkdir(parents=True)
    (map_loket / "loket.toml").write_text(_TOML, encoding="utf-8")
    for naam in (*JAARTABELLEN, *LOKETTABELLEN):
        if naam in MAG_ONTBREKEN and naam not in rijen:
            continue
        pad = map_loket / (f"2022/{naam}.csv" if naam in JAARTABELLEN else f"{naam}.csv")
        pad.write_text(kop(naam) + rijen.get(naam, _RIJEN.get(naam, "")), encoding="utf-8")
    return map_loket
