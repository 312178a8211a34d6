"""What is odd in trajecten, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loket.basis.meldingen import Melding, lijkt_op
from loket.register.afleiding import BEKEND_MET
from loket.register.afwijkingen.per_rij import dag, per_bestand, per_rij
from loket.register.schema import ONBEKEND, is_heropend, schemas
from loket.register.tabelregels import Regel, Tabellen


def _onbekend(tabellen: Tabellen) -> Iterator[Melding]:
    for naam, kolommen in BEKEND_MET.items():
        for kolom in kolommen:
            waarden = tabellen[naam][kolom]
            leeg = tabellen[naam][(waarden == ONBEKEND).fillna(False)]
            yield from per_bestand(
                leeg,
                kolom,
                ("keer", "keer"),
                f"{kolom} onbekend",
                "een waarde, want de gebeurtenis is geweest",
                "vul aan wat nog te achterhalen is; de rest telt als onbekend",
            )


def _buiten_de_lijst(tabellen: Tabellen) -> Iterator[Melding]:
    for naam, frame in tabellen.frames.items():
        for kolom, omschrijving in (schemas()[naam].columns if naam in schemas() else {}).items():
            lijst = (omschrijving.metadata or {}).get("lijst")
            if not lijst or lijst == "corporaties":
                continue
            bekend = tabellen.inrichting.lijst(lijst)
            vreemd = frame[frame[kolom].notna() & ~frame[kolom].isin([*bekend, ONBEKEND])]
            for waarde, rijen in vreemd.groupby(kolom):
                yield from per_bestand(
                    rijen,
                    kolom,
                    ("keer", "keer"),
                    f"{kolom} ‘{waarde}’",
                    f"een waarde uit de lijst ‘{lijst}’ in loket.toml; nu telt zij onder haar eigen naam",
                    f"verbeter de waarde, of vul de lijst aan.{lijkt_op(str(waarde), bekend)}",
                )


def _verwijzer_geldig(tabellen: Tabellen) -> Iterator[Melding]:
    trajecten = tabellen["trajecten"]
    yield from per_rij(
        trajecten[(trajecten["verwijzertype"] == ONBEKEND) & (trajecten["verwijzer_id"] != ONBEKEND)],
        "verwijzer_id",
        lambda r: f"{r.verwijzer_id} is niet geldig op {dag(r.aanmelddatum)}",
        "een verwijzer die op de aanmelddatum geldig was; nu is het type onbekend",
        "verbeter de code of de aanmelddatum, of vul geldig_van en geldig_tot in verwijzers.csv aan",
    )


def _later_dan(eerst: str, daarna: str, verwacht: str, herstel: str) -> Callable[[Tabellen], Iterator[Melding]]:
    def zoek(tabellen: Tabellen) -> Iterator[Melding]:
        frame = tabellen["trajecten"]
        yield from per_rij(
            frame[frame[daarna] < frame[eerst]],
            daarna,
            lambda r: f"{daarna} {dag(getattr(r, daarna))}, {eerst} {dag(getattr(r, eerst))}",
            verwacht,
            herstel,
        )

    return zoek


_EIGEN_RIJ = "een traject dat is _heropend, krijgt een eigen rij met hetzelfde kandidaat_id"


def _heropend(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    fase = (frame["uitval_fase"] == "aanmelding") & frame["intakedatum"].notna()
    yield from per_rij(
        frame[fase | (frame["uitval_datum"] < frame["intakedatum"])],
        "intakedatum",
        lambda r: f"uitval ({r.uitval_fase}) op {dag(r.uitval_datum)}, intake op {dag(r.intakedatum)}",
        "geen intake na de uitval; dit traject telt nu als uitgevallen, en ook als intake",
        _EIGEN_RIJ,
    )
    yield from __verder_na_afsluiting(tabellen)


def __verder_na_afsluiting(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    yield from per_rij(
        frame[is_heropend(frame)],
        "wachtlijstdatum",
        lambda r: f"negatief afgesloten op {dag(r.afsluitdatum)}, op de wachtlijst op {dag(r.wachtlijstdatum)}",
        "geen wachtlijst na de afsluiting; dit traject telt nu als afgesloten, en ook als wachtend of geplaatst",
        _EIGEN_RIJ,
    )


def _intake_zelfde_dag(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    yield from per_bestand(
        frame[frame["intakedatum"] == frame["aanmelddatum"]],
        "intakedatum",
        ("intake", "intakes"),
        "op de dag van de aanmelding",
        "een intake op een latere dag",
        "kijk of de dag van de invoer is gebruikt in plaats van de echte dag",
    )


def _corporatie_vooraf(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    yield from per_rij(
        frame[frame["corporatie"].notna() & frame["wachtlijstdatum"].isna()],
        "wachtlijstdatum",
        lambda r: f"corporatie {r.corporatie}, zonder wachtlijstdatum",
        "een wachtlijstdatum, of nog geen corporatie",
        "vul de wachtlijstdatum in als de kandidaat op de wachtlijst staat",
    )


def _reden_zonder_afsluiting(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    yield from per_rij(
        frame[frame["afsluitreden"].notna() & (frame["resultaat"] != "negatief")],
        "afsluitreden",
        lambda r: f"afsluitreden ‘{r.afsluitreden}’ zonder negatief resultaat",
        "een afsluitreden alleen bij een negatief resultaat",
        "maak de reden leeg, of verbeter het resultaat",
    )


def _route_gesloten(tabellen: Tabellen) -> Iterator[Melding]:
    frame, sinds = tabellen["trajecten"], {r.naam: r.sinds for r in tabellen.inrichting.gesloten_routes}
    yield from per_rij(
        frame[frame["route_gesloten"] == "ja"],
        "route",
        lambda r: (
            f"{r.route}, aangemeld op {dag(r.aanmelddatum)}, terwijl die groep sinds"
            f" {dag(sinds[r.route])} niet meer via het loket gaat"
        ),
        "geen aanmelding bij het loket sinds de groep een eigen route heeft (gesloten_routes in loket.toml)",
        "verwijs door, verbeter de route, of zeg waarom deze kandidaat toch via het loket gaat",
    )


VAN_TRAJECTEN = (
    Regel(
        "onbekend",
        "Van elke gebeurtenis is bekend wat erbij hoort: de verwijzer, de gemeente, de reden, de uitkomst.",
        "wat leeg is, telt mee als _onbekend en staat zo in de tabellen",
        _onbekend,
    ),
    Regel(
        "buiten-de-lijst",
        "Producten, gemeenten en redenen staan in de lijsten van loket.toml.",
        "een waarde buiten de lijst telt onder haar eigen naam; het totaal klopt",
        _buiten_de_lijst,
    ),
    Regel(
        "verwijzer-geldig",
        "Elke verwijzer was geldig op de aanmelddatum.",
        "het traject telt mee, met een _onbekend type verwijzer",
        _verwijzer_geldig,
    ),
    Regel(
        "intake-voor-wachtlijst",
        "De intake is niet later dan de plaatsing op de wachtlijst.",
        "geen cijfer gebruikt de volgorde van deze twee dagen",
        _later_dan(
            "intakedatum", "wachtlijstdatum", "een wachtlijstdatum op of na de intakedatum", "verbeter een van de dagen"
        ),
    ),
    Regel(
        "intake-voor-afsluiting",
        "De intake is niet later dan de afsluiting.",
        "geen cijfer gebruikt de volgorde van deze twee dagen",
        _later_dan(
            "intakedatum", "afsluitdatum", "een afsluitdatum op of na de intakedatum", "verbeter een van de dagen"
        ),
    ),
    Regel(
        "heropend",
        "Na uitval volgt geen intake meer in dezelfde rij, en na een negatieve afsluiting geen wachtlijst.",
        "beide zijn gebeurd, en tellen allebei op hun eigen dag",
        _heropend,
    ),
    Regel(
        "intake-zelfde-dag",
        "De intake is later dan de aanmelding.",
        "het kan, en elke dag telt in zijn eigen periode",
        _intake_zelfde_dag,
    ),
    Regel(
        "corporatie-vooraf",
        "Een corporatie staat er pas bij een wachtlijstdatum.",
        "zonder wachtlijstdatum telt de corporatie in geen cijfer mee",
        _corporatie_vooraf,
    ),
    Regel(
        "afsluitreden-past",
        "Een afsluitreden staat alleen bij een negatief resultaat.",
        "bij een ander resultaat telt de reden in geen cijfer mee",
        _reden_zonder_afsluiting,
    ),
    Regel(
        "route-gesloten",
        "Wie een eigen route heeft, is sinds de afgesproken dag niet meer bij het loket aangemeld.",
        "de aanmelding telt mee, en ook apart: als aanmelding van een gesloten route",
        _route_gesloten,
    ),
)
