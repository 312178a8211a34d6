"""Which klachten ask for something: those without a decision, and those of which nobody wrote down what was done."""

from __future__ import annotations

from loket.cijfers.cijfers import Cijfers
from loket.controle.gegevens.bevinding import Bevindingen, Controle, per_loket
from loket.register.klachten import NIET_VASTGELEGD
from loket.tonen.publiek import alleen_intern


@alleen_intern("Welke klachten nog open zijn,")
def klachten_te_herstellen(cijfers: Cijfers) -> Bevindingen:
    """Return what to do in the whole register up to the peildatum; the klachten themselves only in JupyterLab."""
    titel = f"Klachten nagekeken tot en met {cijfers.peildatumtekst}"
    return Bevindingen("klachten-open", titel, per_loket(cijfers, _controles))


def _controles(cijfers: Cijfers) -> list[Controle]:
    klachten, termijn = cijfers.register.tabel("klachten"), cijfers.loket.klacht_dagen
    open_, beslist = klachten[klachten["besluit"].isna()], klachten[klachten["besluit"].notna()]
    dagen = ["klacht_id", "ontvangen", "termijn"]
    over = open_.loc[open_["termijn"] < str(cijfers.register.peildatum), dagen]
    zonder = beslist.loc[beslist["afhandeling"] == NIET_VASTGELEGD, ["klacht_id", "besluit"]]
    return [
        Controle(
            f"Elke klacht zonder beslissing is binnen de termijn van {termijn} dagen.", len(open_), over, "beslis"
        ),
        Controle("Van elke beslissing staat er wat het loket daarna deed.", len(beslist), zonder, "vul gevolg in"),
    ]
