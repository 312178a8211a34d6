"""Small count rounding: whole weights for people, so that every published count of them is safe and all tables add up.

After Langsrud and Heldal (2018). A count from 1 up to the threshold becomes 0 or the threshold; any other stays at
least the threshold, and moves by at most twice the threshold less one.

HiGHS (``scipy.optimize.milp``) finds no weights within 40 seconds for the example's 1,300 counts. This search, which
makes the rules that are not met yet more urgent whenever it stands still (Morris 1993), takes one; a test holds it
against ``milp``. There is no clock and no chance in it, and it reckons in whole numbers: it gives the same everywhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Getallen = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

#: How much a rule weighs that is not met: at first, and more each time that the search stands still.
_REGEL = 1000
#: What it costs to be one off: for a grand total, for any other (less as it is larger).
_TOTAAL, _AFWIJKING = 100, 50
#: Moves without better counts after which the search gives up; the policy withholds those that are then not safe.
MEESTE_STAPPEN = 3_000


def grootste_afwijking(drempel: int) -> int:
    """Return by how much a published count may differ from the true one."""
    return 2 * (drempel - 1)


def tekort(rond: Any, echt: Any, drempel: int) -> Any:
    """Return by how much rounded counts do not keep the rules."""
    buiten = np.maximum(np.abs(rond - echt) - grootste_afwijking(drempel), 0) + np.maximum(drempel - rond, 0)
    return np.where(echt < drempel, np.minimum(np.abs(rond), np.abs(rond - drempel)), buiten)


def past(rond: Any, echt: Any, drempel: int) -> Any:
    """Tell of rounded counts whether they keep the rules."""
    return tekort(rond, echt, drempel) == 0


def gewichten(leden: Getallen, drempel: int, hoofd: Any, vast: Getallen, stappen: int = MEESTE_STAPPEN) -> Getallen:
    """Choose the weights for counts of which ``leden`` says how often each person (column) is in each (row).

    ``hoofd`` says which are grand totals, ``vast`` how often each person counted in what was published before: so they
    do for ever. The weights of the others (-1) are chosen. The search ends after so many ``stappen`` without any gain.
    """
    vrij = vast < 0
    gekozen = np.where(vrij, 1, vast)
    open_ = leden[:, vrij].any(axis=1)
    if open_.any():
        leden = leden[open_]
        gekozen[vrij] = _Zoeker(leden[:, vrij], leden.sum(axis=1), leden @ gekozen, drempel, hoofd[open_]).zoek(stappen)
    return gekozen


class _Zoeker:
    """The state of the search: the weights, the counts that they give, and what every possible move would bring."""

    def __init__(self, leden: Getallen, echt: Getallen, rond: Getallen, drempel: int, hoofd: Any) -> None:
        self.leden, self.echt, self.rond, self.drempel = leden, echt, rond, drempel
        self.zetten = np.array([d for d in range(-drempel, drempel + 1) if d])
        kosten = np.where(hoofd, _TOTAAL, np.ceil(_AFWIJKING / np.sqrt(np.maximum(echt, 1))))
        self.kosten = np.where(echt < drempel, 0, kosten)
        # One matrix for each number of times that somebody counts; sums of whole numbers, so exact in any order.
        self.keren = [(k, (leden == k).astype("float64")) for k in range(1, int(leden.max()) + 1)]
        self.nu = np.zeros((len(self.keren), len(leden), len(self.zetten)))
        self.winst = np.zeros((leden.shape[1], len(self.zetten)))
        self.regel, self.tot = np.full(len(leden), float(_REGEL)), np.full(leden.shape[1], -1)
        self.gewicht = np.ones(leden.shape[1], "int64")
        self._herzie(np.arange(len(leden)))

    def zoek(self, stappen: int) -> Getallen:
        """Return the best weights that are found."""
        beste, minste = self.gewicht.copy(), self.score()
        stap = sinds = 0
        while stap - sinds < (stappen if minste[0] else stappen // 10):
            self.zet(stap := stap + 1)
            if (score := self.score()) < minste:
                beste, minste, sinds = self.gewicht.copy(), score, stap
        return beste

    def _prijs(self, welke: Any, zetten: Any) -> Any:
        """Return what counts cost after moves."""
        rond, echt = self.rond[welke, None] + zetten, self.echt[welke, None]
        mis = tekort(rond, echt, self.drempel) * self.regel[welke, None]
        return mis + np.abs(rond - echt) * self.kosten[welke, None]

    def _herzie(self, welke: Any) -> None:
        """Reckon anew what moves would bring to these counts."""
        nul = self._prijs(welke, 0)
        for nu, (keer, wie) in zip(self.nu, self.keren, strict=True):
            nieuw = self._prijs(welke, keer * self.zetten) - nul
            self.winst += wie[welke].T @ (nieuw - nu[welke])
            nu[welke] = nieuw

    def _beste(self, stap: int) -> tuple[int, int, float]:
        mag = (self.gewicht[:, None] + self.zetten >= 0) & (self.tot < stap)[:, None]
        prijs = np.where(mag, self.winst, np.inf)
        wie, zet = divmod(int(prijs.argmin()), len(self.zetten))
        return wie, int(self.zetten[zet]), float(prijs[wie, zet])

    def zet(self, stap: int) -> None:
        """Make the best move; when none is better, make what is wrong more urgent first."""
        if self._beste(stap)[2] >= 0:
            fout = np.flatnonzero(~past(self.rond, self.echt, self.drempel))
            self.regel[fout] += _REGEL
            self._herzie(fout)
        wie, zet, winst = self._beste(stap)
        if np.isfinite(winst):
            self.gewicht[wie] += zet
            self.rond += self.leden[:, wie] * zet
            self._herzie(np.flatnonzero(self.leden[:, wie]))
            self.tot[wie] = stap + 10 + stap * 7919 % 10  # who has moved, stays for a while: no going round in circles

    def score(self) -> tuple[int, float]:
        """Return how many counts do not keep the rules yet, and what all that are off cost."""
        fout = ~past(self.rond, self.echt, self.drempel)
        return int(fout.sum()), float(np.abs(self.rond - self.echt) @ self.kosten)
