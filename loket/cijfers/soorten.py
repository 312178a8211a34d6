"""What a definition of a figure is made of: which rows count, and how they become a value.

The definitions themselves stand in ``definities/``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loket.basis.eenheden import DUUR
from loket.basis.periode import DAGEN_PER_MAAND, Periode
from loket.register.afleiding import in_maanden
from loket.register.schema import is_heropend

#: Whoever counts kandidaten counts people: see :attr:`Telling.telt_mensen`.
KANDIDAAT = ("kandidaat", "kandidaten")

Telt = Callable[[pd.DataFrame, Periode], pd.Series]
Reken = Callable[[pd.DataFrame], float | None]
Meet = Callable[[pd.DataFrame, Periode], pd.DataFrame]


def aantal(rijen: pd.DataFrame) -> float | None:
    """Count the rows."""
    return len(rijen)


@dataclass(frozen=True)
class Uit:
    """Reckons with some columns alone, so that of the rows that count only those are taken.

    ``een_geval`` says that the value is that of one of the cases.
    """

    kolommen: tuple[str, ...]
    doe: Callable[..., Any]
    een_geval: bool = False

    def __call__(self, rijen: pd.DataFrame, *periode: Periode) -> Any:
        """Reckon."""
        return self.doe(rijen, *periode)


def uit(*kolommen: str) -> Callable[[Meet], Meet]:
    """Say of a :data:`Meet` with which columns it does."""
    return lambda meet: Uit(kolommen, meet)


def som(kolom: str, keer: int = 1) -> Reken:
    """Add up a column, times ``keer``: -1 tells of what was paid back how much it was; no rows give 0."""
    return Uit((kolom,), lambda rijen: keer * float(rijen[kolom].sum()) + 0.0)  # no minus zero


def gemiddelde(kolom: str) -> Reken:
    """Take the mean over the cases; no rows give no value."""
    return Uit((kolom,), lambda rijen: float(rijen[kolom].mean()) if len(rijen) else None)


def mediaan(kolom: str) -> Reken:
    """Take the median over the cases; no rows give no value."""
    return Uit((kolom,), lambda rijen: float(rijen[kolom].median()) if len(rijen) else None)


def kwantiel(kolom: str, deel: float) -> Reken:
    """Take the value below which such a part of the cases lies; no rows give no value."""
    return Uit((kolom,), lambda rijen: float(rijen[kolom].quantile(deel)) if len(rijen) else None)


def langste(kolom: str) -> Reken:
    """Take the largest value; no rows give no value."""
    return Uit((kolom,), lambda rijen: float(rijen[kolom].max()) if len(rijen) else None, een_geval=True)


def laatste(kolom: str, volgorde: str) -> Reken:
    """Take the value of the newest row; no rows give no value, nor do desks of a roll-up that differ in it."""

    def nieuwste(rijen: pd.DataFrame) -> float | None:
        op_volgorde = rijen.sort_values(volgorde, kind="stable")
        per_loket = op_volgorde.drop_duplicates("loket", keep="last") if "loket" in rijen else op_volgorde.tail(1)
        waarden = per_loket[kolom].unique()
        return float(waarden[0]) if len(waarden) == 1 else None

    return nieuwste


@dataclass(frozen=True)
class Telling:
    """A figure that counts (or adds up, or averages) rows of one table.

    Parameters
    ----------
    naam : str
        Name in code, narrative and cijfers.csv.
    label : str
        Dutch label, without capital.
    woorden : tuple of str
        Noun in singular and plural, for running text.
    tabel : str
        Table whose rows count.
    telt : callable
        ``(frame, periode) -> bool per row``.
    omschrijving : str
        One Dutch sentence that defines the figure.
    eenheid : str
        ``aantal``, ``maanden``, ``dagen`` or ``euro``.
    reken : callable
        From the rows that count to the value; default: how many there are.
    meet : callable, optional
        ``(rows, periode) -> DataFrame`` of what ``reken`` takes instead, when that depends on the period's last day.
    noemer : str
        Definition of which this is a part, for ``.aandeel``; empty when there is none.
    groepen : tuple of str
        Columns by which cijfers.csv and the tables split the figure; two with a comma between are crossed.
    stand : bool
        Whether it says how things stand on the period's last day, instead of counting what happened in the period.
    cohort : bool
        Whether the period is that of the closing, while the outcome is measured later.
    gemeten : bool
        Whether the figure needs a nameting: it is unknown, not 0, as long as nobody in the cohort has one.
    uitkomsten : tuple of str
        Groups that tell the outcome of a nameting: each is unknown, not 0, as long as none of its cases has one.
    bijgehouden : str
        Column without which the figure says nothing: it is unknown, not 0, as long as that is empty in the whole table.
    geheel : str
        Definition of which this is all, once the time has come: of the years of closing that it touches.
    terugblik : bool
        Whether it measures a time that lies behind; a register that begins too late gives too short a time.
    """

    naam: str
    label: str
    woorden: tuple[str, str]
    tabel: str
    telt: Telt
    omschrijving: str
    eenheid: str = "aantal"
    reken: Reken = aantal
    meet: Meet | None = None
    noemer: str = ""
    groepen: tuple[str, ...] = ()
    stand: bool = False
    cohort: bool = False
    gemeten: bool = False
    uitkomsten: tuple[str, ...] = ()
    bijgehouden: str = ""
    geheel: str = ""
    terugblik: bool = False

    @property
    def telt_mensen(self) -> bool:
        """Whether it counts kandidaten: in a roll-up, who counts at two desks counts once.

        What happened (an aanmelding, a plaatsing) happened at each desk; in a cohort each home is followed.
        """
        return self.woorden == KANDIDAAT and self.tabel == "trajecten" and self.eenheid == "aantal"

    @property
    def telt_op(self) -> bool:
        """Whether the figures of periods that follow each other are together that of the whole time."""
        van_jaar = (van_het_jaar, besluit_nodig, zonder_eigenaar)  # the same in each part of the year
        begin_of_einde = (geldig_tarief, eerste_van_eerdere_intake)  # that of the period decides these
        return not self.stand and self.eenheid not in DUUR and self.telt not in (*van_jaar, *begin_of_einde)


@dataclass(frozen=True)
class Verhouding:
    """A share: one definition as a percentage of another.

    ``deel`` says whether the counted rows are among the noemer's rows; only then is there an interval. ``van_geheel``
    says that the noemer is the count without the last group to which the figure is narrowed. With ``maanden`` as its
    ``eenheid`` it says in how many months there are as many of the noemer, at the pace of the period.
    The other parameters are those of :class:`Telling`.
    """

    naam: str
    label: str
    teller: str
    noemer: str
    omschrijving: str
    deel: bool = True
    groepen: tuple[str, ...] = ()
    cohort: bool = False
    eenheid: str = "procent"
    stand: bool = False
    van_geheel: bool = False

    def geheel(self, periode: Periode) -> float:
        """Return what the share is when both are equal: 100 percent, or the months of the period."""
        dagen = (periode.einde - periode.begin).days + 1
        return 100 if self.eenheid == "procent" else dagen / DAGEN_PER_MAAND


@dataclass(frozen=True)
class Overleving:
    """An Aalen–Johansen estimate: how long something lasts, with those for whom the end has not been seen.

    It is that of Kaplan–Meier for cases that can end in one way only.

    Parameters
    ----------
    groep : str
        Definition (a :class:`Telling`) whose rows are the cases.
    duur : callable
        ``(rows, periode) -> DataFrame`` with ``duur`` in months, ``gebeurd`` and perhaps ``anders``, as the module
        ``onzekerheid`` takes it.
    na : int
        Months after which the share that is left is estimated, in percent; 0 estimates the median, in months.

    The other parameters are those of :class:`Telling`.
    """

    naam: str
    label: str
    groep: str
    duur: Meet
    omschrijving: str
    na: int = 0
    groepen: tuple[str, ...] = ()
    cohort: bool = False
    stand: bool = False

    @property
    def eenheid(self) -> str:
        """``procent`` for a share, ``maanden`` for a median."""
        return "procent" if self.na else "maanden"

    @property
    def noemer(self) -> str:
        """The definition that counts the cases."""
        return self.groep


Definitie = Telling | Verhouding | Overleving


@dataclass(frozen=True)
class InPeriode:
    """Counts rows whose ``kolom`` lies in the period and whose other columns equal ``gelijk``."""

    kolom: str
    gelijk: tuple[tuple[str, str], ...] = ()

    def __call__(self, frame: pd.DataFrame, periode: Periode) -> pd.Series:
        """Tell which rows count."""
        dagen = frame[self.kolom].to_numpy("datetime64[s]").view("int64")  # an empty day is the least of all
        begin, einde = np.array([periode.begin, periode.einde], "datetime64[s]").view("int64")
        masker = pd.Series((dagen >= begin) & (dagen <= einde), frame.index)
        for naam, waarde in self.gelijk:
            masker &= frame[naam] == waarde
        return masker


def in_periode(kolom: str, **gelijk: str) -> InPeriode:
    """Count rows whose ``kolom`` lies in the period and whose other columns equal ``gelijk``."""
    return InPeriode(kolom, tuple(gelijk.items()))


def op_wachtlijst(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count rows that are on the wachtlijst on the period's last day."""
    dag = pd.Timestamp(periode.einde)
    weg = (frame["start_huur"] <= dag) | (frame["uitval_datum"] <= dag)
    return (frame["wachtlijstdatum"] <= dag) & ~weg


