"""The fixed facts of one desk, read from ``loket.toml``."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from loket.meldingen import InvoerFout, LoketFout, Melding, lijkt_op


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

    def lijst(self, naam: str) -> tuple[str, ...]:
        """Return the allowed values of the list called ``naam`` in loket.toml."""
        waarden: tuple[str, ...] = getattr(self, naam)
        return waarden


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
        bekend = sorted(p.parent.name for p in data.glob("*/loket.toml")) if data.is_dir() else []
        raise LoketFout(
            f"Het loket ‘{loket}’ is niet gevonden in {data}.\n"
            f"  wel gevonden: {', '.join(bekend) or 'geen enkel loket'}\n"
            "  wat te doen: geef een bestaand loket, zoals LOKET=maastricht, of een andere datamap met DATA=…"
        )
    bestand = map_loket / "loket.toml"
    try:
        gelezen = tomllib.loads(bestand.read_text("utf-8"))
    except FileNotFoundError:
        raise InvoerFout([Melding(str(bestand), "", "dit bestand", "kopieer het van een ander loket")]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
        raise InvoerFout(
            [Melding(str(bestand), "", "een geldig TOML-bestand in UTF-8", f"verbeter het bestand ({fout})")]
        ) from None
    meldingen = _controleer(gelezen, str(bestand))
    if meldingen:
        raise InvoerFout(meldingen)
    waarden: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in gelezen.items()}
    return Inrichting(code=loket, **waarden)


_SOORTEN: dict[str, tuple[type, str]] = {
    "str": (str, "tekst tussen aanhalingstekens"),
    "bool": (bool, "true of false"),
    "int": (int, "een geheel getal"),
    "tuple[str, ...]": (list, 'een lijst van teksten, zoals ["a", "b"]'),
}


def _controleer(gelezen: dict[str, Any], bestand: str) -> list[Melding]:
    velden = {veld.name: str(veld.type) for veld in fields(Inrichting) if veld.name != "code"}
    meldingen = [
        Melding(bestand, naam, "een bekende naam", f"verbeter of verwijder de regel.{lijkt_op(naam, velden)}")
        for naam in gelezen
        if naam not in velden
    ]
    for naam, soort in velden.items():
        klasse, verwacht = _SOORTEN[soort]
        waarde: Any = gelezen.get(naam)
        goed = type(waarde) is klasse
        if klasse is list:
            goed = goed and bool(waarde) and all(isinstance(w, str) for w in list(waarde))
        if not goed:
            getoond = "" if waarde is None else str(waarde)
            meldingen.append(Melding(bestand, naam, verwacht, "vul deze regel aan of verbeter haar", 0, getoond))
    return meldingen


def jaren_tot(map_loket: Path, jaar: int) -> tuple[int, ...]:
    """Return the years of which the desk has a folder, up to and including ``jaar``.

    Raises
    ------
    LoketFout
        When ``jaar`` itself has none.
    """
    alle = sorted(int(p.name) for p in map_loket.iterdir() if p.is_dir() and p.name.isdecimal())
    if jaar not in alle:
        raise LoketFout(
            f"Er zijn geen gegevens over {jaar}: de map {map_loket / str(jaar)} bestaat niet.\n"
            f"  wel aanwezig: {', '.join(map(str, alle)) or 'geen enkel jaar'}\n"
            f"  wat te doen: kies een van deze jaren, of begin een nieuw jaar met: make new-year YEAR={jaar}"
        )
    return tuple(j for j in alle if j <= jaar)


def datamap() -> Path:
    """Return the data folder: ``LOKET_DATA``, or the nearest ``data/`` in this folder or above it."""
    if gegeven := os.environ.get("LOKET_DATA"):
        return Path(gegeven)
    hier = Path.cwd()
    for folder in (hier, *hier.parents):
        if any((folder / "data").glob("*/loket.toml")):
            return folder / "data"
    return hier / "data"
