"""What a desk hands over: workbooks and CSV files of any kind, read into sheets of cells.

Nothing is interpreted here but the file itself: its encoding, its separator, its merged cells and what it hides.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from glob import escape
from itertools import chain, takewhile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from loket.basis.meldingen import InvoerFout, LoketFout, Melding, oorzaak

#: What a cell holds: text, a number, yes or no, a day, a moment, or a duration.
Cel = Any

WERKBOEKEN = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEKSTEN = (".csv", ".tsv", ".txt")
#: What stands before the names of the parts of an .ods that make a table.
_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
#: Of how many columns a sheet is read; beyond it nobody keeps a register.
MEESTE_KOLOMMEN = 500


@dataclass(frozen=True)
class Blad:
    """One sheet of a workbook, or one CSV file.

    Parameters
    ----------
    bestand : str
        The file as the analyst knows it, relative to what was handed over.
    naam : str
        Name of the sheet; of a CSV file its name without extension.
    rijen : list of list
        The cells. Row ``n`` of the spreadsheet is ``rijen[n - 1]``.
    verborgen : bool
        Whether the workbook hides the sheet.
    verborgen_rijen : tuple of int or None
        The rows that the workbook hides, as a spreadsheet counts them; None when its format does not let that be seen.
    """

    bestand: str
    naam: str
    rijen: list[list[Cel]]
    verborgen: bool = False
    verborgen_rijen: tuple[int, ...] | None = ()

    @property
    def plaats(self) -> str:
        """Where to find it, such as ``register.xlsx, blad Trajecten``."""
        return self.bestand if self.bestand.lower().endswith(TEKSTEN) else f"{self.bestand}, blad {self.naam}"

    @property
    def jaar(self) -> int | None:
        """The year that the name of the sheet, or else the folder of the file, tells; None when none does."""
        for deel in (self.naam, Path(self.bestand).stem, Path(self.bestand).parent.name):
            if gevonden := re.search(r"(?<![0-9])20[0-9]{2}(?![0-9])", deel):
                return int(gevonden[0])
        return None


def lees_bladen(bron: Path) -> list[Blad]:
    """Read a workbook, a CSV file, or a folder with such files.

    Returns
    -------
    list of Blad
        Sheets with at least one filled cell, in the order of the files' names.

    Raises
    ------
    LoketFout
        When there is nothing to read.
    InvoerFout
        When files cannot be read; all of them are listed.
    """
    if not bron.exists():
        raise LoketFout(f"De bron {bron} bestaat niet.\n  wat te doen: {_verbeter(bron)}")
    paden = sorted(_in_map(bron)) if bron.is_dir() else [bron]
    bladen: list[Blad] = []
    meldingen: list[Melding] = []
    for pad in paden:
        naam = pad.relative_to(bron).as_posix() if bron.is_dir() else pad.name
        try:
            bladen += _lees_bestand(pad, naam)
        except InvoerFout as fout:
            meldingen += fout.meldingen
    if meldingen:
        raise InvoerFout(meldingen, "in de bron")
    gevuld = [blad for blad in bladen if any(not is_leeg(cel) for rij in blad.rijen for cel in rij)]
    if not gevuld:
        raise LoketFout(
            f"In {bron} staat niets om in te lezen.\n"
            f"  verwacht: een werkboek ({', '.join(WERKBOEKEN)}) of CSV, of een map met zulke bestanden"
        )
    return gevuld


def _verbeter(bron: Path) -> str:
    """Say what to do about a path to nothing: one of Windows, one cut off at its space, or another."""
    if schijf := re.match(r"([A-Za-z]):", str(bron)):
        return f"schrijf het pad zoals Linux het kent, met / tussen de mappen: BRON=/mnt/{schijf[1].lower()}/Users/…"
    if bron.name and (heel := next(bron.parent.glob(f"{escape(bron.name)} *"), None)):
        return f'zet aanhalingstekens om een pad met een spatie: BRON="{heel}"'
    return "verbeter het pad achter BRON="


def is_leeg(cel: Cel) -> bool:
    """Tell whether a cell holds nothing that can be seen."""
    return cel is None or (isinstance(cel, str) and not cel.strip())


def _in_map(bron: Path) -> Iterator[Path]:
    for pad in bron.rglob("*"):
        verborgen = any(deel.startswith((".", "~$")) for deel in pad.relative_to(bron).parts)
        if pad.is_file() and not verborgen and pad.suffix.lower() in (*WERKBOEKEN, *TEKSTEN):
            yield pad


def _lees_bestand(pad: Path, naam: str) -> list[Blad]:
    soort = pad.suffix.lower()
    if soort not in (*WERKBOEKEN, *TEKSTEN):
        verwacht = f"een werkboek ({', '.join(WERKBOEKEN)}) of een CSV-bestand"
        raise InvoerFout([Melding(naam, "", verwacht, "sla het bestand op als .xlsx of .csv")], "in de bron")
    try:
        inhoud = pad.read_bytes()
    except OSError as fout:
        melding = Melding(naam, "", f"een leesbaar bestand; {oorzaak(fout, 'leesrechten')}", "herstel het bestand")
        raise InvoerFout([melding], "in de bron") from None
    return [_uit_tekst(inhoud, naam)] if soort in TEKSTEN else list(_uit_werkboek(inhoud, naam))


# Workbooks


def _uit_werkboek(inhoud: bytes, naam: str) -> Iterator[Blad]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    opslaan = "open het bestand in Excel of LibreOffice en sla het opnieuw op als .xlsx"
    try:
        werkboek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        bijzonder = _bijzonder(inhoud)
        for kenmerk in werkboek.sheets_metadata:
            if kenmerk.typ != SheetTypeEnum.WorkSheet:
                continue  # a chart or macro sheet has no cells
            blad = werkboek.get_sheet_by_name(kenmerk.name)
            rijen = [rij[:MEESTE_KOLOMMEN] for rij in blad.to_python(skip_empty_area=False)]
            _vul_samengevoegd(rijen, blad.merged_cell_ranges or [])
            verborgen, fouten = bijzonder.get(kenmerk.name, (None, {}))
            if verborgen is not None:  # below what is filled in, a program hides rows by the million
                verborgen = tuple(takewhile(len(rijen).__ge__, verborgen))
            for (rij, kolom), fout in fouten.items():
                if rij < len(rijen) and kolom < len(rijen[rij]):
                    rijen[rij][kolom] = fout
            yield Blad(naam, kenmerk.name, rijen, kenmerk.visible != SheetVisibleEnum.Visible, verborgen)
    except PasswordError:
        melding = Melding(naam, "", "een werkboek zonder wachtwoord", "haal het wachtwoord eraf en sla het op")
        raise InvoerFout([melding], "in de bron") from None
    except (CalamineError, BadZipFile, OSError, ValueError, OverflowError, UnicodeDecodeError):
        raise InvoerFout([Melding(naam, "", "een heel werkboek; dit is beschadigd", opslaan)], "in de bron") from None


def _vul_samengevoegd(rijen: list[list[Cel]], bereiken: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give every cell of a merged range its value: what a person sees once holds for all of them."""
    for (boven, links), (onder, rechts) in bereiken:
        if boven >= len(rijen) or links >= len(rijen[boven]):
            continue
        for rij in rijen[boven : onder + 1]:
            for kolom in range(links, min(rechts + 1, len(rij))):
                rij[kolom] = rijen[boven][links]


