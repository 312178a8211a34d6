"""What is odd in the register, as checks of a report: listed, and acknowledged with a reason in ``akkoord.csv``.

The rules themselves stand in ``loket/register/afwijkingen/``; each is one check here, with the name it has there.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from loket.cijfers.cijfers import Cijfers
from loket.controle.verslag import Bevinding, Controle, bestandsnaam, van_de_cijfers
from loket.register.afwijkingen import AFWIJKINGEN
from loket.register.tabelregels import Regel, Tabellen


def _controle(regel: Regel) -> Controle:
    @van_de_cijfers
    def zoek(cijfers: Cijfers) -> Iterator[Bevinding]:
        register = cijfers.register
        tabellen = Tabellen(register.frames, register.inrichting, peildatum=pd.Timestamp(register.peildatum))
        for m in regel.zoek(tabellen):
            plaats = f"rij {m.rij}" if m.rij else f"kolom {m.kolom}"
            yield Bevinding(bestandsnaam(m.bestand), plaats, m.waarde, m.verwacht, m.herstel)

    return Controle(regel.naam, "waarschuwing", regel.houdt, zoek)


VAN_HET_REGISTER = tuple(map(_controle, AFWIJKINGEN))
