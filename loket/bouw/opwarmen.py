"""What a process does ahead of the builds that it will split off: import, read and compute what all of them need."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from loket.basis.meldingen import LoketFout
from loket.bouw.opdracht import Opdracht

if TYPE_CHECKING:
    from loket.cijfers.cijfers import Cijfers


def lees_cijfers(opdracht: Opdracht) -> Cijfers | None:
    """Return the figures, the same object as long as the register is the same; None when they cannot be had."""
    from loket.cijfers.openbaar import lees_cijfers

    os.environ.update(opdracht.omgeving)
    p = opdracht.parameters
    with suppress(LoketFout):  # the build itself will tell what is wrong
        return lees_cijfers(str(p["loket"]), int(p["jaar"]), p.get("peildatum"), kwartaal=p.get("kwartaal") or None)
    return None


def laad(opdracht: Opdracht) -> Cijfers | None:
    """Import what a build and its kernel import, read the figures and run the checks."""
    from loket.bouw import kernstart, uitvoering, vormen

    kernstart.laad()
    import ipykernel.kernelapp
    import ipykernel.zmqshell  # noqa: F401

    from loket.controle import Verslag, onderzoek
    from loket.tonen.verhaal import Verhaal

    vormen.scherm()
    assert uitvoering, "only its import takes time"
    if cijfers := lees_cijfers(opdracht):
        with suppress(LoketFout):  # here too
            onderzoek(Verslag.lees(cijfers.intern, Verhaal(cijfers)))
    return cijfers


def warm_op(opdracht: Opdracht) -> None:
    """Do all that, compute what does not depend on the text, and show the last report."""
    cijfers = laad(opdracht)
    import nbformat

    from loket.bouw import vormen
    from loket.tonen import grafieken, herkomst, verantwoording

    if cijfers:
        verantwoording.cijfers_csv(cijfers)
        herkomst.pakketten()
        for cijfer in cijfers.alles():
            cijfer.html()
        for teken in grafieken.ALLE:
            teken(cijfers)
    with suppress(Exception):  # templates and patterns are then there; there may be no last report, or half of one
        nb = nbformat.read(opdracht.doel / opdracht.bestandsnaam("ipynb"), as_version=4)
        vormen.scherm().from_notebook_node(nb)
