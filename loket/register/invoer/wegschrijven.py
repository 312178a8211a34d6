"""Put the tables of a desk in place: all of them or none, with what was there kept until the next import."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from loket.basis.meldingen import InvoerFout, LoketFout, Melding, oorzaak
from loket.basis.verwisselen import neem_mee, om_de_beurt, schrijf, verwissel, werkmap
from loket.register.invoer.samenvoegen import Rij, Sleutel
from loket.register.lezen import lees_tabel
from loket.register.mappen import jaarmappen
from loket.register.schema import EIGEN_DATUM, JAARTABELLEN, MAG_ONTBREKEN, TABELLEN, schemas
from loket.register.schrijven import tabel_als_csv
from loket.register.tekens import decodeer, lees_records

#: What was set aside, and the tables as they were before the last import; both within the desk's folder.
APART, VORIGE = "apart", "vorige-invoer"
#: The rows that were set aside, each with the reason; within the desk's folder.
APART_LIJST = f"{APART}/apart.csv"


def lees_bestaand(folder: Path) -> dict[str, list[Rij]]:
    """Return the rows that a desk's tables hold now.

    Raises
    ------
    InvoerFout
        When a table cannot be read, or has other columns than it should.
    """
    rijen: dict[str, list[Rij]] = {tabel: [] for tabel in TABELLEN}
    meldingen: list[Melding] = []
    for tabel in TABELLEN:
        for jaar, pad in bestanden_van(folder, tabel):
            try:
                rijen[tabel] += _lees(pad, tabel, jaar)
            except InvoerFout as fout:
                meldingen += fout.meldingen
    if meldingen:
        raise InvoerFout(meldingen, "in het register dat er al staat")
    return rijen


def bestanden_van(folder: Path, tabel: str) -> list[tuple[int, Path]]:
    """Return the files that a desk has of a table, each with its year; that is 0 for a table of the desk itself."""
    if tabel in JAARTABELLEN:
        paden = [(jaar, folder / str(jaar) / f"{tabel}.csv") for jaar in jaarmappen(folder)]
    else:
        paden = [(0, folder / f"{tabel}.csv")]
    return [(jaar, pad) for jaar, pad in paden if pad.exists()]


def _lees(pad: Path, tabel: str, jaar: int) -> list[Rij]:
    inhoud, schema = pad.read_bytes(), schemas()[tabel]
    tekst, meldingen = decodeer(inhoud, str(pad))
    records: list[list[str]] = []
    if tekst is not None:
        records, meldingen = lees_records(tekst, str(pad), "sla het bestand opnieuw op als CSV")
    kop = records[0] if records else []
    nodig = {naam for naam, kolom in schema.columns.items() if not (kolom.metadata or {}).get("mag_weg")}
    past = len(set(kop)) == len(kop) and nodig <= set(kop) <= set(schema.columns)
    if meldingen or not past or any(len(r) not in (0, len(kop)) for r in records):
        raise InvoerFout(meldingen or lees_tabel(inhoud, schema, str(pad))[1], "in het register dat er al staat")
    return [Rij(jaar, dict(zip(kop, velden, strict=True))) for velden in records[1:] if velden]


def als_bestanden(tabel: str, rijen: Mapping[Sleutel, Rij], jaren: Iterable[int]) -> dict[str, bytes]:
    """Return the content of a table's files, by their path within the desk's folder.

    Rows with a date of their own stand in the order of their key, whatever the order of the source; of the other tables
    the order is the analyst's own, since the report prints them so.
    """
    op_volgorde = sorted(rijen.items()) if tabel in EIGEN_DATUM else list(rijen.items())
    if not rijen and tabel in MAG_ONTBREKEN:
        return {}
    if tabel not in JAARTABELLEN:
        return {f"{tabel}.csv": tabel_als_csv(tabel, [rij.velden for _, rij in op_volgorde]).encode()}
    per_jaar = {jaar: [rij.velden for _, rij in op_volgorde if rij.jaar == jaar] for jaar in jaren}
    return {
        f"{jaar}/{tabel}.csv": tabel_als_csv(tabel, van_jaar).encode()
        for jaar, van_jaar in per_jaar.items()
        if van_jaar or tabel not in MAG_ONTBREKEN
    }


def zegt_hetzelfde(pad: Path, inhoud: bytes) -> bool:
    """Tell whether a file holds the same rows; how it was saved, such as its quotes, does not matter."""
    if not pad.exists():
        return False
    oud, nieuw = (list(csv.reader(io.StringIO(b.decode(), newline=""))) for b in (pad.read_bytes(), inhoud))
    return [rij for rij in oud if rij] == nieuw


def vervang(folder: Path, nieuw: Mapping[str, bytes], elders: Mapping[str, bytes]) -> None:
    """Give a desk new tables in one step; what is not a table stays as it is.

    Parameters
    ----------
    folder : Path
        Folder of the desk.
    nieuw : mapping of str to bytes
        Content of the tables that change, by path within the folder; what stood there goes to ``vorige-invoer/``.
    elders : mapping of str to bytes
        Other files of this import; those under ``apart/`` replace all that stood there.

    Raises
    ------
    OSError
        When writing fails; what stood in the folder is still there.
    """
    with werkmap(folder) as werk:
        for pad, inhoud in {**nieuw, **elders}.items():
            (werk / pad).parent.mkdir(parents=True, exist_ok=True)
            schrijf(werk / pad, inhoud)
        with om_de_beurt(folder.parent):
            for oud in folder.rglob("*"):
                naam = oud.relative_to(folder)
                if naam.parts[0] == APART or (naam.parts[0] == VORIGE and nieuw):
                    continue
                if oud.is_dir():
                    (werk / naam).mkdir(parents=True, exist_ok=True)
                elif naam.as_posix() in nieuw:
                    neem_mee(oud, werk / VORIGE / naam)
                elif naam.as_posix() not in elders:
                    neem_mee(oud, werk / naam)
            verwissel(werk, folder)


def vervang_of_meld(folder: Path, nieuw: Mapping[str, bytes], elders: Mapping[str, bytes]) -> None:
    """Do :func:`vervang`, and say in Dutch why when it fails.

    Raises
    ------
    LoketFout
        When writing fails; what stood in the folder is still there.
    """
    try:
        vervang(folder, nieuw, elders)
    except OSError as fout:
        raise LoketFout(f"Het register kan niet worden geschreven: {oorzaak(fout)}. Er is niets veranderd.") from None
