"""Following the files of one report: build at each change, and show what came out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event

from loket.bouw.opdracht import Opdracht, lees_afdruk
from loket.meldingen import LoketFout, oorzaak
from loket.opmaak import getal
from loket.volgen.bewaking import veranderingen
from loket.volgen.server import Bord, serveer
from loket.volgen.werkplaats import Antwoord, als_tekst

Meld = Callable[[str], None]


def volg(opdracht: Opdracht, poort: int, openen: bool, meld: Meld = print) -> None:
    """Build and show a report, and do so again at each change, until interrupted.

    Parameters
    ----------
    opdracht : Opdracht
        What to build.
    poort : int
        Port on 127.0.0.1; 0 takes a free one.
    openen : bool
        Whether to open the page in the browser.
    meld : callable
        Receives each Dutch line for the user.

    Raises
    ------
    LoketFout
        When the desk or the year does not exist, or the port is taken.
    """
    lees_afdruk(opdracht)
    bord = Bord()
    with suppress(KeyboardInterrupt), ExitStack() as stapel:
        adres = stapel.enter_context(_serveer(bord, poort))
        stapel.callback(meld, "Gestopt. Het laatste verslag staat in output/.")
        folder = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="loket-")))
        werkplaats = Werkplaats(opdracht, folder)
        stapel.callback(werkplaats.sluit)
        meld(f"Het verslag staat op {adres}\n  en volgt elke wijziging. Stoppen: Ctrl+C.")
        if openen:
            webbrowser.open(adres)
        for programma in veranderingen(opdracht, Event()):
            if programma:
                werkplaats.sluit()
            _ververs(opdracht, werkplaats, bord, meld)


@contextmanager
def _serveer(bord: Bord, poort: int) -> Iterator[str]:
    with ExitStack() as stapel:
        try:
            adres = stapel.enter_context(serveer(bord, poort))
        except OSError as fout:
            raise LoketFout(
                f"Poort {poort} kan niet worden gebruikt: {oorzaak(fout, 'rechten voor')}.\n"
                "  wat te doen: kies een andere met --port, of laat --port weg"
            ) from None
        yield adres


def _ververs(opdracht: Opdracht, werkplaats: Werkplaats, bord: Bord, meld: Meld) -> None:
    """Build, and write on the board what comes of it, as it comes."""
    begin = time.monotonic()
    bord.zet(bezig=True)
    for antwoord in werkplaats.bouw():
        duur = f"{getal(time.monotonic() - begin, 1)} s"
        if "html" in antwoord:
            bord.zet(werkplaats.bladzijde.read_text("utf-8"), bezig=False, melding="")
            meld(f"  bladzijde na {duur}")
        elif "fout" in antwoord:
            bord.zet(bezig=False, melding=antwoord["fout"])
            meld(f"\nNiet gelukt. {antwoord['fout']}\n")
        elif antwoord["klaar"]:
            meld(f"  {opdracht.doel} na {duur}")
        else:
            bord.zet((opdracht.doel / f"{opdracht.notebook.stem}.html").read_text("utf-8"), bezig=False, melding="")


class Werkplaats:
    """The process that builds; started when it is needed and not there."""

    def __init__(self, opdracht: Opdracht, folder: Path) -> None:
        self.bladzijde = folder / "bladzijde.html"
        self._fouten = folder / "fouten.txt"
        self._opdracht = opdracht
        self._start()

    def _start(self) -> None:
        opdracht = [sys.executable, "-m", "loket.volgen.werkplaats", als_tekst(self._opdracht), str(self.bladzijde)]
        with self._fouten.open("w") as fouten:
            self._proces = subprocess.Popen(
                opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=fouten, text=True, encoding="utf-8"
            )

    def bouw(self) -> Iterator[Antwoord]:
        """Ask for a build and yield what the process answers; the last says how it ended."""
        if self._proces.poll() is not None:
            self._start()
        assert self._proces.stdin and self._proces.stdout, "both are pipes"
        with suppress(BrokenPipeError):
            self._proces.stdin.write("bouw\n")
            self._proces.stdin.flush()
        for regel in self._proces.stdout:
            antwoord: Antwoord = json.loads(regel)
            yield antwoord
            if "html" not in antwoord:
                return
        self._proces.wait()
        yield {"fout": self._waarom()}

    def sluit(self) -> None:
        """Let the process end; what it is writing is written."""
        self._proces.communicate()

    def _waarom(self) -> str:
        """Tell from its last words why the process ended."""
        regels = [regel.strip() for regel in self._fouten.read_text("utf-8", "replace").splitlines() if regel.strip()]
        plaats = next((regel for regel in reversed(regels) if regel.startswith("File ")), "onbekend")
        return (
            f"Het programma zelf loopt niet meer: {regels[-1] if regels else 'zonder bericht'}\n"
            f"  waar: {plaats}\n  wat te doen: verbeter het bestand en bewaar het"
        )
