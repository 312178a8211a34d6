"""Telregels: which rows of a table a figure counts in a period, and how long a time lasted for each of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from loket.basis.eenheden import DUUR
from loket.basis.periode import Periode
from loket.cijfers.soorten import Telling, Telt, uit
from loket.register.afleiding import in_maanden
from loket.register.schema import is_heropend


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


def telt_op(telling: Telling) -> bool:
    """Tell whether the figures of periods that follow each other are together that of the whole time."""
    van_jaar = (van_het_jaar, besluit_nodig, zonder_eigenaar)  # the same in each part of the year
    begin_of_einde = (geldig_tarief, eerste_van_eerdere_intake)  # that of the period decides these
    return not telling.stand and telling.eenheid not in DUUR and telling.telt not in (*van_jaar, *begin_of_einde)
