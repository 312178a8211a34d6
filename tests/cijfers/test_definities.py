"""Every definition on a register of a few rows, with the value worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from klein_register import Rij, aanmelding, geplaatst, maak_cijfers, positief, wachtend

from loket.basis.periode import DAGEN_PER_MAAND, Periode, jaar, kwartaal
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.inlezen import lees_cijfers

_2022 = jaar(2022)


@dataclass(frozen=True)
class Geval:
    """A register, and what one figure over it must be."""

    waarom: str
    verwacht: float | None
    tabellen: dict[str, list[Rij]] = field(default_factory=dict)
    periode: Periode = _2022
    peildatum: date | None = None

    @property
    def cijfers(self) -> Cijfers:
        return maak_cijfers(self.periode, self.peildatum, **self.tabellen)


def _t(*trajecten: Rij, **meer: list[Rij]) -> dict[str, list[Rij]]:
    return {"trajecten": list(trajecten)} | meer


# The first and last day of 2022, and the days on either side of them.
_GRENZEN = ("2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01")

# --- inflow -------------------------------------------------------------------------------------------------------

_AANMELDINGEN = _t(*(aanmelding(nr, dag) for nr, dag in enumerate(_GRENZEN)))
_INTAKES = _t(*(aanmelding(nr, "2021-06-01", intakedatum=dag) for nr, dag in enumerate(_GRENZEN)))
_WACHT = _t(*(wachtend(nr, dag) for nr, dag in enumerate(_GRENZEN)))
_UITVAL = _t(
    *(
        aanmelding(nr, "2021-06-01", uitval_datum=dag, uitval_fase="aanmelding", uitval_reden="niet bereikbaar")
        for nr, dag in enumerate(_GRENZEN)
    )
)
_VAN_LIJST = {"uitval_fase": "wachtlijst", "uitval_reden": "trekt zich terug"}

# --- placements ---------------------------------------------------------------------------------------------------

_HUUR = _t(*(geplaatst(nr, "2021-06-01", dag) for nr, dag in enumerate(_GRENZEN)))
# 61 days (31 + 28 + 2), 122 days (31 + 28 + 31 + 30 + 2) and, for Maasvallei, 183 days (122 + 29 + 30 + 2).
_WACHTTIJD = _t(
    geplaatst(1, "2022-01-01", "2022-03-03"),
    geplaatst(2, "2022-01-01", "2022-05-03"),
    geplaatst(3, "2022-01-01", "2022-07-03", corporatie="Maasvallei"),
)
# 365 days are 11,99 months, 366 days are 12,02 months.
_AFSPRAAK = _t(geplaatst(1, "2021-03-01", "2022-03-01"), geplaatst(2, "2021-03-01", "2022-03-02"))
_TAAK = {"taakstelling": [{"corporatie": "Servatius", "aantal": 5}, {"corporatie": "Maasvallei", "aantal": 3}]}
_TAAK_NUL: dict[str, list[Rij]] = {"taakstelling": [{"corporatie": "Servatius", "aantal": 0}]}
_EIGEN = _t(
    geplaatst(1, "2022-01-01", "2022-02-01"),
    geplaatst(2, "2022-01-01", "2022-02-01", plaatsingsgemeente="Meerssen"),
    geplaatst(3, "2022-01-01", "2022-02-01", bindingsgemeente="Meerssen", plaatsingsgemeente="Meerssen"),
    geplaatst(4, "2022-01-01", "2023-02-01"),
)

# --- deelregio's (Heuvelland is Meerssen and Vaals) and routes (that of the Veiligheidshuis since 1 January 2022) -----

_REGIO = _t(
    geplaatst(1, "2022-01-01", "2022-02-01", bindingsgemeente="Vaals", plaatsingsgemeente="Meerssen"),
    geplaatst(2, "2022-01-01", "2022-12-31", bindingsgemeente="Vaals"),  # in Maastricht
    geplaatst(3, "2022-01-01", "2022-02-01", bindingsgemeente="Stein", plaatsingsgemeente="Stein"),
    geplaatst(4, "2022-01-01", "2022-02-01", bindingsgemeente="Stein"),  # neither is in a deelregio
    geplaatst(5, "2022-01-01", "2022-02-01", bindingsgemeente=None, plaatsingsgemeente="Meerssen"),
    geplaatst(6, "2022-01-01", "2023-01-01", bindingsgemeente="Vaals", plaatsingsgemeente="Vaals"),
)
_VHH = {"route": "Veiligheidshuis"}
_DOOR = {"uitval_fase": "aanmelding", "uitval_reden": "naar eigen route"}
_ROUTE = _t(
    aanmelding(1, "2021-12-31", **_VHH),
    aanmelding(2, "2022-01-01", **_VHH),
    aanmelding(3, "2022-05-01", **_VHH, **_DOOR, uitval_datum="2022-05-04"),
    aanmelding(4, "2022-12-01", **_VHH, **_DOOR, uitval_datum="2023-01-02"),
    aanmelding(5, "2021-12-01", **_VHH, **_DOOR, uitval_datum="2022-01-05"),
    aanmelding(6, "2022-05-01", **_DOOR, uitval_datum="2022-05-04"),  # a reason without a route sends nobody on
    aanmelding(
        7, "2022-06-01", **_VHH, uitval_datum="2022-06-02", uitval_fase="aanmelding", uitval_reden="niet bereikbaar"
    ),
    aanmelding(8, "2022-06-01"),
)
_ZONDER_ROUTE = _t(aanmelding(1, "2022-01-01"))

# --- closing, invoices, complaints --------------------------------------------------------------------------------

_POSITIEF = _t(*(positief(nr, dag) for nr, dag in enumerate(_GRENZEN)))
_NEGATIEF = _t(
    *(
        geplaatst(
            nr,
            "2020-01-01",
            "2020-01-01",
            afsluitdatum=d,
            resultaat="negatief",
            afsluitreden="afspraken niet nagekomen",
        )
        for nr, d in enumerate(_GRENZEN)
    ),
    positief(9, "2022-05-01"),
)
_FACTUREN: dict[str, list[Rij]] = {
    "facturen": [
        {"factuur_id": f"F{nr}", "traject_id": f"T{nr}", "factuurdatum": dag, "bedrag": bedrag}
        for nr, (dag, bedrag) in enumerate(zip(_GRENZEN, (1000.0, 675.0, 650.25, 1000.0), strict=True))
    ]
}
# Sent in 2021, sent again and taken back in 2022.
_DUBBEL: dict[str, list[Rij]] = {
    "facturen": [
        {"factuur_id": f"F{nr}", "traject_id": "T1", "factuurdatum": dag, "bedrag": bedrag}
        for nr, (dag, bedrag) in enumerate((("2021-12-01", 675.0), ("2022-01-02", 675.0), ("2022-02-01", -675.0)))
    ]
}
_JAARGRENS = _t(
    *(
        aanmelding(nr, "2020-01-01", intakedatum=dag)
        for nr, dag in enumerate(("2022-12-20", "2022-12-20", "2022-12-20", "2020-12-31", "2023-01-01"), 1)
    ),
    facturen=[
        {"factuur_id": f"F{nr}", "traject_id": f"T{nr}", "factuurdatum": dag}
        for nr, dag in ((1, "2022-12-31"), (2, "2023-01-05"))
    ],
)
# T1 paid and T2 not; T3 sent twice and the second taken back; T4 taken back in part; T5 paid, and the money returned.
# T6 was sent in 2021, T7 on the last day on which, on 31 December, it is not late yet.
_BETALING: dict[str, list[Rij]] = _t(
    *(aanmelding(nr, "2021-01-01", intakedatum="2022-02-01") for nr in range(1, 8)),
    facturen=[
        {"factuur_id": f"F{nr}", "traject_id": f"T{traject}", "factuurdatum": dag, "bedrag": bedrag, "betaald": betaald}
        for nr, (traject, dag, bedrag, betaald) in enumerate(
            (
                (1, "2022-02-01", 675.0, "2022-12-31"),
                (2, "2022-03-04", 675.0, "2023-01-01"),
                (3, "2022-03-05", 675.0, "2022-04-01"),
                (3, "2022-03-06", 675.0, None),
                (3, "2022-03-07", -675.0, None),
                (4, "2022-05-01", 675.0, None),
                (4, "2022-05-02", -100.0, None),
                (5, "2022-06-01", 600.0, "2022-06-02"),
                (5, "2022-06-03", -600.0, "2022-06-04"),
                (6, "2021-12-31", 675.0, None),
                (7, "2022-12-01", 675.0, None),
            )
        )
    ],
)
_ZONDER_BETALING = {"facturen": [dict(rij) | {"betaald": None} for rij in _BETALING["facturen"]]}
_BETAALD: Rij = {"factuur_id": "F9", "traject_id": "T9", "factuurdatum": "2021-12-01", "betaald": "2021-12-01"}
# X signed on 1 July 2022, and was called Y from August on; Z signed after the year; P has never signed, Q stopped.
_PARTIJEN: dict[str, list[Rij]] = {
    "verwijzers": [
        {"verwijzer_id": wie, "naam": naam, "type": soort, "geldig_van": van, "geldig_tot": tot}
        | {"deelnemersovereenkomst_sinds": sinds}
        for wie, naam, soort, van, tot, sinds in (
            ("C", "C", "convenantpartner", "2018-01-01", None, None),
            ("X", "X", "deelnemer", "2018-01-01", "2022-07-31", "2022-07-01"),
            ("X", "Y", "deelnemer", "2022-08-01", None, "2022-07-01"),
            ("Z", "Z", "deelnemer", "2022-12-31", None, "2023-01-01"),
            ("P", "P", "deelnemer", "2018-01-01", "2022-12-31", None),
            ("Q", "Q", "deelnemer", "2018-01-01", "2022-12-30", "2020-01-01"),
            ("R", "R", "deelnemer", "2023-01-01", None, None),
        )
    ]
}
_TARIEVEN: dict[str, list[Rij]] = {
    "tarieven": [
        {"trajectprijs": 700.0, "geldig_van": "2023-01-01"},
        {"trajectprijs": 690.0, "geldig_van": "2022-12-31"},
        {"trajectprijs": 675.0, "geldig_van": "2021-01-01"},
    ]
}
_KLACHTEN: dict[str, list[Rij]] = {
    "klachten": [
        *(
            {"klacht_id": f"K{nr}", "ontvangen": "2021-12-01", "besluit": dag, "oordeel": "gegrond"}
            for nr, dag in enumerate(_GRENZEN)
        ),
        {"klacht_id": "K8", "ontvangen": "2022-05-01"},
        {"klacht_id": "K9", "ontvangen": "2022-05-01", "besluit": "2022-06-01", "oordeel": "ongegrond"},
    ]
}

# Received on 1 March: 42 days later is 12 April. K4 and K5 wait still; of K4 the term ends on 31 December itself.
_BESLIST: dict[str, list[Rij]] = {
    "klachten": [
        {"klacht_id": "K1", "ontvangen": "2022-03-01", "besluit": "2022-04-12", "oordeel": "gegrond", "gevolg": "Geen"},
        {
            "klacht_id": "K2",
            "ontvangen": "2022-03-01",
            "besluit": "2022-04-13",
            "oordeel": "gegrond",
            "gevolg": "excuses",
        },
        {"klacht_id": "K3", "ontvangen": "2021-12-31", "besluit": "2022-01-01", "oordeel": "ongegrond"},
        {"klacht_id": "K4", "ontvangen": "2022-11-19"},
        {"klacht_id": "K5", "ontvangen": "2022-11-18", "besluit": "2023-01-01", "oordeel": "gegrond", "gevolg": "geen"},
    ]
}

# --- planning and dossiers ----------------------------------------------------------------------------------------


def _punt(dag: str, status: str, **meer: object) -> Rij:
    return {"datum": dag, "gremium": "BOWWZ", "onderwerp": dag, "verplichting": "stuk", "status": status} | meer


_PLANNING: dict[str, list[Rij]] = {
    "jaarplanning": [
        _punt("2021-12-31", "gepland", begroot=1.0, bedrag=1.0),
        _punt("2022-01-01", "gehouden", begroot=100.0, bedrag=90.0),
        _punt("2022-06-01", "gepland", begroot=50.0),
        _punt("2022-06-30", "gepland"),
        _punt("2022-07-01", "gepland", bedrag=7.0),
        _punt("2022-12-30", "gehouden", bedrag=20.0, begroot=30.0),
        _punt("2022-12-31", "vervallen", gremium="Regiegroep", bedrag=5.0),
        _punt("2023-01-01", "gehouden", begroot=1.0, bedrag=1.0),
    ]
}
_DOSSIERS: dict[str, list[Rij]] = {
    "dossiers": [
        {"dossier": "A", "stand": "loopt", "vervolg": "besluit", "beslist": "gemeente", "eigenaar": "loket"},
        {"dossier": "B", "stand": "loopt", "vervolg": "verder"},
    ]
}

# --- the cohort of 2020, as measured up to the end of 2022 --------------------------------------------------------


def _meting(nummer: int, dag: str, **meer: object) -> Rij:
    return {"traject_id": f"T{nummer}", "peildatum": dag} | meer


# Closed on the first and last day of 2020; T8 a day later, T9 negatively, T7 without nameting before 2023.
_COHORT = _t(
    positief(1, "2020-01-01"),
    positief(2, "2020-12-31"),
    positief(3, "2020-06-01"),
    positief(4, "2020-06-01"),
    positief(5, "2020-06-01"),
    positief(6, "2020-06-01"),
    positief(7, "2020-12-31"),
    positief(8, "2021-01-01"),
    positief(9, "2020-06-01", resultaat="negatief", afsluitreden="afspraken niet nagekomen"),
    nametingen=[
        # T1: the newest counts, wherever it stands: all is well since 2021.
        _meting(1, "2021-06-01"),
        _meting(1, "2020-06-01", overlast="structureel", huurachterstand="problematisch"),
        # T2: still resident, but the nuisance is structural.
        _meting(2, "2021-06-01", overlast="structureel"),
        # T3: moved of its own accord, without nuisance: durable as published, not strictly.
        _meting(3, "2021-06-01", woont_nog="nee", verhuisinitiatief="eigen"),
        # T4: moved on the corporatie's initiative, with complaints and a debt.
        _meting(
            4,
            "2021-06-01",
            woont_nog="nee",
            verhuisinitiatief="corporatie",
            overlast="meldingen",
            huurachterstand="problematisch",
            ontruiming="ja",
        ),
        # T5: resident, no nuisance, arrears that were solved: strictly not durable.
        _meting(5, "2021-06-01", huurachterstand="opgelost"),
        # T6: resident, nothing measured: not measured is never none.
        _meting(6, "2021-06-01", overlast="niet_gemeten", huurachterstand="niet_gemeten"),
        # T7: measured after the peildatum only.
        _meting(7, "2023-01-01"),
        _meting(8, "2022-01-01"),
    ],
)
_C = {"tabellen": _COHORT, "periode": jaar(2020, date(2022, 12, 31))}
_TWEE_STRIKT = _t(
    *(positief(nr, "2021-05-01") for nr in (1, 2, 3)),
    nametingen=[
        *(_meting(nr, "2022-05-01") for nr in (1, 2)),
        _meting(3, "2022-05-01", woont_nog="nee", verhuisinitiatief="eigen", overlast="structureel",
                huurachterstand="problematisch"),
    ],
)  # fmt: skip
_GEEN_ANTWOORD = _t(
    *(positief(nr, "2021-05-01") for nr in (1, 2, 3)),
    nametingen=[_meting(1, "2022-05-01", woont_nog=None), _meting(3, "2022-05-01", woont_nog="nee")],
)
_GEEN_COHORT = {"periode": jaar(2021)}
_ONTRUIMING: dict[str, list[Rij]] = {
    "nametingen": [*(_meting(nr, dag, ontruiming="ja") for nr, dag in enumerate(_GRENZEN)), _meting(9, "2022-05-01")]
}

# --- the funnel of those registered in 2022: T1 no more than that, T2 stopped, T3 waits, T4 got a home in 2023 -------

_TRECHTER = _t(
    aanmelding(1, "2022-02-01"),
    aanmelding(2, "2022-03-01", intakedatum="2022-03-10", uitval_datum="2022-04-01", uitval_fase="intake"),
    wachtend(3, "2022-05-01"),
    geplaatst(4, "2022-06-01", "2023-02-01"),
    geplaatst(5, "2021-12-31", "2022-06-01"),
)
_LATER: dict[str, date] = {"peildatum": date(2023, 6, 1)}

# --- estimates: 61 days of waiting are 2,0041 months, 122 days are 4,0082 -------------------------------------------

_61, _122 = geplaatst(1, "2022-01-01", "2022-03-03"), geplaatst(2, "2022-01-01", "2022-05-03")
_VERTROKKEN = wachtend(4, "2022-01-01", uitval_datum="2022-02-01", **_VAN_LIJST)
_BLIJFT = geplaatst(1, "2021-01-01", "2021-01-01")
_WEG = geplaatst(2, "2021-01-01", "2021-01-01", einde_huur="2021-07-01", einde_reden="eigen initiatief")
_DICHT = positief(3, "2021-03-01", start_huur="2021-01-01", wachtlijstdatum="2021-01-01")
_NEG = _DICHT | {"resultaat": "negatief", "afsluitreden": "afspraken niet nagekomen"}
_LANG = geplaatst(1, "2020-06-01", "2020-06-01")
_LANG_WEG = geplaatst(2, "2020-06-01", "2020-06-01", einde_huur="2022-01-01", einde_reden="ontruiming")

# On 31 December 2022 these wait 182 and 183 days (6 months are 182,6), 365 and 366 (365,25), 547 and 548 (547,9); and
# two who do not wait any more, or not yet.
_WACHT_AL = _t(
    *(
        wachtend(nr, dag)
        for nr, dag in enumerate(
            ("2022-07-02", "2022-07-01", "2021-12-31", "2021-12-30", "2021-07-02", "2021-07-01", "2023-01-01")
        )
    ),
    geplaatst(8, "2021-01-01", "2022-12-31"),
)
_TERUG = _t(
    aanmelding(
        1, "2021-05-01", kandidaat_id="K1", uitval_datum="2021-06-01", uitval_fase="aanmelding", uitval_reden="x"
    ),
    wachtend(2, "2022-05-01", kandidaat_id="K1"),
    wachtend(3, "2022-05-01", kandidaat_id="K2"),
    wachtend(4, "2021-05-01", kandidaat_id="K3"),
    aanmelding(5, "2022-06-01", kandidaat_id="K2"),
)

# --- the agreed 12 months, of everybody: 365 days are within, so who came on 1 January 2021 has until 1 January 2022 --

_TERMIJN = _t(
    wachtend(1, "2020-12-31"),  # until 31 December 2021: the year before
    geplaatst(2, "2021-01-01", "2022-01-01"),  # on the last day: in time
    geplaatst(3, "2021-01-01", "2022-01-02", corporatie="Maasvallei"),  # a day too late
    wachtend(4, "2021-12-31"),  # until 31 December 2022
    wachtend(5, "2021-06-01", uitval_datum="2021-07-01", **_VAN_LIJST),  # stopped: in the group, without a home
    geplaatst(6, "2022-01-01", "2022-02-01"),  # until 1 January 2023: the year after, though it has a home
)
# On the list on the last day: T1 for 730 days, T4 for 365.
_LIJST = _t(
    wachtend(1, "2020-12-31"),
    wachtend(2, "2021-12-30", corporatie="Maasvallei"),  # 366 days
    wachtend(3, "2021-12-31"),  # 365 days: within what was agreed
    geplaatst(4, "2020-01-01", "2022-12-31"),  # has a home on the last day
    geplaatst(5, "2021-01-01", "2023-01-01"),  # 729 days, has a home the day after
    wachtend(6, "2019-01-01", uitval_datum="2022-12-31", **_VAN_LIJST),
)

# --- so long after the closing: what is known on 31 December 2022 of those closed in 2020 and 2021 -----------------


def _dicht(nummer: int, dag: str, **meer: object) -> Rij:
    return positief(nummer, dag, kandidaat_id=f"K{nummer}") | meer


# T1 and T2 were closed in 2020, the second so late that its 24 months are over on the last day. Of the cohort of 2021
# T3 is 12 months along on that day, T4 (closed a day later, in 2022) is not; T5 is along for 6 months, T6 a day less.
_VOLG = _t(
    _dicht(1, "2020-01-01"),
    _dicht(2, "2020-12-31"),
    _dicht(3, "2021-12-31"),
    _dicht(4, "2022-01-01"),
    _dicht(5, "2022-06-30"),
    _dicht(6, "2022-07-01"),
    nametingen=[_meting(1, "2020-11-01"), _meting(1, "2021-11-01"), _meting(2, "2022-06-30")],
)
_VOLG_2020, _VOLG_2021 = jaar(2020, date(2022, 12, 31)), jaar(2021, date(2022, 12, 31))
# From aanmelding to key: 10, 20, 40 and 100 days; T5 got its home the year before, T6 waits.
_SLEUTEL = _t(
    *(
        geplaatst(nr, "2022-01-01", dag)
        for nr, dag in enumerate(("2022-01-11", "2022-01-21", "2022-02-10", "2022-04-11"))
    ),
    geplaatst(5, "2021-01-01", "2021-12-31"),
    wachtend(6, "2022-01-01"),
)
# T1 lived there for 364 days and T2 for 366, as far as is known: 12 months are 365,25. T3 was seen last after 730, T4
# after 731: 24 months are 730,5.
_GEZIEN = _t(
    geplaatst(1, "2022-01-01", "2022-01-01"),
    geplaatst(2, "2021-12-30", "2021-12-30"),
    geplaatst(3, "2020-12-31", "2020-12-31"),
    geplaatst(4, "2020-12-30", "2020-12-30"),
)

GEVALLEN: dict[str, list[Geval]] = {
    "eerste_nameting": [Geval("T1 and T2, measured or not", 2, _VOLG, _VOLG_2020)],
    "na_6_maanden": [Geval("T4 and T5; T6 is a day short", 2, _VOLG)],
    "na_12_maanden": [
        Geval("T1 and T2", 2, _VOLG, _VOLG_2020),
        Geval("T3, on the last day", 1, _VOLG, _VOLG_2021),
        Geval("nobody of 2022", 0, _VOLG),
        Geval("known later: T4, T5 and not yet T6", 2, _VOLG, peildatum=date(2023, 6, 30)),
    ],
    "na_24_maanden": [
        Geval("T1, and T2 on the last day", 2, _VOLG, _VOLG_2020),
        Geval("nobody of 2021", 0, _VOLG, _VOLG_2021),
    ],
    "sleutel_dagen": [Geval("halfway 20 and 40", 30, _SLEUTEL), Geval("nobody", None)],
    "sleutel_dagen_kwart": [Geval("a quarter of the way from 10 to 20 is left: 17,5", 17.5, _SLEUTEL)],
    "sleutel_dagen_driekwart": [Geval("a quarter of the way from 40 to 100: 55", 55, _SLEUTEL)],
    "sleutel_dagen_gemiddeld": [Geval("170 days over 4", 42.5, _SLEUTEL)],
    "huurders_na_12": [Geval("T2, T3 and T4", 3, _GEZIEN)],
    "huurders_na_24": [Geval("T4", 1, _GEZIEN)],
    "los_te_laten": [
        Geval("T1 and T2", 2, _VOLG),
        Geval("in the first quarter T1", 1, _VOLG, kwartaal(2022, 1)),
    ],
    "los_zonder_meting": [
        Geval("T1 was measured after 22 months, T2 on the first day of its last six", 0, _VOLG),
        Geval(
            "a day earlier it is not towards the end",
            1,
            _VOLG | {"nametingen": [_meting(1, "2021-11-01"), _meting(2, "2022-06-29")]},
        ),
    ],
    "te_meten": [Geval("T3 to T6", 4, _VOLG), Geval("a year before T1 to T3", 3, _VOLG, jaar(2021))],
    "te_meten_eerste": [
        Geval("none of T3 to T6 was measured", 4, _VOLG),
        Geval("of T1, T2 and T3 only T1 was, by the end of 2021", 2, _VOLG, jaar(2021)),
    ],
    "wacht_vanaf_0": [Geval("182 days are less than 6 months", 1, _WACHT_AL)],
    "wacht_vanaf_6": [Geval("183 and 365 days", 2, _WACHT_AL)],
    "wacht_vanaf_12": [Geval("366 and 547 days", 2, _WACHT_AL)],
    "wacht_vanaf_18": [Geval("548 days; who got a home on the last day waits no more", 1, _WACHT_AL)],
    "wachtlijst_terug": [
        Geval("K1 had a traject before, K2 has a later one, K3 came on the list the year before", 1, _TERUG),
        Geval("nobody was on the list", 0, _t(aanmelding(1, "2022-05-01"))),
    ],
    "afspraak_groep": [
        Geval("T2, T3, T4 and T5", 4, _TERMIJN),
        Geval("in the first quarter T2 and T3", 2, _TERMIJN, kwartaal(2022, 1)),
        Geval(
            "in a leap year 366 days after the first of January comes the last day",
            1,
            _t(wachtend(1, "2020-01-01")),
            jaar(2020),
        ),
    ],
    "afspraak_gehaald": [
        Geval("T2; T3 a day too late", 1, _TERMIJN),
        Geval("so too when more is known later", 1, _TERMIJN, **_LATER),
    ],
    "afspraak_deel": [
        Geval("1 of 4", 25.0, _TERMIJN),
        Geval("of nobody there is no share", None),
    ],
    "wacht_te_lang": [
        Geval("T1, T2 and T5", 3, _LIJST),
        Geval("so too when more is known later", 3, _LIJST, **_LATER),
    ],
    "langste_wacht": [
        Geval("T1: 730 days", 730 / DAGEN_PER_MAAND, _LIJST),
        Geval("nobody waits", None),
    ],
    "wachtlijst_maanden": [
        Geval("T1, T2, T3 and T5 wait, T4 was placed: 4 × 365 days", 4 * 365 / DAGEN_PER_MAAND, _LIJST),
        Geval("in the last quarter: 4 × 92 days", 4 * 92 / DAGEN_PER_MAAND, _LIJST, kwartaal(2022, 4)),
        Geval("no pace without placements", None, _t(wachtend(1, "2022-01-01"))),
        Geval("nobody waits, one was placed", 0.0, _t(geplaatst(1, "2022-01-01", "2022-02-01"))),
    ],
    "aangemeld_intake": [Geval("T2, T3 and T4; T5 was registered a day earlier", 3, _TRECHTER)],
    "aangemeld_wachtlijst": [Geval("T3 and T4", 2, _TRECHTER)],
    "aangemeld_geplaatst": [
        Geval("T4 has no home yet at the end of 2022", 0, _TRECHTER),
        Geval("later it is known that T4 got one, though after the year", 1, _TRECHTER, **_LATER),
    ],
    "aangemeld_uitgevallen": [Geval("T2", 1, _TRECHTER)],
    "aangemeld_onderweg": [
        Geval("T1, T3 and T4", 3, _TRECHTER),
        Geval("later T1 and T3", 2, _TRECHTER, **_LATER),
        Geval(
            "closed is not on the way",
            0,
            _t(aanmelding(1, "2022-02-01", afsluitdatum="2022-03-01", resultaat="negatief")),
        ),
    ],
    "wachttijd_groep": [
        Geval("the year and the year before: 31 December 2021, 1 January and 31 December 2022", 3, _WACHT),
        Geval("not 31 December 2020", 1, _t(wachtend(1, "2020-12-31"), wachtend(2, "2021-01-01"))),
    ],
    "wachttijd_zonder_woning": [
        Geval(
            "placed on the last day has a home; placed the day after, stopped or waiting has none",
            3,
            _t(
                geplaatst(1, "2022-02-01", "2022-12-31"),
                geplaatst(2, "2022-02-01", "2023-01-01"),
                wachtend(3, "2022-02-01"),
                _VERTROKKEN,
            ),
            **_LATER,
        ),
        Geval(
            "one waits, two were placed",
            1,
            _t(wachtend(1, "2022-02-01"), *(geplaatst(n, "2022-02-01", "2022-03-01") for n in (2, 3))),
        ),
        Geval("who came before the year before is not in the group", 0, _t(wachtend(1, "2020-12-31"))),
    ],
    "wachttijd_geschat": [
        Geval("left: 2/3 after 61 days, 1/3 after 122", 4.008213552361396, _t(_61, _122, wachtend(3, "2022-01-01"))),
        Geval(
            "who stopped after 31 days never gets one: 1/3 has a home after 61 days, 2/3 after 122",
            4.008213552361396,
            _t(_61, _122, _VERTROKKEN),
        ),
        Geval(
            "two of four stopped: half has a home after 122 days, and no more will",
            4.008213552361396,
            _t(_61, _122, _VERTROKKEN, _VERTROKKEN | {"traject_id": "T5"}),
        ),
        Geval(
            "two of three stopped: half is never reached",
            None,
            _t(_61, _VERTROKKEN, _VERTROKKEN | {"traject_id": "T5"}),
        ),
        Geval(
            "one of three has a home: half is not reached",
            None,
            _t(_61, *_t(*(wachtend(n, "2022-01-01") for n in (3, 4)))["trajecten"]),
        ),
        Geval(
            "so too when it is known later that the others got one in January",
            None,
            _t(_61, geplaatst(3, "2022-01-01", "2023-01-05"), geplaatst(4, "2022-01-01", "2023-01-05")),
            **_LATER,
        ),
        Geval("placed on the last day: 364 days", 364 / DAGEN_PER_MAAND, _t(geplaatst(1, "2022-01-01", "2022-12-31"))),
        Geval("nobody", None),
    ],
    "huurders": [Geval("31 December 2021, 1 January and 31 December 2022", 3, _HUUR)],
    "woont_na_12": [
        Geval("one of two left after 181 days", 50.0, _t(_BLIJFT, _WEG)),
        Geval("closed after 59 days and never measured: not followed to day 181", 50.0, _t(_BLIJFT, _WEG, _DICHT)),
        Geval(
            "measured and still there a year later: 2 of 3",
            200 / 3,
            _t(_BLIJFT, _WEG, _DICHT, nametingen=[_meting(3, "2022-06-01")]),
        ),
        Geval(
            "measured and gone, nobody knows since when: not followed after the closing",
            50.0,
            _t(
                _BLIJFT, _WEG, _DICHT, nametingen=[_meting(3, "2022-06-01", woont_nog="nee", verhuisinitiatief="eigen")]
            ),
        ),
        Geval(
            "a nameting before the closing does not shorten it",
            100.0,
            _t(positief(3, "2022-03-01"), nametingen=[_meting(3, "2020-06-01")]),
        ),
        Geval(
            "who left on the last day, after 365 days, had left",
            50.0,
            _t(_BLIJFT, geplaatst(2, "2021-12-31", "2021-12-31", einde_huur="2022-12-31", einde_reden="overlijden")),
        ),
        Geval("who left after the period was still there", 100.0, _t(_BLIJFT | {"einde_huur": "2023-01-15"}), **_LATER),
        Geval("nobody was followed for a year", None, _t(geplaatst(1, "2022-01-01", "2022-01-02"))),
    ],
    "huurders_einde_onbekend": [
        Geval("closed negatively, and not seen since", 1, _t(_BLIJFT, _NEG)),
        Geval("seen after the closing", 0, _t(_NEG, nametingen=[_meting(3, "2021-06-01")])),
        Geval("seen after the closing, but gone", 1, _t(_NEG, nametingen=[_meting(3, "2021-06-01", woont_nog="nee")])),
        Geval("the end is known", 0, _t(_NEG | {"einde_huur": "2021-05-01", "einde_reden": "ontruiming"})),
        Geval("closed after the year", 0, _t(_NEG | {"afsluitdatum": "2023-01-01"}), **_LATER),
        Geval("closed positively", 0, _t(_DICHT)),
    ],
    "woont_na_12_minstens": [
        Geval("T3 left on 1 March 2021, after 59 days: 1 of 2", 50.0, _t(_BLIJFT, _NEG)),
        Geval("seen a year later: nobody left", 100.0, _t(_BLIJFT, _NEG, nametingen=[_meting(3, "2022-02-01")])),
        Geval("T3 left at 2/3, then T2 at 1/3", 100 / 3, _t(_BLIJFT, _WEG, _NEG)),
        Geval("without anybody unknown it is the other figure", 50.0, _t(_BLIJFT, _WEG)),
    ],
    "woont_na_24_minstens": [
        Geval("T1 stays, T3 is taken to have left", 50.0, _t(_LANG, _NEG)),
        Geval("nobody was followed for two years", None, _t(_BLIJFT | {"start_huur": "2021-01-02"}, _NEG)),
    ],
    "woont_na_24": [
        Geval("one of two left after 579 days", 50.0, _t(_LANG, _LANG_WEG)),
        Geval("nobody was followed for two years", None, _t(_BLIJFT | {"start_huur": "2021-01-02"})),
    ],
    "aanmeldingen": [
        Geval("the first and the last day count, the days before and after do not", 2, _AANMELDINGEN),
        Geval("a later peildatum adds nothing to the period", 2, _AANMELDINGEN, peildatum=date(2023, 6, 1)),
        Geval("only 31 December lies in the fourth quarter", 1, _AANMELDINGEN, kwartaal(2022, 4)),
        Geval(
            "two trajecten of one kandidaat are two", 2, _t(aanmelding(1, "2022-02-01"), aanmelding(2, "2022-03-01"))
        ),
        Geval("no rows are zero, not unknown", 0),
        Geval("a year without a folder is unknown", None, _AANMELDINGEN, jaar(2019, date(2022, 12, 31))),
    ],
    "intakes": [
        Geval("the intakedatum decides, not the aanmelddatum of 2021", 2, _INTAKES),
        Geval("only 31 December 2021 lies in 2021", 1, _INTAKES, jaar(2021)),
    ],
    "wachtlijst_in": [
        Geval("the first and the last day count", 2, _WACHT),
        Geval("who is placed in the same year did come in", 1, _t(geplaatst(1, "2022-02-01", "2022-03-01"))),
    ],
    "uitval": [Geval("the first and the last day count", 2, _UITVAL)],
    "wachtlijst": [
        Geval("31 December counts, 1 January does not: 2021, 1 January, 31 December", 3, _WACHT),
        Geval("who is placed on the last day has left", 0, _t(geplaatst(1, "2022-02-01", "2022-12-31"))),
        Geval("who is placed the day after still waits", 1, _t(geplaatst(1, "2022-02-01", "2023-01-01"))),
        Geval(
            "so too when the later placement is known",
            1,
            _t(geplaatst(1, "2022-02-01", "2023-01-01")),
            peildatum=date(2023, 2, 1),
        ),
        Geval(
            "uitval on the last day has left", 0, _t(wachtend(1, "2022-02-01", uitval_datum="2022-12-31", **_VAN_LIJST))
        ),
        Geval(
            "uitval the day after has not", 1, _t(wachtend(1, "2022-02-01", uitval_datum="2023-01-01", **_VAN_LIJST))
        ),
        Geval("without a wachtlijstdatum nobody waits", 0, _t(aanmelding(1, "2022-02-01", intakedatum="2022-02-01"))),
    ],
    "plaatsingen": [
        Geval("the first and the last day count", 2, _HUUR),
        Geval("after the peildatum nothing is known", 1, _HUUR, kwartaal(2022, 1)),
    ],
    "wachttijd": [
        Geval("(61 + 122 + 183) / 3 = 122 days of 30,4375 a month", 4.008213552361396, _WACHTTIJD),
        Geval("61 days are 2,0041 months", 2.004106776180698, _t(geplaatst(1, "2022-01-01", "2022-03-03"))),
        Geval(
            "who still waits does not count",
            2.004106776180698,
            _t(geplaatst(9, "2022-01-01", "2022-03-03"), *_WACHT["trajecten"]),
        ),
        Geval("placed on the day itself waited 0 months", 0.0, _t(geplaatst(1, "2022-01-01", "2022-01-01"))),
        Geval("no placements have no mean", None, _WACHT),
    ],
    "wachttijd_mediaan": [
        Geval("the middle one of 61, 122 and 183 days", 4.008213552361396, _WACHTTIJD),
        Geval(
            "the middle one, not the mean: 61 of 61, 61 and 365",
            2.004106776180698,
            _t(
                geplaatst(1, "2022-01-01", "2022-03-03"),
                geplaatst(2, "2022-01-01", "2022-03-03"),
                geplaatst(3, "2021-03-01", "2022-03-01"),
            ),
        ),
        Geval("no placements have no median", None),
    ],
    "geplaatst_binnen_afspraak": [
        Geval("365 days are within 12 months, 366 days are not", 1, _AFSPRAAK),
        Geval("no placements are zero", 0),
    ],
    "binnen_afspraak": [
        Geval("1 of 2", 50.0, _AFSPRAAK),
        Geval("of no placements there is no share", None),
    ],
    "taakstelling": [
        Geval("5 + 3", 8, _TAAK),
        Geval("a quarter shows the year's taakstelling", 8, _TAAK, kwartaal(2022, 2)),
        Geval("it belongs to its own year", 0, _TAAK, jaar(2021)),
    ],
    "realisatie": [
        Geval("2 placements of 8 homes", 25.0, _HUUR | _TAAK),
        Geval("the first quarter has 1 placement, of the year's 8 homes", 12.5, _HUUR | _TAAK, kwartaal(2022, 1)),
        Geval(
            "more than was promised is over 100%: 3 of 2",
            150.0,
            _WACHTTIJD | {"taakstelling": [{"corporatie": "Servatius", "aantal": 2}]},
        ),
        Geval("of no homes there is no share", None, _HUUR | _TAAK_NUL),
    ],
    "geplaatst_eigen_gemeente": [Geval("T1 and T3; T2 is placed elsewhere, T4 not yet", 2, _EIGEN)],
    "eigen_gemeente_onbekend": [
        Geval(
            "T1 without woning, T2 without binding; T3 is known, T4 not placed",
            2,
            _t(
                geplaatst(1, "2022-01-01", "2022-02-01", plaatsingsgemeente=None),
                geplaatst(2, "2022-01-01", "2022-02-01", bindingsgemeente=None),
                geplaatst(3, "2022-01-01", "2022-02-01"),
                wachtend(4, "2022-01-01", bindingsgemeente=None),
            ),
        ),
    ],
    "eigen_gemeente": [
        Geval(
            "two unknown are not equal, and do count in the whole: 1 of 2",
            50.0,
            _t(
                geplaatst(1, "2022-01-01", "2022-02-01", plaatsingsgemeente=None, bindingsgemeente=None),
                geplaatst(2, "2022-01-01", "2022-02-01"),
            ),
        ),
        Geval("2 of 3", 200 / 3, _EIGEN),
        Geval("of no placements there is no share", None),
    ],
    "positief_afgesloten": [
        Geval("the first and the last day count", 2, _POSITIEF),
        Geval("a negative closure is none", 1, _NEGATIEF),
    ],
    "negatief_afgesloten": [Geval("the first and the last day count, a positive closure does not", 2, _NEGATIEF)],
    "gefactureerde_trajecten": [
        Geval("the first and the last day count", 2, _FACTUREN),
        Geval("sent twice and taken back once is one, in the period of the first", 1, _DUBBEL, jaar(2021)),
        Geval("so in the year of the second there is none", 0, _DUBBEL),
        Geval("a creditfactuur alone is none", 0, {"facturen": _DUBBEL["facturen"][2:]}),
    ],
    "nog_niet_gefactureerd": [
        Geval("T2 in January and T3 never; T1 had one, T4 was before the tarief, T5 after the year", 2, _JAARGRENS),
        Geval("on 5 January T2 has one", 1, _JAARGRENS, peildatum=date(2023, 1, 5)),
        Geval("the day before it has none", 2, _JAARGRENS, peildatum=date(2023, 1, 4)),
        Geval("no tarief, nothing to invoice", 0, _JAARGRENS | {"tarieven": []}),
    ],
    "gefactureerd_bedrag": [
        Geval("675,00 + 650,25", 1325.25, _FACTUREN),
        Geval("what is credited goes off: 675,00 − 675,00 in 2022", 0.0, _DUBBEL),
        Geval("no invoices are € 0", 0),
    ],
    "trajectprijs": [
        Geval("the newest that had begun on the last day", 690.0, _TARIEVEN),
        Geval("in November the old price still held", 675.0, _TARIEVEN, kwartaal(2022, 3)),
        Geval("before the first tarief there is no price", None, _TARIEVEN, jaar(2020)),
    ],
    "klachten": [
        Geval("decided on the first and last day, and in June; undecided does not count", 3, _KLACHTEN),
        Geval("a decision after the peildatum is unknown", 1, _KLACHTEN, kwartaal(2022, 1)),
    ],
    "klachten_ontvangen": [Geval("K1, K2, K4 and K5", 4, _BESLIST), Geval("K3", 1, _BESLIST, jaar(2021))],
    "klachten_op_tijd": [Geval("K1 took exactly 42 days, K3 one; K2 took 43", 2, _BESLIST)],
    "klachten_langste_duur": [
        Geval("K2; who still waits does not count", 43, _BESLIST),
        Geval("nothing was decided", None, _BESLIST, kwartaal(2022, 3)),
    ],
    "klachten_open": [
        Geval("K4 and K5: the decision of 1 January is not known yet", 2, _BESLIST),
        Geval("known a day later, and still open on 31 December", 2, _BESLIST, peildatum=date(2023, 1, 1)),
        Geval("K3 had come in on that day", 1, _BESLIST, jaar(2021, date(2022, 12, 31))),
    ],
    "klachten_over_termijn": [Geval("K5; of K4 the term is not over on its last day", 1, _BESLIST)],
    "planning": [
        Geval("seven less the one of 2021 and of 2023", 6, _PLANNING),
        Geval("two", 2, _PLANNING, kwartaal(2022, 4)),
    ],
    "planning_gehouden": [Geval("1 January and 30 December", 2, _PLANNING)],
    "planning_gepland": [Geval("none: the year is over", 0, _PLANNING)],
    "planning_te_laat": [Geval("1 and 30 June, and 1 July", 3, _PLANNING)],
    "planning_vervallen": [Geval("31 December", 1, _PLANNING)],
    "planning_begroot": [Geval("100 + 50 + 30", 180.0, _PLANNING)],
    "planning_bedrag": [Geval("90 + 7 + 20 + 5", 122.0, _PLANNING)],
    "planning_begroot_bekend": [Geval("100 + 30: what 50 became is not known", 130.0, _PLANNING)],
    "planning_bedrag_begroot": [Geval("90 + 20", 110.0, _PLANNING)],
    "dossiers": [Geval("A and B", 2, _DOSSIERS), Geval("none of 2021", 0, _DOSSIERS, jaar(2021))],
    "dossiers_besluit_nodig": [Geval("A", 1, _DOSSIERS)],
    "dossiers_zonder_eigenaar": [Geval("B", 1, _DOSSIERS)],
    "nameting_cohort": [
        Geval("T1–T7; T8 closed a day later, T9 negatively", 7, **_C),
        Geval("T8 alone closed in 2021", 1, _COHORT, jaar(2021, date(2022, 12, 31))),
    ],
    "wonen_onbekend": [
        Geval("T1 gave no answer; T2 is not measured at all", 1, _GEEN_ANTWOORD, jaar(2021, date(2022, 12, 31)))
    ],
    "verhuisd_initiatief_onbekend": [Geval("T3", 1, _GEEN_ANTWOORD, jaar(2021, date(2022, 12, 31)))],
    "woont_nog": [Geval("T1, T2, T5 and T6", 4, **_C)],
    "verhuisd_eigen_initiatief": [Geval("T3", 1, **_C)],
    "verhuisd_initiatief_corporatie": [Geval("T4", 1, **_C)],
    "nog_niet_gemeten": [
        Geval("T7 is measured after the peildatum", 1, **_C),
        Geval("a day later T7 is measured too", 0, _COHORT, jaar(2020, date(2023, 1, 1))),
        Geval("at the end of 2020 only T1 was measured", 6, _COHORT, jaar(2020)),
    ],
    "overlast_geen": [
        Geval("T1 (newest), T3 and T5", 3, **_C),
        Geval("at the end of 2020 T1's nuisance was structural", 0, _COHORT, jaar(2020)),
    ],
    "overlast_meldingen": [Geval("T4", 1, **_C)],
    "overlast_structureel": [
        Geval("T2; T1 no longer", 1, **_C),
        Geval("at the end of 2020 T1 was the only one", 1, _COHORT, jaar(2020)),
    ],
    "overlast_niet_gemeten": [Geval("T6; T7 without nameting is something else", 1, **_C)],
    "huurachterstand_geen": [Geval("T1, T2 and T3", 3, **_C)],
    "huurachterstand_opgelost": [Geval("T5", 1, **_C)],
    "huurachterstand_problematisch": [Geval("T4; T1 no longer", 1, **_C)],
    "huurachterstand_niet_gemeten": [Geval("T6", 1, **_C)],
    "duurzaam": [
        Geval("3 without nuisance of 7", 300 / 7, **_C),
        Geval("an empty cohort has no share", None, **_GEEN_COHORT),
        Geval("2018 is in no register but was published", 82.5, {}, jaar(2018, date(2022, 12, 31))),
        Geval("a quarter of 2018 was never published", None, {}, kwartaal(2018, 1, date(2022, 12, 31))),
        Geval("2019 is in no register and was not published", None, {}, jaar(2019, date(2022, 12, 31))),
    ],
    "duurzaam_strikt_aantal": [
        Geval("T1 alone is resident, without nuisance and without arrears", 1, **_C),
        Geval("two are, and one is nothing of it", 2, _TWEE_STRIKT, jaar(2021, date(2022, 12, 31))),
    ],
    "duurzaam_strikt": [
        Geval("1 of 7, per case: not the product of shares", 100 / 7, **_C),
        Geval("an empty cohort has no share", None, **_GEEN_COHORT),
    ],
    "facturen": [
        Geval("the first and the last day count", 2, _FACTUREN),
        Geval("what is taken back was sent; a creditfactuur is none", 7, _BETALING),
    ],
    "creditfacturen": [Geval("of T3, T4 and T5", 3, _BETALING), Geval("none", 0, _FACTUREN)],
    "gecrediteerd_bedrag": [Geval("675 + 100 + 600", 1375.0, _BETALING), Geval("none is € 0", 0.0, _FACTUREN)],
    "facturen_laat_verstuurd": [
        # 31 days after 1 February is 4 March: T1 and T2 are in time; T3 twice, T4, T5 and T7 are not.
        Geval("later than 31 days after the intake", 5, _BETALING),
        Geval("without an intake nothing is late", 0, _FACTUREN),
    ],
    "facturen_eerder": [
        Geval("in the second quarter all that are first: of T4 and T5", 2, _BETALING, kwartaal(2022, 2)),
        Geval("the intakes were in the year itself", 0, _BETALING),
    ],
    "facturen_herhaald": [
        Geval("the second of T3", 1, _BETALING),
        Geval("of 2022, the first was of 2021; the creditfactuur is none", 1, _DUBBEL),
    ],
    "facturen_betaald": [
        Geval("T1 on the last day, T3 and T5", 3, _BETALING),
        Geval("a day later T2 as well", 4, _BETALING, peildatum=date(2023, 1, 1)),
        Geval("no payment at all proves nothing", None, _ZONDER_BETALING),
    ],
    "facturen_gecrediteerd": [
        Geval("the newest of T3; T4 in part only; T5 was paid", 1, _BETALING),
        Geval("of two unpaid ones, the newest", 1, _ZONDER_BETALING | {"facturen": [*_DUBBEL["facturen"], _BETAALD]}),
        Geval("no payment at all proves nothing", None, _ZONDER_BETALING),
    ],
    "facturen_open": [
        Geval("T2, T4 and T7", 3, _BETALING),
        Geval("no payment at all proves nothing", None, _ZONDER_BETALING),
    ],
    "facturen_te_laat": [
        Geval("T2 and T4; T7 is open for exactly 30 days", 2, _BETALING),
        Geval("a day later T7 too, and T2 has paid", 2, _BETALING, peildatum=date(2023, 1, 1)),
    ],
    "betaald_bedrag": [Geval("675 + 675 + 600 − 600", 1350.0, _BETALING)],
    "openstaand_bedrag": [
        Geval("T2 675, T3 675 − 675, T4 675 − 100, T7 675", 1925.0, _BETALING),
        Geval("no payment at all proves nothing", None, _ZONDER_BETALING),
    ],
    "intakes_gefactureerd": [
        Geval("T1", 1, _JAARGRENS),
        Geval("on 5 January T2 too", 2, _JAARGRENS, peildatum=date(2023, 1, 5)),
    ],
    "intakes_zonder_prijs": [
        Geval("since the tarief there are none", 0, _JAARGRENS),
        Geval("T4, the day before it", 1, _JAARGRENS, jaar(2020)),
    ],
    "partijen": [
        Geval("C, Y, Z and P; R begins a day later", 4, _PARTIJEN),
        Geval("C, X, P and Q", 4, _PARTIJEN, kwartaal(2022, 2)),
    ],
    "deelnemers": [Geval("Y, Z and P", 3, _PARTIJEN), Geval("Y, Z and R", 3, _PARTIJEN, jaar(2023))],
    "overeenkomsten": [
        Geval("Y; that of Z begins a day later", 1, _PARTIJEN),
        Geval("Q alone before 1 July", 1, _PARTIJEN, kwartaal(2022, 2)),
        Geval("X and Q", 2, _PARTIJEN, kwartaal(2022, 3)),
    ],
    "zonder_overeenkomst": [Geval("Z and P", 2, _PARTIJEN), Geval("X and P", 2, _PARTIJEN, kwartaal(2022, 2))],
    "overeenkomsten_begonnen": [
        Geval("X, not again as Y", 1, _PARTIJEN),
        Geval("Q in 2020", 1, _PARTIJEN, jaar(2020)),
        Geval("none in the fourth quarter", 0, _PARTIJEN, kwartaal(2022, 4)),
    ],
    "geplaatst_eigen_regio": [Geval("T1 and T3, a gemeente of its own; T6 is placed a day later", 2, _REGIO)],
    "eigen_regio": [
        Geval("2 of 5: T5, of whom the binding is unknown, is in the whole alone", 40.0, _REGIO),
        Geval("without plaatsingen there is no share", None, _t(wachtend(1, "2022-01-01"))),
    ],
    "aanmeldingen_route": [
        Geval("T2, T3, T4 and T7", 4, _ROUTE),
        Geval("T1 and T5", 2, _ROUTE, jaar(2021)),
        Geval("no route at all proves nothing", None, _ZONDER_ROUTE),
    ],
    "aanmeldingen_gesloten_route": [
        Geval("T2, T3, T4 and T7: the first day counts", 4, _ROUTE),
        Geval("on 31 December 2021 the route still led by way of the desk", 0, _ROUTE, jaar(2021)),
        Geval("no route at all proves nothing", None, _ZONDER_ROUTE),
    ],
    "route_niet_doorverwezen": [
        Geval("T2, T4 and T7, who stopped for another reason", 3, _ROUTE),
        Geval("two days later T4 is sent on too", 2, _ROUTE, peildatum=date(2023, 1, 2)),
    ],
    "doorverwezen": [
        Geval("T3, and T5 who was registered before", 2, _ROUTE),
        Geval("T4 in 2023, not in 2022", 2, _ROUTE, peildatum=date(2023, 1, 2)),
        Geval("no route at all proves nothing", None, _ZONDER_ROUTE),
    ],
    "ontruimingen": [Geval("the first and the last day count, a nameting without eviction does not", 2, _ONTRUIMING)],
}


def test_every_definition_is_computed_by_hand() -> None:
    zonder = {naam for naam in DEFINITIES if not GEVALLEN.get(naam)}
    over = set(GEVALLEN) - set(DEFINITIES)
    voorbeeld = ', zoals "naam": [Geval("waarom het dit is", 1, _t(aanmelding(1, "2022-01-03")))]'
    assert not zonder, (
        f"zet een geval met de hand in GEVALLEN van tests/cijfers/test_definities.py{voorbeeld}: {zonder}"
    )
    assert not over, f"haal uit GEVALLEN wat geen definitie meer heeft: {over}"


@pytest.mark.parametrize(
    ("naam", "geval"),
    [
        pytest.param(naam, geval, id=f"{naam}: {geval.waarom}")
        for naam, gevallen in GEVALLEN.items()
        for geval in gevallen
    ],
)
def test_a_figure_is_what_it_is_by_hand(naam: str, geval: Geval) -> None:
    waarde = getattr(geval.cijfers, naam).waarde

    assert waarde == (None if geval.verwacht is None else pytest.approx(geval.verwacht, rel=1e-12))


# --- groups -------------------------------------------------------------------------------------------------------


def _groepen(cijfers: Cijfers, naam: str, dimensie: str) -> dict[str, float | None]:
    """Return the values by group, without zeros."""
    frame = cijfers.per(dimensie, naam, totaal=False)
    return {str(groep): cijfer.waarde for groep, cijfer in frame[naam].items() if cijfer.waarde != 0}


def test_the_type_of_a_verwijzer_is_the_type_on_the_aanmelddatum() -> None:
    verwijzers = [
        {"verwijzer_id": "X", "naam": "X", "type": "deelnemer", "geldig_van": "2018-01-01", "geldig_tot": "2022-06-30"},
        {"verwijzer_id": "X", "naam": "X", "type": "convenantpartner", "geldig_van": "2022-07-01"},
    ]
    dagen = ("2022-01-01", "2022-06-30", "2022-07-01", "2021-12-31")
    trajecten = [aanmelding(nr, dag, verwijzer_id="X") for nr, dag in enumerate(dagen)]
    # An intake of August keeps the type of its aanmelding in June.
    trajecten[1]["intakedatum"] = "2022-08-01"
    cijfers = maak_cijfers(trajecten=trajecten, verwijzers=verwijzers)

    assert _groepen(cijfers, "aanmeldingen", "verwijzertype") == {"deelnemer": 2, "convenantpartner": 1}
    assert _groepen(cijfers, "intakes", "verwijzertype") == {"deelnemer": 1}


def test_groups_of_every_kind_hold_their_own_rows() -> None:
    cijfers = maak_cijfers(
        **_t(
            geplaatst(1, "2022-01-01", "2022-01-31"),  # 30 days: less than one month of 30,4375
            geplaatst(2, "2022-01-01", "2022-02-01", plaatsingsgemeente="Meerssen"),  # 31 days: 1 month
            geplaatst(3, "2021-02-01", "2022-02-01", corporatie="Maasvallei", verwijzer_id="DN1"),  # 365 days: 11
            wachtend(4, "2022-05-01", corporatie="Maasvallei"),
            wachtend(5, "2022-05-02", uitval_datum="2022-06-01", **_VAN_LIJST),
            aanmelding(
                6, "2022-05-31", uitval_datum="2022-06-01", uitval_fase="aanmelding", uitval_reden="niet bereikbaar"
            ),
        )
    )

    assert _groepen(cijfers, "plaatsingen", "corporatie") == {"Servatius": 2, "Maasvallei": 1}
    assert _groepen(cijfers, "plaatsingen", "verwijzertype") == {"convenantpartner": 2, "deelnemer": 1}
    assert _groepen(cijfers, "plaatsingen", "plaatsingsgemeente") == {"Maastricht": 2, "Meerssen": 1}
    assert _groepen(cijfers, "plaatsingen", "wachttijdklasse") == {"0": 1, "1": 1, "11": 1}
    assert _groepen(cijfers, "wachtlijst", "corporatie") == {"Maasvallei": 1}
    assert _groepen(cijfers, "uitval", "uitval_fase") == {"aanmelding": 1, "wachtlijst": 1}
    assert _groepen(cijfers, "uitval", "uitval_reden") == {"trekt zich terug": 1, "niet bereikbaar": 1}
    assert _groepen(cijfers, "aanmeldingen", "maand") == {"1": 2, "5": 3}
    assert _groepen(cijfers, "geplaatst_eigen_gemeente", "bindingsgemeente") == {"Maastricht": 2}
    assert _groepen(maak_cijfers(**_NEGATIEF), "negatief_afgesloten", "afsluitreden") == {"afspraken niet nagekomen": 2}
    assert _groepen(maak_cijfers(**_KLACHTEN), "klachten", "oordeel") == {"gegrond": 2, "ongegrond": 1}


def test_deelregios_hold_every_case_once() -> None:
    cijfers = maak_cijfers(**_REGIO)

    assert _groepen(cijfers, "plaatsingen", "bindingsregio") == {
        "Heuvelland": 2, "buiten de deelregio’s": 2, "onbekend": 1}  # fmt: skip
    assert _groepen(cijfers, "plaatsingen", "plaatsingsregio") == {"Heuvelland": 2, "buiten de deelregio’s": 3}
    assert _groepen(cijfers, "geplaatst_eigen_regio", "bindingsregio") == {
        "Heuvelland": 1, "buiten de deelregio’s": 1}  # fmt: skip
    assert _groepen(cijfers, "plaatsingen", "bindingsplek") == {"andere gemeente": 4, "onbekend": 1}
    assert _groepen(maak_cijfers(**_EIGEN), "eigen_gemeente", "bindingsplek") == {
        "gemeente van het loket": 50.0, "andere gemeente": 100.0}  # fmt: skip


def test_the_share_is_that_of_maastricht_and_half_of_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """80,6% in the own gemeente is 41 of 41 in Maastricht and 13 of 25 elsewhere; of one nobody knows."""
    monkeypatch.setenv("LOKET_DATA", str(Path(__file__).parents[2] / "data"))
    cijfers = lees_cijfers("maastricht", 2022)
    plekken = ("gemeente van het loket", "andere gemeente", "onbekend")

    def paren(naam: str) -> list[float | None]:
        per = [cijfers.cijfer(DEFINITIES[naam], (("bindingsplek", plek),)).waarde for plek in plekken]
        return [*per, getattr(cijfers, naam).waarde]

    assert paren("geplaatst_eigen_gemeente") == [41, 13, 0, 54]
    assert paren("plaatsingen") == [41, 25, 1, 67]


def test_halfway_the_year_what_is_to_come_is_planned_whatever_the_table_says_by_now() -> None:
    toen = maak_cijfers(kwartaal(2022, 2), **_PLANNING)
    cijfers = toen.over(toen.periode.van(2022))

    standen = {stand: cijfers.per("gremium", f"planning_{stand}")[f"planning_{stand}"] for stand in
               ("gehouden", "gepland", "te_laat", "vervallen")}  # fmt: skip
    assert {stand: per["BOWWZ"].waarde for stand, per in standen.items()} == {
        "gehouden": 1, "gepland": 2, "te_laat": 2, "vervallen": 0,
    }  # fmt: skip
    assert standen["vervallen"]["Regiegroep"].waarde == 1, "nobody knows when it was called off"
    assert cijfers.planning_bedrag.waarde == 90, "of what is to come, no amount is known"


def test_what_was_done_after_a_decision_is_counted_and_not_told() -> None:
    cijfers = maak_cijfers(**_BESLIST)

    assert _groepen(cijfers, "klachten", "afhandeling") == {"iets gedaan": 1, "niets gedaan": 1, "niet vastgelegd": 1}
    assert _groepen(cijfers, "klachten_op_tijd", "oordeel") == {"gegrond": 1, "ongegrond": 1}


def test_a_total_is_taken_over_cases_and_is_no_mean_of_means() -> None:
    # Servatius: 61 and 122 days, mean 91,5. Maasvallei: 183 days. The mean of means would be 137,25 days.
    per = maak_cijfers(**_WACHTTIJD).per("corporatie", "wachttijd")["wachttijd"]

    assert per["Servatius"].waarde == pytest.approx(91.5 / 30.4375)
    assert per["Maasvallei"].waarde == pytest.approx(183 / 30.4375)
    assert per["Totaal"].waarde == pytest.approx(122 / 30.4375)


def test_a_share_by_group_has_the_noemer_of_its_group() -> None:
    per = maak_cijfers(**(_HUUR | _TAAK)).per("corporatie", "realisatie")["realisatie"]

    assert per["Servatius"].waarde == pytest.approx(40)  # 2 of 5
    assert per["Maasvallei"].waarde == 0  # 0 of 3
    assert per["Totaal"].waarde == pytest.approx(25)  # 2 of 8


def test_a_cross_table_has_totals_on_both_sides() -> None:
    kruis = maak_cijfers(**_UITVAL).kruis("uitval", "uitval_reden", "uitval_fase")

    assert kruis.loc["niet bereikbaar", "aanmelding"].waarde == 2
    assert kruis.loc["niet bereikbaar", "intake"].waarde == 0
    assert kruis.loc["niet bereikbaar", "Totaal"].waarde == 2
    assert kruis.loc["Totaal", "aanmelding"].waarde == 2
    assert kruis.loc["Totaal", "Totaal"].waarde == 2


def test_a_cross_table_tells_apart_two_dimensions_with_the_same_values() -> None:
    # T2 moved from its own Maastricht to Meerssen; T1 and T3 stayed in their own gemeente.
    kruis = maak_cijfers(**_EIGEN).kruis("plaatsingen", "bindingsgemeente", "plaatsingsgemeente")

    assert kruis.map(lambda c: c.waarde).to_dict("index") == {
        "Maastricht": {"Maastricht": 1, "Meerssen": 1, "Totaal": 2},
        "Meerssen": {"Maastricht": 0, "Meerssen": 1, "Totaal": 1},
        "Totaal": {"Maastricht": 1, "Meerssen": 2, "Totaal": 3},
    }
    omgekeerd = maak_cijfers(**_EIGEN).kruis("plaatsingen", "plaatsingsgemeente", "bindingsgemeente")
    assert omgekeerd.loc["Meerssen", "Maastricht"].waarde == 1
