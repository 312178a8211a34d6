"""What JupyterLab says of a Markdown cell as it runs: whether its text is in the report now, and what in it is half."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from loket.basis.afspraken import EVAL, VOORWAARDE
from loket.basis.meldingen import LoketFout
from loket.tonen.celfout import in_woorden
from loket.tonen.halfwerk import bezwaar_tegen, halfwerk_in_cel
from loket.tonen.onthouden import oordeel_over
from loket.tonen.waarde import in_zin


@dataclass(frozen=True)
class Gezien:
    """What there is to say of a cell (``zeg``), and whether the report leaves its text out (``weg``)."""

    weg: bool
    zeg: str

    def _repr_json_(self) -> dict[str, object]:
        return {"weg": self.weg, "zeg": self.zeg}


def bekijk(bron: str, namen: dict[str, Any]) -> Gezien:
    """Judge a cell with the names of its notebook, as a build does; asked by ``loket-lab/static/loket.js``."""
    voorwaarde = VOORWAARDE.match(bron)
    tekst = VOORWAARDE.sub("", bron, count=1) if voorwaarde else bron
    zeg = [f"Let op, regel {regel}: verwacht is {verwacht}. {herstel[0].upper()}{herstel[1:]}."
           for regel, verwacht, herstel in halfwerk_in_cel(tekst)]  # fmt: skip
    geldt: bool | str = True
    if voorwaarde:
        try:
            if bezwaar := bezwaar_tegen(voorwaarde["als"]):
                raise LoketFout(bezwaar)
            geldt = oordeel_over(voorwaarde["als"], namen)
            if geldt is not True:
                zeg.append(_in_plaats(voorwaarde["als"], voorwaarde["anders"], geldt, namen))
        except Exception as fout:
            zeg.append(f"Let op, in de voorwaarde: {fout if isinstance(fout, LoketFout) else in_woorden(fout)}")
    return Gezien(geldt is not True, "\n".join(zeg))


def _in_plaats(als: str, anders: str | None, geldt: bool | str, namen: dict[str, Any]) -> str:
    """Say what the report has instead of the text of a cell."""
    rest = (geldt or EVAL.sub(lambda rol: _kaal(rol[1], namen), anders)) if anders else ""
    if rest:
        return f"In het rapport staat nu in plaats hiervan: {rest}"
    return f"Deze tekst staat nu niet in het rapport, want dit geldt niet: {als}"


def _kaal(uitdrukking: str, namen: dict[str, Any]) -> str:
    waarde = eval(uitdrukking, namen)
    in_zin(waarde)  # refuses what does not belong in a sentence
    return str(waarde)
