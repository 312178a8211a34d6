"""Frames of figures, of an analyst's own totals and of texts, as tables with a caption and remarks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import chain

import pandas as pd

from loket.basis import opmaak
from loket.basis.afspraken import ILLUSTRATIEF, LEGENDA
from loket.basis.meldingen import LoketFout, lijkt_op
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.gevallen import Gevallen
from loket.cijfers.inlezen import van_voorbeelddata
from loket.cijfers.rekenen import Uitkomst
from loket.cijfers.soorten import Telling, aantal
from loket.tonen.alinea import Tekst
from loket.tonen.publiek import voor_anderen, weiger_klein
from loket.tonen.tabel_als_html import Tabel, groepslabel, kolomkop
from loket.tonen.verhaal import geen_gegevens
from loket.tonen.waarde import Fractie, Gemerkt, Getal, is_getal

#: A number as code writes it, no day or time; a dot before three digits may be meant for thousands.
_MET_PUNT = re.compile(r"(?<![\w.,-])\d+\.(?:\d{1,2}|\d{4,})(?!\.?\w|\s*uur)")

#: What stands under a table for others from which rows were left out.
_WEG = "Een rij met alleen 0 staat er niet; dat kunnen ook een paar mensen zijn."
#: What stands under an analyst's own numbers in a report for others, and when the register is made up.
_NIET_AFGEROND = "Deze getallen zijn apart uitgerekend, en zelf niet afgerond."
_ZELF_BEREKEND = (
    "Deze cijfers zijn zelf berekend."
    f" Wat daarvan uit het register komt, is {LEGENDA[True][ILLUSTRATIEF][1].replace(',', ':', 1)}."
)


def tabel(
    frame: pd.DataFrame,
    anker: str,
    titel: str,
    *,
    koppen: dict[str, str] | None = None,
    noot: str = "",
    leeg: bool = True,
    openbaar: bool = False,
) -> Tabel | Tekst:
    """Zet een tabel in het rapport: van cijfers, of van eigen totalen.

    Parameters
    ----------
    frame : DataFrame
        Wat ``cijfers.per(…)`` of ``cijfers.kruis(…)`` geeft. Of een tabel van pandas met totalen: getallen of teksten,
        met de namen van de rijen in de index of in de eerste kolom.
    anker : str
        Een korte naam, elk jaar dezelfde: daarmee is de tabel te vinden.
    titel : str
        Het bijschrift: wat de tabel zegt.
    koppen : dict of str, optional
        Kortere koppen, met de naam van het cijfer ervoor: ``{"plaatsingen": "Geplaatst"}``.
    noot : str
        Een opmerking onder de tabel.
    leeg : bool
        Of ook rijen zonder gevallen erin staan.
    openbaar : bool
        Of kleine getallen van uzelf ook in een versie voor anderen mogen staan: zij gaan niet over mensen.

    Returns
    -------
    Tabel of Tekst
        De tabel, of een zin dat er niets te laten zien is.

    Examples
    --------
    >>> tabel(cijfers.per("corporatie", "taakstelling", "plaatsingen"), "per-corporatie", "Wie plaatste hoeveel")
    """
    _weiger_gevallen(frame)
    eis_naam(anker)
    titel, noot = als_bijschrift(titel), als_bijschrift(noot)
    if not leeg:
        over = frame[[any(frame.loc[groep]) or groep == "Totaal" for groep in frame.index]]
        noot = f"{noot} {_WEG}".strip() if voor_anderen() and 0 < len(over) < len(frame) else noot
        frame = over
    if frame.empty or not set(frame.index) - {"Totaal"}:
        geteld = [getattr(cel, "waarde", None) for cel in frame.to_numpy().flat]
        if geteld and set(geteld) == {0} and not voor_anderen():
            return Tekst(f"*{titel}: geen enkele.*")
        return geen_gegevens(titel[:1].lower() + titel[1:])
    inhoud = gegevens(frame, koppen, openbaar=openbaar)
    noten = noot, _naast_totaal(frame, inhoud.kop), inhoud.noot
    return replace(inhoud, anker=anker, titel=titel, noot=" ".join(filter(None, noten)))


def _naast_totaal(frame: pd.DataFrame, kop: tuple[str, ...]) -> str:
    """Say where the rows do not make the total: what is in no row, or in more than one; empty when they do.

    What a row that was left out by hand holds, is in a group all the same.
    """
    kolommen = enumerate(kop[1:]) if "Totaal" in frame.index else ()
    over = {naam: _zonder_groep(frame.iloc[:, nummer]) for nummer, naam in kolommen}
    weg = [f"{naam} {opmaak.getal(hoeveel)}" for naam, (_, hoeveel) in over.items() if hoeveel > 0]
    zonder = max((dimensie for dimensie, hoeveel in over.values() if hoeveel > 0), default="")
    noten = [f"Zonder {kolomkop(zonder).lower()}, en dus in geen rij: {opmaak.opsomming(weg)}."] * bool(weg)
    if dubbel := [naam for naam, (_, hoeveel) in over.items() if hoeveel < 0]:
        wie = "wie bij meer dan één loket meetelt, kan in meer dan één rij staan, en telt in het totaal één keer"
        noten.append(f"{opmaak.opsomming(dubbel)}: {wie}.")
    return " ".join(noten)


def _zonder_groep(cellen: pd.Series) -> tuple[str, float]:
    """Return by what a column of counts with their total is split, and how many are in no group of that."""
    totaal = cellen.loc["Totaal"]
    telling = totaal.definitie if isinstance(totaal, Cijfer) else None
    if not isinstance(telling, Telling) or telling.reken is not aantal:  # each row is one of what is counted
        return "", 0
    gesplitst = {dimensie for cel in cellen if isinstance(cel, Cijfer) for dimensie, _ in cel.groep}
    match [*gesplitst - {dimensie for dimensie, _ in totaal.groep}]:
        case [dimensie]:
            groepen = (((dimensie, waarde), *totaal.groep) for waarde in totaal.cijfers.groepswaarden(dimensie))
            geteld = sum(totaal.cijfers.aantal(telling, groep) or 0 for groep in groepen)
            return dimensie, (totaal.waarde or 0) - geteld
    return "", 0


def als_bijschrift(tekst: str) -> str:
    """Return a caption with the numbers that code gave it in Dutch: ``14.75`` becomes 14,75, and ``33.0`` is 33.

    Raises
    ------
    LoketFout
        When there are braces in it: a number was to be filled in, and is not.
    """
    if accolade := re.search(r"\{.*?\}|[{}]", tekst):
        raise LoketFout(
            f"In ‘{tekst}’ is {accolade[0]} niet ingevuld.\n"
            '  wat te doen: zet een f voor het aanhalingsteken, zoals f"In totaal {cijfers.intakes}"'
        )
    return _MET_PUNT.sub(_in_het_nederlands, tekst)


def _in_het_nederlands(getal: re.Match[str]) -> str:
    cijfers = getal[0].partition(".")[2]
    decimalen = 0 if not cijfers.strip("0") else len(cijfers) if len(cijfers) <= 2 else 1
    return opmaak.getal(float(getal[0]), decimalen)


def eis_naam(naam: str) -> None:
    """Refuse what cannot be the name of a place in the report.

    Raises
    ------
    LoketFout
        When it is no short name.
    """
    if not re.fullmatch(r"[^\W_][\w-]*", naam):
        raise LoketFout(
            f"‘{naam}’ kan geen naam van een tabel of grafiek zijn.\n"
            "  verwacht: een korte naam van letters, cijfers en streepjes, zonder spaties, zoals plaatsingen-2"
        )


def gegevens(frame: pd.DataFrame, koppen: dict[str, str] | None = None, *, openbaar: bool = False) -> Tabel:
    """Make a table without anchor and caption, as the data of a chart; parameters as in :func:`tabel`.

    A number that is no figure was reckoned by the analyst; on example data the remark says what that makes it.
    """
    _weiger_gevallen(frame)
    if heel := next((naam for naam in map(str, frame.columns) if ";" in naam), ""):
        raise LoketFout(
            f"De kop van de tabel is ‘{heel}’: de kolommen zijn niet gescheiden.\n"
            "  wat te doen: lees een bestand van Excel zo: pd.read_csv('data/eigen.csv', sep=';', decimal=',')"
        )
    namen_ernaast = frame.index.nlevels - 1
    if isinstance(frame.index, pd.MultiIndex):  # as of a groupby on two columns
        frame = frame.reset_index()
    if isinstance(frame.index, pd.RangeIndex) and len(frame.columns) > 1:
        frame = frame.set_index(frame.columns[0])
    dimensie = str(frame.index.name or "")
    if onbekend := {*(koppen or {})} - {dimensie, *map(str, frame.columns)}:
        naam = min(onbekend)
        raise LoketFout(f"koppen noemt ‘{naam}’, en die kolom is er niet.{lijkt_op(naam, map(str, frame.columns))}")
    frame = frame.apply(_eigen_getallen)
    rijen = tuple((groepslabel(dimensie, _in_letters(groep)), *cellen) for groep, *cellen in frame.itertuples())
    kop = tuple((koppen or {}).get(naam, kolomkop(naam)) for naam in (dimensie, *map(str, frame.columns)))
    if not openbaar:
        vanaf = 1 + namen_ernaast
        weiger_klein(
            (f"{rij[0]}, {naam}:", cel) for rij in rijen for naam, cel in zip(kop[vanaf:], rij[vanaf:], strict=True)
        )
    eigen = [cel for cel in chain.from_iterable(rijen) if is_getal(cel) or isinstance(cel, Getal)]
    niet_afgerond = voor_anderen() and any(is_getal(cel) and not isinstance(cel, Uitkomst) for cel in eigen)
    noten = _NIET_AFGEROND if niet_afgerond else "", _ZELF_BEREKEND if eigen and van_voorbeelddata() else ""
    return Tabel("", "", kop, rijen, totaal="Totaal" in frame.index, noot=" ".join(filter(None, noten)))


def _eigen_getallen(kolom: pd.Series) -> pd.Series:
    """Give the numbers of a column of one's own the digits they need: none when all are whole, three of shares."""
    if not pd.api.types.is_float_dtype(kolom.dtype):
        return kolom
    getallen = kolom.dropna()
    if len(getallen) and (getallen % 1 == 0).all():
        return kolom.astype("Int64").astype("object")
    if len(getallen) and getallen.abs().max() < 1:
        return pd.Series([Fractie(getal) if getal == getal else getal for getal in kolom], kolom.index, "object")
    return kolom


