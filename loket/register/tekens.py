"""From the bytes of a file to its text or records: UTF-8, and nothing in it that no reader can see."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from loket.basis.meldingen import Melding

_OPSLAAN = "sla het bestand opnieuw op als tekst in UTF-8"
#: Control characters, zero-width signs, marks that turn the direction of reading, and what no font
#: knows; a soft hyphen and the joiners of emoji are left alone.
_ONZICHTBAAR = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufffd-\uffff]"
)

#: What Python's reader stumbles over, by a word of its message, and what it means; the last holds for all others.
_CSV_FOUTEN = {
    "limit": (
        f"cellen van hoogstens {csv.field_size_limit()} tekens",
        "kijk of in deze rij een aanhalingsteken te veel staat, en maak de tekst korter",
    ),
    "new-line": ("overal hetzelfde regeleinde", ""),
    "": (
        "aanhalingstekens twee aan twee, om een hele cel",
        "kijk in deze rij of er een aanhalingsteken te veel of te weinig staat",
    ),
}


def decodeer(inhoud: bytes, bestand: str, opslaan: str = _OPSLAAN) -> tuple[str | None, list[Melding]]:
    """Return the text of a file, or None and what is wrong with it.

    Parameters
    ----------
    inhoud : bytes
        The file's content.
    bestand : str
        How the file is called in a message.
    opslaan : str
        How to save such a file well, in Dutch.
    """
    if b"\0" in inhoud:
        rij = _rij(inhoud, inhoud.index(b"\0"))
        return None, [Melding(bestand, "", "leesbare tekst in UTF-8 (er staan nul-tekens in)", opslaan, rij)]
    try:
        tekst = inhoud.decode("utf-8-sig")  # the mark that Excel puts in front says nothing
    except UnicodeDecodeError as fout:
        rij = _rij(inhoud, fout.start)
        regel = inhoud.split(b"\n")[rij - 1].strip().decode("cp1252", "replace")
        verwacht = "tekst in UTF-8 (deze letters zijn anders opgeslagen, vaak door Excel)"
        return None, [Melding(bestand, "", verwacht, opslaan, rij, regel)]
    meldingen = [
        Melding(
            bestand,
            "",
            f"alleen tekens die te zien zijn (hier staat U+{ord(gevonden[0]):04X})",
            "haal het teken weg, of typ het woord opnieuw",
            tekst.count("\n", 0, gevonden.start()) + 1,
            _omgeving(tekst, gevonden),
        )
        for gevonden in _ONZICHTBAAR.finditer(tekst)
    ]
    return (None if meldingen else tekst), meldingen


def is_leesbaar(tekst: str) -> bool:
    """Tell whether every character of a text can be seen."""
    return (tekst.isascii() and tekst.isprintable()) or _ONZICHTBAAR.search(tekst) is None


def lees_records(tekst: str, bestand: str, opslaan: str) -> tuple[list[list[str]], list[Melding]]:
    """Split the text of a CSV file into records; what is no valid CSV is told with the row in which it begins."""
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(tekst), strict=True))
    except csv.Error as fout:
        verwacht, herstel = next(uitleg for teken, uitleg in _CSV_FOUTEN.items() if teken in str(fout))
        verwacht = f"een geldig CSV-bestand: {verwacht}"
        return [], [Melding(bestand, "", verwacht, herstel or opslaan, len(records) + 1)]
    return records, []


def _rij(inhoud: bytes, plaats: int) -> int:
    return inhoud.count(b"\n", 0, plaats) + 1


def _omgeving(tekst: str, gevonden: re.Match[str]) -> str:
    """Show where an unseen character stands: what is around it, with a square in its place."""
    voor = tekst[: gevonden.start()].rpartition("\n")[2][-20:]
    na = tekst[gevonden.end() :].partition("\n")[0][:20]
    return _ONZICHTBAAR.sub("□", f"{voor}□{na}").strip()


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
        herstel = "kijk hier en erboven of er een aanhalingsteken, haakje, komma of = te veel of te weinig staat"
        verwacht = 'een geldig TOML-bestand, zoals naam = "Loket Housing"'
        if "twice" in str(fout) or "overwrite" in str(fout):
            verwacht = "elke [tabel], en daarin elke naam, één keer in het bestand"
            herstel = "zet wat u hier toevoegt, bij wat er al staat"
        if rij and tekst and re.search(r"=\s*(?i:ja|nee)\s*(?:#|$)", tekst.split("\n")[int(rij[1]) - 1]):
            verwacht, herstel = "true of false", "schrijf true voor ja, of false voor nee, zonder aanhalingstekens"
        herstel += f", of {anders}" if anders else ""
        return {}, [Melding(str(bestand), "", verwacht, herstel, int(rij[1]) if rij else 0)]
