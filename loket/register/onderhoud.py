"""What is kept up around the tables: their dictionary in ``data/README.md``, and the folder of a new year."""

from __future__ import annotations

import re
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from loket.basis.meldingen import LoketFout, lijkt_op
from loket.register.inrichting import lees_inrichting
from loket.register.schema import EIGEN_DATUM, JAARTABELLEN, LOKETTABELLEN, MAG_ONTBREKEN, NOOIT_LEEG, schemas

_BEGIN = "<!-- woordenboek: hieronder geschreven door `make example-data`; verander loket/register/schema.py -->"
_EINDE = "<!-- einde woordenboek -->"


def woordenboek() -> str:
    """Return the description of every table and column, in Dutch Markdown."""
    delen = []
    for naam in (*JAARTABELLEN, *LOKETTABELLEN):
        schema = schemas()[naam]
        plaats = f"<jaar>/{naam}.csv" if naam in JAARTABELLEN else f"{naam}.csv"
        bijzonder = [f"Een rij staat in de map van het jaar van `{EIGEN_DATUM[naam]}`."] if naam in EIGEN_DATUM else []
        bijzonder += ["De tabel mag niet leeg zijn."] if naam in NOOIT_LEEG else []
        bijzonder += ["De tabel mag ontbreken."] if naam in MAG_ONTBREKEN else []
        delen += ["", f"### `{plaats}`", "", " ".join([f"{_zin(schema.description)}", *bijzonder]), ""]
        delen += ["| kolom | betekenis | waarden | mag leeg |", "|---|---|---|---|"]
        for kolomnaam, kolom in schema.columns.items():
            meta = kolom.metadata or {}
            waarden = f"lijst `{meta['lijst']}` in loket.toml" if "lijst" in meta else str(meta["verwacht"])
            leeg = "ja" if kolom.nullable else "nee"
            delen.append(f"| `{kolomnaam}` | {kolom.description} | {waarden.replace('|', ' of ')} | {leeg} |")
    return "\n".join(delen[1:]) + "\n"


def _zin(tekst: str | None) -> str:
    return f"{(tekst or '')[:1].upper()}{(tekst or '')[1:]}.".replace("Één", "Eén")


def werk_bij(leesmij: Path) -> None:
    """Write the data dictionary into its place in ``data/README.md``."""
    leesmij.write_text(met_woordenboek(leesmij.read_text("utf-8")), encoding="utf-8")


def met_woordenboek(tekst: str) -> str:
    """Return the text with the dictionary between its markers replaced by the current one."""
    voor, rest = tekst.split(_BEGIN)
    na = rest.split(_EINDE)[1]
    return f"{voor}{_BEGIN}\n\n{woordenboek()}\n{_EINDE}{na}"


def begin_jaar(data: Path, loket: str, jaar: int) -> list[Path]:
    """Make the folder of a year with header-only tables and return what was made.

    A desk that is not there yet is made too: its ``loket.toml``, with remarks, and its own tables.

    Raises
    ------
    LoketFout
        When the desk is nearly one that exists, so a slip, or the year's folder already exists: nothing is overwritten.
    """
    nieuw = [] if (data / loket / "loket.toml").exists() else _begin_loket(data, loket, jaar)
    lees_inrichting(data, loket)
    map_jaar = data / loket / str(jaar)
    if map_jaar.exists():
        raise LoketFout(f"De map {map_jaar} bestaat al.\n  wat te doen: vul de tabellen die daar staan")
    (map_jaar / "verhaal").mkdir(parents=True)
    paden = [map_jaar / f"{naam}.csv" for naam in JAARTABELLEN if naam not in MAG_ONTBREKEN]
    for pad in paden:
        pad.write_text(",".join(schemas()[pad.stem].columns) + "\n", encoding="utf-8")
    return [*nieuw, *paden, map_jaar / "verhaal"]


def _begin_loket(data: Path, loket: str, jaar: int) -> list[Path]:
    """Make a desk that its analyst has only to fill in."""
    folder = data / loket
    if not re.fullmatch(r"[a-z][a-z0-9-]*", loket):
        raise LoketFout(
            f"‘{loket}’ kan niet de naam van een map zijn.\n"
            "  verwacht: kleine letters, cijfers en streepjes, zoals parkstad"
        )
    bekend = [pad.parent.name for pad in data.glob("*/loket.toml")]
    if get_close_matches(loket, bekend, cutoff=0.7):
        raise LoketFout(f"Het loket ‘{loket}’ is er nog niet.{lijkt_op(loket, bekend)}")
    folder.mkdir(parents=True, exist_ok=True)
    sjabloon = (files("loket.register") / "nieuw_loket.toml").read_text("utf-8")
    gemeente = folder.name.replace("-", " ").title()
    inhoud = {"loket.toml": sjabloon.format(gemeente=gemeente, jaar=jaar)}
    inhoud |= {f"{naam}.csv": ",".join(schemas()[naam].columns) + "\n" for naam in LOKETTABELLEN}
    for naam, tekst in inhoud.items():
        (folder / naam).write_text(tekst, encoding="utf-8")
    return [folder / naam for naam in inhoud]
