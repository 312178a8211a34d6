"""``make import`` of the register's own tables: those that a program such as Excel saved in a way of its own.

Signs, separators, days and numbers come back in the form of the register; all else stays as it is. What cannot be read
is told, all of it at once, and then nothing is written: these tables are the register itself.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pandera.pandas import DataFrameSchema

from loket.basis.meldingen import InvoerFout, LoketFout, Melding
from loket.register.invoer.bladen import is_leeg, lees_bladen
from loket.register.invoer.waarden import Onleesbaar, lees_cel
from loket.register.invoer.wegschrijven import VORIGE, bestanden_van, vervang_of_meld
from loket.register.lezen import lees_bytes, lees_tabel
from loket.register.schema import TABELLEN, schemas
from loket.register.schrijven import als_csv

#: The kinds of columns that a spreadsheet writes in a way of its own.
_EIGEN_VORM = ("datum", "bedrag", "getal", "jaar", "decimaal", "gedrukt")


def eigen_tabellen(bron: Path, folder: Path) -> dict[Path, str]:
    """Return the tables of a desk that a source within its folder is or holds, each with its name; else none."""
    if not bron.resolve().is_relative_to(folder.resolve()):
        return {}
    paden = {pad: tabel for tabel in TABELLEN for _, pad in bestanden_van(folder, tabel)}
    return {pad: tabel for pad, tabel in paden.items() if pad.resolve().is_relative_to(bron.resolve())}


def herstel(tabellen: dict[Path, str], folder: Path, zeg: Callable[[str], None], *, proef: bool) -> None:
    """Write the tables anew that cannot be read as they are.

    Raises
    ------
    InvoerFout
        When something in them cannot be read at all; all of it is listed, and nothing is written.
    LoketFout
        When the disk refuses.
    """
    nieuw: dict[str, bytes] = {}
    meldingen: list[Melding] = []
    for pad, tabel in tabellen.items():
        schema, inhoud = schemas()[tabel], lees_bytes(pad)
        zoals_het_is = [] if inhoud is None else _mis(inhoud, schema, pad)
        if inhoud is not None and not zoals_het_is:
            continue
        try:
            tekst = _eigen_vorm(pad, schema)
            meldingen += _mis(tekst, schema, pad)
            nieuw[pad.relative_to(folder).as_posix()] = tekst
        except InvoerFout as fout:
            meldingen += [melding._replace(bestand=str(pad)) for melding in fout.meldingen]
        except LoketFout:  # there is nothing in it
            meldingen += zoals_het_is
    if meldingen:
        raise InvoerFout(meldingen, "in het register")
    if nieuw and not proef:
        vervang_of_meld(folder, nieuw, {})
    for naam in nieuw:
        zeg(f"  {folder / naam}")
    if not nieuw:
        zeg("Elke tabel is al te lezen; er is niets veranderd.")
    elif proef:
        zeg("Dit kan weer in de vorm van Loket worden gezet. Dit was een proef (PROEF=ja): er is niets geschreven.")
    else:
        zeg(f"Dit staat weer in de vorm van Loket. Wat er stond, staat in {folder / VORIGE}/.")


def _mis(inhoud: bytes, schema: DataFrameSchema, pad: Path) -> list[Melding]:
    """Return what is wrong with a table; what is still empty is for ``make check`` to tell."""
    return [melding for melding in lees_tabel(inhoud, schema, str(pad))[1] if not melding.leeg]


def _eigen_vorm(pad: Path, schema: DataFrameSchema) -> bytes:
    """Return the content of a table with its days and numbers as the register writes them; row by row the same."""
    (blad,) = lees_bladen(pad)
    kop, *rijen = blad.rijen
    kolommen = [schema.columns.get(naam) for naam in kop]
    for rij in rijen:
        if all(map(is_leeg, rij)):
            rij.clear()
        for nummer, (kolom, cel) in enumerate(zip(kolommen, rij, strict=False)):
            if kolom is not None and (kolom.metadata or {}).get("soort") in _EIGEN_VORM:
                with suppress(Onleesbaar):  # told by the table's own rules
                    rij[nummer] = lees_cel(cel, kolom)
    return als_csv([kop, *rijen]).encode()
