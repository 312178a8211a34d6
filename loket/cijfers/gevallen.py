"""The cases behind a figure, for who works in JupyterLab."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pandas as pd

from loket.basis import opmaak
from loket.basis.afspraken import MIME_GEVALLEN
from loket.basis.meldingen import LoketFout, OnbekendeNaam, lijkt_op
from loket.register.woordkolommen import als_tekst


class Gevallen:
    """De gevallen achter een cijfer: te zien in JupyterLab, en nooit in een rapport.

    Ze zijn een kopie, met het bestand en de rij waar elk geval staat: u kunt er kolommen bij zetten, en ze tellen zoals
    een tabel van pandas. Een gewone tabel van pandas krijgt u met ``.copy()``.

    Examples
    --------
    >>> cijfers.plaatsingen.trajecten.groupby("corporatie").size()
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = als_tekst(frame).copy()

    def __len__(self) -> int:
        return len(self.frame)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.frame)

    def __contains__(self, kolom: object) -> bool:
        return kolom in self.frame

    def __setitem__(self, kolom: Any, waarde: Any) -> None:
        self.frame[kolom] = waarde

    def __getattr__(self, naam: str) -> Any:
        """Do what a DataFrame does: ``.groupby(…)``, ``.columns``."""
        if naam.startswith("_"):
            raise AttributeError(naam)
        try:
            return getattr(self.frame, naam)
        except AttributeError:
            raise OnbekendeNaam(
                f"‘{naam}’ bestaat niet bij deze gevallen.{lijkt_op(naam, map(str, self.frame.columns))}"
            ) from None

    def __getitem__(self, kolom: Any) -> Any:
        if isinstance(kolom, str) and kolom not in self.frame:
            raise LoketFout(
                f"De kolom ‘{kolom}’ bestaat niet bij deze gevallen.{lijkt_op(kolom, map(str, self.frame.columns))}"
            )
        return self.frame[kolom]

    def __repr__(self) -> str:
        return f"{opmaak.met_woord(len(self), ('geval', 'gevallen'))} (alleen te zien in JupyterLab)"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        if os.environ.get("LOKET_BOUW"):
            return {MIME_GEVALLEN: "", "text/plain": repr(self)}  # the build refuses whatever holds this
        return {"text/html": str(self.frame.to_html()), "text/plain": repr(self)}
