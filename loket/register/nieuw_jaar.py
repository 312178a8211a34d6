"""A new year: its folder, laid out from the last one that is there, as a draft in which nothing passes for done."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import partial
from importlib.resources import files
from pathlib import Path
from shlex import quote

from loket.basis.alineas import HERZIEN, MERK_HERZIEN, OPMERKING, VAST, blokken, leeg
from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op, oorzaak
from loket.basis.opmaak import MAANDEN, met_woord
from loket.basis.verwisselen import neem_mee, om_de_beurt, schrijf, verwissel, werkmap
from loket.register.inrichting import NOG_INVULLEN, Inrichting
from loket.register.lezen import lees_bytes, lees_tabel
from loket.register.loket_toml import lees_inrichting, weiger_andere_map
from loket.register.mappen import jaarmappen
from loket.register.optelling import weiger_som
from loket.register.planning import komt_terug
from loket.register.schema import JAARTABELLEN, LOKETTABELLEN, MAG_ONTBREKEN, schemas
from loket.register.schrijven import tabel_als_csv
from loket.register.tekens import decodeer

#: Before the stand of a dossier that was taken over: nobody may take it for this year's.
STAND_VAN = re.compile(r"Stand eind 20\d\d: ")
#: A year in a text, after all that is no year of the report: links, quotations, full dates but those on which a year
#: begins or ends, and the year since which something holds.
_JAAR = re.compile(
    r"\]\([^)]*\)|https?://\S+|[“„][^”“]*[”“]|20\d\d-\d\d-\d\d"
    rf"|\b(?!31\s+december|1\s+januari)\d{{1,2}}\s+(?:{MAANDEN})\s+20\d\d"
    r"|\b(?:sinds|vanaf|per)\s+(?:\w+\s+)?20\d\d"
    r"|(?<!\w)(?P<jaar>20\d\d)(?!\w|[.,]\d)",
    re.IGNORECASE,
)

#: The tables of which a new year has rows before anybody fills them in.
KLAARGEZET = ("taakstelling", "jaarplanning", "dossiers")
#: What there can be of each part that is laid out, and how it was.
_WOORDEN = {
    "taakstelling": ("corporatie", "corporaties"),
    "jaarplanning": ("overleg", "overleggen"),
    "dossiers": ("dossier", "dossiers"),
    "verhaal": ("alinea", "alinea’s"),
}
_HOE = {
    "taakstelling": "zonder aantal en bron",
    "jaarplanning": "op dezelfde weekdag als in {van}, met status gepland",
    "dossiers": "met hun stand van eind {van}",
    "verhaal": "elk met het merk <!-- herzien -->; de jaartallen zijn opgeschoven",
}
_STAP = {
    "taakstelling": "Vul in taakstelling.csv bij elke corporatie het aantal en de bron in.",
    "jaarplanning": "Haal uit jaarplanning.csv wat niet terugkomt, en verbeter de data.",
    "dossiers": "Schrijf in dossiers.csv de stand van eind {jaar}.",
    "verhaal": "Herschrijf elke alinea in verhaal/, en haal dan <!-- herzien --> erachter weg.",
}

#: So many years without a folder can be; of more, the new one may well be a slip.
_LANG = 2

Rij = dict[str, str]
#: Moves the years in a text on.
Schuif = Callable[[str], str]


@dataclass(frozen=True)
class NieuwJaar:
    """What was made.

    Parameters
    ----------
    map : Path
        The folder of the year.
    jaar : int
        The year.
    van : int or None
        The year it was laid out from; None when there is none before it.
    inhoud : dict of str to int
        How many paragraphs (``verhaal``) or rows each part of the folder has.
    nieuw_loket : bool
        Whether the desk was made as well.
    """

    map: Path
    jaar: int
    van: int | None
    inhoud: dict[str, int]
    nieuw_loket: bool = False

    @property
    def ontbreekt(self) -> tuple[int, ...]:
        """The years in between that have no folder."""
        return tuple(range(self.van + 1, self.jaar)) if self.van else ()

    def in_woorden(self, keuze: str = "", teksten: Sequence[str] = ()) -> str:
        """Tell what was made and what comes next.

        Parameters
        ----------
        keuze : str
            What stands behind each command, such as `` LOKET=parkstad``.
        teksten : sequence of str
            The texts that the annual report shows.
        """
        leeg = [naam for naam, aantal in self.inhoud.items() if not aantal and naam != "verhaal"]
        gevuld = {naam: met_woord(aantal, _WOORDEN[naam]) for naam, aantal in self.inhoud.items() if aantal}
        regels = [f"De map {self.map} is gemaakt{f', naar die van {self.van}' if self.van else ''}."]
        regels += [f"  {naam:<13} {hoeveel}, {_HOE[naam].format(van=self.van)}" for naam, hoeveel in gevuld.items()]
        regels += [f"  {'leeg':<13} {', '.join(leeg)}"] * bool(leeg)
        if len(self.ontbreekt) > _LANG:
            regels += [
                "",
                f"Let op: tussen {self.van} en {self.jaar} is er van geen jaar een map. Is {self.jaar} een vergissing?",
                f"  wat te doen: haal de map dan weg, met rm -r {quote(str(self.map))}",
            ]
        for jaar in self.ontbreekt if len(self.ontbreekt) <= _LANG else ():
            regels += [
                "",
                f"Let op: van {jaar} is er geen map. Het verslag van {self.jaar} kan dan niet terugkijken op {jaar}.",
                f"  wat te doen: begin dat jaar ook, met make new-year YEAR={jaar}{keuze}",
            ]
        begin = "Vul {map}/loket.toml in (elke regel zegt waarvoor hij is), en verwijzers.csv en tarieven.csv."
        if not self.nieuw_loket:
            begin = "Kijk of loket.toml, verwijzers.csv en tarieven.csv nog kloppen voor {jaar}."
        stappen = [
            begin.format(map=self.map.parent, jaar=self.jaar),
            f"Lees uw registratie in: make import BRON=register.xlsx{keuze} (of vul de lege tabellen zelf)",
            *(_STAP[naam].format(jaar=self.jaar) for naam in gevuld),
            *(
                [
                    f"Schrijf de teksten in verhaal/: {', '.join(teksten)}."
                    if teksten
                    else "Schrijf de teksten in verhaal/."
                ]
                * ("verhaal" not in gevuld)
            ),
            f"Zie wat er nog te doen is: make check YEAR={self.jaar}{keuze}",
            "Zijn trajecten.csv en taakstelling.csv gevuld? Zie dan wat er in de gegevens ontbreekt: make check-report"
            f" YEAR={self.jaar}{keuze}",
            f"Maak een concept: make report YEAR={self.jaar}{keuze}",
        ]
        return "\n".join([*regels, "", "Zo gaat u verder:", *(f"  {nr}. {stap}" for nr, stap in enumerate(stappen, 1))])


def begin_jaar(data: Path, loket: str, jaar: int) -> NieuwJaar:
    """Make the folder of a year, laid out from the last year before it; all of it is there, or nothing.

    Tables with rows that an import put there stay as they are.

    A desk that is not there yet is made too: its ``loket.toml``, with remarks, and its own tables.

    Raises
    ------
    LoketFout
        When the desk is nearly one that exists, so a slip; when the year has texts already, for nothing is overwritten;
        or when last year's texts and tables cannot be read.
    """
    folder = data / loket
    if not (folder / "loket.toml").exists():
        return _begin_loket(data, loket, jaar)
    inrichting = lees_inrichting(data, loket)
    weiger_som(inrichting, folder, f"new-year YEAR={jaar}")
    doel = folder / str(jaar)
    if (doel / "verhaal").exists():  # an import makes tables only
        raise LoketFout(f"De map {doel} bestaat al.\n  wat te doen: vul de tabellen die daar staan")
    van = max((eerder for eerder in jaarmappen(folder) if eerder < jaar), default=None)
    bestanden = _bestanden(folder, inrichting, van, jaar)
    gevuld = {p.name for p in doel.glob("*.csv") if len(p.read_bytes().splitlines()) > 1}
    bestanden = {naam: tekst for naam, tekst in bestanden.items() if naam not in gevuld}
    _zet_neer(doel, bestanden)
    return NieuwJaar(doel, jaar, van, _geteld(bestanden))


def _begin_loket(data: Path, loket: str, jaar: int) -> NieuwJaar:
    """Make a desk that its analyst has only to fill in."""
    folder = data / loket
    if not re.fullmatch(r"[a-z][a-z0-9-]*", loket):
        raise LoketFout(
            f"‘{loket}’ kan niet de naam van een map zijn.\n"
            "  verwacht: kleine letters, cijfers en streepjes, zoals parkstad"
        )
    weiger_andere_map(data)
    bekend = [pad.parent.name for pad in data.glob("*/loket.toml")]
    if get_close_matches(loket, bekend, cutoff=0.7):
        raise LoketFout(f"Het loket ‘{loket}’ is er nog niet.{lijkt_op(loket, bekend)}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LoketFout(
            f"De map {folder} bestaat al, maar er staat geen loket.toml in.\n"
            "  wat te doen: zet loket.toml terug, of kies een andere naam achter LOKET="
        )
    sjabloon = (files("loket.register") / "nieuw_loket.toml").read_text("utf-8")
    eigen = {"loket.toml": sjabloon.format(gemeente=loket.replace("-", " ").title(), jaar=jaar)}
    eigen |= {f"{naam}.csv": tabel_als_csv(naam, []) for naam in LOKETTABELLEN if naam not in MAG_ONTBREKEN}
    van_jaar = _lege_tabellen()
    _zet_neer(folder, eigen | {f"{jaar}/{naam}": tekst for naam, tekst in van_jaar.items()}, (f"{jaar}/verhaal",))
    return NieuwJaar(folder / str(jaar), jaar, None, _geteld(van_jaar), nieuw_loket=True)


def _zet_neer(doel: Path, bestanden: dict[str, str], mappen: tuple[str, ...] = ("verhaal",)) -> None:
    """Write files beside their folder, and let it take that place when all are there; what stood there comes along."""
    try:
        with werkmap(doel) as folder:
            for naam in mappen:
                (folder / naam).mkdir(parents=True)
            for naam, tekst in bestanden.items():
                schrijf(folder / naam, tekst.encode())
            with om_de_beurt(doel.parent):
                for oud in doel.iterdir() if doel.is_dir() else ():
                    if not (folder / oud.name).exists():
                        neem_mee(oud, folder / oud.name)
                verwissel(folder, doel)
    except OSError as fout:
        raise LoketFout(f"De map {doel} kan niet worden gemaakt: {oorzaak(fout)}.") from None


# --- what stands in it --------------------------------------------------------------------------------------------


def _bestanden(folder: Path, inrichting: Inrichting, van: int | None, jaar: int) -> dict[str, str]:
    """Return the files of the year's folder: the narrative, and every table."""
    taken: list[Rij] = [{"corporatie": naam} for naam in inrichting.corporaties if naam.lower() != NOG_INVULLEN]
    bestanden = _lege_tabellen() | {"taakstelling.csv": tabel_als_csv("taakstelling", taken)}
    if van is None:
        return bestanden
    schuif = opschuiver(van, jaar, inrichting.nameting_jaren)
    meldingen: list[Melding] = []
    planning = _lees(folder / str(van) / "jaarplanning.csv", meldingen)
    dossiers = [
        rij | {"stand": rij["stand"] if STAND_VAN.match(rij["stand"]) else f"Stand eind {van}: {rij['stand']}"}
        for rij in _lees(folder / str(van) / "dossiers.csv", meldingen)
    ]
    bestanden["jaarplanning.csv"] = tabel_als_csv("jaarplanning", planning_na(planning, jaar, schuif))
    bestanden["dossiers.csv"] = tabel_als_csv("dossiers", dossiers)
    for pad in sorted((folder / str(van) / "verhaal").glob("*.md")):
        tekst, fouten = decodeer(lees_bytes(pad) or b"", str(pad))
        meldingen += fouten
        bestanden[f"verhaal/{pad.name}"] = als_concept((tekst or "").replace("\r\n", "\n"), schuif)
    if meldingen:
        raise InvoerFout(meldingen, f"in de gegevens van {van}, waar {jaar} op verdergaat")
    return bestanden


