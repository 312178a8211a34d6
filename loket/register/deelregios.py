"""The parts of a desk's region, as ``loket.toml`` names them, and where each traject belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from loket.basis.meldingen import Melding, lijkt_op
from loket.register.schema import ONBEKEND

if TYPE_CHECKING:
    from loket.register.inrichting import Inrichting

#: Where a gemeente belongs that is in no deelregio.
BUITEN = "buiten de deelregio’s"
#: Whether the kandidaat has his network in the desk's own gemeente.
BINDINGSPLEKKEN = EIGEN, ANDERS = ("gemeente van het loket", "andere gemeente")


@dataclass(frozen=True)
class Deelregio:
    """A part of the desk's region: its name and its gemeenten."""

    naam: str
    gemeenten: tuple[str, ...]


def controleer_deelregios(gelezen: Mapping[str, Any], bestand: str) -> Iterator[Melding]:
    """Require that each gemeente of a deelregio is one of the list, and is in one deelregio only."""
    regios: dict[str, list[str]] = gelezen.get("deelregios", {})
    for naam, gemeenten in regios.items():
        for gemeente in gemeenten:
            if gemeente not in gelezen["gemeenten"]:
                herstel = f"verbeter de naam, of zet haar in gemeenten.{lijkt_op(gemeente, gelezen['gemeenten'])}"
                verwacht = "alleen gemeenten uit de lijst gemeenten"
                yield Melding(bestand, "deelregios", verwacht, herstel, 0, f"{naam}: {gemeente}")
    for gemeente in dict.fromkeys(g for gemeenten in regios.values() for g in gemeenten):
        waar = [naam for naam, gemeenten in regios.items() if gemeente in gemeenten]
        if len(waar) > 1:
            herstel = f"haal {gemeente} weg uit alle deelregio’s op één na"
            waarde = f"{gemeente}: {' en '.join(waar)}"
            yield Melding(bestand, "deelregios", "elke gemeente in hoogstens één deelregio", herstel, 0, waarde)
    apart = gelezen.get("aandachtsregio")
    if apart and apart not in regios:
        herstel = f"verbeter de naam, of zet haar onder [deelregios].{lijkt_op(apart, regios)}"
        yield Melding(bestand, "aandachtsregio", "de naam van een van de deelregio’s", herstel, 0, apart)


def leid_deelregios_af(trajecten: pd.DataFrame, inrichting: Inrichting) -> pd.DataFrame:
    """Add to the trajecten where they belong; what nobody knows stays ``onbekend``.

    Added are ``bindingsplek`` (one of :data:`BINDINGSPLEKKEN`); ``bindingsregio`` and ``plaatsingsregio``, empty for a
    desk without deelregio's, the second without a start_huur too; and ``eigen_regio`` (ja/nee/onbekend: placed in the
    deelregio of the binding), empty when those are. A gemeente in no deelregio is one of its own in that.
    """
    binding, woning = trajecten["bindingsgemeente"], trajecten["plaatsingsgemeente"]
    plek = (binding == inrichting.gemeente).map({True: EIGEN, False: ANDERS}).astype("str")
    van = {gemeente: regio.naam for regio in inrichting.deelregios for gemeente in regio.gemeenten} | {
        ONBEKEND: ONBEKEND
    }

    def regio(gemeenten: pd.Series) -> pd.Series:
        bekend = gemeenten.map(van).astype("str").fillna(BUITEN)
        return bekend.where(gemeenten.notna() & bool(inrichting.deelregios))

    regios = regio(binding), regio(woning)
    zelfde = ((regios[0] == regios[1]) & (regios[0] != BUITEN)) | (binding == woning)
    eigen = zelfde.map({True: "ja", False: "nee"}).astype("str")
    onbekend = (regios[0] == ONBEKEND) | (regios[1] == ONBEKEND)
    return trajecten.assign(
        bindingsplek=plek.mask(binding == ONBEKEND, ONBEKEND),
        bindingsregio=regios[0],
        plaatsingsregio=regios[1],
        eigen_regio=eigen.mask(onbekend, ONBEKEND).where(regios[1].notna()),
    )