def _in_letters(groep: object) -> str:
    """Write a row's head: a day in Dutch, and a whole number without the point that pandas gave it for a gap."""
    if groep is None or groep is pd.NA or groep is pd.NaT or groep != groep:
        return opmaak.ONBEKEND
    if isinstance(groep, date):
        return opmaak.datum(groep)
    return f"{groep:.10g}".replace(".", ",") if isinstance(groep, float) else str(groep)


def _weiger_gevallen(frame: pd.DataFrame) -> None:
    """Refuse a frame of cases: only totals leave the data folder.

    Raises
    ------
    LoketFout
        When the frame has a row for each case, or a column that names one.
    """
    if isinstance(frame, Gevallen):
        frame = frame.frame
    if not isinstance(frame, pd.DataFrame):
        raad = "maak er een met pd.DataFrame(…), of van één kolom met .to_frame()"
        if isinstance(frame, str):
            raad = f"is ‘{frame}’ de naam van een tabel, laat dan de aanhalingstekens weg"
        elif callable(frame):
            raad = f"zet haakjes achter {getattr(frame, '__name__', 'de naam')}: ( )"
        raise LoketFout(
            "Hier hoort een tabel, zoals cijfers.per(…) er een geeft.\n"
            f'  wat te doen: {raad}; zet haar vooraan: tabel(frame, "naam", "bijschrift")'
        )
    namen = [*map(str, frame.columns), *map(str, frame.index.names)]
    if gevonden := [naam for naam in namen if naam.endswith("_id") or naam in ("bestand", "rij")]:
        raise LoketFout(
            f"Deze tabel heeft losse gevallen: zij heeft ‘{gevonden[0]}’. In een verslag staan alleen totalen.\n"
            "  wat te doen: tel eerst op, bijvoorbeeld met frame.groupby(…).size()"
        )