def _lege_tabellen() -> dict[str, str]:
    return {f"{naam}.csv": tabel_als_csv(naam, []) for naam in JAARTABELLEN if naam not in MAG_ONTBREKEN}


def _geteld(bestanden: dict[str, str]) -> dict[str, int]:
    """Count the rows of each table, and the paragraphs of all texts together."""
    geteld = {Path(n).stem: len(list(csv.reader(io.StringIO(t)))) - 1 for n, t in bestanden.items() if "/" not in n}
    return geteld | {"verhaal": sum(len(HERZIEN.findall(t)) for n, t in bestanden.items() if "/" in n)}


def _lees(pad: Path, meldingen: list[Melding]) -> list[Rij]:
    """Return the rows of a table as texts; what is wrong with it is put on the list."""
    inhoud = lees_bytes(pad)
    if inhoud is None:
        return []
    frame, fouten = lees_tabel(inhoud, schemas()[pad.stem], str(pad))
    meldingen += fouten
    rijen = [] if frame is None or fouten else frame.fillna("").to_dict("records")
    return [{str(kolom): waarde for kolom, waarde in rij.items()} for rij in rijen]


def opschuiver(van: int, jaar: int, nameting_jaren: int) -> Schuif:
    """Return what moves the years in a text of ``van`` on to ``jaar``."""
    return partial(schuif_jaren, eerste=van - nameting_jaren, jaren=jaar - van)


