"""The note beside a report, by which a build knows that there is nothing to do."""

from __future__ import annotations

import json
from pathlib import Path

from loket.basis.afspraken import CONCEPT, DEFINITIEF, PROJECT
from loket.basis.meldingen import LoketFout
from loket.basis.opmaak import opsomming
from loket.bouw.gelezen import zijn_zo_gebleven
from loket.bouw.opdracht import BON, Opdracht


def is_bij(doel: Path, afdruk: str, bon: str = BON) -> bool:
    """Tell whether ``doel`` holds a whole report made of exactly these inputs, according to the note ``bon``."""
    try:
        gemaakt = json.loads((doel / bon).read_text("utf-8"))
        zelfde = gemaakt["invoer"] == afdruk and zijn_zo_gebleven(gemaakt.get("gelezen", {}), PROJECT)
        return zelfde and zijn_zo_gebleven(gemaakt["uitvoer"], doel)
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return False


def eigen_bestanden(opdracht: Opdracht) -> list[Path]:
    """Return which files the cells of the last whole report read besides what each report reads."""
    try:
        gelezen = json.loads((opdracht.doel / opdracht.bon).read_text("utf-8"))["gelezen"]
        return [PROJECT / naam for naam in gelezen]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def spaar_definitief(opdracht: Opdracht) -> None:
    """Refuse to put a concept where a definitief report of the same name stands.

    Raises
    ------
    LoketFout
        When one stands there.
    """
    try:
        gemaakt = json.loads((opdracht.doel / opdracht.bon).read_text("utf-8"))
        staat_er = [naam for naam in gemaakt["uitvoer"] if (opdracht.doel / naam).is_file()]
        is_definitief = gemaakt["status"] == DEFINITIEF
    except (OSError, ValueError, KeyError, TypeError):
        return
    if staat_er and is_definitief and opdracht.status == CONCEPT:
        raise LoketFout(
            f"In {opdracht.doel} staat {opdracht.naam} als definitief verslag; een concept komt daar niet overheen.\n"
            f"  wat te doen: zet dat verslag ({opsomming(staat_er)}) in een andere map, of kies voor het concept"
            " een andere map met OUTPUT=…"
        )
