"""Tell an analyst what an import does: by table and year, cell by cell, and what stays out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from loket.basis.meldingen import InvoerFout, Melding
from loket.register.invoer.samenvoegen import Plaats, Uitkomst
from loket.register.nieuw_jaar import KLAARGEZET

#: How many rows that are gone are named; of more the number is told.
_MEESTE = 10


def vertel(
    uitkomsten: Mapping[str, Uitkomst],
    apart: list[tuple[str, Melding]],
    jaar_van: Mapping[tuple[str, Plaats], int],
    gelezen: list[str],
    opmerkingen: list[str],
    zeg: Callable[[str], None],
) -> None:
    """Say what an import does.

    Parameters
    ----------
    uitkomsten : mapping of Uitkomst
        By table.
    apart : list of tuple
        Table and problem of each row that was set aside.
    jaar_van : mapping
        Year of each row, by table and place.
    gelezen : list of str
        The tables that the source holds.
    opmerkingen : list of str
        What else to know of the source.
    zeg : callable
        Takes each line.
    """
    rijen_apart = {(tabel, Plaats(m.bestand, m.rij)) for tabel, m in apart}
    per_jaar = Counter((tabel, jaar_van.get((tabel, plaats), 0)) for tabel, plaats in rijen_apart)
    zeg(f"{'tabel':<14}{'jaar':<6}{'nieuw':>8}{'gewijzigd':>11}{'gelijk':>8}{'apart':>7}")
    for tabel in gelezen:
        uit = uitkomsten[tabel]
        jaren = {*uit.nieuw, *uit.gewijzigd, *uit.gelijk, *(jaar for t, jaar in per_jaar if t == tabel)} or {0}
        for jaar in sorted(jaren):
            aantallen = uit.nieuw[jaar], uit.gewijzigd[jaar], uit.gelijk[jaar], per_jaar[tabel, jaar]
            zeg(
                f"{tabel:<14}{jaar or '–':<6}"
                + "".join(f"{n:>{b}}" for n, b in zip(aantallen, (8, 11, 8, 7), strict=True))
            )
    _vertel_wijzigingen(uitkomsten, gelezen, zeg)
    if opmerkingen:
        zeg("\nOver de bron:")
        for opmerking in opmerkingen:
            zeg(f"  {opmerking}")
    if apart:
        zeg("\nApart gezet, de rest gaat door:")
        zeg(str(InvoerFout([melding for _, melding in apart], "in de bron")))


def _vertel_wijzigingen(uitkomsten: Mapping[str, Uitkomst], gelezen: list[str], zeg: Callable[[str], None]) -> None:
    wijzigingen = [w for tabel in gelezen for w in uitkomsten[tabel].wijzigingen]
    if wijzigingen:
        zeg("\nGewijzigd:")
    for w in wijzigingen:
        zeg(f"  {w.tabel} {' '.join(w.sleutel)}, {w.kolom}: ‘{w.oud}’ wordt ‘{w.nieuw}’")
    for tabel in gelezen:
        uit = uitkomsten[tabel]
        if uit.dubbel:
            staat = "1 rij staat" if uit.dubbel == 1 else f"{uit.dubbel} rijen staan"
            zeg(f"\n{tabel}: {staat} dubbel in de bron; elk telt één keer.")
        if uit.weg:
            namen = ", ".join(" ".join(sleutel) for _, sleutel in uit.weg[:_MEESTE])
            meer = f" en nog {len(uit.weg) - _MEESTE}" if len(uit.weg) > _MEESTE else ""
            aantal = "1 rij" if len(uit.weg) == 1 else f"{len(uit.weg)} rijen"
            if tabel in KLAARGEZET:  # no row that went away, but one that somebody still fills in
                zeg(f"\n{tabel}: niet in de bron, en gebleven zoals het was: {aantal}: {namen}{meer}.")
                continue
            zeg(f"\n{tabel}: niet meer in de bron, maar wel bewaard: {aantal}: {namen}{meer}.")
            zeg("  wat te doen: klopt dat niet, verwijder die rijen dan zelf uit de tabel")