def lijst(frame: pd.DataFrame, anker: str, titel: str, koppen: dict[str, str], *, noot: str = "") -> Tabel | Tekst:
    """Maak een tabel van teksten, zoals van dossiers: één rij voor elke regel.

    Parameters
    ----------
    frame : DataFrame
        De regels. Staat er in de kolom ``herkomst`` dat een regel verzonnen is, dan komt er een teken achter.
    anker, titel, noot : str
        Zie :func:`tabel`.
    koppen : dict of str
        Welke kolommen er komen, en hoe ze boven de tabel heten.

    Examples
    --------
    >>> lijst(frame, "onderwerpen", "Lopende onderwerpen", {"dossier": "Onderwerp", "stand": "Stand"})
    """
    if frame.empty:
        return geen_gegevens(titel[:1].lower() + titel[1:])
    teksten = frame[list(koppen)].astype("object")
    rijen = [
        tuple(rij) for rij in teksten.where(teksten.notna(), "").itertuples(index=False)
    ]  # what is empty, is no number
    if "herkomst" in frame and (frame["herkomst"] == ILLUSTRATIEF).any():
        soorten = frame["herkomst"].astype("object")
        rijen = [(Gemerkt(hoofd, soort), *rest) for (hoofd, *rest), soort in zip(rijen, soorten, strict=True)]
        noot = f"{noot} Een regel met een kleine i is {LEGENDA[True][ILLUSTRATIEF][1]}.".strip()
    return Tabel(anker, titel, tuple(koppen.values()), tuple(rijen), noot=noot)
