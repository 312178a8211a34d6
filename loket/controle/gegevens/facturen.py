"""What is to be mended in the facturen: the findings of the register's own rules, and what is open too long."""

from __future__ import annotations

import pandas as pd

from loket.cijfers.cijfers import Cijfers
from loket.controle.akkoord import Akkoord
from loket.controle.gegevens.bevinding import Bevindingen, Controle, per_loket
from loket.controle.verslag import bestandsnaam
from loket.register.afwijkingen import AFWIJKINGEN
from loket.register.tabelregels import Regel, Tabellen
from loket.tonen.publiek import alleen_intern


@alleen_intern("Wat er aan facturen te herstellen is,")
def facturen_te_herstellen(cijfers: Cijfers) -> Bevindingen:
    """Return what to mend in the whole register up to the peildatum; the cases themselves only in JupyterLab."""
    titel = f"Facturen nagekeken tot en met {cijfers.peildatumtekst}"
    return Bevindingen("facturen", titel, per_loket(cijfers, _controles))


def _controles(cijfers: Cijfers) -> list[Controle]:
    facturen, trajecten = cijfers.register.tabel("facturen"), cijfers.register.tabel("trajecten")
    te_factureren = int(trajecten["gefactureerd"].notna().sum())
    controles = [
        _controle(regel, cijfers, te_factureren if regel.naam == "factuur-gestuurd" else len(facturen))
        for regel in AFWIJKINGEN
        if regel.naam.startswith("factuur-")
    ]
    if cijfers.betalingen_bekend:
        laat = facturen.loc[facturen["te_laat"] == "ja", ["factuur_id", "verwijzer", "factuurdatum", "bedrag"]]
        naam = f"Elke factuur is binnen {cijfers.loket.betaal_dagen} dagen betaald of gecrediteerd."
        controles.append(Controle(naam, len(facturen), laat, "herinner, of crediteer de factuur"))
    return controles


def _controle(regel: Regel, cijfers: Cijfers, onderzocht: int) -> Controle:
    register = cijfers.register
    tabellen = Tabellen(register.frames, register.inrichting, peildatum=pd.Timestamp(register.peildatum))
    redenen = Akkoord.lees(cijfers).redenen
    alle = [
        (m, redenen.get((regel.naam, bestandsnaam(m.bestand), " ".join(m.waarde.split())), ""))
        for m in regel.zoek(tabellen)
    ]
    gevonden = [m for m, reden in alle if not reden]
    plaatsen = pd.MultiIndex.from_tuples([(m.bestand, m.rij) for m in gevonden] or [("", 0)], names=["bestand", "rij"])
    rijen = pd.DataFrame({"gevonden": [m.waarde for m in gevonden]}, index=plaatsen[: len(gevonden)])
    verklaard = tuple(reden for _, reden in alle if reden)
    return Controle(regel.houdt, onderzocht, rijen, gevonden[0].herstel if gevonden else "", verklaard=verklaard)
