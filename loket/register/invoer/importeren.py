"""``make import``: from the desk's own file to its tables, shown before it is written."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import MAX_GELIJK, InvoerFout, LoketFout, Melding
from loket.basis.opmaak import met_woord, opsomming
from loket.register.inrichting import Inrichting
from loket.register.invoer.bladen import Blad, lees_bladen
from loket.register.invoer.herstellen import eigen_tabellen, herstel
from loket.register.invoer.koppeling import (
    KOPPELING,
    Koppeling,
    Koppelingen,
    hoe_te_koppelen,
    kolommen_van,
    zonder_kolom,
    zonder_kop,
)
from loket.register.invoer.nieuw_ontwerp import in_plaats, koppelingen_voor
from loket.register.invoer.personen import Pseudoniemen
from loket.register.invoer.rijen import Invoer, lees_invoer
from loket.register.invoer.samenvoegen import Uitkomst, voeg_samen
from loket.register.invoer.vertellen import vertel
from loket.register.invoer.wegschrijven import (
    APART_LIJST,
    VORIGE,
    als_bestanden,
    lees_bestaand,
    vervang_of_meld,
    zegt_hetzelfde,
)
from loket.register.loket_toml import lees_inrichting
from loket.register.mappen import jaarmappen
from loket.register.optelling import KENMERK, weiger_som
from loket.register.schema import EIGEN_DATUM, schemas
from loket.register.schrijven import als_csv

#: So many years from the aanmeldingen, what happened is a slip of the year.
_VER = 5
#: A year with a smaller part of the aanmeldingen than this is a slip, unless it is near the others.
_ZELDZAAM = 0.02
_APART_KOP = ("tabel", "blad", "rij", "kolom", "waarde", "verwacht", "wat te doen")


def importeer(bron: Path, data: Path, loket: str, zeg: Callable[[str], None], *, proef: bool = False) -> None:
    """Read a source, show what it would do to the register, and write it.

    Parameters
    ----------
    bron : Path
        A workbook, a CSV file, or a folder with such files; within the desk's folder, its own tables.
    data : Path
        The data folder.
    loket : str
        Name of the desk's folder.
    zeg : callable
        Takes each line for the analyst.
    proef : bool
        Whether to stop before anything is written.

    Raises
    ------
    LoketFout
        When there is no such source or desk, no sheet of the source is known to be a table (then a draft lies ready),
        the key of the pseudonyms is gone, or the disk refuses.
    InvoerFout
        When the source, ``invoer.toml`` or the tables that stand there cannot be read; nothing is written then.
    """
    folder = data / loket
    inrichting = lees_inrichting(data, loket)
    weiger_som(inrichting, folder, f"import BRON={shlex.quote(str(bron))}")
    if eigen := eigen_tabellen(bron, folder):
        herstel(eigen, folder, zeg, proef=proef)
        return
    bladen = lees_bladen(bron)
    bestand = folder / KOPPELING
    koppelingen, eerste_keer = koppelingen_voor(bladen, bron, folder, inrichting, proef=proef)
    elders = in_plaats(folder, koppelingen, bladen) if eerste_keer else {}
    pseudoniemen = _pseudoniemen(koppelingen, folder, data) if koppelingen.pseudoniem else None
    try:
        invoer = lees_invoer(bladen, koppelingen, inrichting, pseudoniemen)
    except InvoerFout as fout:
        if proef or not eerste_keer:
            raise
        vervang_of_meld(folder, {}, elders)
        raise LoketFout(f"{fout}\n\nDe koppen komen uit een eerste ontwerp; dat ontwerp staat in {bestand}.") from None
    _leg_verre_jaren_apart(invoer, jaarmappen(folder))
    uitkomsten, apart = voeg_samen(lees_bestaand(folder), invoer.rijen, inrichting, invoer.onleesbaar)
    opzij = _trajecten_opzij(invoer, [*invoer.apart, *apart])
    for tabel, melding in apart:  # told by the header that the analyst knows
        if tabel != "trajecten" and melding.kolom == "traject_id" and (waar := opzij.get(melding.waarde)):
            welke = f" ({waar})" if len(opzij) <= MAX_GELIJK else ""  # of many, each would be told by itself
            raad = f"verbeter dat traject zelf: het staat apart{welke}"
            melding = melding._replace(verwacht="een traject dat is ingelezen", herstel=raad)
        melding = _met_code(melding, tabel, uitkomsten["verwijzers"])
        invoer.apart.append((tabel, _bij_kop(melding, koppelingen.tabellen[tabel], bladen)))
    for regel in _eerst(inrichting, uitkomsten, folder, "verwijzers" in invoer.rijen):
        zeg(regel)
    vertel(uitkomsten, invoer.apart, invoer.jaar_van, list(invoer.rijen), invoer.opmerkingen, zeg)
    geraden = sum(len(k.geraden) + sum(map(len, k.waarden.values())) for k in koppelingen.tabellen.values())
    mist = sum(len(zonder_kop(k)) for k in koppelingen.tabellen.values())
    if proef:
        zeg("\nDit was een proef (PROEF=ja): er is niets geschreven.")
        echt = f"make import BRON={shlex.quote(str(bron))}{keuze_voor_make(data, loket)}"
        if eerste_keer:
            zeg(f"  Welk blad en welke kolom wat is, komt in {bestand}; de eerste keer zonder PROEF=ja maakt het.")
        zeg(f"  wat te doen: {echt}")
        return
    if eerste_keer and (geraden or mist):
        vervang_of_meld(folder, {}, elders)
        waarom = [f"Loket heeft {met_woord(geraden, ('ding', 'dingen'))} geraden."] * bool(geraden)
        if mist:
            waarom.append(f"Van {met_woord(mist, ('verplichte kolom', 'verplichte kolommen'))} is geen kop gevonden.")
        doe = ["kijk de regels met ‘geraden’ na"] * bool(geraden) + ["vul die met ‘verplicht’ in"] * bool(mist)
        zeg(f"\nHet register is nog niet veranderd. {' '.join(waarom)}")
        zeg(f"  wat te doen: open {bestand}, {' en '.join(doe)}; geef de opdracht dan nog een keer")
        return
    if invoer.apart:
        elders[APART_LIJST] = _apart_csv(invoer.apart)
    tabellen = _veranderd(folder, uitkomsten)
    if pseudoniemen:
        pseudoniemen.bewaar()
        uitleg = "Hieraan herkent make import de sleutel van de pseudoniemen; de sleutel zelf staat elders. Kenmerk:"
        elders[KENMERK] = f"{uitleg} {pseudoniemen.kenmerk}\n".encode()
    vervangen = any((folder / naam).exists() for naam in tabellen)
    erbij = sorted({_eerste_nieuwe(folder, naam) for naam in tabellen if not (folder / naam).exists()})
    vervang_of_meld(folder, tabellen, elders)
    zeg(f"\n{_hoeveel(len(tabellen))} in {folder}." + (f" Wat er stond, staat in {VORIGE}/." if vervangen else ""))
    terug = []
    if vervangen:
        terug.append(["cp", "-r", f"{folder / VORIGE}/.", str(folder)])
    if erbij:
        terug.append(["rm", "-r", *map(str, erbij)])
    if terug:
        opdracht = " && ".join(map(shlex.join, terug))
        zeg(f"  Toch niet goed? Zet vóór de volgende import terug wat er stond: {opdracht}")
    if eerste_keer:
        zeg(f"Welke kolom van uw bestand welke kolom van Loket is, staat nu in {bestand}.")
    if invoer.apart:
        zeg(f"Wat apart is gezet, staat met reden in {folder / APART_LIJST}.")


def _leg_verre_jaren_apart(invoer: Invoer, jaren: Iterable[int]) -> None:
    """Set aside rows of a year far from the aanmeldingen: a slip would make a year that no report reads."""
    aangemeld = Counter(rij.jaar for rij in invoer.rijen.get("trajecten", ()))
    bekend = {*jaren, *(jaar for jaar, aantal in aangemeld.items() if aantal >= _ZELDZAAM * aangemeld.total())}
    if not bekend:
        return
    tot = max(bekend) + _VER
    for tabel in EIGEN_DATUM:
        vanaf = min(bekend) - _VER if tabel == "trajecten" else 0  # what follows may go back to an old traject
        for rij in [rij for rij in invoer.rijen.get(tabel, ()) if not vanaf <= rij.jaar <= tot]:
            assert rij.plaats is not None
            invoer.rijen[tabel].remove(rij)
            invoer.onleesbaar[tabel].append(rij)
            van = f"{vanaf} t/m" if vanaf else "een jaar tot en met"
            verwacht = f"een dag in {van} {tot}; van {rij.jaar} is er geen andere aanmelding"
            kolom, waarde = EIGEN_DATUM[tabel], rij.velden.get(EIGEN_DATUM[tabel], "")
            invoer.apart.append(
                (tabel, Melding(rij.plaats.blad, kolom, verwacht, "verbeter het jaar", rij.plaats.rij, waarde))
            )


def _trajecten_opzij(invoer: Invoer, apart: list[tuple[str, Melding]]) -> dict[str, str]:
    """Return which trajecten of the source are set aside, each with its rows in words."""
    rijen = [rij for rij in (*invoer.rijen.get("trajecten", ()), *invoer.onleesbaar["trajecten"]) if rij.plaats]
    plekken = {(rij.plaats.blad, rij.plaats.rij): rij.velden.get("traject_id", "") for rij in rijen if rij.plaats}
    opzij: dict[str, set[int]] = {}
    for melding in (melding for tabel, melding in apart if tabel == "trajecten"):
        if wie := plekken.get((melding.bestand, melding.rij)):
            opzij.setdefault(wie, set()).add(melding.rij)
    return {wie: f"rij {opsomming([*map(str, sorted(waar))])}" for wie, waar in opzij.items()}


def _met_code(melding: Melding, tabel: str, verwijzers: Uitkomst) -> Melding:
    """Say how to link what a desk writes: the name of an organisation instead of its code, a word of its own."""
    codes = {rij.velden["naam"].casefold(): rij.velden["verwijzer_id"] for rij in verwijzers.rijen.values()}
    code = codes.get(melding.waarde.casefold()) if melding.kolom == "verwijzer_id" else None
    if code is None and melding.kolom == "verwijzer_id" and melding.waarde and "Bedoelt u" not in melding.herstel:
        return melding._replace(
            verwacht="de code van een verwijzer uit verwijzers.csv",
            herstel="schrijf de code van de verwijzer; staat die niet in verwijzers.csv, voeg hem daar dan eerst toe",
        )
    if code is None:
        kolom = schemas()[tabel].columns.get(melding.kolom)
        if melding.waarde and kolom is not None and {"lijst", "keuzes"} & {*(kolom.metadata or {})}:
            waar = f"{KOPPELING} onder [{tabel}.waarden.{melding.kolom}]"
            anders = f'of staat het overal zo, zet in {waar} de regel "{melding.waarde}" = "een van deze"'
            return melding._replace(herstel=f"{melding.herstel.rstrip('.')}; {anders}")
        return melding
    voor_alle = f'zet in {KOPPELING} onder [{tabel}.waarden.verwijzer_id] de regel "{melding.waarde}" = "{code}"'
    herstel = f"schrijf {code}; of staat de naam overal in uw bestand, {voor_alle}"
    return melding._replace(verwacht="de code van een verwijzer uit verwijzers.csv", herstel=herstel)


def _bij_kop(melding: Melding, koppeling: Koppeling, bladen: list[Blad]) -> Melding:
    """Tell a problem by the header that the analyst knows, or that the column has none: then no cell is empty."""
    kolom = melding.kolom
    if kolom in koppeling.kolommen:
        return melding._replace(kolom=koppeling.kolommen[kolom])
    if kolom in kolommen_van(koppeling.tabel) and kolom not in koppeling.vast and not melding.waarde.strip(", "):
        return melding._replace(
            verwacht=zonder_kolom(kolom), herstel=hoe_te_koppelen(koppeling, kolom, bladen), waarde=""
        )
    return melding


def _eerst(
    inrichting: Inrichting, uitkomsten: Mapping[str, Uitkomst], folder: Path, verwijzers_in_bron: bool
) -> Iterator[str]:
    """Say what the desk itself still lacks: much of what is set aside may come of that alone."""
    eerst = []
    if inrichting.open:
        yield f"Let op: in {folder / 'loket.toml'} is nog niet ingevuld: {', '.join(inrichting.open)}."
        eerst.append("vul dat eerst in")
    if not uitkomsten["verwijzers"].rijen:
        if verwijzers_in_bron:
            yield "Let op: geen enkele verwijzer is ingelezen, en elke aanmelding hoort bij een verwijzer."
            eerst.append("herstel eerst wat hieronder bij verwijzers staat")
        else:
            yield f"Let op: {folder / 'verwijzers.csv'} is nog leeg, en elke aanmelding hoort bij een verwijzer."
            eerst.append("vul dat eerst in")
    if eerst:
        wat = ", ".join(dict.fromkeys(eerst))
        yield f"  wat te doen: {wat}, en geef de opdracht dan nog een keer; er wordt dan minder apart gezet\n"


def _eerste_nieuwe(folder: Path, naam: str) -> Path:
    """Return what an import adds with a table: the table, or the folder of a year that was not there."""
    jaar = folder / Path(naam).parts[0]
    return folder / naam if jaar.exists() else jaar


def _hoeveel(bestanden: int) -> str:
    woorden = {0: "Er is niets veranderd", 1: "1 bestand is geschreven"}
    return woorden.get(bestanden, f"{bestanden} bestanden zijn geschreven")


def _veranderd(folder: Path, uitkomsten: Mapping[str, Uitkomst]) -> dict[str, bytes]:
    """Return the files that will differ; a year that is new gets all its tables."""
    jaren = sorted({*jaarmappen(folder), *(r.jaar for u in uitkomsten.values() for r in u.rijen.values() if r.jaar)})
    bestanden = {n: i for t, u in uitkomsten.items() for n, i in als_bestanden(t, u.rijen, jaren).items()}
    return {naam: inhoud for naam, inhoud in bestanden.items() if not zegt_hetzelfde(folder / naam, inhoud)}


def _pseudoniemen(koppelingen: Koppelingen, folder: Path, data: Path) -> Pseudoniemen:
    plek = Path(koppelingen.sleutel or f"~/.config/loket/{folder.name}.sleutel")
    return Pseudoniemen(plek, folder / KENMERK, (data, Path.cwd()))


def _apart_csv(apart: list[tuple[str, Melding]]) -> bytes:
    rijen = sorted((t, m.bestand, m.rij, m.kolom, m.waarde, m.verwacht, m.herstel) for t, m in dict.fromkeys(apart))
    return als_csv([_APART_KOP, *rijen]).encode()