#: Of a sheet: the rows that it hides, and its error values by row and column.
_Bijzonder = tuple[Iterable[int], dict[tuple[int, int], str]]


def _bijzonder(inhoud: bytes) -> dict[str, _Bijzonder]:
    """Return of each sheet of an .xlsx or .ods what the reader of cells does not tell.

    An error value such as ``#N/A`` would be read as an empty cell, and so be taken for unknown; in an .ods it is text.
    """
    # Another kind of workbook has no such parts; then nothing is known of them, and all rows are read all the same.
    with suppress(BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError), ZipFile(io.BytesIO(inhoud)) as z:
        is_ods = "content.xml" in z.namelist()
        return dict(_van_ods(z) if is_ods else _van_xlsx(z))
    return {}


def _van_xlsx(z: ZipFile) -> Iterator[tuple[str, _Bijzonder]]:
    relaties = ElementTree.fromstring(z.read("xl/_rels/workbook.xml.rels"))
    doelen = {r.attrib["Id"]: r.attrib["Target"].removeprefix("/xl/") for r in relaties}
    for blad in ElementTree.fromstring(z.read("xl/workbook.xml")).iter():
        if not blad.tag.endswith("}sheet"):
            continue
        nummer = next(w for sleutel, w in blad.attrib.items() if sleutel.endswith("}id"))
        inhoud_blad = z.read(f"xl/{doelen[nummer]}").decode("utf-8", "replace")
        verborgen = re.findall(r'<row (?=[^>]*hidden="(?:1|true)")[^>]*?\br="([0-9]+)"', inhoud_blad)
        fouten = re.findall(r'<c (?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)([0-9]+)"[^>]*>.*?<v>(.*?)</v>', inhoud_blad)
        plaatsen = {(int(rij) - 1, _kolomnummer(letters)): fout for letters, rij, fout in fouten}
        yield blad.attrib["name"], (list(map(int, verborgen)), plaatsen)


