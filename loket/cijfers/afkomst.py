"""Where a number comes from, and what may be compared: decided here, once, for every form of a report.

A figure is *gepubliceerd* when it was published exactly as it is printed, *berekend* when it is counted from a real
register or follows from published figures, and *illustratief* when only made-up cases give it. What was published
stands in ``gepubliceerd.csv`` and ``reeksen.csv``; whether the cases are made up, in ``loket.toml``.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from html import escape

import pandas as pd

from loket.basis import opmaak
from loket.basis.afspraken import BEREKEND, GEPUBLICEERD, ILLUSTRATIEF, LEGENDA
from loket.basis.eenheden import EENHEDEN
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.grootheid import Grootheid
from loket.cijfers.soorten import Overleving, Telling, Verhouding
from loket.register.register import Register
from loket.register.samen import LOKET
from loket.register.schema import LOKETTABELLEN

VERZONNEN = "Dit rapport is gemaakt met een verzonnen register: de kandidaten en trajecten daarin bestaan niet."


def herkomst(cijfer: Grootheid, decimalen: int | None = None) -> str:
    """Return where a figure comes from: one of :data:`~loket.basis.afspraken.HERKOMSTEN`.

    Parameters
    ----------
    decimalen : int, optional
        With how many decimals it is printed; default those of its unit. More than were published, are not published.
    """
    if beleid := cijfer.cijfers.beleid:
        intern = herkomst(cijfer.intern, decimalen)  # a rounded number that is as it was published, is not told to be
        return BEREKEND if intern == GEPUBLICEERD and not beleid.blijft(cijfer) else intern
    if zelf := _bij_loket(cijfer):
        return herkomst(zelf, decimalen)
    if cijfer.uit_reeks or _is_gepubliceerd(cijfer, decimalen):
        return GEPUBLICEERD
    if not cijfer.cijfers.loket.voorbeelddata or _is_gepubliceerd(cijfer, decimalen, zelf=False):
        return BEREKEND
    definitie = cijfer.definitie
    if isinstance(definitie, Telling) and definitie.geheel and not cijfer.groep and _is_geheel(cijfer, definitie):
        return BEREKEND
    if isinstance(definitie, Verhouding):
        uit = {herkomst(deel) for deel in cijfer.delen}
        return ILLUSTRATIEF if ILLUSTRATIEF in uit else BEREKEND
    if isinstance(definitie, Overleving) or definitie.tabel not in LOKETTABELLEN or definitie.tabel == "verwijzers":
        return ILLUSTRATIEF  # the organisations of the example are made up, as its cases are
    return BEREKEND  # an agreement of the desk itself is not


def _bij_loket(cijfer: Grootheid) -> Grootheid | None:
    """Return in a roll-up the figure of the desk to which one is narrowed; None when it is another number there."""
    van = cijfer.cijfers.van_loket(cijfer.groep)
    if van is cijfer.cijfers:
        return None
    zelf = van.cijfer(cijfer.definitie, tuple(deel for deel in cijfer.groep if deel[0] != LOKET))
    return zelf if zelf.waarde == cijfer.waarde else None


def _is_geheel(cijfer: Grootheid, definitie: Telling) -> bool:
    """Tell whether a figure is all of what it is a part of, of each year that it touches, and that is not made up."""
    jaren = cijfer.cijfers.naamloos(definitie, (), "afsluitdatum")["afsluitdatum"].dt.year.unique()
    delen = [cijfer.cijfers.van_jaar(int(jaar)).cijfer(DEFINITIES[definitie.geheel]) for jaar in jaren]
    return (
        bool(delen) and sum(d.waarde or 0 for d in delen) == cijfer.waarde and ILLUSTRATIEF not in map(herkomst, delen)
    )


def _is_gepubliceerd(cijfer: Grootheid, decimalen: int | None, *, zelf: bool = True) -> bool:
    """Tell whether a figure was published as it is printed; ``zelf`` False: whether it follows from what was."""
    waarde, eenheid = cijfer.waarde, cijfer.definitie.eenheid
    nodig = EENHEDEN[eenheid].decimalen if decimalen is None else decimalen
    gedrukt = _gedrukt(cijfer.cijfers.register).get((*cijfer.sleutel, eenheid, zelf), ())
    return waarde is not None and any(opmaak.aantal_decimalen(g) >= nodig and zelfde(g, waarde) for g in gedrukt)


@lru_cache(maxsize=4)  # of a register and those it is compared with; a register does not change
def _gedrukt(register: Register) -> dict[tuple[str, str, str, str, bool], list[str]]:
    """Return what was published, by name, group, period and unit of the figure, and whether that itself was printed."""
    gevonden: dict[tuple[str, str, str, str, bool], list[str]] = defaultdict(list)
    tabel = register.tabel("gepubliceerd").astype("object")
    for rij in tabel.mask(tabel.isna(), "").to_dict("records"):
        sleutel = rij["cijfer"], rij["groep"], rij["periode"]
        gevonden[*sleutel, rij["eenheid"], rij["gedrukt"] != "nee"].append(rij["waarde"])
        if rij["gedrukt_aandeel"]:
            gevonden[*sleutel, "procent", True].append(rij["gedrukt_aandeel"])
    return gevonden


def zelfde(gedrukt: str, waarde: float | None) -> bool:
    """Tell whether a value rounds to the published text, with as many decimals as that text has."""
    return waarde is not None and opmaak.rond_af(waarde, opmaak.aantal_decimalen(gedrukt)) == Decimal(gedrukt)


def is_verzonnen_basisjaar(cijfer: Grootheid) -> bool:
    """Tell whether a figure is about a year before the report's that only made-up cases tell about.

    What a cohort of an earlier year is doing now, is about the report's own year.
    """
    eerder = not cijfer.definitie.cohort and cijfer.cijfers.jaar < max(cijfer.cijfers.register.jaren, default=0)
    return eerder and cijfer.herkomst == ILLUSTRATIEF


# --- the sign ------------------------------------------------------------------------------------------------


def merk(soort: str, voorbeelddata: bool) -> str:
    """Return the sign behind a number as HTML; empty for what is usual in the report."""
    teken = LEGENDA[voorbeelddata].get(soort, ("",))[0]
    return f'<sup><span class="herkomst">{escape(teken)}</span></sup>' if teken else ""


def let_op() -> str:
    """Say on the cover of a report of example data what is real in it, and what its signs mean."""
    merken = [(teken, wat) for teken, wat in LEGENDA[True].values() if teken]
    zinnen = (f"Een kleine {teken} achter een cijfer betekent: {wat}." for teken, wat in merken)
    return " ".join((f"{VERZONNEN} Echt is alleen wat het loket zelf heeft gepubliceerd.", *zinnen))


# --- comparing -----------------------------------------------------------------------------------------------


def register_te_jong(cijfer: Grootheid) -> bool:
    """Tell whether a time that lies behind is measured in a register that begins later than that time can.

    A register holds nobody who was registered before it begins. So as long as its age, at the begin of the period, is
    less than the longest way from aanmelding to woning that it holds itself, whoever waited longest may be missing.
    """
    definitie = cijfer.definitie
    if isinstance(definitie, Verhouding):
        definitie = DEFINITIES[definitie.teller]
    if not getattr(definitie, "terugblik", False) or not cijfer.cijfers.bekend or cijfer.waarde is None:
        return False
    return bool(pd.Timestamp(cijfer.cijfers.periode.begin) - _begin(cijfer) < _langste_weg(cijfer.cijfers.register))


@lru_cache(maxsize=4)
def _langste_weg(register: Register) -> pd.Timedelta:
    """Return the longest time from aanmelding to woning in a register."""
    trajecten = register.frames["trajecten"]
    langste: pd.Timedelta = (trajecten["start_huur"] - trajecten["aanmelddatum"]).max()
    return langste


def kanttekening(cijfer: Grootheid) -> str:
    """Say of a time that it is measured too short, because the register is too young; empty when it is not."""
    if not register_te_jong(cijfer):
        return ""
    welk = "jongste register" if cijfer.cijfers.delen else "register"
    waarom = f"Het {welk} begint op {opmaak.datum(_begin(cijfer).date())}. Wie eerder is aangemeld, ontbreekt"
    return f"{waarom}; daardoor kan de wachttijd te kort zijn."


def _begin(cijfer: Grootheid) -> pd.Timestamp:
    return pd.Timestamp(min(cijfer.cijfers.register.jaren), 1, 1)


def bezwaar(nu: Grootheid, toen: Grootheid) -> str:
    """Say why a figure may not be compared with an earlier one; empty when it may."""
    jaartal = toen.cijfers.periode.voluit
    if nu.waarde is None or toen.waarde is None:
        return f"{jaartal} is onbekend"
    verzonnen = [c.cijfers.periode.voluit for c in (nu, toen) if c.herkomst == ILLUSTRATIEF]
    if verzonnen:
        return (
            "beide cijfers zijn illustratief"
            if len(verzonnen) > 1
            else f"het cijfer van {verzonnen[0]} is illustratief"
        )
    for cijfer in (toen, nu):
        if cijfer.uit_reeks and cijfer.definitie.eenheid == "procent" and cijfer.noemer is None:
            return f"van {cijfer.cijfers.periode.voluit} is het aantal kandidaten onbekend"
    if register_te_jong(toen) or register_te_jong(nu):
        return f"het register begint pas in {_begin(nu).year}"
    return ""
