"""The kinds of column and row rule from which ``schema/`` builds its tables.

Each column carries, beside pandera's own check, what a message needs: what was expected and what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
from pandera.pandas import Check, Column, DataFrameSchema

from loket.register.koppelen import is_vaker
from loket.register.woordkolommen import per_tekst

#: The kinds of column that hold numbers.
GETALLEN = ("getal", "decimaal", "bedrag", "jaar", "gedrukt")
#: The name of the check that a value of a column is there once.
DUBBEL = "dubbel"
_CODE = "[A-Za-z][A-Za-z0-9_-]*+"


def _per_waarde(waarden: pd.Series, goed: Callable[[pd.Series], pd.Series]) -> pd.Series:
    """Judge each distinct text once: years of cases hold few different days. Whether it may be empty is not asked."""
    return per_tekst(waarden, goed, leeg=True)


def is_datum(waarden: pd.Series) -> pd.Series:
    """Tell which texts are a real day written as ``2022-12-31``, between 1990 and 2100; empty is no wrong day."""
    return _per_waarde(waarden, _zijn_dagen)


def _zijn_dagen(teksten: pd.Series) -> pd.Series:
    vorm = teksten.str.fullmatch(r"(?:199|20[0-9])[0-9]-[0-9]{2}-[0-9]{2}").astype(bool)
    bestaat = pd.to_datetime(teksten.where(vorm), format="%Y-%m-%d", errors="coerce").notna()
    return vorm & bestaat


#: Codes, each on a line of its own.
_CODES = re.compile(rf"(?:{_CODE}\n)*+")


def _zijn_codes(waarden: pd.Series) -> pd.Series:
    """Tell which texts are a code. They differ from row to row: one by one they are judged only when one is wrong."""
    if waarden.dtype == "str":
        codes = waarden.dropna()
        regels = "\n".join(codes.to_numpy("object"))
        if regels.count("\n") < len(codes) and _CODES.fullmatch(f"{regels}\n"):
            return pd.Series(True, waarden.index)
    return _per_waarde(waarden, lambda teksten: teksten.str.fullmatch(_CODE).astype(bool))


def _is_eenmalig(waarden: pd.Series) -> pd.Series:
    """Tell which values are there once; pandera's own way looks at each of millions of texts."""
    vaker = is_vaker(waarden)
    return ~(vaker & waarden.duplicated(keep=False)) if vaker.any() else ~vaker


def past_op(patroon: str) -> Check:
    """Require that the whole text follows a pattern: a line break at its end is one character too many."""
    return Check(
        lambda waarden: _per_waarde(waarden, lambda teksten: teksten.str.fullmatch(patroon).astype(bool)),
        name="patroon",
        ignore_na=False,
    )


def kolom(
    uitleg: str,
    check: Check | None,
    verwacht: str,
    herstel: str,
    *,
    leeg: bool = False,
    uniek: bool = False,
    **metadata: Any,
) -> Column:
    """Describe a column of text, with what a message says when its check fails."""
    metadata |= {"verwacht": verwacht, "herstel": herstel, "uniek": uniek}
    checks = [*([check] if check else []), *([Check(_is_eenmalig, name=DUBBEL, ignore_na=False)] if uniek else [])]
    return Column(None, checks, nullable=leeg, description=uitleg, metadata=metadata)


def datum(uitleg: str, *, leeg: bool = False, uniek: bool = False, mag_weg: bool = False) -> Column:
    """Describe a column of days; ``mag_weg`` says that a table may do without the column, as if it were empty."""
    return kolom(
        uitleg,
        Check(is_datum, name="datum", ignore_na=False),
        "een bestaande dag, geschreven als 2022-12-31",
        "schrijf de datum als jaar-maand-dag, met streepjes",
        leeg=leeg,
        uniek=uniek,
        soort="datum",
        mag_weg=mag_weg,
    )


def keuze(uitleg: str, keuzes: tuple[str, ...], *, leeg: bool = False, mag_weg: bool = False) -> Column:
    """Describe a column with a fixed list of values; ``mag_weg`` as of :func:`datum`."""
    return kolom(
        uitleg,
        Check(lambda waarden: _per_waarde(waarden, lambda t: t.isin(keuzes)), name="keuze", ignore_na=False),
        " of ".join(keuzes) + (" (of leeg)" if leeg else ""),
        "kies een van deze waarden, precies zo geschreven",
        leeg=leeg,
        soort="keuze",
        keuzes=keuzes,
        mag_weg=mag_weg,
    )


def lijst(uitleg: str, lijst: str, *, leeg: bool = False, mag_weg: bool = False) -> Column:
    """Describe a column whose allowed values are the list of that name in loket.toml; ``mag_weg`` as there."""
    return tekst(uitleg, leeg=leeg, soort="lijst", lijst=lijst, mag_weg=mag_weg)


def tekst(uitleg: str, *, leeg: bool = False, uniek: bool = False, **metadata: Any) -> Column:
    """Describe a column of one-line text."""
    return kolom(
        uitleg,
        past_op(r"\S(?:[^\r\n]*\S)?"),
        "tekst op één regel, zonder spaties aan het begin of eind",
        "haal de spaties of regeleinden weg",
        leeg=leeg,
        uniek=uniek,
        **({"soort": "tekst"} | metadata),
    )


def sleutel(uitleg: str, *, uniek: bool = False, **metadata: Any) -> Column:
    """Describe a column of codes: pseudonyms and numbers, never names."""
    return kolom(
        uitleg,
        Check(_zijn_codes, name="patroon", ignore_na=False),
        "een code die met een letter begint, met alleen letters, cijfers, - en _ (nooit een BSN of naam)",
        "gebruik de code uit het register",
        uniek=uniek,
        **({"soort": "sleutel"} | metadata),
    )