def planning_na(rijen: Iterable[Rij], jaar: int, schuif: Schuif) -> list[Rij]:
    """Return the meetings of a year as they would be planned for ``jaar``: what comes back, on the same weekday."""
    leeg = {"bedrag": "", "begroot": "", "status": "gepland", "herkomst": ""}
    planning = (
        rij | leeg | {"datum": _later(rij["datum"], jaar), "onderwerp": schuif(rij["onderwerp"]),
                      "verplichting": schuif(rij["verplichting"])}
        for rij in rijen
        if komt_terug(rij["status"], rij["terugkerend"])
    )  # fmt: skip
    return sorted(planning, key=lambda rij: rij["datum"])


def _later(dag: str, jaar: int) -> str:
    """Return the same weekday about the same time of another year: an overleg keeps its weekday."""
    oud = date.fromisoformat(dag)
    nieuw = date(jaar, oud.month, min(oud.day, 28) if oud.month == 2 else oud.day)
    nieuw += timedelta((oud.weekday() - nieuw.weekday() + 3) % 7 - 3)
    return (nieuw + timedelta(7 * (jaar - nieuw.year))).isoformat()


def als_concept(tekst: str, schuif: Schuif) -> str:
    """Return last year's text as a draft: every paragraph and list item marked, and its years moved on."""
    regels = HERZIEN.sub("", tekst).rstrip("\n").split("\n")
    klaar: list[str] = []
    gedaan, vorige = 0, ""
    for begin, soort, ruw in blokken(leeg(OPMERKING, "\n".join(regels))):
        if vorige == "tabel" != soort:
            klaar += ["", MERK_HERZIEN]
        klaar += map(schuif, regels[gedaan : begin - 1])
        gedaan = begin + ruw.count("\n")
        blok = "\n".join(regels[begin - 1 : gedaan])
        merk = f" {MERK_HERZIEN}" if soort in ("alinea", "lijst") and re.search(r"\w", ruw) else ""
        klaar.append(f"{blok if VAST.search(blok) else schuif(blok)}{merk}")
        vorige = soort
    klaar += ["", MERK_HERZIEN] if vorige == "tabel" else []
    return "\n".join([*klaar, *map(schuif, regels[gedaan:])]) + "\n"


def schuif_jaren(tekst: str, *, eerste: int, jaren: int) -> str:
    """Move the years in a text on, in words and in expressions such as ``cijfers[2021]``.

    What is before ``eerste``, the oldest year that the report measures, is a fact by now; so is what
    :data:`_JAAR` names.
    """

    def vervang(treffer: re.Match[str]) -> str:
        jaar = int(treffer["jaar"] or 0)
        return str(jaar + jaren) if jaar >= eerste else treffer[0]

    return _JAAR.sub(vervang, tekst)
