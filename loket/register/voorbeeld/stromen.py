"""From the plan to trajecten: how many take which road. Adding up the columns gives the totals of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from loket.basis.periode import DAGEN_PER_MAAND
from loket.register.voorbeeld.kans import Kans, werkdag
from loket.register.voorbeeld.plan import Plan, Stroom


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


def maak_trajecten(plan: Plan, kans: Kans) -> list[Traject]:
    """Make all trajecten: first those with a home, then those who wait or dropped out, up to the year's totals."""
    return _Stromen(plan, kans).maak()


class _Stromen:
    """Makes the trajecten of a plan, one road after the other."""

    def __init__(self, plan: Plan, kans: Kans) -> None:
        self.plan, self.kans = plan, kans

    def maak(self) -> list[Traject]:
        plan, kans = self.plan, self.kans
        trajecten = [t for stroom in plan.stromen for t in self._geplaatst(stroom)]
        trajecten += self._geplaatst_in_het_laatste_jaar()
        for jaar, totalen in plan.jaren.items():
            van, tot = date(jaar, 2, 2), date(jaar, 12, 31)
            trajecten += [self._vanaf_wachtlijst(kans.dag(van, tot)) for _ in range(totalen.wachtend)]
        for jaar, uitvaljaar, aantal in plan.uitval_wachtlijst:
            for _ in range(aantal):
                traject = self._vanaf_wachtlijst(kans.dag(date(jaar, 3, 2), date(jaar, 8, 31)))
                eerste = max(traject.wachtlijstdatum or plan.einde, date(uitvaljaar, 1, 2)) + timedelta(days=14)
                trajecten.append(_valt_uit(traject, "wachtlijst", kans.dag(eerste, date(uitvaljaar, 12, 30))))
        for jaar, totalen in plan.jaren.items():
            trajecten += list(self._vul_intakes(jaar, totalen.intakes - _geteld(trajecten, "intakedatum", jaar)))
            nog = totalen.aanmeldingen - _geteld(trajecten, "aanmelddatum", jaar)
            trajecten += list(self._vul_aanmeldingen(jaar, nog))
        return trajecten

    def _vanaf_wachtlijst(self, dag: date, corporatie: str = "") -> Traject:
        """Make a traject that came on the wachtlijst on ``dag``, reckoning back to intake and aanmelding."""
        kans, begin = self.kans, self.plan.begin
        krap = dag < date(begin.year, 3, 15)  # before this the register's beginning leaves no room
        intake = werkdag(dag - timedelta(days=kans.tussen(5, 9) if krap else kans.tussen(7, 28)), -1)
        aanmelding = werkdag(intake - timedelta(days=kans.tussen(5, 9) if krap else kans.tussen(7, 42)), -1)
        naam = corporatie or kans.kies(self.plan.kansen["corporatie"])
        return Traject(max(aanmelding, begin), intake, dag, naam)

    def _geplaatst(self, stroom: Stroom) -> Iterator[Traject]:
        kans = self.kans
        for corporatie, aantal in stroom.aantallen.items():
            starts = [kans.dag(*stroom.start) for _ in range(aantal)]
            for start, wacht in zip(starts, _wachttijden(kans, aantal, *stroom.wacht), strict=True):
                traject = self._vanaf_wachtlijst(werkdag(start - timedelta(days=wacht)), corporatie)
                traject.start_huur = start
                if stroom.sluit:
                    eerste = max(stroom.sluit[0], start + timedelta(days=100))
                    traject.afsluitdatum = kans.dag(min(eerste, stroom.sluit[1] - timedelta(days=20)), stroom.sluit[1])
                    traject.resultaat = stroom.resultaat
                yield traject

    def _geplaatst_in_het_laatste_jaar(self) -> list[Traject]:
        jaar, einde, laatste = self.plan.laatste, self.plan.einde, self.plan.laatste_jaar
        kortst, langst = laatste["wacht"]
        geplaatst: list[Traject] = []
        for corporatie, (aantal, maanden) in laatste["geplaatst"].items():
            gemiddeld = maanden * DAGEN_PER_MAAND
            in_het_jaar = date(jaar, 1, 2), einde
            rij = list(
                self._geplaatst(Stroom({corporatie: aantal}, in_het_jaar, (kortst, gemiddeld, langst), None, ""))
            )
            _stel_gemiddelde_bij(rij, gemiddeld)
            geplaatst += rij
        for traject in sorted(geplaatst, key=lambda t: t.start_huur or einde)[: laatste["positief"]]:
            traject.afsluitdatum = self.kans.dag(
                (traject.start_huur or einde) + timedelta(days=110), date(jaar, 12, 23)
            )
            traject.resultaat = "positief"
        return geplaatst

    def _vul_intakes(self, jaar: int, aantal: int) -> Iterator[Traject]:
        """Fill up the year's intakes with trajecten that went no further."""
        kans = self.kans
        for nummer in range(_genoeg(aantal, f"intakes in {jaar}")):
            if jaar == self.plan.laatste and nummer < self.plan.laatste_jaar["open_intake"]:
                intake = kans.dag(date(jaar, 12, 1), date(jaar, 12, 23))
                yield Traject(werkdag(intake - timedelta(days=kans.tussen(10, 40)), -1), intake)
                continue
            intake = kans.dag(date(jaar, 3, 1), date(jaar, 11, 15))
            traject = Traject(werkdag(intake - timedelta(days=kans.tussen(7, 42)), -1), intake)
            yield _valt_uit(traject, "intake", kans.dag(intake, intake + timedelta(days=30)))

    def _vul_aanmeldingen(self, jaar: int, aantal: int) -> Iterator[Traject]:
        """Fill up the year's aanmeldingen with trajecten that never came to an intake."""
        kans = self.kans
        for nummer in range(_genoeg(aantal, f"aanmeldingen in {jaar}")):
            if jaar == self.plan.laatste and nummer < self.plan.laatste_jaar["open_aanmelding"]:
                yield Traject(kans.dag(date(jaar, 11, 21), date(jaar, 12, 30)))
                continue
            dag = kans.dag(date(jaar, 1, 2), date(jaar, 11, 25))
            yield _valt_uit(Traject(dag), "aanmelding", kans.dag(dag + timedelta(days=3), dag + timedelta(days=35)))


def _genoeg(aantal: int, waarvan: str) -> int:
    if aantal < 0:
        raise ValueError(f"the plan holds {-aantal} too few {waarvan}")
    return aantal


def _geteld(trajecten: list[Traject], veld: str, jaar: int) -> int:
    return sum(getattr(t, veld) is not None and getattr(t, veld).year == jaar for t in trajecten)


def _valt_uit(traject: Traject, fase: str, dag: date) -> Traject:
    traject.uitval_datum, traject.uitval_fase = dag, fase
    return traject


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
        dagen = [(t.start_huur - t.wachtlijstdatum).days for t in trajecten if t.start_huur and t.wachtlijstdatum]
        return sum(dagen) / len(dagen) - doel

    nummer = 0
    while abs(afwijking()) > 0.35:
        traject = trajecten[nummer % len(trajecten)]
        nummer += 1
        stap = 1 if afwijking() > 0 else -1
        for veld in ("aanmelddatum", "intakedatum", "wachtlijstdatum"):
            setattr(traject, veld, werkdag(getattr(traject, veld) + timedelta(days=stap), stap))
