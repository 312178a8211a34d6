"""What the ``loket.toml`` of a roll-up says: which desks it sums, and what follows from theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import LoketFout, Melding, lijkt_op
from loket.basis.opmaak import Uiteenlopend, opsomming
from loket.register.inrichting import Inrichting

#: The file of a desk that knows the key of its pseudonyms from another.
KENMERK = "pseudoniem.txt"
#: What a roll-up says itself; all else follows from the desks that it sums.
_ZELF = (
    "som_van",
    "zelfde_sleutel",
    "naam",
    "kort",
    "gemeente",
    "regio",
    "organisatie",
    "deelregios",
    "aandachtsregio",
)
_LIJSTEN = (
    "producten",
    "corporaties",
    "gemeenten",
    "uitval_redenen",
    "afsluit_redenen",
    "einde_redenen",
    "routes",
    "verzonnen",
)
#: Agreements that each desk has its own of.
AFSPRAKEN = ("wachttijd_afspraak_maanden", "nameting_jaren", "factuur_dagen", "betaal_dagen", "klacht_dagen")


def controleer_som(gelezen: Mapping[str, Any], loketten: Sequence[str], bestand: str) -> Iterator[Melding]:
    """Require of a roll-up that it sums two or more desks that are there, and says nothing that is theirs to say."""
    codes = gelezen["som_van"]
    goed = isinstance(codes, list) and all(isinstance(code, str) for code in codes)
    if not goed or len(set(codes)) != len(codes) or len(codes) < 2:
        verwacht = 'twee of meer loketten, elk één keer, zoals som_van = ["maastricht", "parkstad"]'
        yield Melding(bestand, "som_van", verwacht, "noem de mappen van de loketten", 0, str(codes))
        return
    for code in codes:
        if code not in loketten:
            herstel = f"verbeter de naam, of haal het loket weg.{lijkt_op(code, loketten)}"
            yield Melding(bestand, "som_van", "een loket met een eigen register in de datamap", herstel, 0, code)
    for naam in gelezen:
        if naam not in _ZELF:
            verwacht = "alleen wat van de som zelf is: " + ", ".join(_ZELF)
            yield Melding(bestand, naam, verwacht, "haal de regel weg; hij staat in de loket.toml van de loketten zelf")


def controleer_sleutel(gelezen: Mapping[str, Any], mappen: Sequence[Path], bestand: str) -> Iterator[Melding]:
    """Require that desks of which one ``kandidaat_id`` is one person made their pseudonyms with one key."""
    kenmerken = {
        folder.name: (folder / KENMERK).read_text("utf-8").split()[-1:]
        for folder in mappen
        if (folder / KENMERK).exists()
    }
    if gelezen.get("zelfde_sleutel") is True and len({tuple(kenmerk) for kenmerk in kenmerken.values()}) > 1:
        verwacht = f"false: {opsomming(list(kenmerken))} hebben elk een eigen sleutel ({KENMERK})"
        herstel = "zet hier false, of lees elk register opnieuw in met dezelfde sleutel in invoer.toml"
        yield Melding(bestand, "zelfde_sleutel", verwacht, herstel, 0, "true")


def controleer_namen(delen: Sequence[Inrichting], bestand: str) -> Iterator[Melding]:
    """Require that no two desks of a roll-up have the same name, for by their names they are told apart."""
    namen = [deel.naam for deel in delen]
    for naam in dict.fromkeys(n for n in namen if namen.count(n) > 1):
        herstel = "geef in de loket.toml van een van beide een andere naam"
        yield Melding(bestand, "som_van", "loketten die elk anders heten", herstel, 0, naam)


def weiger_som(inrichting: Inrichting, map_loket: Path, opdracht: str) -> None:
    """Refuse to write in a roll-up: its tables stand at the desks that it sums.

    Raises
    ------
    LoketFout
        When it is one; ``opdracht`` is what make is to do at each desk.
    """
    if not inrichting.delen:
        return
    per_loket = [f"    make {opdracht}{keuze_voor_make(map_loket.parent, deel.code)}" for deel in inrichting.delen]
    raise LoketFout(
        f"{inrichting.naam} is een som: de tabellen staan bij de loketten die {map_loket / 'loket.toml'} noemt.\n"
        f"  loketten: {', '.join(inrichting.som_van)}\n"
        f"  eigen tekst van de som: in {map_loket}/<jaar>/verhaal\n"
        "  wat te doen: geef de opdracht bij elk loket:\n" + "\n".join(per_loket)
    )


def som_van_loketten(gelezen: Mapping[str, Any], delen: Sequence[Inrichting]) -> dict[str, Any]:
    """Return what ``loket.toml`` would say of the desks together: lists are joined, agreements stay those of each."""
    samen: dict[str, Any] = {naam: _verenigd(getattr(deel, naam) for deel in delen) for naam in _LIJSTEN}
    samen |= {naam: _afgesproken([getattr(deel, naam) for deel in delen]) for naam in AFSPRAKEN}
    samen["voorbeelddata"] = any(deel.voorbeelddata for deel in delen)
    samen["gestart_in"] = min(deel.gestart_in for deel in delen)
    samen["kleinste_aantal"] = max(deel.kleinste_aantal for deel in delen)
    samen["taakstelling_is_maximum"] = all(deel.taakstelling_is_maximum for deel in delen)
    samen["deelregios"] = {regio.naam: list(regio.gemeenten) for deel in delen for regio in deel.deelregios}
    samen["gesloten_routes"] = {
        route.naam: {"sinds": route.sinds, "uitval_reden": route.uitval_reden}
        for deel in delen
        for route in deel.gesloten_routes
    }
    samen["opvolgers"] = {
        oud.naam: {"geldig_tot": oud.geldig_tot, "opvolger": oud.opvolger} for deel in delen for oud in deel.opvolgers
    }
    return {naam: waarde for naam, waarde in samen.items() if waarde not in ([], {})} | dict(gelezen)


def _verenigd(lijsten: Iterator[tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(waarde for lijst in lijsten for waarde in lijst))


def _afgesproken(waarden: list[int]) -> int:
    return waarden[0] if len(set(waarden)) == 1 else Uiteenlopend(waarden)
