"""JupyterLab for an analyst: the right notebook and year, clean notebooks in git, and the report in the export menu.

``make lab`` starts JupyterLab with ``instellingen/jupyter_config.py`` of this package; nothing is installed elsewhere.
"""

from __future__ import annotations

import logging
import re
from importlib.resources import files
from typing import Any

import loket.bouw  # noqa: F401  # keeps out of jsonschema what takes JupyterLab longest to load
from loket.basis.meldingen import LoketFout


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "loket.lab"}]


def _link_jupyter_server_extension(serverapp: Any) -> None:
    """Let JupyterLab take ``custom.css`` from here: no setting of Jupyter names its folder."""
    serverapp.static_custom_path = [str(files("loket.lab") / "instellingen")]


def _load_jupyter_server_extension(serverapp: Any) -> None:
    """Let the export menu offer and make the report, and the editor of texts complete names; say where it all is."""
    from jupyter_server.utils import url_path_join

    from loket.lab.menu import handlers
    from loket.lab.namen_in_tekst import Namen
    from loket.lab.taal import vul_aan

    basis = serverapp.web_app.settings["base_url"]
    namen = (url_path_join(basis, "/loket/namen"), Namen)
    serverapp.web_app.add_handlers(".*$", [*handlers(basis), namen])
    vul_aan()
    serverapp.log.addFilter(_geen_gewone_gang)
    serverapp.io_loop.add_callback(
        lambda: print(_welkom(serverapp.connection_url, serverapp.identity_provider.token), flush=True)
    )


def _welkom(adres: str, sleutel: str) -> str:
    """Say where JupyterLab is, and how it stops."""
    return f"JupyterLab staat klaar: {adres}?token={sleutel}\nStop met Ctrl+C."


def _geen_gewone_gang(bericht: logging.LogRecord) -> bool:
    """Tell whether a message of the server is about a problem that nobody was told of yet.

    Jupyter calls its start and its end critical as well; why there is no report, stands on the page that asked for it.
    """
    fout = bericht.exc_info[1] if bericht.exc_info else None
    gewoon = re.search(r"To access the server|Shutting down|Shutdown confirmed|received signal", str(bericht.msg))
    return not gewoon and not isinstance(fout, LoketFout)
