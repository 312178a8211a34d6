"""The fixed facts of one desk, read from ``loket.toml``."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op
from loket.basis.opmaak import Uiteenlopend
from loket.register.optelling import controleer_namen, controleer_sleutel, controleer_som, som_van_loketten
from loket.register.streek import Deelregio, GeslotenRoute, controleer_deelregios, controleer_routes, is_gesloten_route
from loket.register.tekens import decodeer

#: The file of a desk's fixed facts; a folder that holds one is a desk.
INRICHTING = "loket.toml"
#: What a new desk's ``loket.toml`` holds where nobody has filled it in yet.
NOG_INVULLEN = "nog invullen"


class Verzonnen(int):
    """A number of ``loket.toml`` that is made up: it counts as any number does, and readers see that it is no fact."""


@dataclass(frozen=True)
class Opvolging:
    """A corporatie that merged or was renamed: its old name, the last day of that name, and who came after it."""

    naam: str
    geldig_tot: date
    opvolger: str


@dataclass(frozen=True)
class Inrichting:
    """What is fixed about a desk.

    Parameters
    ----------
    code : str
        Name of the desk's folder in the data folder, such as ``maastricht``.
    naam, kort, gemeente, regio, organisatie : str
        Names as the report prints them.
    voorbeelddata : bool
        Whether the register is made up; the report then says so.
    wachttijd_afspraak_maanden : int
        Agreed longest waiting time, in months.
    nameting_jaren : int
        Years during which a positively closed tenancy is measured.
    gestart_in : int
        Year in which the desk started in its present form.
    producten, corporaties, gemeenten, uitval_redenen, afsluit_redenen, einde_redenen : tuple of str
        The values that the register's columns may hold.
    factuur_dagen : int
        An intake that has no factuur after so many days is a finding.
    taakstelling_is_maximum : bool
        Whether the taakstelling is the most that the corporaties owe, instead of what they strive for.
    betaal_dagen : int
        A factuur that has not been paid after so many days is late.
    kleinste_aantal : int
        On the sheet of a partner, the total of the desk is left out when it would show a group of fewer other people
        than this; 0 sets no such limit.
    klacht_dagen : int
        A klacht of which the decision came later, or is not there yet after so many days, is over its term.
    deelregios : tuple of Deelregio
        The parts of the region, each with its gemeenten; a desk may do without.
    aandachtsregio : str
        The deelregio that the report on spreiding tells apart; empty for none.
    routes : tuple of str
        Groups with a route of their own to a home, as the column ``route`` names them.
    gesloten_routes : tuple of GeslotenRoute
        Which of them no longer lead by way of the desk, and since when.
    verzonnen : tuple of str
        Which of these numbers are made up, in a desk of example data.
    som_van : tuple of str
        Of a roll-up, the folders of the desks that it sums; it has no register of its own.
    zelfde_sleutel : bool
        Whether these desks make pseudonyms with one key, so that one ``kandidaat_id`` is one person at all of them.
    delen : tuple of Inrichting
        The desks of ``som_van``, with the deelregio's of the roll-up.
    openbare_personen : tuple of str
        Who may be named in a public report.
    opvolgers : tuple of Opvolging
        Corporaties of the past. The register may hold their names; after their last day they count as who came after.
    """

    code: str
    naam: str
    kort: str
    gemeente: str
    regio: str
    organisatie: str
    voorbeelddata: bool
    wachttijd_afspraak_maanden: int
    nameting_jaren: int
    gestart_in: int
    producten: tuple[str, ...]
    corporaties: tuple[str, ...]
    gemeenten: tuple[str, ...]
    uitval_redenen: tuple[str, ...]
    afsluit_redenen: tuple[str, ...]
    einde_redenen: tuple[str, ...]
    factuur_dagen: int = 31
    taakstelling_is_maximum: bool = False
    betaal_dagen: int = 30
    kleinste_aantal: int = 0
    klacht_dagen: int = 42
    deelregios: tuple[Deelregio, ...] = ()
    aandachtsregio: str = ""
    routes: tuple[str, ...] = ()
    gesloten_routes: tuple[GeslotenRoute, ...] = ()
    verzonnen: tuple[str, ...] = ()
    opvolgers: tuple[Opvolging, ...] = ()
    som_van: tuple[str, ...] = ()
    zelfde_sleutel: bool = False
    delen: tuple[Inrichting, ...] = ()
    openbare_personen: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[str, ...]:
        """The keys of loket.toml that nobody has filled in yet."""
        return tuple(veld.name for veld in fields(self) if NOG_INVULLEN in _teksten(getattr(self, veld.name)))

    def lijst(self, naam: str) -> tuple[str, ...]:
        """Return the allowed values of the list called ``naam`` in loket.toml."""
        waarden: tuple[str, ...] = getattr(self, naam)
        return waarden + tuple(o.naam for o in self.opvolgers if naam == "corporaties" and o.naam not in waarden)

    def op(self, peildatum: date) -> Inrichting:
        """Return what was fixed on a day: a corporatie that went on under another name later, is one of the list."""
        nog = tuple(o.naam for o in self.opvolgers if o.geldig_tot >= peildatum and o.naam not in self.corporaties)
        return replace(self, corporaties=self.corporaties + nog)

    def heet_nu(self, peildatum: date) -> dict[str, str]:
        """Return for each name that was no longer valid on a day, who came after it, however many steps later."""
        stap = {o.naam: o.opvolger for o in self.opvolgers if o.geldig_tot < peildatum}
        nu = dict(stap)
        while later := {oud: stap[naam] for oud, naam in nu.items() if naam in stap}:
            nu |= later
        return nu


def _teksten(waarde: object) -> tuple[str, ...]:
    """Return the texts that a key of loket.toml holds, without regard to capitals."""
    return tuple(str(tekst).lower() for tekst in (waarde if isinstance(waarde, tuple) else (waarde,)))


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
            raise LoketFout(f"De datamap {data} bestaat niet.\n  wat te doen: verbeter het pad achter DATA=")
        raise LoketFout(
            f"Het loket ‘{loket}’ is niet gevonden in {data}.{lijkt_op(loket, bekend) if bekend else ''}\n"
            f"  wel gevonden: {', '.join(bekend) or 'geen enkel loket'}\n"
            f"  wat te doen: geef een bestaand loket{f', zoals LOKET={bekend[0]}' if bekend else ''},"
            " of een andere datamap met DATA=…"
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


def mappen_van(map_loket: Path) -> tuple[Path, ...]:
    """Return the folders that hold the register of a desk: its own, or of a roll-up those of the desks that it sums."""
    bestand = map_loket / INRICHTING
    try:
        is_som = b"som_van" in bestand.read_bytes()
    except OSError:
        is_som = False
    codes = lees_toml(bestand)[0].get("som_van") if is_som else None
    delen = tuple(map_loket.parent / str(code) for code in codes) if isinstance(codes, list) else ()
    return tuple(deel for deel in delen if deel.is_dir()) or (map_loket,)


def lees_toml(bestand: Path, anders: str = "") -> tuple[dict[str, Any], list[Melding]]:
    """Read a TOML file, or tell what is wrong with it; ``anders`` is what can be done instead of mending it."""
    import tomllib  # a build that has nothing to do does not need it

    try:
        tekst, meldingen = decodeer(bestand.read_bytes(), str(bestand))
        return (tomllib.loads(tekst) if tekst else {}), meldingen
    except OSError:
        verwacht = "een leesbaar bestand" if bestand.exists() else "dit bestand; het ontbreekt"
        return {}, [Melding(str(bestand), "", verwacht, anders or "zet het terug, of kopieer het van een ander loket")]
    except (ValueError, RecursionError) as fout:
        rij = re.search(r"at line ([0-9]+)", str(fout))
        herstel = "kijk in deze regel of er een aanhalingsteken, haakje, komma of = te veel of te weinig staat"
        herstel += f", of {anders}" if anders else ""
        verwacht = 'een geldig TOML-bestand, zoals naam = "Loket Housing"'
        return {}, [Melding(str(bestand), "", verwacht, herstel, int(rij[1]) if rij else 0)]


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


def jaarmappen(map_loket: Path) -> list[int]:
    """Return the years of which the desk has a folder, in order; of a roll-up, those that each of its desks has."""
    return sorted(set.intersection(*(set(eigen_jaren(folder)) for folder in mappen_van(map_loket))))


def eigen_jaren(folder: Path) -> list[int]:
    """Return the years of which there is a folder in this one, in order."""
    return sorted(int(p.name) for p in folder.iterdir() if p.is_dir() and p.name.isdecimal())


def jaren_tot(map_loket: Path, jaar: int) -> tuple[int, ...]:
    """Return the years of which the desk has a folder, up to and including ``jaar``.

    Raises
    ------
    LoketFout
        When ``jaar`` itself has none.
    """
    alle = jaarmappen(map_loket)
    if jaar not in alle:
        keuze = keuze_voor_make(map_loket.parent, map_loket.name)
        if (delen := mappen_van(map_loket)) != (map_loket,):
            zonder = [deel for deel in delen if not (deel / str(jaar)).is_dir()]
            begin = [f"make new-year YEAR={jaar}{keuze_voor_make(deel.parent, deel.name)}" for deel in zonder]
            raise LoketFout(
                f"Er is geen som over {jaar}: {map_loket.name} telt loketten op, en niet elk loket heeft dat jaar.\n"
                f"  wat ontbreekt: {', '.join(str(deel / str(jaar)) for deel in zonder)}\n"
                f"  wel in elk loket: {', '.join(map(str, alle)) or 'geen enkel jaar'}\n"
                f"  wat te doen: kies een van deze jaren, of begin het jaar bij het loket zelf, met: {'; '.join(begin)}"
            )
        raise LoketFout(
            f"Er zijn geen gegevens over {jaar}: de map {map_loket / str(jaar)} bestaat niet.\n"
            f"  wel aanwezig: {', '.join(map(str, alle)) or 'geen enkel jaar'}\n"
            f"  wat te doen: kies een van deze jaren, of begin een nieuw jaar met: make new-year YEAR={jaar}{keuze}"
        )
    return tuple(j for j in alle if j <= jaar)


def jaren_na(map_loket: Path, jaar: int, tot: int) -> tuple[int, ...]:
    """Return the years after ``jaar``, up to and including ``tot``, of which the desk has a folder."""
    return tuple(j for j in jaarmappen(map_loket) if jaar < j <= tot)


def datamap() -> Path:
    """Return the data folder: ``LOKET_DATA``, or the nearest ``data/`` in this folder or above it."""
    if gegeven := os.environ.get("LOKET_DATA"):
        return Path(gegeven)
    hier = Path.cwd()
    for folder in (hier, *hier.parents):
        if any((folder / "data").glob(f"*/{INRICHTING}")):
            return folder / "data"
    return hier / "data"
