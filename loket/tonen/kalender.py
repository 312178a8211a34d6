"""De kalender van het komende jaar: wat er gepland is, of anders een voorstel van wat terugkomt."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pandas as pd
from icalendar import Calendar, Event

from loket.basis import opmaak
from loket.basis.afspraken import ILLUSTRATIEF, MIME_KALENDER
from loket.cijfers.cijfers import Cijfers
from loket.rapporten import bestandsnaam
from loket.register.bestanden import Bron
from loket.register.inrichting import Inrichting
from loket.register.nieuw_jaar import opschuiver, planning_na
from loket.register.planning import GEPLAND
from loket.tonen.alinea import Tekst
from loket.tonen.delen import dit_notebook
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.tabellen import lijst

#: How sure a day is, and what a calendar calls that.
VAST, VOORSTEL = ("ja", "nee, voorstel")
_STATUS = {VAST: "CONFIRMED", VOORSTEL: "TENTATIVE"}


@dataclass(frozen=True, eq=False)
class Kalender:
    """What is planned in the twelve months after the peildatum.

    Parameters
    ----------
    cijfers : Cijfers
        The figures of the report.
    """

    cijfers: Cijfers

    @cached_property
    def _volgend_jaar(self) -> tuple[pd.DataFrame, tuple[Bron, ...]]:
        return self.cijfers.register.planning_van(self.cijfers.jaar + 1)

    @property
    def bronnen(self) -> tuple[Bron, ...]:
        """The file of next year that was read for it; none when there is none yet."""
        return self._volgend_jaar[1]

    @cached_property
    def afspraken(self) -> pd.DataFrame:
        """The parts of the planning, by day, each with ``zekerheid``.

        As long as the desk planned nothing for next year, what comes back stands there as a proposal, on the days that
        ``make new-year`` would give it.
        """
        register, jaar = self.cijfers.register, self.cijfers.jaar
        dit, volgend = self.cijfers.dit_jaar("jaarplanning"), self._volgend_jaar[0].assign(stand=GEPLAND)
        volgend = volgend[volgend["status"] == GEPLAND].assign(zekerheid=VAST)
        if self._volgend_jaar[0].empty:
            volgend = _voorstel(dit, jaar, self.cijfers.loket)
        alle = pd.concat([dit[dit["stand"] == GEPLAND].assign(zekerheid=VAST), volgend])
        na, tot = pd.Timestamp(register.peildatum), pd.Timestamp(register.peildatum) + pd.DateOffset(years=1)
        return alle[(alle["datum"] > na) & (alle["datum"] <= tot)].sort_values(["datum", "gremium"], kind="stable")

    @property
    def voorstellen(self) -> int:
        """How many of its days are only proposed."""
        return int((self.afspraken["zekerheid"] == VOORSTEL).sum())

    @property
    def naam(self) -> str:
        """Name of the file that stands beside the report."""
        return f"{bestandsnaam(dit_notebook(), {'kwartaal': self.cijfers.periode.kwartaal}, self.cijfers.publiek)}.ics"

    @property
    def periode(self) -> str:
        """The twelve months as text."""
        peildatum = self.cijfers.register.peildatum
        einde = (pd.Timestamp(peildatum) + pd.DateOffset(years=1)).date()
        return opmaak.periode(peildatum + timedelta(days=1), einde)

    def ics(self) -> str:
        """Return it as iCalendar (RFC 5545); nothing in it hangs on the moment at which it is made."""
        loket, peildatum = self.cijfers.loket, self.cijfers.register.peildatum
        kalender = Calendar()
        kalender.add("prodid", "-//Loket//planning//NL")
        kalender.add("version", "2.0")
        kalender.add("method", "PUBLISH")
        kalender.add("x-wr-calname", f"Planning {loket.naam}{' (voorbeelddata)' * loket.voorbeelddata}")
        for rij in self.afspraken.astype("object").to_dict("records"):
            kalender.add_component(_afspraak(rij, loket.code, peildatum))
        return str(kalender.to_ical().decode())

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        data = {"text/plain": repr(self)}
        return data | ({MIME_KALENDER: self.ics()} if len(self.afspraken) else {"text/markdown": ""})

    def __repr__(self) -> str:
        return f"{self.naam} met {opmaak.met_woord(len(self.afspraken), ('afspraak', 'afspraken'))}"


def _voorstel(planning: pd.DataFrame, jaar: int, loket: Inrichting) -> pd.DataFrame:
    """Return what comes back of a year's planning, moved on to the year after it; of an example it is made up."""
    kolommen = ["datum", "gremium", "onderwerp", "verplichting", "status", "terugkerend"]
    teksten = planning[kolommen].assign(datum=planning["datum"].dt.strftime("%Y-%m-%d")).astype("object")
    rijen = [dict(zip(kolommen, rij, strict=True)) for rij in teksten.where(teksten.notna(), "").to_numpy()]
    komt = planning_na(rijen, jaar + 1, opschuiver(jaar, jaar + 1, loket.nameting_jaren))
    nieuw = pd.DataFrame(komt, columns=[*kolommen, "herkomst"])
    return nieuw.assign(
        datum=pd.to_datetime(nieuw["datum"]).astype("datetime64[s]"),
        herkomst=ILLUSTRATIEF if loket.voorbeelddata else None,
        zekerheid=VOORSTEL,
    )


