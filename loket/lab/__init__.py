"""JupyterLab for an analyst: the right notebook and year, clean notebooks in git, and the report in the export menu.

``make lab`` starts JupyterLab with ``instellingen/jupyter_config.py`` of this package; nothing is installed elsewhere.
"""

from __future__ import annotations

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "loket.lab"}]


def _load_jupyter_server_extension(serverapp: Any) -> None:
    """Let the export menu reach our exporters, whose names hold more than letters."""
    from jupyter_server.base.handlers import path_regex
    from jupyter_server.nbconvert.handlers import NbconvertFileHandler
    from jupyter_server.utils import url_path_join

    vorm = r"/nbconvert/(?P<format>Jaarverslag%20\((?:HTML|PDF)\))"
    adres = url_path_join(serverapp.web_app.settings["base_url"], vorm + path_regex)
    serverapp.web_app.add_handlers(".*$", [(adres, NbconvertFileHandler)])
