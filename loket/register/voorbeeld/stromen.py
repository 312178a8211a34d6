"""The plan: how many trajecten take which road. Adding up the columns gives the published totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from loket.register.voorbeeld.kans import Kans, werkdag

EINDE = date(2022, 12, 31)


@dataclass
class Traject:
    """One case while it is being made; an empty field has not happened."""

    aanmelddatum: date
    intakedatum: date | None = None
    wachtlijstdatum: date | None = None
    corporatie: str = ""
    start_huur: date | None = None
    afsluitdatum: date | None = None
    resultaat: str = ""
    uitval_datum: date | None = None
    uitval_fase: str = ""
    meer: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stroom:
    """Placed trajecten: where and how many, when the tenancy starts, and how the traject ends.

    ``sluit`` holds first and last day of closing; None when the traject was still open at the end of 2022.
    ``wacht`` holds shortest, mean and longest wachttijd in days.
    """

    aantallen: dict[str, int]
    start: tuple[date, date]
    wacht: tuple[int, float, int]
    sluit: tuple[date, date] | None
    resultaat: str


def _c(maasvallei: int, servatius: int, woonpunt: int) -> dict[str, int]:
    return {"Maasvallei": maasvallei, "Servatius": servatius, "Woonpunt": woonpunt}


def _jaar(jaar: int, eerste: int = 1, laatste: int = 12) -> tuple[date, date]:
    na = date(jaar + laatste // 12, laatste % 12 + 1, 1)
    return date(jaar, eerste, 2), na - timedelta(days=1)


#: Plaatsingen 2020: 110 (illustrative), 2021: 83 (illustrative), 2022: 67 = 10 + 32 + 25 (published).
#: Positief 2020: 73, 2021: 35 + 38 = 73, 2022: 38 + 25 = 63; negatief 2022: 3 (all published).
#: The register begins in 2020, so the first trajecten are short.
STROMEN = (
    Stroom(_c(12, 33, 28), _jaar(2020, 3, 8), (14, 40.0, 75), _jaar(2020, 9, 12), "positief"),
    Stroom(_c(0, 1, 1), _jaar(2020, 5, 8), (20, 50.0, 80), _jaar(2020, 10, 12), "negatief"),
    Stroom(_c(5, 16, 14), _jaar(2020, 9, 12), (60, 110.0, 160), _jaar(2021, 3, 12), "positief"),
    Stroom(_c(5, 17, 16), _jaar(2021, 1, 6), (110, 190.0, 260), _jaar(2021, 9, 12), "positief"),
    Stroom(_c(1, 2, 1), _jaar(2021, 1, 6), (110, 190.0, 260), _jaar(2021, 8, 12), "negatief"),
    Stroom(_c(6, 16, 16), _jaar(2021, 7, 12), (130, 240.0, 380), _jaar(2022, 3, 12), "positief"),
    Stroom(_c(0, 1, 2), _jaar(2021, 8, 12), (130, 240.0, 380), _jaar(2022, 2, 11), "negatief"),
)
#: Mean wachttijd in months of 30,4375 days, per corporatie, of the 67 plaatsingen of 2022 (published: 9, 8 and 10).
WACHT_2022 = {"Maasvallei": (10, 9.0), "Servatius": (32, 8.0), "Woonpunt": (25, 10.0)}
SLUIT_2022 = 25

#: Totals of aanmeldingen (all, by deelnemers), intakes; 2022 is published, the rest is illustrative.
AANMELDINGEN = {2020: (246, 140), 2021: (189, 108), 2022: (177, 106)}
INTAKES = {2020: 205, 2021: 138, 2022: 127}
#: On the wachtlijst at the end of 2022: 108 = 26 since 2021 + 82 since 2022.
WACHTEND = {2021: 26, 2022: 82}
#: Left the wachtlijst without a home: (year of wachtlijst, year of uitval) → number.
UITVAL_WACHTLIJST = {(2020, 2020): 3, (2020, 2021): 5, (2021, 2021): 4, (2021, 2022): 6, (2022, 2022): 3}
#: Had an intake but no place on the wachtlijst yet at the end of 2022, and had only been registered.
OPEN_INTAKE, OPEN_AANMELDING = 9, 12


def maak_trajecten(kans: Kans) -> list[Traject]:
    """Make all trajecten: first those with a home, then those who wait or dropped out, up to the year's totals."""
    trajecten = [t for stroom in STROMEN for t in _geplaatst(kans, stroom)]
    trajecten += _geplaatst_2022(kans)
    for jaar, aantal in WACHTEND.items():
        trajecten += [_vanaf_wachtlijst(kans, kans.dag(*_jaar(jaar, 2))) for _ in range(aantal)]
    for (jaar, uitvaljaar), aantal in UITVAL_WACHTLIJST.items():
        for _ in range(aantal):
            traject = _vanaf_wachtlijst(kans, kans.dag(*_jaar(jaar, 3, 8)))
            eerste = max(traject.wachtlijstdatum or EINDE, date(uitvaljaar, 1, 2)) + timedelta(days=14)
            trajecten.append(_valt_uit(traject, "wachtlijst", kans.dag(eerste, date(uitvaljaar, 12, 30))))
    for jaar in INTAKES:
        trajecten += list(_vul_intakes(kans, jaar, INTAKES[jaar] - _geteld(trajecten, "intakedatum", jaar)))
        trajecten += list(
            _vul_aanmeldingen(kans, jaar, AANMELDINGEN[jaar][0] - _geteld(trajecten, "aanmelddatum", jaar))
        )
    return trajecten


