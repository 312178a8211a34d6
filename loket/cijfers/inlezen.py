"""From a desk's folder to its figures, the first step of every notebook; and which figures were read last."""

from __future__ import annotations

from functools import lru_cache

from loket.basis.meldingen import InvoerFout, Melding, lijkt_op
from loket.basis.periode import Periode, jaar, peildag
from loket.basis.periode import kwartaal as _kwartaal
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.register.register import Register


def lees_cijfers(loket: str, jaartal: int, peildatum: str | None = None, *, kwartaal: int | None = None) -> Cijfers:
    """Lees het register en geef de cijfers van een jaar of kwartaal: zo begint elk notebook.

    Maakt u het rapport voor lezers buiten het loket, dan zijn het de cijfers zoals die ze mogen zien.

    Parameters
    ----------
    loket : str
        De map van het loket in de datamap.
    jaartal : int
        Het jaar van het rapport.
    peildatum : str, optional
        Een dag, zoals ``2023-01-31``: wat daarna gebeurde, is niet bekend. Anders de laatste dag van de periode.
    kwartaal : int, optional
        Het kwartaal van dat jaar, 1–4; anders het hele jaar.

    Raises
    ------
    LoketFout
        Als er iets niet klopt in wat u vraagt, of in het register.

    Examples
    --------
    >>> cijfers = lees_cijfers("maastricht", 2022)
    """
    periode = periode_van(jaartal, peildatum, kwartaal)
    cijfers = _over(Register.lees(loket, periode), periode)
    onthoud(cijfers)
    return cijfers


#: The figures that were read last. What an analyst reckons with pandas does not tell from which desk it is.
_gelezen: list[Cijfers] = []


def onthoud(cijfers: Cijfers | None) -> None:
    """Let these be the figures that were read last."""
    _gelezen[:] = [cijfers] if cijfers else []


def gelezen() -> Cijfers | None:
    """Return the figures that were read last, as those see them who the report is for."""
    return _gelezen[0] if _gelezen else None


def van_voorbeelddata() -> bool:
    """Tell whether the figures that were read last are of made-up cases, and so whatever is reckoned from them."""
    return any(cijfers.loket.voorbeelddata for cijfers in _gelezen)


def telt_mensen_eenmaal() -> bool:
    """Tell whether the figures that were read last are of a roll-up whose desks know a kandidaat of each other."""
    return any(cijfers.loket.zelfde_sleutel for cijfers in _gelezen)


def leeg(loket: str, jaartal: int, peildatum: str | None = None, *, kwartaal: int | None = None) -> Cijfers:
    """Return figures of a register without a row; parameters as of :func:`lees_cijfers`."""
    periode = periode_van(jaartal, peildatum, kwartaal)
    return Cijfers(Register.leeg(loket, periode), periode)


def periode_van(jaartal: int, peildatum: str | None, kwartaal: int | None) -> Periode:
    """Return the period of a report; parameters as of :func:`lees_cijfers`."""
    tot = peildag(peildatum, jaar(jaartal).jaar) if peildatum else None
    return jaar(jaartal, tot) if kwartaal is None else _kwartaal(jaartal, kwartaal, tot)


@lru_cache(maxsize=1)
def _over(register: Register, periode: Periode) -> Cijfers:
    """Return the figures of a register; those of one register are made once, so that no figure is computed twice."""
    cijfers = Cijfers(register, periode)
    meldingen = []
    for tabel, kolom in (("reeksen", "indicator"), ("vergelijking", "cijfer")):
        namen = register.tabel(tabel)[kolom]
        meldingen += [
            Melding(
                str(bestand),
                kolom,
                "een cijfer waarvan een definitie is",
                f"verbeter de naam.{lijkt_op(naam, DEFINITIES)}",
                rij,
                naam,
            )
            for bestand, rij, naam in namen[~namen.isin(DEFINITIES)].reset_index().itertuples(index=False)
        ]
    if meldingen:
        raise InvoerFout(meldingen)
    return cijfers
