"""The forecast of a desk: what its own past years let it expect of next year, by corporatie and together."""

from __future__ import annotations

from dataclasses import dataclass

from loket.basis import opmaak
from loket.basis.afspraken import ILLUSTRATIEF
from loket.cijfers.afkomst import merk
from loket.cijfers.balans import wachtlijstbalans
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.prognose import Jaarloop, Verwachting, voorspel, waarom_niet


@dataclass(frozen=True)
class Verwacht:
    """What is expected of one figure, in words.

    Parameters
    ----------
    verwachting : Verwachting
        The outcomes.
    voorbeelddata : bool
        Whether the past that it is made of is made up.
    """

    verwachting: Verwachting
    voorbeelddata: bool = False

    def __repr__(self) -> str:
        return opmaak.getal(self.verwachting.midden)

    def _repr_html_(self) -> str:
        return f"{self!r}{merk(ILLUSTRATIEF, self.voorbeelddata)}"

    def ligt_bij(self, echt: float) -> str:
        """Say where what really happened lies: ``binnen deze grenzen``, or below or above them."""
        laag, hoog = self.verwachting.interval
        return (
            "minder dan de ondergrens"
            if echt < laag
            else "meer dan de bovengrens"
            if echt > hoog
            else "binnen deze grenzen"
        )

    @property
    def bereik(self) -> str:
        """The bounds between which four of five outcomes lie, such as ``66 tot en met 97``."""
        laag, hoog = self.verwachting.interval
        return f"{opmaak.getal(laag)} tot en met {opmaak.getal(hoog)}"


@dataclass(frozen=True)
class Vooruitblik:
    """The forecast of the year after that of the figures.

    Parameters
    ----------
    jaar : int
        The year that is forecast.
    per_corporatie : dict
        Of each corporatie the expected plaatsingen, and the expected wachtlijst at the end of the year.
    samen : tuple of Verwacht
        The same two of the whole list; empty when there is no forecast.
    reden : str
        Why there is no forecast; empty when there is one.
    """

    jaar: int
    per_corporatie: dict[str, tuple[Verwachting, Verwachting]]
    samen: tuple[Verwacht, ...] = ()
    reden: str = ""

    def __bool__(self) -> bool:
        return not self.reden

    @property
    def plaatsingen(self) -> Verwacht:
        """The plaatsingen of all corporaties together."""
        return self.samen[0]

    @property
    def wachtlijst(self) -> Verwacht:
        """The wachtlijst of all corporaties together, on the last day of the year."""
        return self.samen[1]

    def kans_op(self, plaatsingen: float) -> str:
        """Return the chance of at least so many plaatsingen, in whole percents."""
        kans = self.plaatsingen.verwachting.kans_op(int(plaatsingen))
        return "minder dan 1%" if kans < 1 else "meer dan 99%" if kans > 99 else f"{round(kans)}%"


def jaarlopen(cijfers: Cijfers, corporatie: str = "") -> list[Jaarloop]:
    """Return how the wachtlijst of a corporatie, or of all, went in each year of the register up to theirs."""
    lopen = []
    for jaar in cijfers.register.jaren:
        balans = wachtlijstbalans(cijfers[jaar], corporatie)
        if jaar <= cijfers.jaar and all(deel.waarde is not None for deel in balans[1:]):
            begin, erbij, geplaatst, uitval, eind = (None if d.waarde is None else int(d.waarde) for d in balans)
            lopen.append(Jaarloop(erbij or 0, geplaatst or 0, uitval or 0, eind or 0, begin))
    return lopen


def vooruitblik(cijfers: Cijfers) -> Vooruitblik:
    """Voorspel het jaar na dat van de cijfers; alleen uit een heel jaar, en voor corporaties die blijven.

    Hoe dat gaat, staat in :mod:`loket.cijfers.prognose`. Heeft een corporatie te weinig gevallen, dan is er geen
    voorspelling.
    """
    lopen = {corporatie: jaarlopen(cijfers, corporatie) for corporatie in cijfers.loket.corporaties}
    reden = "" if cijfers.periode.soort == "jaar" else "Een verwachting is er alleen na een heel jaar."
    for corporatie, jaren in lopen.items():
        if not reden and (te_weinig := waarom_niet(jaren)):
            reden = f"Er is geen verwachting, want van {corporatie} is te weinig bekend. {te_weinig}"
    if reden:
        return Vooruitblik(cijfers.jaar + 1, {}, reden=reden)
    per_corporatie = {naam: voorspel(jaren, zaad) for zaad, (naam, jaren) in enumerate(lopen.items(), start=1)}
    samen = tuple(Verwacht(uitkomst, cijfers.loket.voorbeelddata) for uitkomst in voorspel(jaarlopen(cijfers)))
    return Vooruitblik(cijfers.jaar + 1, per_corporatie, samen)
