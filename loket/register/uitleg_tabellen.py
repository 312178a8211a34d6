"""The dictionary of all tables in ``data/README.md``, kept up with their schema."""

from __future__ import annotations

from pathlib import Path

from loket.register.schema import EIGEN_DATUM, JAARTABELLEN, MAG_ONTBREKEN, NOOIT_LEEG, TABELLEN, schemas
from loket.register.uitleg_regels import regeltabel

_BEGIN = "<!-- woordenboek: hieronder geschreven door `make example-data`; verander loket/register/schema/ -->"
_EINDE = "<!-- einde woordenboek -->"
_BEGIN_REGELS = "<!-- regels: hieronder geschreven door `make example-data`; verander loket/register/afwijkingen/ -->"
_EINDE_REGELS = "<!-- einde regels -->"


def woordenboek() -> str:
    """Return the description of every table and column, in Dutch Markdown."""
    delen = []
    for naam in TABELLEN:
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
    """Return the text with the dictionary and the rules between their markers replaced by the current ones."""
    delen = ((_BEGIN, woordenboek(), _EINDE), (_BEGIN_REGELS, regeltabel(), _EINDE_REGELS))
    for begin, nieuw, einde in delen:
        voor, rest = tekst.split(begin)
        na = rest.split(einde)[1]
        tekst = f"{voor}{begin}\n\n{nieuw}\n{einde}{na}"
    return tekst
