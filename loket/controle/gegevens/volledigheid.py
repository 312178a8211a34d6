"""Completeness: which cells are empty although their stage has been reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from loket.controle.gegevens.bevinding import Controle, Invoer
from loket.register.schema import ONBEKEND, schemas

Frames = Mapping[str, pd.DataFrame]

#: Written where something was not measured or nobody knows it: a filled cell that says nothing.
_ZEGT_NIETS = ("niet_gemeten", ONBEKEND)


@dataclass(frozen=True)
class Verwachting:
    """Says when a column that may be empty should be filled.

    Parameters
    ----------
    tabel, kolom : str
        Where.
    wanneer : str
        When a value is expected, in Dutch.
    geldt : callable
        ``(tables) -> bool per row`` of ``tabel``.
    """

    tabel: str
    kolom: str
    wanneer: str
    geldt: Callable[[Frames], pd.Series]


def _bij(tabel: str, *kolommen: str) -> Callable[[Frames], pd.Series]:
    """Expect a value where one of these columns is filled."""
    return lambda frames: frames[tabel][list(kolommen)].notna().any(axis=1)


def _waar(tabel: str, kolom: str, *waarden: str) -> Callable[[Frames], pd.Series]:
    """Expect a value where a column holds one of these values."""
    return lambda frames: frames[tabel][kolom].isin(waarden)


def _of(*delen: Callable[[Frames], pd.Series]) -> Callable[[Frames], pd.Series]:
    """Expect a value where one of these conditions holds."""
    return lambda frames: pd.concat([deel(frames) for deel in delen], axis=1).any(axis=1)


def _altijd(tabel: str) -> Callable[[Frames], pd.Series]:
    return lambda frames: pd.Series(True, index=frames[tabel].index)


def _is_gefactureerd(frames: Frames) -> pd.Series:
    return frames["trajecten"]["traject_id"].isin(frames["facturen"]["traject_id"])


def _is_verhuisd(frames: Frames) -> pd.Series:
    verhuisd = frames["nametingen"].loc[frames["nametingen"]["woont_nog"] == "nee", "traject_id"]
    return frames["trajecten"]["traject_id"].isin(verhuisd)


def _is_deelnemer(frames: Frames) -> pd.Series:
    verwijzers = frames["verwijzers"]
    return (verwijzers["type"] == "deelnemer") & verwijzers["geldig_tot"].isna()


_T = "trajecten"
VERWACHTINGEN = (
    Verwachting(_T, "verwijzer_id", "altijd", _altijd(_T)),
    Verwachting(_T, "herkomstgemeente", "altijd", _altijd(_T)),
    Verwachting(_T, "bindingsgemeente", "altijd", _altijd(_T)),
    Verwachting(
        _T,
        "intakedatum",
        "na een wachtlijstdatum, een factuur, of uitval na de intake",
        _of(_bij(_T, "wachtlijstdatum"), _waar(_T, "uitval_fase", "intake", "wachtlijst"), _is_gefactureerd),
    ),
    Verwachting(_T, "corporatie", "bij een wachtlijstdatum", _bij(_T, "wachtlijstdatum")),
    Verwachting(
        _T,
        "wachtlijstdatum",
        "bij een corporatie, een start van de huur, of uitval van de wachtlijst",
        _of(_bij(_T, "corporatie", "start_huur"), _waar(_T, "uitval_fase", "wachtlijst")),
    ),
    Verwachting(
        _T,
        "start_huur",
        "bij een plaatsingsgemeente, een einde van de huur, of een positief resultaat",
        _of(_bij(_T, "plaatsingsgemeente", "einde_huur"), _waar(_T, "resultaat", "positief")),
    ),
    Verwachting(_T, "plaatsingsgemeente", "bij een start van de huur", _bij(_T, "start_huur")),
    Verwachting(
        _T,
        "einde_huur",
        "bij een reden van het einde, of als de huurder volgens een nameting is verhuisd",
        _of(_bij(_T, "einde_reden"), _is_verhuisd),
    ),
    Verwachting(_T, "einde_reden", "bij een einde van de huur", _bij(_T, "einde_huur")),
    Verwachting(_T, "uitval_datum", "bij een fase of reden van uitval", _bij(_T, "uitval_fase", "uitval_reden")),
    Verwachting(_T, "uitval_fase", "bij een dag van uitval", _bij(_T, "uitval_datum")),
    Verwachting(_T, "uitval_reden", "bij een dag van uitval", _bij(_T, "uitval_datum")),
    Verwachting(_T, "afsluitdatum", "bij een resultaat", _bij(_T, "resultaat")),
    Verwachting(_T, "resultaat", "bij een afsluitdatum", _bij(_T, "afsluitdatum")),
    Verwachting(_T, "afsluitreden", "bij een negatief resultaat", _waar(_T, "resultaat", "negatief")),
    Verwachting("nametingen", "woont_nog", "altijd", _altijd("nametingen")),
    Verwachting("nametingen", "ontruiming", "altijd", _altijd("nametingen")),
    Verwachting("nametingen", "verhuisinitiatief", "na een verhuizing", _waar("nametingen", "woont_nog", "nee")),
    Verwachting("nametingen", "overlast", "altijd; niet gemeten telt als leeg", _altijd("nametingen")),
    Verwachting("nametingen", "huurachterstand", "altijd; niet gemeten telt als leeg", _altijd("nametingen")),
    Verwachting("klachten", "oordeel", "bij een besluit", _bij("klachten", "besluit")),
    Verwachting("klachten", "gevolg", "bij een besluit", _bij("klachten", "besluit")),
    Verwachting("dossiers", "datum", "bij een besluit", _bij("dossiers", "besluit")),
    Verwachting("dossiers", "besluit", "bij een dag van het besluit", _bij("dossiers", "datum")),
    Verwachting("dossiers", "beslist", "bij een dag waarop een besluit nodig is", _bij("dossiers", "wanneer")),
    Verwachting("dossiers", "wanneer", "bij wie een besluit moet nemen", _bij("dossiers", "beslist")),
    Verwachting("verwijzers", "deelnemersovereenkomst_sinds", "bij een deelnemer die nu nog meedoet", _is_deelnemer),
)
#: Columns that may always be empty; a test holds that every optional column is here or above.
VRIJ = frozenset(
    {
        ("trajecten", "route"),
        ("klachten", "besluit"),
        ("facturen", "betaald"),
        ("jaarplanning", "bedrag"),
        ("jaarplanning", "herkomst"),
        ("jaarplanning", "begroot"),
        ("jaarplanning", "terugkerend"),
        ("dossiers", "eigenaar"),
        ("gepubliceerd", "groep"),
        ("gepubliceerd", "noemer"),
        ("gepubliceerd", "toelichting"),
        ("gepubliceerd", "gedrukt_aandeel"),
        ("gepubliceerd", "erratum"),
        ("gepubliceerd", "gedrukt"),
        ("verwijzers", "geldig_tot"),
        ("reeksen", "noemer"),
    }
)


def volledigheid(frames: Frames) -> pd.DataFrame:
    """Count, for each column of :data:`VERWACHTINGEN`, how many cells are expected and how many are filled.

    Returns
    -------
    DataFrame
        Columns ``tabel``, ``kolom``, ``wanneer``, ``verwacht``, ``gevuld``, ``leeg`` and ``procent`` (empty when
        nothing is expected yet).
    """
    rijen = []
    for v in VERWACHTINGEN:
        verwacht = v.geldt(frames)
        gevuld = verwacht & ~_is_leeg(frames[v.tabel][v.kolom])
        rijen.append((v.tabel, v.kolom, v.wanneer, int(verwacht.sum()), int(gevuld.sum())))
    frame = pd.DataFrame(rijen, columns=["tabel", "kolom", "wanneer", "verwacht", "gevuld"])
    return frame.assign(leeg=frame["verwacht"] - frame["gevuld"], procent=100 * frame["gevuld"] / frame["verwacht"])


def per_tabel(telling: pd.DataFrame) -> pd.DataFrame:
    """Sum up :func:`volledigheid` by table, the least complete first; tables in which nothing is expected are left out.

    Returns
    -------
    DataFrame
        Indexed by tabel: ``verwacht``, ``gevuld``, ``leeg`` and ``procent``.
    """
    som = telling.groupby("tabel", sort=False)[["verwacht", "gevuld", "leeg"]].sum().query("verwacht > 0")
    som = som.assign(procent=100 * som["gevuld"] / som["verwacht"])
    return som.sort_values("procent", kind="stable")


def lege_cellen(frames: Frames) -> pd.DataFrame:
    """Return one row for each empty cell whose value is expected: ``traject_id`` (– where there is none), ``kolom``."""
    delen = []
    for v in VERWACHTINGEN:
        frame = frames[v.tabel]
        leeg = frame[v.geldt(frames) & _is_leeg(frame[v.kolom])]
        delen.append(leeg.reindex(columns=["traject_id"]).astype("str").fillna("–").assign(kolom=v.kolom))
    return pd.concat(delen)


def aantal_verplicht() -> int:
    """Return how many columns no register can be read without: a cell in them is never empty."""
    kolommen = {(naam, k) for naam, schema in schemas().items() for k, kolom in schema.columns.items()}
    return len(kolommen - {(v.tabel, v.kolom) for v in VERWACHTINGEN} - VRIJ)


def _is_leeg(waarden: pd.Series) -> pd.Series:
    return waarden.isna() | waarden.isin(_ZEGT_NIETS)


def controles(invoer: Invoer) -> list[Controle]:
    """Check that every stage that was reached has its facts."""
    frames = invoer.cijfers.register.frames
    return [
        Controle(
            "Lege cellen waar een waarde hoort",
            int(volledigheid(frames)["verwacht"].sum()),
            lege_cellen(frames),
            "vul aan wat nog te achterhalen is; de rest telt als onbekend",
        )
    ]
