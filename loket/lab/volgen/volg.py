"""Following the files of one report: build at each change, and show what came out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from watchfiles import DefaultFilter, watch

from loket.basis.afspraken import PROJECT
from loket.basis.meldingen import LoketFout, oorzaak
from loket.basis.opmaak import getal
from loket.bouw.bon import eigen_bestanden
from loket.bouw.bouwer import Antwoord
from loket.bouw.opdracht import Opdracht, lees_afdruk
from loket.lab.volgen.server import Bord, serveer
from loket.lab.volgen.werkplaats import als_tekst
from loket.register.mappen import mappen_van

Meld = Callable[[str], None]
#: Ends of a process that nobody has to explain.
_GEVRAAGD = (0, -signal.SIGINT, -signal.SIGTERM)


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
        werkplaats = Werkplaats(opdracht, folder, _Verslaggever(opdracht, bord, meld))
        stapel.callback(werkplaats.sluit)
        meld(f"Het verslag staat op {adres}\n  en volgt elke wijziging. Stoppen: Ctrl+C.")
        if openen:
            webbrowser.open(adres)
        for programma in veranderingen(opdracht, Event()):
            if programma:
                werkplaats.sluit()
            bord.zet(bezig=True)
            werkplaats.bouw()


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


class _Verslaggever:
    """Writes on the board, and tells the user, what comes of a build."""

    def __init__(self, opdracht: Opdracht, bord: Bord, meld: Meld) -> None:
        self._opdracht, self._bord, self._meld = opdracht, bord, meld

    def __call__(self, antwoord: Antwoord, bladzijde: Path, duur: float, nog_een: bool) -> None:
        """Take an answer, with the seconds since it was asked, and whether another build has been asked since."""
        na = f"na {getal(duur, 1)} s"
        if "html" in antwoord:
            self._bord.zet(bladzijde.read_text("utf-8"), bezig=nog_een, melding="")
            self._meld(f"  bladzijde {na}")
        elif "fout" in antwoord:
            self._bord.zet(bezig=nog_een, melding=antwoord["fout"])
            self._meld(f"\nNiet gelukt. {antwoord['fout']}\n")
        elif antwoord["klaar"]:
            self._meld(f"  {self._opdracht.doel} {na}")
        else:
            bij = self._opdracht.doel / self._opdracht.bestandsnaam("html")
            self._bord.zet(bij.read_text("utf-8"), bezig=nog_een, melding="")


class Werkplaats:
    """The process that builds; started when it is needed and not there.

    Parameters
    ----------
    opdracht : Opdracht
        What to build.
    folder : Path
        For the page, and for what a build that is broken off leaves behind.
    hoor : callable
        Receives each answer, from a thread of its own; see :class:`_Verslaggever`.
    """

    def __init__(self, opdracht: Opdracht, folder: Path, hoor: Callable[[Antwoord, Path, float, bool], None]) -> None:
        self._bladzijde = folder / "bladzijde.html"
        self._fouten = folder / "fouten.txt"
        self._opdracht, self._hoor = opdracht, hoor
        self._start()

    def _start(self) -> None:
        opdracht = [
            sys.executable,
            "-m",
            "loket.lab.volgen.werkplaats",
            als_tekst(self._opdracht),
            str(self._bladzijde),
        ]
        with self._fouten.open("w") as fouten:
            self._proces = subprocess.Popen(
                opdracht,
                env=os.environ | {"TMPDIR": str(self._bladzijde.parent)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=fouten,
                text=True,
                encoding="utf-8",
            )
        self._gevraagd: list[float] = []
        self._luisteraar = Thread(target=self._luister, args=(self._proces, self._gevraagd), daemon=True)
        self._luisteraar.start()

    def bouw(self) -> None:
        """Ask for a build; one that is still going on is broken off."""
        if self._proces.poll() is not None:
            self._start()
        assert self._proces.stdin, "it is a pipe"
        self._gevraagd.append(time.monotonic())
        with suppress(BrokenPipeError):  # its last words will tell why
            self._proces.stdin.write("bouw\n")
            self._proces.stdin.flush()

    def _luister(self, proces: subprocess.Popen[str], gevraagd: list[float]) -> None:
        assert proces.stdout, "it is a pipe"
        klaar = 0
        for regel in proces.stdout:
            antwoord: Antwoord = json.loads(regel)
            nummer = antwoord.pop("nummer")
            klaar = klaar if "html" in antwoord else nummer
            duur = time.monotonic() - gevraagd[nummer - 1]
            self._hoor(antwoord, self._bladzijde, duur, nummer < len(gevraagd))
        proces.wait()
        if proces.returncode not in _GEVRAAGD and klaar < len(gevraagd):
            self._hoor({"fout": self._waarom()}, self._bladzijde, 0, False)

    def sluit(self) -> None:
        """Let the process end; what it is writing is written."""
        assert self._proces.stdin, "it is a pipe"
        with suppress(BrokenPipeError):
            self._proces.stdin.close()
        self._proces.wait()
        self._luisteraar.join()

    def _waarom(self) -> str:
        """Tell from its last words why the process ended."""
        regels = [regel.strip() for regel in self._fouten.read_text("utf-8", "replace").splitlines() if regel.strip()]
        plaats = next((regel for regel in reversed(regels) if regel.startswith("File ")), "onbekend")
        return (
            f"Het programma zelf loopt niet meer: {regels[-1] if regels else 'zonder bericht'}\n"
            f"  waar: {plaats}\n  wat te doen: verbeter het bestand en bewaar het"
        )


#: After so many milliseconds without another change, what was saved is whole.
_RUST = 20
#: So often is looked whether to stop.
_TIK = 200


class _Bronnen(DefaultFilter):
    """Leaves out what editors and Python put beside the files."""

    ignore_dirs = (*DefaultFilter.ignore_dirs, ".ipynb_checkpoints")
    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"^\.~lock\.", r"^\.#", r"\.tmp$")


def veranderingen(opdracht: Opdracht, stop: Event) -> Iterator[bool]:
    """Yield as soon as the files are watched, and at each change; True when the program itself has changed.

    Changes while the caller is busy are gathered and come as one.
    """
    begonnen, stand = False, dict[Path, float]()
    program = PROJECT / "loket", PROJECT / "requirements.lock"
    map_loket = opdracht.data / str(opdracht.parameters["loket"])
    invoer = dict.fromkeys((map_loket, *mappen_van(map_loket), opdracht.notebook.parent))
    paden = [pad for pad in (*program, *invoer) if pad.exists()]
    for gevonden in watch(
        *paden,
        watch_filter=_Bronnen(),
        debounce=400,
        step=_RUST,
        stop_event=stop,
        rust_timeout=_TIK,
        yield_on_timeout=True,
    ):
        gewijzigd = [pad for _, naam in gevonden if _telt_mee(pad := Path(naam), opdracht)]
        vorige, stand = stand, _van_cellen(opdracht, paden)
        gewijzigd += [pad for pad in stand if stand[pad] != vorige.get(pad, stand[pad])]
        if gewijzigd or not begonnen:
            begonnen = True
            yield any(map(_is_program, gewijzigd))


def _van_cellen(opdracht: Opdracht, gevolgd: list[Path]) -> dict[Path, float]:
    """Return when each file was changed that only a cell reads, and that is not among those that are followed.

    Which these are is known after a build; they are few enough to look at.
    """
    mappen = [pad.resolve() for pad in gevolgd]
    stand = {}
    for pad in map(Path.resolve, eigen_bestanden(opdracht)):
        if not (any(map(pad.is_relative_to, mappen)) and _telt_mee(pad, opdracht)):
            stand[pad] = pad.stat().st_mtime if pad.is_file() else 0
    return stand


def _telt_mee(pad: Path, opdracht: Opdracht) -> bool:
    """Tell whether a changed file is one of ours: beside the notebook may stand others."""
    naast = opdracht.notebook.parent.resolve()
    return pad.resolve().parent != naast or pad.name == opdracht.notebook.name


def _is_program(pad: Path) -> bool:
    pad = pad.resolve()
    return pad.is_relative_to(PROJECT / "loket") or pad == PROJECT / "requirements.lock"
