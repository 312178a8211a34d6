"""The period of a report, and the day after which it knows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from loket.basis.meldingen import LoketFout

#: Mean length of a month in days (365,25 / 12), so that 12 months are a year.
DAGEN_PER_MAAND = 30.4375
MAAND = timedelta(days=DAGEN_PER_MAAND)

#: Years after a period in which its report can still be made anew; beyond it, the year is a slip.
_VERSTE_PEILDATUM = 10
EERSTE_JAAR = 2000
LAATSTE_JAAR = 2100


@dataclass(frozen=True)
class Periode:
    """A stretch of days with a peildatum.

    Parameters
    ----------
    begin, einde : date
        First and last day, both included.
    peildatum : date
        The report knows nothing that happened after this day; the last day of the period, or a later day.
    naam : str
        How a reader calls the period: ``"2022"`` or ``"4e kwartaal 2022"``.

    Raises
    ------
    LoketFout
        When the days are out of order.
    """

    begin: date
    einde: date
    peildatum: date
    naam: str

    def __post_init__(self) -> None:
        if self.begin > self.einde:
            raise LoketFout(f"De periode {self.naam} eindigt ({self.einde}) voordat zij begint ({self.begin}).")
        if self.peildatum < self.einde:
            raise LoketFout(
                f"Peildatum {self.peildatum} ligt vóór het einde van de periode ({self.einde}).\n"
                f"  verwacht: {self.einde} of een latere dag\n"
                "  wat te doen: laat PEILDATUM weg, of kies een latere dag"
                + "; een deel van het jaar is een kwartaal,\n    zoals REPORT=kwartaalcijfers QUARTER=2"
                * (self.soort == "jaar")
            )

    @property
    def jaar(self) -> int:
        """Calendar year in which the period begins."""
        return self.begin.year

    @property
    def sleutel(self) -> str:
        """Machine-readable name: ``2022`` for a year, ``2022K4`` for a quarter, else begin/einde."""
        if (self.begin, self.einde) == (date(self.jaar, 1, 1), date(self.jaar, 12, 31)):
            return str(self.jaar)
        if self.kwartaal:
            return f"{self.jaar}K{self.kwartaal}"
        return f"{self.begin}/{self.einde}"

    @property
    def kwartaal(self) -> int | None:
        """Number of the quarter that it is; None when it is none."""
        nummer = (self.begin.month - 1) // 3 + 1
        return nummer if (self.begin, self.einde) == _kwartaalgrenzen(self.jaar, nummer) else None

    @property
    def is_maand(self) -> bool:
        """Whether it is one calendar month."""
        return (self.begin, self.einde) == _maandgrenzen(self.jaar, self.begin.month)

    @property
    def maanden(self) -> tuple[Periode, ...]:
        """The months of a year or quarter, in order; seen from this period's peildatum."""
        nummers = range(self.begin.month, self.einde.month + 1)
        return tuple(maand(self.jaar, nummer, self.peildatum) for nummer in nummers)

    @property
    def kwartalen(self) -> tuple[Periode, ...]:
        """The quarters of a year, or of the year so far, in order; seen from this period's peildatum."""
        nummers = range((self.begin.month + 2) // 3, (self.einde.month + 2) // 3 + 1)
        return tuple(kwartaal(self.jaar, nummer, self.peildatum) for nummer in nummers)

    @property
    def soort(self) -> str:
        """What kind of period it is, as a Dutch noun with ‘het’."""
        return "kwartaal" if self.kwartaal else "jaar" if self.sleutel == str(self.jaar) else "tijdvak"

    @property
    def voluit(self) -> str:
        """The name within a sentence: ``2022``, or ``het 4e kwartaal van 2022``."""
        return f"het {self.kwartaal}e kwartaal van {self.jaar}" if self.kwartaal else self.naam

    def van(self, jaartal: int) -> Periode:
        """Return the calendar year ``jaartal``, seen from this period's peildatum."""
        ander = jaar(jaartal)
        return Periode(ander.begin, ander.einde, max(self.peildatum, ander.einde), ander.naam)

    @property
    def jaar_eerder(self) -> Periode:
        """The same days one year earlier, to compare with; seen from this period's peildatum."""
        return Periode(
            _jaar_eerder(self.begin),
            _jaar_eerder(self.einde),
            self.peildatum,
            self.naam.replace(str(self.jaar), str(self.jaar - 1)),
        )

    @property
    def jaar_tot_nu(self) -> Periode:
        """From the first day of the year up to this period's last day: of a first quarter, that quarter itself."""
        if self.kwartaal == 1 or self.sleutel == str(self.jaar):
            return self
        if self.kwartaal == 4:
            return jaar(self.jaar, self.peildatum)
        naam = f"1e t/m {self.kwartaal}e kwartaal {self.jaar}"
        return Periode(date(self.jaar, 1, 1), self.einde, self.peildatum, naam)

    @property
    def voorafgaande(self) -> Periode:
        """The period of the same kind that ends the day before this one begins, to balance a stock with.

        Of a year it is the year before, of a quarter the quarter before and of a month the month before; any other
        period has the year before it.
        """
        if self.is_maand:
            vorige = self.begin - timedelta(days=1)
            return maand(vorige.year, vorige.month, self.peildatum)
        if self.kwartaal:
            jaartal, nummer = (self.jaar, self.kwartaal - 1) if self.kwartaal > 1 else (self.jaar - 1, 4)
            return kwartaal(jaartal, nummer, self.peildatum)
        eerder = self.jaar_eerder
        if eerder.einde == self.begin - timedelta(days=1):
            return eerder
        einde = self.begin - timedelta(days=1)
        return Periode(_jaar_eerder(self.begin), einde, self.peildatum, f"het jaar vóór {self.naam}")


def controleer_jaar(tekst: str) -> int:
    """Return a year typed by a user as a number.

    Raises
    ------
    LoketFout
        When it is not four digits between 2000 and 2100.
    """
    if not (len(tekst) == 4 and tekst.isdecimal() and EERSTE_JAAR <= int(tekst) <= LAATSTE_JAAR):
        raise LoketFout(
            f"‘{tekst}’ is geen jaar waarover een verslag kan gaan.\n"
            f"  verwacht: een jaartal van vier cijfers tussen {EERSTE_JAAR} en {LAATSTE_JAAR}\n"
            "  wat te doen: geef bijvoorbeeld YEAR=2022 (in een notebook: jaar = 2022)"
        )
    return int(tekst)


def dag(tekst: str) -> date:
    """Return a day typed by a user, such as ``2023-01-31``.

    Raises
    ------
    LoketFout
        When it is not a day written that way.
    """
    try:
        gelezen = date.fromisoformat(tekst)
        if gelezen.isoformat() == tekst:  # it reads other ways of writing a day too, such as 2023-W01-1
            return gelezen
    except ValueError:
        pass
    raise LoketFout(f"‘{tekst}’ is geen dag.\n  verwacht: een bestaande dag, geschreven als 2023-01-31")


def peildag(tekst: str, jaartal: int) -> date:
    """Return the peildatum typed for a report about a year.

    Raises
    ------
    LoketFout
        When it is no day, or one so much later that its year must be a slip.
    """
    gekozen = dag(tekst)
    if gekozen.year > jaartal + _VERSTE_PEILDATUM:
        raise LoketFout(
            f"Peildatum {gekozen} ligt meer dan {_VERSTE_PEILDATUM} jaar na {jaartal}.\n"
            "  wat te doen: verbeter het jaar van de peildatum"
        )
    return gekozen


def jaar(jaartal: int, peildatum: date | None = None) -> Periode:
    """Geef een kalenderjaar.

    Parameters
    ----------
    jaartal : int
        Vier cijfers, 2000–2100.
    peildatum : date, optional
        Een latere dag tot wanneer bekend is wat er gebeurde; anders de laatste dag van het jaar.

    Examples
    --------
    >>> jaar(2022)
    """
    if isinstance(jaartal, str):
        raise _is_tekst("jaar", jaartal)
    jaartal = controleer_jaar(str(jaartal))
    einde = date(jaartal, 12, 31)
    return Periode(date(jaartal, 1, 1), einde, peildatum or einde, str(jaartal))


def kwartaal(jaartal: int, nummer: int, peildatum: date | None = None) -> Periode:
    """Geef kwartaal ``nummer`` (1–4) van een jaar; ``peildatum`` als bij :func:`jaar`."""
    if isinstance(nummer, str):
        raise _is_tekst("kwartaal", nummer)
    if nummer not in range(1, 5):
        raise LoketFout(f"Kwartaal ‘{nummer}’ bestaat niet.\n  verwacht: 1, 2, 3 of 4")
    jaartal = jaar(jaartal).jaar
    begin, einde = _kwartaalgrenzen(jaartal, nummer)
    return Periode(begin, einde, peildatum or einde, f"{nummer}e kwartaal {jaartal}")


def maand(jaartal: int, nummer: int, peildatum: date | None = None) -> Periode:
    """Return month ``nummer`` (1–12) of a year; ``peildatum`` as in :func:`jaar`."""
    from loket.basis.opmaak import maandnaam  # Babel takes long to load, and a year needs no names

    begin, einde = _maandgrenzen(jaartal, nummer)
    return Periode(begin, einde, peildatum or einde, f"{maandnaam(nummer)} {jaartal}")


#: A period as a number, where a text was given.
_VOORBEELD = {"jaar": '2022: jaar = 2022, of lees_cijfers("maastricht", 2022)', "kwartaal": "2: kwartaal = 2"}


def _is_tekst(soort: str, waarde: str) -> LoketFout:
    """Say that a period was given as a text: in a first cell, where a build gives its own number."""
    goed = (
        f"haal de aanhalingstekens weg: {soort} = {waarde}"
        if waarde.isdecimal()
        else f"schrijf een getal, zoals {_VOORBEELD[soort]}"
    )
    return LoketFout(f"Het {soort} ‘{waarde}’ is een tekst, en geen getal.\n  wat te doen: {goed}")


def _maandgrenzen(jaartal: int, nummer: int) -> tuple[date, date]:
    volgende = date(jaartal + nummer // 12, nummer % 12 + 1, 1)
    return date(jaartal, nummer, 1), volgende - timedelta(days=1)


def _kwartaalgrenzen(jaartal: int, nummer: int) -> tuple[date, date]:
    volgende = date(jaartal + nummer // 4, nummer % 4 * 3 + 1, 1)
    return date(jaartal, nummer * 3 - 2, 1), volgende - timedelta(days=1)


def _jaar_eerder(dag: date) -> date:
    laatste_van_februari = dag.month == 2 and (dag + timedelta(days=1)).month == 3
    if laatste_van_februari:
        return date(dag.year - 1, 3, 1) - timedelta(days=1)
    return dag.replace(year=dag.year - 1)
