"""The floor: one plain Python process that imports, computes and draws what the report needs, and builds nothing.

``python -m benchmarks.snelheid.vloer NOTEBOOK`` runs the notebook's code cells, evaluates its numbers and asks every
result for the HTML and pictures that a reader would see.
"""

from __future__ import annotations

import ast
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

#: What the build imports besides loket.
BIBLIOTHEKEN = ("papermill", "nbconvert", "pandas", "matplotlib.figure", "pandera.pandas", "typst")


def main(notebook: Path) -> None:
    """Do the work of every cell of a notebook in this process."""
    from loket.basis.afspraken import EVAL
    from loket.bouw.kernstart import laad

    laad()  # as the build's kernel does, and no more than that
    for naam in BIBLIOTHEKEN:
        import_module(naam)
    ruimte: dict[str, Any] = {}
    for cel in json.loads(notebook.read_text("utf-8"))["cells"]:
        bron = "".join(cel["source"])
        if cel["cell_type"] == "code":
            _toon(_voer_uit(bron, ruimte))
        else:
            for uitdrukking in EVAL.findall(bron):
                _toon(eval(uitdrukking, ruimte))


def _voer_uit(bron: str, ruimte: dict[str, Any]) -> Any:
    """Run a cell and return the value of its last expression, as a notebook shows it."""
    boom = ast.parse(bron)
    laatste = boom.body.pop() if boom.body and isinstance(boom.body[-1], ast.Expr) else None
    exec(compile(boom, "cel", "exec"), ruimte)
    return eval(compile(ast.Expression(laatste.value), "cel", "eval"), ruimte) if laatste else None


def _toon(waarde: Any) -> None:
    for vorm in ("_repr_mimebundle_", "_repr_html_", "_repr_markdown_"):
        if hasattr(waarde, vorm):
            getattr(waarde, vorm)()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