def wacht_te_lang(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count rows that are on the wachtlijst on the period's last day, when the agreed time is over."""
    return op_wachtlijst(frame, periode) & (frame["termijn"] < pd.Timestamp(periode.einde))


def van_het_jaar(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count rows of the year in which the period lies."""
    return frame["jaar"] == periode.jaar


def geldig_tarief(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count tarieven that had begun by the period's last day."""
    return frame["geldig_van"] <= pd.Timestamp(periode.einde)


def geldige_verwijzer(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count verwijzers, one row an organisation, that are valid on the period's last day."""
    dag = pd.Timestamp(periode.einde)
    return (frame["geldig_van"] <= dag) & ~(frame["geldig_tot"] < dag)


def deelnemer(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count the deelnemers among the :func:`geldige_verwijzer`."""
    return geldige_verwijzer(frame, periode) & (frame["verwijzertype"] == "deelnemer")


def met_overeenkomst(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count deelnemers with an agreement in force on the period's last day."""
    return deelnemer(frame, periode) & (frame["deelnemersovereenkomst_sinds"] <= pd.Timestamp(periode.einde))


def zonder_overeenkomst(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count deelnemers without one on that day."""
    return deelnemer(frame, periode) & ~met_overeenkomst(frame, periode)


def eerste_van_eerdere_intake(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count first facturen of the period whose intake was before it."""
    return in_periode("factuurdatum", eerste="ja")(frame, periode) & (
        frame["intakedatum"] < pd.Timestamp(periode.begin)
    )


def gewone_factuur(**gelijk: str) -> Telt:
    """Count facturen of the period that are no creditfactuur."""
    return lambda frame, periode: in_periode("factuurdatum", **gelijk)(frame, periode) & (frame["bedrag"] >= 0)


def betaald(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count facturen and creditfacturen of the period that have been paid."""
    return in_periode("factuurdatum")(frame, periode) & frame["betaald"].notna()


def onbetaald(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count facturen and creditfacturen of the period that have not been paid."""
    return in_periode("factuurdatum")(frame, periode) & frame["betaald"].isna()


def zonder_prijs(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count intakes of the period for which there was no trajectprijs yet."""
    return in_periode("intakedatum")(frame, periode) & frame["gefactureerd"].isna()


def duurzaam_strikt(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count cohort rows that are still resident, without overlast and without huurachterstand, case by case."""
    goed = (frame["woont_nog"] == "ja") & (frame["overlast"] == "geen") & (frame["huurachterstand"] == "geen")
    return in_periode("afsluitdatum")(frame, periode) & goed


def met_waarde(kolom: str, *kolommen: str) -> Telt:
    """Count rows whose ``kolom`` lies in the period and whose other ``kolommen`` all hold something."""
    return lambda frame, periode: in_periode(kolom)(frame, periode) & frame[list(kolommen)].notna().all(axis=1)


def besluit_nodig(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count dossiers of the period's year that say who still has to decide."""
    return van_het_jaar(frame, periode) & frame["beslist"].notna()


def zonder_eigenaar(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count dossiers of the period's year that nobody owns."""
    return van_het_jaar(frame, periode) & frame["eigenaar"].isna()


def klacht_open(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count klachten that had come in by the period's last day and had no decision by then."""
    dag = pd.Timestamp(periode.einde)
    return (frame["ontvangen"] <= dag) & ~(frame["besluit"] <= dag)


def klacht_over_termijn(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count those of :func:`klacht_open` of which the term was over on that day."""
    return klacht_open(frame, periode) & (frame["termijn"] < pd.Timestamp(periode.einde))


def nog_niet_gemeten(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count cohort rows without any nameting by the peildatum."""
    return in_periode("afsluitdatum")(frame, periode) & frame["nameting"].isna()


def met_datum(kolom: str, datum: str) -> Telt:
    """Count rows whose ``kolom`` lies in the period and that have a ``datum``, whenever it was."""
    return lambda frame, periode: in_periode(kolom)(frame, periode) & frame[datum].notna()


def nog_onderweg(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count rows registered in the period that neither got a home nor stopped."""
    gesloten = frame["afsluitdatum"].notna() & ~is_heropend(frame)
    klaar = frame["start_huur"].notna() | frame["uitval_datum"].notna() | gesloten
    return in_periode("aanmelddatum")(frame, periode) & ~klaar


def wachttijdgroep(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count rows that came on the wachtlijst in the period or in the year before it."""
    begin = pd.Timestamp(periode.jaar_eerder.begin)
    return frame["wachtlijstdatum"].between(begin, pd.Timestamp(periode.einde))


def wacht_zonder_woning(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count rows of the :func:`wachttijdgroep` that had no home on the period's last day."""
    return wachttijdgroep(frame, periode) & ~(frame["start_huur"] <= pd.Timestamp(periode.einde))


@uit("wachtlijstdatum", "start_huur", "uitval_datum")
def wachtduur(rijen: pd.DataFrame, periode: Periode) -> pd.DataFrame:
    """Measure the wait from the wachtlijstdatum to start_huur, to uitval (then no home comes) or to the last day."""
    dag = pd.Timestamp(periode.einde)
    geplaatst = rijen["start_huur"] <= dag
    gestopt = ~geplaatst & (rijen["uitval_datum"] <= dag)
    einde = rijen["start_huur"].where(geplaatst, rijen["uitval_datum"].where(gestopt, dag))
    return _duur(rijen["wachtlijstdatum"], einde, geplaatst).assign(anders=gestopt)


def wacht_al(van: int, tot: int | None = None) -> Telt:
    """Count who is on the wachtlijst on the period's last day, for ``van`` months or longer and less than ``tot``."""

    def telt(frame: pd.DataFrame, periode: Periode) -> pd.Series:
        maanden = in_maanden(pd.Timestamp(periode.einde) - frame["wachtlijstdatum"])
        binnen: pd.Series = (maanden >= van) & (maanden < (tot or float("inf")))
        return op_wachtlijst(frame, periode) & binnen

    return telt


def gehuurd(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count rows whose tenancy began by the period's last day, in this year or before."""
    return frame["start_huur"] <= pd.Timestamp(periode.einde)


@uit("start_huur", "einde_huur", "laatst_bekend")
def woonduur(rijen: pd.DataFrame, periode: Periode) -> pd.DataFrame:
    """Measure the tenancy from start_huur; it ends with einde_huur, and is cut off when it was last seen going on."""
    dag = pd.Timestamp(periode.einde)
    beeindigd = rijen["einde_huur"] <= dag
    gezien = rijen["laatst_bekend"].where(rijen["laatst_bekend"] <= dag, dag)
    return _duur(rijen["start_huur"], rijen["einde_huur"].where(beeindigd, gezien), beeindigd)


def einde_onbekend(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count tenants closed negatively of whom no end of the tenancy is known, and whom nobody saw after the closing."""
    dicht = (frame["resultaat"] == "negatief") & (frame["afsluitdatum"] <= pd.Timestamp(periode.einde))
    ongezien = frame["laatst_bekend"] == frame["afsluitdatum"]
    return gehuurd(frame, periode) & dicht & ongezien & frame["einde_huur"].isna()


@uit("start_huur", "einde_huur", "laatst_bekend", "resultaat", "afsluitdatum")
def woonduur_minstens(rijen: pd.DataFrame, periode: Periode) -> pd.DataFrame:
    """Measure as :func:`woonduur`, but take it that who is :func:`einde_onbekend` left on the day of the closing."""
    duur = woonduur(rijen, periode)
    return duur.assign(gebeurd=duur["gebeurd"] | einde_onbekend(rijen, periode))


def gevolgd(na: int) -> Telt:
    """Count tenants who are seen for ``na`` months or longer: those at risk in the estimate by then."""
    return lambda frame, periode: gehuurd(frame, periode) & (woonduur(frame, periode)["duur"] >= na)


def nog_te_volgen(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count cohort rows, closed by the period's last day, that are still followed after it."""
    dag = pd.Timestamp(periode.einde)
    return (frame["afsluitdatum"] <= dag) & (frame["einde_volgen"] > dag)


def nog_nooit_gemeten(frame: pd.DataFrame, periode: Periode) -> pd.Series:
    """Count cohort rows among the :func:`nog_te_volgen` without any nameting by the peildatum."""
    return nog_te_volgen(frame, periode) & frame["nameting"].isna()


def _duur(begin: pd.Series, einde: pd.Series, gebeurd: pd.Series) -> pd.DataFrame:
    return pd.DataFrame({"duur": in_maanden(einde - begin), "gebeurd": gebeurd})
