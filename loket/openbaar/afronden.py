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


def past(rond: Any, echt: Any, drempel: int) -> Any:
    """Tell of rounded counts whether they keep the rules."""
    klein = (echt > 0) & (echt < drempel)
    ver = np.abs(rond - echt) > grootste_afwijking(drempel)
    return np.where(klein, (rond == 0) | (rond == drempel), ~ver & ((rond >= drempel) | (echt == 0)))


def gewichten(leden: Getallen, drempel: int, hoofd: Any, vast: Getallen, stappen: int = MEESTE_STAPPEN) -> Getallen:
    """Choose the weights for counts of which ``leden`` says how often each person (column) is in each (row).

    ``hoofd`` says which are grand totals, ``vast`` how often each person counted in what was published before: so they
    do for ever. The weights of the others (-1) are chosen. The search ends after so many ``stappen`` without any gain.
    """
    vrij = vast < 0
    gekozen = np.where(vrij, 1, vast)
    open_ = leden[:, vrij].any(axis=1)
    if not open_.any():
        return gekozen
    leden, hoofd = leden[open_], hoofd[open_]
    zoeker = _Zoeker(leden[:, vrij], leden.sum(axis=1), leden[:, ~vrij] @ vast[~vrij], drempel, hoofd)
    beste, minste = zoeker.gewicht.copy(), zoeker.score()
    stap = sinds = 0
    while stap - sinds < (stappen if minste[0] else stappen // 10):
        zoeker.zet(stap := stap + 1)
        if (score := zoeker.score()) < minste:
            beste, minste, sinds = zoeker.gewicht.copy(), score, stap
    gekozen[vrij] = beste
    return gekozen


class _Zoeker:
    """The state of the search: the weights, the counts that they give, and what every possible move would bring."""

    def __init__(self, leden: Getallen, echt: Getallen, er_al: Getallen, drempel: int, hoofd: Any) -> None:
        self.leden, self.echt, self.drempel = leden, echt, drempel
        self.klein = echt < drempel
        self.zetten = np.array([d for d in range(-drempel, drempel + 1) if d])
        self.kosten = np.where(hoofd, _TOTAAL, np.ceil(_AFWIJKING / np.sqrt(np.maximum(echt, 1))))
        self.kosten = np.where(self.klein, 0, self.kosten)
        # One matrix for each number of times that somebody counts; sums of whole numbers, so exact in any order.
        self.keren = [(k, (leden == k).astype("float64")) for k in range(1, int(leden.max(initial=0)) + 1)]
        self.in_telling = [np.flatnonzero(kolom) for kolom in leden.T]
        self.gewicht, self.rond = np.ones(leden.shape[1], "int64"), er_al + leden.sum(axis=1)
        self.regel, self.tot = np.full(len(leden), _REGEL, "float64"), np.full(leden.shape[1], -1)
        self.nu = [np.zeros((len(leden), len(self.zetten))) for _ in self.keren]
        self.winst = np.zeros((leden.shape[1], len(self.zetten)))
        self._herzie(np.arange(len(leden)))

    def _prijs(self, welke: Getallen, rond: Getallen) -> Any:
        """Return what counts cost when they would be ``rond``."""
        ver = np.abs(rond - self.echt[welke, None])
        buiten = np.maximum(ver - grootste_afwijking(self.drempel), 0)
        buiten = buiten + np.maximum(self.drempel - rond, 0)
        mis = np.where(self.klein[welke, None], np.minimum(np.abs(rond), np.abs(rond - self.drempel)), buiten)
        return mis * self.regel[welke, None] + ver * self.kosten[welke, None]

    def _herzie(self, welke: Getallen) -> None:
        """Reckon anew what moves would bring to these counts."""
        rond = self.rond[welke, None]
        nul = self._prijs(welke, rond)
        for nu, (keer, wie) in zip(self.nu, self.keren, strict=True):
            nieuw = self._prijs(welke, rond + keer * self.zetten) - nul
            self.winst += wie[welke].T @ (nieuw - nu[welke])
            nu[welke] = nieuw

    def fout(self) -> Getallen:
        """Return which counts do not keep the rules yet."""
        return np.flatnonzero(~past(self.rond, self.echt, self.drempel))

    def _beste(self, stap: int) -> tuple[int, int, float]:
        mag = (self.gewicht[:, None] + self.zetten >= 0) & (self.tot < stap)[:, None]
        prijs = np.where(mag, self.winst, np.inf)
        wie, zet = divmod(int(prijs.argmin()), len(self.zetten))
        return wie, zet, float(prijs[wie, zet])

    def zet(self, stap: int) -> None:
        """Make the best move; when none is better, make what is wrong more urgent first."""
        if self._beste(stap)[2] >= 0:
            fout = self.fout()
            self.regel[fout] += _REGEL
            self._herzie(fout)
        wie, zet, winst = self._beste(stap)
        if np.isfinite(winst):
            welke = self.in_telling[wie]
            self.gewicht[wie] += self.zetten[zet]
            self.rond[welke] += self.leden[welke, wie] * self.zetten[zet]
            self._herzie(welke)
            self.tot[wie] = stap + 10 + stap * 7919 % 10  # who has moved, stays for a while: no going round in circles

    def score(self) -> tuple[int, float]:
        """Return how many counts do not keep the rules yet, and what all that are off cost."""
        return self.fout().size, float(np.abs(self.rond - self.echt) @ self.kosten)
