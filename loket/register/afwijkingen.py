"""What is odd in a register though no figure is wrong by it: findings that a desk looks at and may leave as they are.

Each rule looks at the tables as they were known on the peildatum, so that a later event changes no earlier report.
``waarde`` of a :class:`Melding` says what was found, with the case's code in front; ``make check`` lists it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from loket.basis import opmaak
from loket.basis.meldingen import Melding, lijkt_op
from loket.register.afleiding import BEKEND_MET
from loket.register.schema import ONBEKEND, is_heropend, schemas
from loket.register.tabelregels import Regel, Tabellen, tarief_op

#: The text of one row: what was found, from its values.
Vertel = Callable[[Any], str]


def _per_rij(rijen: pd.DataFrame, kolom: str, vertel: Vertel, verwacht: str, herstel: str) -> Iterator[Melding]:
    rij: Any
    for rij in rijen.itertuples():
        (bestand, nummer), code = rij.Index, getattr(rij, "traject_id", "")
        gevonden = vertel(rij)
        yield Melding(bestand, kolom, verwacht, herstel, nummer, f"{code}: {gevonden}" if code else gevonden)


def _per_bestand(rijen: pd.DataFrame, kolom: str, woorden: tuple[str, str], *tekst: str) -> Iterator[Melding]:
    """Count rows that differ in nothing but their place, file by file."""
    wat, verwacht, herstel = tekst
    for bestand, groep in rijen.groupby(level="bestand"):
        yield Melding(str(bestand), kolom, verwacht, herstel, 0, f"{opmaak.met_woord(len(groep), woorden)} {wat}")


def _dag(waarde: object) -> str:
    return opmaak.datum(pd.Timestamp(str(waarde)).date())


# --- what is not known ---------------------------------------------------------------------------------------------


def _onbekend(tabellen: Tabellen) -> Iterator[Melding]:
    for naam, kolommen in BEKEND_MET.items():
        for kolom in kolommen:
            waarden = tabellen[naam][kolom]
            leeg = tabellen[naam][(waarden == ONBEKEND).fillna(False)]
            yield from _per_bestand(
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
                yield from _per_bestand(
                    rijen,
                    kolom,
                    ("keer", "keer"),
                    f"{kolom} ‘{waarde}’",
                    f"een waarde uit de lijst ‘{lijst}’ in loket.toml; nu telt zij onder haar eigen naam",
                    f"verbeter de waarde, of vul de lijst aan.{lijkt_op(str(waarde), bekend)}",
                )


def _verwijzer_geldig(tabellen: Tabellen) -> Iterator[Melding]:
    trajecten = tabellen["trajecten"]
    yield from _per_rij(
        trajecten[(trajecten["verwijzertype"] == ONBEKEND) & (trajecten["verwijzer_id"] != ONBEKEND)],
        "verwijzer_id",
        lambda r: f"{r.verwijzer_id} is niet geldig op {_dag(r.aanmelddatum)}",
        "een verwijzer die op de aanmelddatum geldig was; nu is het type onbekend",
        "verbeter de code of de aanmelddatum, of vul geldig_van en geldig_tot in verwijzers.csv aan",
    )


# --- the order of events ---------------------------------------------------------------------------------------------


def _later_dan(eerst: str, daarna: str, verwacht: str, herstel: str) -> Callable[[Tabellen], Iterator[Melding]]:
    def zoek(tabellen: Tabellen) -> Iterator[Melding]:
        frame = tabellen["trajecten"]
        yield from _per_rij(
            frame[frame[daarna] < frame[eerst]],
            daarna,
            lambda r: f"{daarna} {_dag(getattr(r, daarna))}, {eerst} {_dag(getattr(r, eerst))}",
            verwacht,
            herstel,
        )

    return zoek


_EIGEN_RIJ = "een traject dat is heropend, krijgt een eigen rij met hetzelfde kandidaat_id"


def _heropend(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    fase = (frame["uitval_fase"] == "aanmelding") & frame["intakedatum"].notna()
    yield from _per_rij(
        frame[fase | (frame["uitval_datum"] < frame["intakedatum"])],
        "intakedatum",
        lambda r: f"uitval ({r.uitval_fase}) op {_dag(r.uitval_datum)}, intake op {_dag(r.intakedatum)}",
        "geen intake na de uitval; dit traject telt nu als uitgevallen, en ook als intake",
        _EIGEN_RIJ,
    )
    yield from _verder_na_afsluiting(tabellen)


def _verder_na_afsluiting(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    yield from _per_rij(
        frame[is_heropend(frame)],
        "wachtlijstdatum",
        lambda r: f"negatief afgesloten op {_dag(r.afsluitdatum)}, op de wachtlijst op {_dag(r.wachtlijstdatum)}",
        "geen wachtlijst na de afsluiting; dit traject telt nu als afgesloten, en ook als wachtend of geplaatst",
        _EIGEN_RIJ,
    )


def _intake_zelfde_dag(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    yield from _per_bestand(
        frame[frame["intakedatum"] == frame["aanmelddatum"]],
        "intakedatum",
        ("intake", "intakes"),
        "op de dag van de aanmelding",
        "een intake op een latere dag",
        "kijk of de dag van de invoer is gebruikt in plaats van de echte dag",
    )


def _corporatie_vooraf(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    yield from _per_rij(
        frame[frame["corporatie"].notna() & frame["wachtlijstdatum"].isna()],
        "wachtlijstdatum",
        lambda r: f"corporatie {r.corporatie}, zonder wachtlijstdatum",
        "een wachtlijstdatum, of nog geen corporatie",
        "vul de wachtlijstdatum in als de kandidaat op de wachtlijst staat",
    )


def _reden_zonder_afsluiting(tabellen: Tabellen) -> Iterator[Melding]:
    frame = tabellen["trajecten"]
    yield from _per_rij(
        frame[frame["afsluitreden"].notna() & (frame["resultaat"] != "negatief")],
        "afsluitreden",
        lambda r: f"afsluitreden ‘{r.afsluitreden}’ zonder negatief resultaat",
        "een afsluitreden alleen bij een negatief resultaat",
        "maak de reden leeg, of verbeter het resultaat",
    )


def _route_gesloten(tabellen: Tabellen) -> Iterator[Melding]:
    frame, sinds = tabellen["trajecten"], {r.naam: r.sinds for r in tabellen.inrichting.gesloten_routes}
    yield from _per_rij(
        frame[frame["route_gesloten"] == "ja"],
        "route",
        lambda r: (
            f"{r.route}, aangemeld op {_dag(r.aanmelddatum)}, terwijl die groep sinds"
            f" {_dag(sinds[r.route])} niet meer via het loket gaat"
        ),
        "geen aanmelding bij het loket sinds de groep een eigen route heeft (gesloten_routes in loket.toml)",
        "verwijs door, verbeter de route, of zeg waarom deze kandidaat toch via het loket gaat",
    )


# --- nametingen ------------------------------------------------------------------------------------------------------


def _nameting_zonder_afsluiting(tabellen: Tabellen) -> Iterator[Melding]:
    metingen = tabellen["nametingen"]
    yield from _per_rij(
        metingen[metingen["gesloten"].isna() | (metingen["peildatum"] < metingen["gesloten"])],
        "peildatum",
        lambda r: f"gemeten op {_dag(r.peildatum)}, voordat het traject was afgesloten",
        "een nameting na de afsluiting van het traject",
        "verbeter de peildatum, of vul de afsluiting van het traject in",
    )


def _nameting_na_de_termijn(tabellen: Tabellen) -> Iterator[Melding]:
    metingen, jaren = tabellen["nametingen"], tabellen.inrichting.nameting_jaren
    yield from _per_rij(
        metingen[metingen["peildatum"] > metingen["gesloten"] + pd.DateOffset(years=jaren)],
        "peildatum",
        lambda r: f"gemeten op {_dag(r.peildatum)}, afgesloten op {_dag(r.gesloten)}",
        f"een nameting hoogstens {jaren * 12} maanden na de afsluiting",
        "verbeter de dagen, of zeg waarom er later is gemeten",
    )


def nametingen_per_traject(cohort: pd.DataFrame, peildatum: pd.Timestamp, jaren: int) -> pd.DataFrame:
    """Return the cohort with, for each traject, how many nametingen are due, done and overdue.

    A nameting is due for each full year since the closing, ``jaren`` at most.

    Returns
    -------
    DataFrame
        Columns ``traject_id``, ``cohort`` (year), ``verwacht``, ``gedaan`` and ``te_laat``.
    """
    keren = [cohort["afsluitdatum"] + pd.DateOffset(years=n) <= peildatum for n in range(1, jaren + 1)]
    verwacht = pd.concat(keren, axis=1).sum(axis=1).astype("int64")
    gedaan = cohort["keer_gemeten"]
    return cohort[["traject_id"]].assign(
        cohort=cohort["afsluitdatum"].dt.year,
        verwacht=verwacht,
        gedaan=gedaan,
        te_laat=(verwacht - gedaan).clip(lower=0),
    )


def lang_niet_gefactureerd(trajecten: pd.DataFrame, peildatum: pd.Timestamp, dagen: int) -> pd.DataFrame:
    """Return the trajecten whose intake was more than ``dagen`` before the peildatum and still has no factuur."""
    oud = trajecten["intakedatum"] < peildatum - pd.Timedelta(days=dagen)
    return trajecten[(trajecten["gefactureerd"] == "nee") & oud]


def _nameting_ontbreekt(tabellen: Tabellen) -> Iterator[Melding]:
    cohort, jaren = tabellen["cohort"], tabellen.inrichting.nameting_jaren
    per_traject = nametingen_per_traject(cohort, tabellen.peildatum, jaren)
    yield from _per_rij(
        per_traject[per_traject["te_laat"] > 0],
        "traject_id",
        lambda r: f"{r.gedaan} van de {r.verwacht} nametingen",
        "een nameting voor elk vol jaar sinds de afsluiting",
        "voeg de nameting toe, of zeg waarom er niet is gemeten",
    )


# --- facturen --------------------------------------------------------------------------------------------------------


def _met_intake(tabellen: Tabellen) -> pd.DataFrame:
    """Return the facturen with the price of the day of their intake, if there is one."""
    facturen = tabellen["facturen"]
    return facturen.assign(
        tarief=tarief_op(facturen["intakedatum"].fillna(pd.Timestamp(1900, 1, 1)), tabellen["tarieven"])
    )


def _factuur_ontbreekt(tabellen: Tabellen) -> Iterator[Melding]:
    dagen = tabellen.inrichting.factuur_dagen
    yield from _per_rij(
        lang_niet_gefactureerd(tabellen["trajecten"], tabellen.peildatum, dagen),
        "intakedatum",
        lambda r: f"intake op {_dag(r.intakedatum)}, zonder factuur",
        f"een factuur binnen {dagen} dagen na de intake",
        "voeg de factuur toe, of zeg waarom die er niet komt",
    )


def _factuur_dubbel(tabellen: Tabellen) -> Iterator[Melding]:
    alle = tabellen["facturen"]
    nog_een = alle.loc[(alle["eerste"] == "nee") & (alle["bedrag"] >= 0), "traject_id"]
    facturen = alle[alle["traject_id"].isin(nog_een)]
    soort = facturen["bedrag"].ge(0).map({True: 1, False: -1})
    over = soort.groupby(facturen["traject_id"]).transform("sum")
    yield from _per_rij(
        facturen[(over > 1) & (facturen["eerste"] == "nee") & (facturen["bedrag"] >= 0)],
        "traject_id",
        lambda r: f"nog een factuur van {opmaak.euro(r.bedrag)}",
        "één factuur per intake; het bedrag telt nu dubbel, het traject niet",
        "crediteer de dubbele factuur, of verbeter het traject_id",
    )


def _factuur_gecrediteerd(tabellen: Tabellen) -> Iterator[Melding]:
    facturen = tabellen["facturen"]
    yield from _per_rij(
        facturen[facturen["bedrag"] < 0],
        "bedrag",
        lambda r: f"creditfactuur van {opmaak.euro(-r.bedrag)}",
        "geen creditfactuur; het bedrag gaat van het gefactureerde bedrag af",
        "zeg waarom er is gecrediteerd",
    )


def _factuur_bedrag(tabellen: Tabellen) -> Iterator[Melding]:
    facturen = _met_intake(tabellen)
    yield from _per_rij(
        facturen[(facturen["bedrag"] >= 0) & facturen["tarief"].notna() & (facturen["bedrag"] != facturen["tarief"])],
        "bedrag",
        lambda r: f"{opmaak.euro(r.bedrag)}, tarief {opmaak.euro(r.tarief)}",
        "het tarief uit tarieven.csv dat gold op de intakedatum",
        "verbeter het bedrag of het tarief, of zeg waarom er is afgeweken",
    )


def _factuur_en_intake(rij: Any) -> str:
    intake = "geen intake" if pd.isna(rij.intakedatum) else f"intake op {_dag(rij.intakedatum)}"
    return f"factuur van {_dag(rij.factuurdatum)}, {intake}"


def _factuur_zonder_intake(tabellen: Tabellen) -> Iterator[Melding]:
    facturen = _met_intake(tabellen)
    zonder = facturen["tarief"].isna() | (facturen["factuurdatum"] < facturen["intakedatum"])
    yield from _per_rij(
        facturen[zonder & (facturen["bedrag"] >= 0)],
        "factuurdatum",
        _factuur_en_intake,
        "een factuur op of na de dag van de intake, sinds er een trajectprijs was",
        "verbeter de dagen, of vul de intakedatum in",
    )


#: Every rule with a name for ``akkoord.csv``. The reason says why the report may go on: no figure is wrong.
AFWIJKINGEN = (
    Regel(
        "onbekend",
        "Van elke gebeurtenis is bekend wat erbij hoort: de verwijzer, de gemeente, de reden, de uitkomst.",
        "wat leeg is, telt mee als onbekend en staat zo in de tabellen",
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
        "het traject telt mee, met een onbekend type verwijzer",
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
    Regel(
        "nameting-na-afsluiting",
        "Een nameting is van een traject dat al is afgesloten.",
        "alleen wie positief is afgesloten, telt in een cohort",
        _nameting_zonder_afsluiting,
    ),
    Regel(
        "nameting-op-tijd",
        "Een nameting is niet later dan de jaren dat het loket meet.",
        "de nieuwste nameting telt, ook als zij laat is",
        _nameting_na_de_termijn,
    ),
    Regel(
        "nameting-gedaan",
        "Elk vol jaar na een positieve afsluiting is er gemeten.",
        "de nieuwste nameting telt; wie er geen heeft, telt als nog niet gemeten",
        _nameting_ontbreekt,
    ),
    Regel(
        "factuur-gestuurd",
        "Elke intake heeft binnen de termijn van het loket (factuur_dagen) een factuur.",
        "wat nog niet is gefactureerd, is een cijfer van zichzelf",
        _factuur_ontbreekt,
    ),
    Regel(
        "factuur-enkel",
        "Elke intake heeft één factuur die niet is gecrediteerd.",
        "het bedrag is wat er is gefactureerd; een traject telt één keer, bij zijn eerste factuur",
        _factuur_dubbel,
    ),
    Regel(
        "factuur-gecrediteerd",
        "Er is niets gecrediteerd.",
        "een creditfactuur gaat van het bedrag af en telt niet als gefactureerd traject",
        _factuur_gecrediteerd,
    ),
    Regel(
        "factuur-bedrag",
        "Elke factuur heeft het tarief dat gold op de intakedatum.",
        "het bedrag is wat er is gefactureerd",
        _factuur_bedrag,
    ),
    Regel(
        "factuur-na-intake",
        "Elke factuur is van na een intake, sinds er een trajectprijs was.",
        "het bedrag is wat er is gefactureerd",
        _factuur_zonder_intake,
    ),
)