def getal(uitleg: str, *, leeg: bool = False) -> Column:
    """Describe a column of whole numbers."""
    return kolom(
        uitleg,
        past_op(r"0|[1-9][0-9]{0,8}"),
        "een geheel getal van 0 of meer, zonder punt of komma",
        "typ alleen cijfers",
        leeg=leeg,
        soort="getal",
    )


def decimaal(uitleg: str, *, leeg: bool = False, soort: str = "decimaal") -> Column:
    """Describe a column of numbers with a decimal point; of what was printed (``gedrukt``) the text itself is kept."""
    return kolom(
        uitleg,
        past_op(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,4})?"),
        "een getal met een punt voor de decimalen, zoals 82.5",
        "gebruik een punt, geen komma, en geen teken ervoor",
        leeg=leeg,
        soort=soort,
    )


def bedrag(uitleg: str, *, leeg: bool = False, credit: bool = False, mag_weg: bool = False) -> Column:
    """Describe a column of amounts in euro; ``credit`` allows what is paid back, with a minus sign."""
    return kolom(
        uitleg,
        past_op(r"(?!-0\.00)" + "-?" * credit + r"(?:0|[1-9][0-9]{0,8})\.[0-9]{2}"),
        "een bedrag in euro met een punt en twee cijfers, zoals 675.00" + " of -675.00" * credit,
        "gebruik een punt, geen komma en geen €-teken",
        leeg=leeg,
        soort="bedrag",
        mag_weg=mag_weg,
    )


def vorm(uitleg: str, patroon: str, verwacht: str, *, leeg: bool = False) -> Column:
    """Describe a column of texts that follow a pattern; ``verwacht`` puts the pattern in words."""
    return kolom(uitleg, past_op(patroon), verwacht, "verbeter de waarde", leeg=leeg, soort="tekst")


def jaartal(uitleg: str) -> Column:
    """Describe a column of calendar years."""
    return kolom(
        uitleg,
        past_op(r"20[0-9]{2}"),
        "een jaartal van vier cijfers, zoals 2022",
        "typ het hele jaartal",
        soort="jaar",
    )


def regel(
    naam: str, kolom: str, fout: Callable[[pd.DataFrame], pd.Series], verwacht: str, herstel: str, reden: str
) -> Check:
    """Make a rule over the columns of one row.

    ``fout`` tells which rows break it, ``reden`` which figure is wrong or impossible then: only such a rule may stop a
    report. What is merely odd stands in ``afwijkingen/``.
    """
    return Check(
        lambda frame: ~fout(frame),
        name=naam,
        error=f"{kolom}|{verwacht}|{herstel}",
        description=reden,
        ignore_na=False,
    )


def volgorde(
    eerst: str,
    daarna: str,
    reden: str,
    herstel: str = "",
    behalve: Callable[[pd.DataFrame], pd.Series] | None = None,
) -> Check:
    """Require that ``daarna``, where both are real days, is not before ``eerst``, but for the rows ``behalve``."""

    def te_vroeg(frame: pd.DataFrame) -> pd.Series:
        vroeger = (frame[daarna] < frame[eerst]).fillna(False)  # ISO days sort as text: no conversion is needed
        vroeger &= ~behalve(frame) if behalve else True
        return vroeger & is_datum(frame[eerst]) & is_datum(frame[daarna]) if vroeger.any() else vroeger

    return regel(
        f"{eerst}_voor_{daarna}",
        daarna,
        te_vroeg,
        f"een dag op of na de {eerst} van dezelfde rij",
        herstel or f"verbeter {eerst} of {daarna}",
        reden,
    )


def samen(kolom: str, bij: str, reden: str) -> Check:
    """Require ``kolom`` if and only if ``bij`` is filled in."""
    return regel(
        f"{kolom}_samen_met_{bij}",
        kolom,
        lambda f: f[kolom].isna() != f[bij].isna(),
        f"ingevuld als {bij} is ingevuld, en anders leeg",
        f"vul {kolom} en {bij} allebei in, of laat ze allebei leeg",
        reden,
    )


def alleen_met(kolom: str, datum: str, reden: str) -> Check:
    """Require ``datum`` where ``kolom`` is filled in; the other way about, what is empty is unknown."""
    return regel(
        f"{kolom}_alleen_met_{datum}",
        kolom,
        lambda f: f[kolom].notna() & f[datum].isna(),
        f"leeg, want {datum} is leeg",
        f"vul {datum} in, of maak {kolom} leeg",
        reden,
    )


def uitval_sluit_uit(kolom: str, fasen: tuple[str, ...], reden: str) -> Check:
    """Require an empty ``kolom`` when the traject dropped out in one of ``fasen``."""
    return regel(
        f"geen_{kolom}_na_uitval",
        kolom,
        lambda f: f[kolom].notna() & f["uitval_fase"].isin(fasen),
        f"leeg, want dit traject viel eerder uit (uitval_fase {' of '.join(fasen)})",
        f"maak {kolom} leeg, of verbeter uitval_fase; een heropend traject krijgt een eigen rij",
        reden,
    )


def tabel(
    naam: str, uitleg: str, kolommen: dict[str, Column], *checks: Check, unique: list[str] | None = None
) -> DataFrameSchema:
    """Return the schema of a table: its columns, the rules within a row, and the columns by which a row is known."""
    return DataFrameSchema(kolommen, checks=list(checks), unique=unique, title=naam, description=uitleg, strict=True)