def _afspraak(rij: Mapping[Hashable, Any], loket: str, peildatum: date) -> Event:
    dag = rij["datum"].date()
    wat = f"{rij['gremium']}: {rij['onderwerp']}"
    is_voorstel = rij["zekerheid"] == VOORSTEL
    uitleg = [f"Wat er moet zijn: {rij['verplichting']}."]
    uitleg += ["Dit is een voorstel; de dag staat nog niet vast."] * is_voorstel
    uitleg += ["Dit is voorbeelddata: de afspraak bestaat niet."] * (rij["herkomst"] == ILLUSTRATIEF)
    afspraak = Event()
    # The same part of the planning is the same event in each calendar that is made, so that a newer one replaces it.
    afspraak.add("uid", f"{uuid5(NAMESPACE_URL, f'loket:{loket}:{dag}:{wat}')}@loket")
    afspraak.add("dtstamp", datetime.combine(peildatum, time(), UTC))
    afspraak.add("dtstart", dag)
    afspraak.add("dtend", dag + timedelta(days=1))
    afspraak.add("summary", f"{wat} (voorstel)" if is_voorstel else wat)
    afspraak.add("description", " ".join(uitleg))
    afspraak.add("categories", [str(rij["gremium"])])
    afspraak.add("status", _STATUS[str(rij["zekerheid"])])
    afspraak.add("transp", "TRANSPARENT")  # a day in a calendar, that takes nobody's time
    return afspraak


def komend(kalender: Kalender) -> Tabel | Tekst:
    """Return what is planned in the coming twelve months; nothing when :func:`bestand` says that there is none."""
    if kalender.afspraken.empty:
        return Tekst("")
    return lijst(
        kalender.afspraken,
        "komend-jaar",
        f"Wat er komt, {kalender.periode}",
        {
            "datum": "Datum",
            "gremium": "Wie",
            "onderwerp": "Waarover",
            "verplichting": "Wat er moet zijn",
            "zekerheid": "Staat vast",
        },
    )


def bestand(kalender: Kalender) -> Tekst:
    """Say how sure the days are, and where the file is."""
    if kalender.afspraken.empty:
        return Tekst("Er is nog niets gepland, en daarom is er geen kalender.")
    volgend = kalender.cijfers.jaar + 1
    zinnen = [
        f"De kalender staat naast dit verslag: [{kalender.naam}]({kalender.naam}). U kunt hem openen in uw agenda."
    ]
    if kalender.voorstellen:
        zinnen.append(
            f"Van {volgend} is er nog geen planning. Daarom is wat elk jaar terugkomt een voorstel, op dezelfde weekdag"
            f" als in {kalender.cijfers.jaar} ({opmaak.met_woord(kalender.voorstellen, ('dag', 'dagen'))})."
            " In de kalender staat dat erbij."
        )
    elif kalender.bronnen:
        zinnen.append(f"De dagen van {volgend} komen uit de planning van dat jaar.")
    return Tekst(" ".join(zinnen))
