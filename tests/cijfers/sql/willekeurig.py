"""Random but valid registers, written as CSV files: input for two computations that must agree.

Days are drawn from a few edges (first and last day of a year, the peildatum and the day after it, a wait of exactly the
agreed length) far more often than chance would: that is where two readings of one definition differ.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

JAREN = (2020, 2021, 2022)
#: A year that has begun after the last report year: a report with a later peildatum reads its folder too.
MAPPEN = (*JAREN, 2023)
LAATSTE_DAG = date(2022, 12, 31)
#: Events are filled in after the last report year, as in a register that is in use.
UITLOOP = date(2023, 6, 30)

CORPORATIES = ("Maasvallei", "Servatius", "Woonpunt")
GEMEENTEN = ("Maastricht", "Sittard-Geleen", "Valkenburg aan de Geul")
UITVAL_REDENEN = ("trekt zich terug", "niet bereikbaar")
EIGEN_ROUTE = "naar eigen route"
AFSLUIT_REDENEN = ("zorg gestopt door kandidaat", "naar zwaardere zorg")
EINDE_REDENEN = ("eigen initiatief", "initiatief corporatie", "ontruiming")
#: Sittard-Geleen is in no deelregio.
DEELREGIOS = {"Zuid": ["Maastricht", "Valkenburg aan de Geul"]}
#: The first no longer leads by way of the desk since a day, and has its own reason; the second still does.
ROUTES = ("Veiligheidshuis", "Reclassering")
#: Names of the past: each with who came after it. The second leads to the first.
OUD = {"Oud Wonen": "Servatius", "Oudst Wonen": "Oud Wonen"}

KOLOMMEN = {
    "trajecten": "traject_id kandidaat_id product verwijzer_id herkomstgemeente bindingsgemeente aanmelddatum "
    "intakedatum corporatie wachtlijstdatum start_huur plaatsingsgemeente einde_huur einde_reden uitval_datum "
    "uitval_fase uitval_reden afsluitdatum resultaat afsluitreden route",
    "nametingen": "traject_id peildatum woont_nog verhuisinitiatief overlast huurachterstand ontruiming",
    "facturen": "factuur_id traject_id factuurdatum bedrag betaald",
    "klachten": "klacht_id ontvangen besluit oordeel gevolg",
    "taakstelling": "corporatie aantal bron",
    "jaarplanning": "datum gremium onderwerp verplichting bedrag status herkomst begroot terugkerend",
    "dossiers": "dossier stand besluit datum vervolg beslist wanneer eigenaar",
    "verwijzers": "verwijzer_id naam type geldig_van geldig_tot deelnemersovereenkomst_sinds",
    "tarieven": "trajectprijs geldig_van",
    "reeksen": "indicator jaar waarde noemer bron",
}

Rij = dict[str, object]


@dataclass
class Geval:
    """One random register: the figures of ``jaar`` as known on ``peildatum``.

    Parameters
    ----------
    map : Path
        The data folder; the desk's own folder in it is called ``toets``.
    jaar : int
        Year of the report.
    peildatum : date
        Its last day, or a later day.
    """

    map: Path
    jaar: int
    peildatum: date


@dataclass
class Maker:
    """Draws one register; ``toeval`` decides everything."""

    toeval: random.Random
    peildatum: date
    afspraak_dagen: int
    tabellen: dict[tuple[str, int | None], list[Rij]] = field(default_factory=dict)
    corporaties: tuple[str, ...] = CORPORATIES
    #: A chance of its own: all else stays what it was without payments.
    betaling: random.Random = field(default_factory=random.Random)
    betaalt: float = 0.0
    #: So too the nametingen near the moments at which cohorts are compared.
    moment: random.Random = field(default_factory=random.Random)
    #: The same for deelregio's and routes, which some desks do not keep.
    spreiding: random.Random = field(default_factory=random.Random)
    met_route: float = 0.0
    heropening: random.Random = field(default_factory=random.Random)

    def voeg_toe(self, tabel: str, jaar: int | None, rij: Rij) -> None:
        self.tabellen.setdefault((tabel, jaar), []).append(rij)

    def kans(self, p: float) -> bool:
        return self.toeval.random() < p

    def kies(self, lijst: Sequence[str], vreemd: str = "") -> str:
        """Draw one of a list; now and then nobody knows, or it is something that the list does not hold."""
        worp = self.toeval.random()
        return "" if worp < 0.08 else vreemd if vreemd and worp < 0.12 else self.toeval.choice(lijst)

    def dag(self, van: date, tot: date) -> date | None:
        """Draw a day in ``van`` … ``tot``, often on an edge; nothing when there is no such day."""
        if van > tot:
            return None
        randen = [van, tot, self.peildatum, self.peildatum + timedelta(days=1)]
        randen += [date(jaar, *md) for jaar in (*JAREN, 2023) for md in ((1, 1), (12, 31))]
        binnen = [rand for rand in randen if van <= rand <= tot]
        if self.kans(0.25):
            return self.toeval.choice(binnen)
        # Mostly soon after the former event, so that trajecten get far enough to be closed and measured.
        verste = tot if self.kans(0.3) else min(tot, van + timedelta(days=self.toeval.choice([0, 30, 150, 400])))
        return van + timedelta(days=self.toeval.randint(0, (verste - van).days))

    # --- tables of the desk ---------------------------------------------------------------------------------------

    def verwijzers(self) -> None:
        """Some verwijzers change type halfway, some after a gap, some are valid for a short time only."""
        for nummer in range(self.toeval.randint(1, 4)):
            rij = {"verwijzer_id": f"V{nummer}", "naam": f"Verwijzer {nummer}"}
            typen = ["convenantpartner", "deelnemer"]
            self.toeval.shuffle(typen)
            wissel = date(2020, 1, 1) + timedelta(days=self.toeval.randint(1, 1000))
            if self.kans(0.5):
                weer = wissel + timedelta(days=self.toeval.choice([1, 1, 60]))
                eerst = rij | {"type": typen[0], "geldig_van": "2018-01-01", "geldig_tot": wissel}
                # A row that starts after the last aanmelding is fine too.
                daarna = rij | {"type": typen[1], "geldig_van": weer, "deelnemersovereenkomst_sinds": "2021-07-01"}
                daarna["naam"] = f"Verwijzer {nummer} nieuw"
                rijen = [eerst, daarna]
            else:
                rijen = [rij | {"type": typen[0], "geldig_van": "2018-01-01"}]
            self.toeval.shuffle(rijen)
            for gemaakt in rijen:
                self.voeg_toe("verwijzers", None, gemaakt)

    def tarieven(self) -> None:
        """Give one to three prices; the first may start after the first intakes, and the rows are in any order."""
        dagen = {self.toeval.choice([date(2018, 1, 1), date(2021, 1, 1), date(2020, 7, 1)])}
        for _ in range(self.toeval.randint(0, 2)):
            dagen.add(self.dag(date(2020, 1, 1), UITLOOP) or LAATSTE_DAG)
        rijen = [(f"{self.toeval.randint(50_000, 90_000) / 100:.2f}", dag) for dag in sorted(dagen)]
        self.toeval.shuffle(rijen)
        for prijs, dag in rijen:
            self.voeg_toe("tarieven", None, {"trajectprijs": prijs, "geldig_van": dag})

    def reeksen(self) -> None:
        for jaar in (2018, 2019):
            if self.kans(0.6):
                rij = {"indicator": "duurzaam", "jaar": jaar, "waarde": self.toeval.choice(["82.5", "94", "0"])}
                self.voeg_toe("reeksen", None, rij | {"noemer": self.toeval.choice(["", "40"]), "bron": "verslag"})

    # --- tables of a year -----------------------------------------------------------------------------------------

    def klachten(self) -> None:
        for nummer in range(self.toeval.randint(0, 6)):
            op_de_grens = date(2022, 12, 31) - timedelta(42)  # the last day of the term is that of the year
            ontvangen = op_de_grens if self.kans(0.2) else self.dag(date(2020, 1, 1), UITLOOP) or UITLOOP
            rij: Rij = {"klacht_id": f"KL{nummer}", "ontvangen": ontvangen}
            if self.kans(0.8):
                oordelen = ["gegrond", "deels_gegrond", "ongegrond", "niet_ontvankelijk"]
                termijn = min(ontvangen + timedelta(42 + self.toeval.randint(0, 1)), UITLOOP)
                besluit = termijn if self.kans(0.4) else self.dag(ontvangen, UITLOOP)
                rij |= {"besluit": besluit, "oordeel": self.kies(oordelen)}
                rij |= {"gevolg": self.toeval.choice(["geen", "excuses", ""])} if besluit else {}
            self.voeg_toe("klachten", ontvangen.year, rij)

    def jaarplanning(self) -> None:
        for nummer in range(self.toeval.randint(0, 8)):
            dag = self.dag(date(2020, 1, 1), UITLOOP) or UITLOOP
            rij: Rij = {
                "datum": dag,
                "gremium": self.toeval.choice(["BOWWZ", "Regiegroep"]),
                "onderwerp": f"Punt {nummer}",
            }
            rij |= {"verplichting": "stuk", "status": self.toeval.choice(["gepland", "gehouden", "vervallen"])}
            rij |= {kolom: self.toeval.choice(["", "0.00", "125.50"]) for kolom in ("bedrag", "begroot")}
            self.voeg_toe("jaarplanning", dag.year, rij)

    def dossiers(self) -> None:
        for jaar in JAREN:
            for nummer in range(self.toeval.randint(0, 3)):
                rij: Rij = {"dossier": f"Onderwerp {nummer}", "stand": "loopt", "vervolg": "verder"}
                rij |= {kolom: self.toeval.choice(["", "gemeente"]) for kolom in ("beslist", "eigenaar")}
                self.voeg_toe("dossiers", jaar, rij)

    def taakstelling(self) -> None:
        for jaar in JAREN:
            for corporatie in self.toeval.sample(self.corporaties, self.toeval.randint(1, len(self.corporaties))):
                rij = {"corporatie": corporatie, "aantal": self.toeval.choice([0, 1, 3, 10, 38]), "bron": "afspraak"}
                self.voeg_toe("taakstelling", jaar, rij)

    def traject(self, nummer: int, jaar: int) -> None:
        """Draw a traject that goes on until chance, or the end of the register, stops it."""
        aanmeld = self.aanmelding(jaar)
        if aanmeld is None:
            return
        dag, verwijzer = aanmeld
        rij: Rij = {
            "traject_id": f"T{nummer}",
            "kandidaat_id": f"K{self.toeval.randint(1, 25)}",  # several trajecten of one kandidaat
            "product": "Housing",
            "verwijzer_id": verwijzer,
            "herkomstgemeente": self.kies(GEMEENTEN),
            "bindingsgemeente": self.kies(GEMEENTEN, "Roermond"),
            "aanmelddatum": dag,
        }
        self.loop(rij, dag)
        if self.spreiding.random() < self.met_route:
            rij["route"] = self.spreiding.choice(ROUTES)
            if "uitval_datum" in rij and self.spreiding.random() < 0.5:
                rij["uitval_reden"] = EIGEN_ROUTE
        self.voeg_toe("trajecten", jaar, rij)
        if "intakedatum" in rij:
            self.factuur(nummer, rij)
        if rij.get("resultaat"):  # whoever was closed negatively may be asked too
            self.nametingen(rij)
        elif "uitval_datum" not in rij and self.heropening.random() < 0.1:
            self.heropen(rij, dag)

    def heropen(self, rij: Rij, dag: date) -> None:
        """Close a traject the day before it came on the wachtlijst, as if it was opened again."""
        wacht = rij.get("wachtlijstdatum")
        if isinstance(wacht, date) and wacht > dag:
            rij |= {"afsluitdatum": wacht - timedelta(1), "resultaat": "negatief", "afsluitreden": AFSLUIT_REDENEN[0]}

    def aanmelding(self, jaar: int) -> tuple[date, str] | None:
        """Draw a day in the year and a verwijzer that is valid on it."""
        for _ in range(20):
            dag = self.dag(date(jaar, 1, 1), min(date(jaar, 12, 31), UITLOOP))
            rij = self.toeval.choice(self.tabellen["verwijzers", None])
            if self.kans(0.2):  # the first or last day on which the type was valid
                dag = next((d for d in (rij["geldig_van"], rij.get("geldig_tot")) if isinstance(d, date)), dag)
            if dag and dag.year == jaar and str(rij["geldig_van"]) <= str(dag) <= str(rij.get("geldig_tot", "9")):
                return dag, "" if self.kans(0.05) else str(rij["verwijzer_id"])
        return None

    def stopt(self, rij: Rij, fase: str, sinds: date, p: float) -> bool:
        """Let the traject drop out in this phase, with the chance ``p``."""
        if not self.kans(p):
            return False
        reden = self.kies(UITVAL_REDENEN, "iets anders")
        rij |= {"uitval_datum": self.dag(sinds, UITLOOP), "uitval_fase": fase, "uitval_reden": reden}
        return True

    def loop(self, rij: Rij, dag: date) -> None:
        """Let the traject go through its phases."""
        if self.stopt(rij, "aanmelding", dag, 0.1) or self.kans(0.05):
            return
        intake = self.dag(dag, UITLOOP)
        if intake is None:
            return
        rij["intakedatum"] = intake
        if self.stopt(rij, "intake", intake, 0.1):
            return
        if self.kans(0.1):  # closed without ever having been on a wachtlijst
            self.sluit(rij, intake, ["negatief"])
            return
        wacht = self.dag(intake, UITLOOP)
        if wacht is None or self.kans(0.05):
            return
        rij |= {"wachtlijstdatum": wacht, "corporatie": self.kies(self.corporaties)}
        if self.stopt(rij, "wachtlijst", wacht, 0.15):
            return
        huur = self.dag(wacht, UITLOOP)
        if self.kans(0.25):  # exactly the agreed wait, or a day more or less
            huur = wacht + timedelta(days=self.afspraak_dagen + self.toeval.choice([-1, 0, 1]))
        if huur is None or huur > UITLOOP or self.kans(0.1):
            return
        rij |= {"start_huur": huur, "plaatsingsgemeente": self.kies(GEMEENTEN, "Roermond")}
        if self.kans(0.2):
            rij |= {"einde_huur": self.dag(huur, UITLOOP), "einde_reden": self.kies(EINDE_REDENEN)}
        if self.kans(0.85):
            self.sluit(rij, huur, ["positief"] * 5 + ["negatief"])

    def sluit(self, rij: Rij, sinds: date, resultaten: list[str]) -> None:
        resultaat = self.toeval.choice(resultaten)
        rij |= {"afsluitdatum": self.dag(sinds, UITLOOP), "resultaat": resultaat}
        if resultaat == "negatief":
            rij["afsluitreden"] = self.kies(AFSLUIT_REDENEN, "iets anders")

    def factuur(self, nummer: int, rij: Rij) -> None:
        intake = rij["intakedatum"]
        assert isinstance(intake, date)
        geldig = [t for t in self.tabellen["tarieven", None] if str(t["geldig_van"]) <= str(intake)]
        if not geldig or self.kans(0.15):  # some were never sent
            return
        prijs = max(geldig, key=lambda tarief: str(tarief["geldig_van"]))["trajectprijs"]
        # Some are sent twice, and taken back; the days come in any order.
        bedragen = self.toeval.choice([[prijs]] * 6 + [[prijs, prijs], [prijs, f"-{prijs}"], ["10.00"], [f"-{prijs}"]])
        for volg, bedrag in enumerate(bedragen):
            dag = self.dag(intake, UITLOOP)
            if dag:
                factuur = {"factuur_id": f"F{nummer}-{volg}", "traject_id": rij["traject_id"]}
                factuur |= {"factuurdatum": dag, "bedrag": bedrag}
                if self.betaling.random() < self.betaalt:
                    factuur["betaald"] = dag + timedelta(days=self.betaling.choice([0, 14, 29, 30, 31, 90, 200]))
                self.voeg_toe("facturen", dag.year, factuur)

    def nametingen(self, rij: Rij) -> None:
        """Measure a case at most three times, in any order, sometimes without an answer."""
        afgesloten = rij["afsluitdatum"]
        assert isinstance(afgesloten, date)
        dagen = {self.dag(afgesloten, UITLOOP) for _ in range(self.toeval.randint(0, 3))} - {None}
        for dag in self.toeval.sample(sorted(str(dag) for dag in dagen), len(dagen)):
            nee = self.kans(0.3)
            meting = {
                "traject_id": rij["traject_id"],
                "peildatum": dag,
                "woont_nog": "nee" if nee else self.kies(["ja"]),
                "verhuisinitiatief": self.kies(["eigen", "corporatie"]) if nee else "",
                "overlast": self.kies(["geen", "geen", "meldingen", "structureel", "niet_gemeten"]),
                "huurachterstand": self.kies(["geen", "geen", "opgelost", "problematisch", "niet_gemeten"]),
                "ontruiming": self.kies(["ja", "nee", "nee"]),
            }
            self.voeg_toe("nametingen", int(dag[:4]), meting)
        self.nameting_bij_moment(rij, afgesloten, dagen)

    def nameting_bij_moment(self, rij: Rij, afgesloten: date, dagen: set[date | None]) -> None:
        """Measure most cases half a year before or after a moment, on the day itself or the day before."""
        maand = afgesloten.month - 1 + self.moment.choice([6, 12, 18, 18])
        dag = date(afgesloten.year + maand // 12, maand % 12 + 1, min(afgesloten.day, 28))
        dag -= timedelta(days=self.moment.choice([0, 1]))
        if self.moment.random() < 0.2 or dag > UITLOOP or dag in dagen:
            return
        meting = {"traject_id": rij["traject_id"], "peildatum": str(dag), "woont_nog": "ja", "ontruiming": "nee"}
        overlast, achterstand = self.moment.choice([("geen", "opgelost"), ("meldingen", "geen")])
        meting |= {"overlast": overlast, "huurachterstand": achterstand}
        self.voeg_toe("nametingen", dag.year, meting)


def maak_geval(zaad: int, data: Path) -> Geval:
    """Write the random register with this seed under ``data``, and choose the report to make of it."""
    toeval = random.Random(zaad)
    jaar = toeval.choice([2020, 2021, 2021, 2022, 2022, 2022])
    peildatum = date(jaar, 12, 31) + timedelta(days=toeval.choice([0, 0, 0, 1, 40, 90, 365]))
    maanden = toeval.choice([6, 12, 16])  # 16 months are a whole number of days
    maker = Maker(toeval, peildatum, int(maanden * 30.4375))
    maker.betaling = random.Random(f"betaling {zaad}")
    maker.betaalt = maker.betaling.choice([0.0, 0.3, 0.6, 0.9])  # some desks keep no payments
    maker.moment = random.Random(f"moment {zaad}")
    maker.spreiding = random.Random(f"spreiding {zaad}")
    maker.heropening = random.Random(f"heropening {zaad}")
    maker.met_route = maker.spreiding.choice([0.0, 0.3, 0.6])
    if maker.kans(0.3):
        maker.corporaties = (*CORPORATIES, *OUD)
    maker.verwijzers()
    maker.tarieven()
    maker.reeksen()
    maker.klachten()
    maker.jaarplanning()
    maker.dossiers()
    maker.taakstelling()
    nummers = range(toeval.randint(5, 60))
    for nummer in nummers:
        maker.traject(nummer, toeval.choice(MAPPEN))
    for nummer, jaar_zonder in enumerate(j for j in JAREN if ("trajecten", j) not in maker.tabellen):
        # A year's folder may not be empty.
        while ("trajecten", jaar_zonder) not in maker.tabellen:
            maker.traject(len(nummers) + nummer, jaar_zonder)
    _schrijf(data / "toets", maker, maanden)
    return Geval(data, jaar, peildatum)


def _schrijf(map_loket: Path, maker: Maker, maanden: int) -> None:
    lijsten = {
        "producten": ["Housing"],
        "corporaties": list(CORPORATIES),
        "gemeenten": list(GEMEENTEN),
        "uitval_redenen": [*UITVAL_REDENEN, EIGEN_ROUTE],
        "afsluit_redenen": list(AFSLUIT_REDENEN),
        "einde_redenen": list(EINDE_REDENEN),
    }
    vast = 'naam = "Loket Toets"\nkort = "Toets"\ngemeente = "Maastricht"\nregio = "Zuid-Limburg"\n'
    vast += 'organisatie = "Organisatie"\nvoorbeelddata = true\nnameting_jaren = 2\ngestart_in = 2018\n'
    vast += f"wachttijd_afspraak_maanden = {maanden}\n"
    for jaar in MAPPEN:
        (map_loket / str(jaar)).mkdir(parents=True)
    # A list of texts is written in TOML as it is in Python.
    vast += "".join(f"{k} = {v}\n" for k, v in lijsten.items())
    for naam, opvolger in OUD.items() if maker.corporaties != CORPORATIES else ():
        tot = maker.dag(date(2020, 1, 1), UITLOOP)
        vast += f'[opvolgers."{naam}"]\ngeldig_tot = {tot}\nopvolger = "{opvolger}"\n'
    vast = f"routes = {list(ROUTES)}\n{vast}"
    if maker.spreiding.random() < 0.7:
        vast += "[deelregios]\n" + "".join(f"{naam} = {van}\n" for naam, van in DEELREGIOS.items())
    sinds = maker.spreiding.choice([date(2021, 1, 1), date(2022, 1, 1), date(2022, 12, 31)])
    vast += f'[gesloten_routes.{ROUTES[0]}]\nsinds = {sinds}\nuitval_reden = "{EIGEN_ROUTE}"\n'
    (map_loket / "loket.toml").write_text(vast, encoding="utf-8")
    for tabel, kolommen in KOLOMMEN.items():
        for jaar in (None,) if tabel in ("verwijzers", "tarieven", "reeksen") else MAPPEN:
            pad = map_loket / (str(jaar) if jaar else "") / f"{tabel}.csv"
            with pad.open("w", encoding="utf-8", newline="") as bestand:
                schrijver = csv.DictWriter(bestand, kolommen.split(), lineterminator="\n")
                schrijver.writeheader()
                schrijver.writerows(maker.tabellen.get((tabel, jaar), []))