def _geteld(trajecten: list[Traject], veld: str, jaar: int) -> int:
    return sum(getattr(t, veld) is not None and getattr(t, veld).year == jaar for t in trajecten)


def _vanaf_wachtlijst(kans: Kans, dag: date, corporatie: str = "") -> Traject:
    """Make a traject that came on the wachtlijst on ``dag``, reckoning back to intake and aanmelding."""
    krap = dag < date(2020, 3, 15)  # before this the register's beginning leaves no room
    intake = werkdag(dag - timedelta(days=kans.tussen(5, 9) if krap else kans.tussen(7, 28)), -1)
    aanmelding = werkdag(intake - timedelta(days=kans.tussen(5, 9) if krap else kans.tussen(7, 42)), -1)
    naam = corporatie or kans.kies({"Maasvallei": 16, "Servatius": 38, "Woonpunt": 34})
    return Traject(max(aanmelding, date(2020, 1, 2)), intake, dag, naam)


def _valt_uit(traject: Traject, fase: str, dag: date) -> Traject:
    traject.uitval_datum, traject.uitval_fase = dag, fase
    return traject


def _geplaatst(kans: Kans, stroom: Stroom) -> Iterator[Traject]:
    for corporatie, aantal in stroom.aantallen.items():
        starts = [kans.dag(*stroom.start) for _ in range(aantal)]
        for start, wacht in zip(starts, _wachttijden(kans, aantal, *stroom.wacht), strict=True):
            traject = _vanaf_wachtlijst(kans, werkdag(start - timedelta(days=wacht)), corporatie)
            traject.start_huur = start
            if stroom.sluit:
                eerste = max(stroom.sluit[0], start + timedelta(days=100))
                traject.afsluitdatum = kans.dag(min(eerste, stroom.sluit[1] - timedelta(days=20)), stroom.sluit[1])
                traject.resultaat = stroom.resultaat
            yield traject


def _geplaatst_2022(kans: Kans) -> list[Traject]:
    geplaatst: list[Traject] = []
    for corporatie, (aantal, maanden) in WACHT_2022.items():
        stroom = Stroom({corporatie: aantal}, _jaar(2022), (60, maanden * 30.4375, 500), None, "")
        rij = list(_geplaatst(kans, stroom))
        _stel_gemiddelde_bij(rij, maanden * 30.4375)
        geplaatst += rij
    for traject in sorted(geplaatst, key=lambda t: t.start_huur or EINDE)[:SLUIT_2022]:
        traject.afsluitdatum = kans.dag((traject.start_huur or EINDE) + timedelta(days=110), date(2022, 12, 23))
        traject.resultaat = "positief"
    return geplaatst


def _wachttijden(kans: Kans, aantal: int, kortst: int, gemiddeld: float, langst: int) -> list[int]:
    """Draw waiting times around a mean: many a little shorter, some much longer."""
    getrokken = []
    for _ in range(aantal):
        kort = kans.kies({True: 3, False: 2})
        ver = kans.tussen(0, 100) / 100
        afstand = (gemiddeld - kortst) * 0.62 * ver if kort else (langst - gemiddeld) * 0.7 * ver**1.4
        getrokken.append(round(gemiddeld - afstand if kort else gemiddeld + afstand))
    return getrokken


def _stel_gemiddelde_bij(trajecten: list[Traject], doel: float) -> None:
    """Move all that came before start_huur, a day a time, until the mean wachttijd is within a third of a day."""

    def afwijking() -> float:
        dagen = [((t.start_huur or EINDE) - (t.wachtlijstdatum or EINDE)).days for t in trajecten]
        return sum(dagen) / len(dagen) - doel

    nummer = 0
    while abs(afwijking()) > 0.35:
        traject = trajecten[nummer % len(trajecten)]
        nummer += 1
        stap = 1 if afwijking() > 0 else -1
        for veld in ("aanmelddatum", "intakedatum", "wachtlijstdatum"):
            setattr(traject, veld, werkdag(getattr(traject, veld) + timedelta(days=stap), stap))


def _vul_intakes(kans: Kans, jaar: int, aantal: int) -> Iterator[Traject]:
    """Fill up the year's intakes with trajecten that went no further."""
    if aantal < 0:
        raise ValueError(f"too many intakes in {jaar}: {aantal}")
    for nummer in range(aantal):
        if jaar == 2022 and nummer < OPEN_INTAKE:
            intake = kans.dag(date(2022, 12, 1), date(2022, 12, 23))
            yield Traject(werkdag(intake - timedelta(days=kans.tussen(10, 40)), -1), intake)
            continue
        intake = kans.dag(date(jaar, 3, 1), date(jaar, 11, 15))
        traject = Traject(werkdag(intake - timedelta(days=kans.tussen(7, 42)), -1), intake)
        yield _valt_uit(traject, "intake", kans.dag(intake, intake + timedelta(days=30)))


def _vul_aanmeldingen(kans: Kans, jaar: int, aantal: int) -> Iterator[Traject]:
    """Fill up the year's aanmeldingen with trajecten that never came to an intake."""
    if aantal < 0:
        raise ValueError(f"too many aanmeldingen in {jaar}: {aantal}")
    for nummer in range(aantal):
        if jaar == 2022 and nummer < OPEN_AANMELDING:
            yield Traject(kans.dag(date(2022, 11, 21), date(2022, 12, 30)))
            continue
        dag = kans.dag(date(jaar, 1, 2), date(jaar, 11, 25))
        yield _valt_uit(Traject(dag), "aanmelding", kans.dag(dag + timedelta(days=3), dag + timedelta(days=35)))