def _van_ods(z: ZipFile) -> Iterator[tuple[str, _Bijzonder]]:
    for blad in ElementTree.fromstring(z.read("content.xml")).iter(f"{_TABEL}table"):
        verborgen, nummer = [], 0
        for rij in blad.iter(f"{_TABEL}table-row"):
            eerste, nummer = nummer + 1, nummer + int(rij.get(f"{_TABEL}number-rows-repeated", "1"))
            if rij.get(f"{_TABEL}visibility") in ("collapse", "filter"):
                verborgen.append(range(eerste, nummer + 1))
        yield blad.get(f"{_TABEL}name", ""), (chain.from_iterable(verborgen), {})


def _kolomnummer(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - 64
    return nummer - 1


# CSV


def _uit_tekst(inhoud: bytes, naam: str) -> Blad:
    tekst = _ontcijfer(inhoud, naam)
    eerste, _, rest = tekst.partition("\n")
    genoemd = re.fullmatch(r"sep=(.)\r?", eerste)  # Excel writes and reads this line
    scheiding = genoemd[1] if genoemd else _scheidingsteken(tekst)
    rijen: list[list[Cel]] = [[]] if genoemd else []
    try:
        rijen += csv.reader(io.StringIO(rest if genoemd else tekst, newline=""), delimiter=scheiding)
    except csv.Error:
        melding = Melding(
            naam, "", "een geldig CSV-bestand", "kijk naar de aanhalingstekens in deze rij", len(rijen) + 1
        )
        raise InvoerFout([melding], "in de bron") from None
    if not genoemd and (mis := _anders_dan_kop(rijen)):
        samen = [*_uit_een_kolom(tekst)]
        rijen = samen if _anders_dan_kop(samen) < mis else rijen
    return Blad(naam, Path(naam).stem, rijen)


def _anders_dan_kop(rijen: list[list[Cel]]) -> int:
    """Count the rows that are not as wide as the first."""
    return sum(bool(rij) and len(rij) != len(rijen[0]) for rij in rijen)


def _uit_een_kolom(tekst: str) -> Iterator[list[Cel]]:
    """Yield the rows of a file with commas that a Dutch Excel had in its first column, and saved with semicolons."""
    with suppress(csv.Error):
        for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=";"):
            yield from csv.reader([";".join(rij).rstrip(";")])


def _ontcijfer(inhoud: bytes, naam: str) -> str:
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        return inhoud.decode("utf-16", "replace")
    if b"\0" in inhoud:
        melding = Melding(naam, "", "een tekstbestand", "sla het opnieuw op als CSV, of lever het werkboek zelf aan")
        raise InvoerFout([melding], "in de bron")
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", "replace")


def _scheidingsteken(tekst: str) -> str:
    """Return the sign that splits the first lines into most columns of an equal number."""

    def score(teken: str) -> int:
        with suppress(csv.Error):
            begin = io.StringIO(tekst[:20_000], newline="")
            breedten = Counter(len(rij) for rij, _ in zip(csv.reader(begin, delimiter=teken), range(40), strict=False))
            return max(((breedte - 1) * keer for breedte, keer in breedten.items()), default=0)
        return 0

    return max(",;\t|", key=score)
