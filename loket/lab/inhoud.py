"""How JupyterLab reads and writes the project's notebooks."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from loket.lab.keuze import lees_keuze
from loket.lab.schoon import maak_schoon, zet_parameters

#: Notebooks elsewhere are the analyst's own.
_MAP = "notebooks/"


class LoketContents(AsyncLargeFileManager):
    """Opens the project's notebooks with the chosen year, and saves them without anything that running them put in."""

    async def get(
        self, path: str, content: bool = True, type: str | None = None, format: str | None = None, **meer: Any
    ) -> dict[str, Any]:
        """Return a file; a notebook of the project gets a cell with the chosen parameters."""
        model: dict[str, Any] = await super().get(path, content=content, type=type, format=format, **meer)
        if _is_van_ons(model, path):
            zet_parameters(model["content"], lees_keuze())
        return model

    async def save(self, model: dict[str, Any], path: str = "") -> dict[str, Any]:
        """Save a file; a notebook of the project without outputs, live numbers and chosen parameters."""
        if _is_van_ons(model, path):
            maak_schoon(model["content"])
        opgeslagen: dict[str, Any] = await super().save(model, path)
        return opgeslagen


def _is_van_ons(model: dict[str, Any], path: str) -> bool:
    return model.get("type") == "notebook" and bool(model.get("content")) and path.strip("/").startswith(_MAP)
