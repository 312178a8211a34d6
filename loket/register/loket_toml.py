"""Read the ``loket.toml`` of a desk, and check all that it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import MISSING, fields, replace
from datetime import date, datetime
from pathlib import Path
from shlex import quote
from typing import Any

from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op
from loket.basis.opmaak import Uiteenlopend, opsomming
from loket.register.inrichting import INRICHTING, Inrichting, Opvolging, Verzonnen
from loket.register.mappen import mappen_van
from loket.register.optelling import controleer_namen, controleer_sleutel, controleer_som, som_van_loketten
from loket.register.streek import Deelregio, GeslotenRoute, controleer_deelregios, controleer_routes, is_gesloten_route
from loket.register.tekens import lees_toml


def lees_inrichting(data: Path, loket: str) -> Inrichting:
    """Read and check the ``loket.toml`` of a desk.

    Raises
    ------
    LoketFout
        When the desk's folder is unknown.
    InvoerFout
        When the file is missing, unreadable, or lacks or misspells a key.
    """
    map_loket = data / loket
    if not re.fullmatch(r"[a-z0-9_-]+", loket) or not map_loket.is_dir():
        bekend = sorted(p.parent.name for p in data.glob(f"*/{INRICHTING}")) if data.is_dir() else []
        if not data.is_dir():
            wat = "is geen map" if data.exists() else "bestaat niet"
            raise LoketFout(f"De datamap {data} {wat}.\n  wat te doen: verbeter het pad achter DATA=")
        weiger_andere_map(data)
        raise LoketFout(
            f"Het loket ‘{loket}’ is niet gevonden in {data}.{lijkt_op(loket, bekend) if bekend else ''}\n"
            f"  wel gevonden: {', '.join(bekend) or 'geen enkel loket'}\n"
            f"  wat te doen: geef een loket dat er is{_zoals(bekend)}, of een andere datamap met DATA=…;"
            f" een nieuw loket begint met make new-year YEAR=…{keuze_voor_make(data, loket)}"
        )
    bestand = map_loket / INRICHTING
    gelezen, meldingen = lees_toml(bestand)
    delen: tuple[Inrichting, ...] = ()
    if "som_van" in gelezen and not meldingen:
        delen, meldingen = _lees_delen(data, loket, gelezen)
        gelezen = gelezen if meldingen else som_van_loketten(gelezen, delen)
    if meldingen := meldingen or _controleer(gelezen, str(bestand)):
        raise InvoerFout(meldingen)
    waarden: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in gelezen.items()}
    waarden["opvolgers"] = tuple(Opvolging(naam, **rij) for naam, rij in gelezen.get("opvolgers", {}).items())
    waarden["deelregios"] = tuple(
        Deelregio(n, tuple(gemeenten)) for n, gemeenten in gelezen.get("deelregios", {}).items()
    )
    waarden["gesloten_routes"] = tuple(GeslotenRoute(n, **rij) for n, rij in gelezen.get("gesloten_routes", {}).items())
    regios = {naam: waarden[naam] for naam in ("deelregios", "aandachtsregio") if delen and naam in waarden}
    inrichting = Inrichting(code=loket, delen=tuple(replace(deel, **regios) for deel in delen), **waarden)
    getallen = {naam: getattr(inrichting, naam) for naam in inrichting.verzonnen}
    verzonnen: dict[str, Any] = {n: Verzonnen(g) for n, g in getallen.items() if not isinstance(g, Uiteenlopend)}
    return replace(inrichting, **verzonnen)


def weiger_andere_map(data: Path) -> None:
    """Refuse as a data folder what is a desk itself, or the folder above one.

    Raises
    ------
    LoketFout
        When it is; the right one is given.
    """
    if (data / INRICHTING).is_file():
        raise LoketFout(
            f"De map {data} is zelf een loket, en niet de map waarin loketten staan.\n"
            f"  wat te doen: schrijf DATA={quote(str(data.parent))} LOKET={quote(data.name)}"
        )
    dieper = sorted({pad.parent.parent for pad in data.glob(f"*/*/{INRICHTING}")})
    if dieper and not any(data.glob(f"*/{INRICHTING}")):
        raise LoketFout(
            f"In {data} staat geen loket, maar in {opsomming([str(pad) for pad in dieper])} wel.\n"
            f"  wat te doen: geef die map, met DATA={quote(str(dieper[0]))}; een nieuwe datamap staat ergens anders"
        )


def _zoals(bekend: list[str]) -> str:
    return f', zoals LOKET={bekend[0]} (in een notebook: loket = "{bekend[0]}")' if bekend else ""


def _lees_delen(data: Path, loket: str, gelezen: dict[str, Any]) -> tuple[tuple[Inrichting, ...], list[Melding]]:
    """Read the desks that a roll-up sums, or tell what is wrong with any of them."""
    bestand = data / loket / INRICHTING
    mappen = sorted(pad.parent for pad in data.glob(f"*/{INRICHTING}") if pad.parent.name != loket)
    bekend = [folder.name for folder in mappen if mappen_van(folder) == (folder,)]
    meldingen = list(controleer_som(gelezen, bekend, str(bestand)))
    delen: list[Inrichting] = []
    for code in gelezen["som_van"] if not meldingen else ():
        try:
            delen.append(lees_inrichting(data, code))
        except InvoerFout as fout:
            meldingen += fout.meldingen
    if not meldingen:
        meldingen += controleer_namen(delen, str(bestand))
        meldingen += controleer_sleutel(gelezen, [data / deel.code for deel in delen], str(bestand))
    return tuple(delen), meldingen


_SOORTEN: dict[str, tuple[Callable[[Any], bool], str]] = {
    "str": (lambda w: _is_regel(w), "tekst op één regel, tussen aanhalingstekens"),
    "bool": (lambda w: type(w) is bool, "true of false"),
    "int": (lambda w: isinstance(w, int) and not isinstance(w, bool), "een geheel getal"),
    "tuple[str, ...]": (lambda w: _is_lijst(w), 'een lijst van teksten, elk één keer, zoals ["a", "b"]'),
    "tuple[Deelregio, ...]": (
        lambda w: type(w) is dict and all(map(_is_regel, w)) and all(map(_is_lijst, w.values())),
        'onder [deelregios] per deelregio een regel, zoals Heuvelland = ["Gulpen-Wittem", "Vaals"]',
    ),
    "tuple[GeslotenRoute, ...]": (
        lambda w: type(w) is dict and all(map(is_gesloten_route, w.values())),
        'onder [gesloten_routes."Naam"] een regel sinds = 2022-01-01 en een regel uitval_reden = "naar eigen route"',
    ),
    "tuple[Opvolging, ...]": (
        lambda w: type(w) is dict and all(map(_is_opvolging, w.values())),
        'onder [opvolgers."Oude naam"] een regel geldig_tot = 2021-12-31 en een regel opvolger = "Nieuwe naam"',
    ),
}
#: Smallest and largest sensible value of each number: outside them a typing error is certain.
_GRENZEN = {
    "wachttijd_afspraak_maanden": (1, 120),
    "nameting_jaren": (1, 10),
    "gestart_in": (1990, 2100),
    "factuur_dagen": (1, 366),
    "betaal_dagen": (1, 366),
    "kleinste_aantal": (0, 100),
    "klacht_dagen": (1, 366),
}


def _is_regel(waarde: object) -> bool:
    """Tell whether a value is one line of text, with no spaces around it."""
    return isinstance(waarde, str) and bool(waarde) and waarde == waarde.strip() and waarde.isprintable()


def _is_lijst(waarde: object) -> bool:
    """Tell whether a value is a list of such lines, each of them once, and at least one."""
    if not isinstance(waarde, list) or not waarde:
        return False
    return all(map(_is_regel, waarde)) and len(set(waarde)) == len(waarde)


def _is_opvolging(rij: object) -> bool:
    goed = type(rij) is dict and rij.keys() == {"geldig_tot", "opvolger"} and _is_regel(rij["opvolger"])
    return goed and isinstance(rij["geldig_tot"], date) and not isinstance(rij["geldig_tot"], datetime)  # type: ignore[index]


def _controleer(gelezen: dict[str, Any], bestand: str) -> list[Melding]:
    velden = {veld.name: str(veld.type) for veld in fields(Inrichting) if veld.name not in ("code", "delen")}
    mag_weg = {veld.name for veld in fields(Inrichting) if veld.default is not MISSING}
    if verdwaald := [*_verdwaald(gelezen, velden, bestand)]:
        return verdwaald
    meldingen = [
        Melding(bestand, naam, "een bekende naam", f"verbeter of verwijder de regel.{lijkt_op(naam, velden)}")
        for naam in gelezen
        if naam not in velden
    ]
    for naam, soort in velden.items():
        if naam in mag_weg and naam not in gelezen:
            continue
        past, verwacht = _SOORTEN[soort]
        waarde: Any = gelezen.get(naam)
        goed = past(waarde)
        if goed and naam in _GRENZEN:
            laagste, hoogste = _GRENZEN[naam]
            goed, verwacht = laagste <= waarde <= hoogste, f"een geheel getal van {laagste} tot en met {hoogste}"
        if not goed:
            getoond = "" if waarde is None else str(waarde)
            meldingen.append(Melding(bestand, naam, verwacht, "vul deze regel aan of verbeter haar", 0, getoond))
    samen = (_controleer_verzonnen, _controleer_opvolgers, controleer_deelregios, controleer_routes)
    return meldingen or [melding for zoek in samen for melding in zoek(gelezen, bestand)]


def _verdwaald(gelezen: dict[str, Any], velden: Container[str], bestand: str) -> Iterator[Melding]:
    """Find lines of the desk that stand below a heading of TOML, and so are part of what that is about."""
    for onder, rij in gelezen.items():
        if not isinstance(rij, dict):
            continue
        for naam in rij:
            if naam in velden and not isinstance(rij[naam], dict):
                herstel = f"zet de regel boven de eerste kop met [ ]; nu hoort zij bij [{onder}]"
                yield Melding(bestand, naam, "een regel van het loket zelf", herstel, 0, str(rij[naam]))
        yield from _verdwaald(rij, velden, bestand)


def _controleer_verzonnen(gelezen: dict[str, Any], bestand: str) -> Iterator[Melding]:
    """Require that only numbers are called made up."""
    for naam in gelezen.get("verzonnen", []):
        if naam not in _GRENZEN:
            herstel = f"verbeter de naam.{lijkt_op(naam, _GRENZEN)}"
            yield Melding(bestand, "verzonnen", "de naam van een getal in dit bestand", herstel, 0, naam)


def _controleer_opvolgers(gelezen: dict[str, Any], bestand: str) -> Iterator[Melding]:
    """Require that every name of the past leads to a corporatie of now."""
    rijen = gelezen.get("opvolgers", {})
    for naam in rijen:
        nu, stappen = naam, 0
        while nu in rijen and stappen <= len(rijen):
            nu, stappen = rijen[nu]["opvolger"], stappen + 1
        if nu in gelezen["corporaties"] and naam not in gelezen["corporaties"]:
            continue
        verwacht = "een naam die niet meer in corporaties staat, met een opvolger die daar wel staat"
        herstel = f"verbeter de naam of de opvolger.{lijkt_op(nu, gelezen['corporaties'])}"
        yield Melding(bestand, "opvolgers", verwacht, herstel, 0, f"{naam}: {rijen[naam]['opvolger']}")
