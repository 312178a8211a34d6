"""Charts and tables in the midst of a cell: Jupyter shows what the last line gives, and all else would vanish."""

from __future__ import annotations

import ast
from typing import Any

_HIER = f"__import__('{__name__}', fromlist=['*'])"


def hoort_getoond(waarde: object) -> bool:
    """Tell whether a value is a chart or table, without loading what draws them."""
    return type(waarde).__module__ in ("loket.tonen.tabel_als_html", "loket.tonen.tekenen") and hasattr(waarde, "anker")


def toon(waarde: object) -> None:
    """Show a chart or table; what else stands loose in a cell, is there for what it does."""
    if hoort_getoond(waarde):
        from IPython.display import display

        display(waarde)  # type: ignore[no-untyped-call]


def toon_laatste(waarde: object) -> object:
    """Do the same for the last line of a cell when a ``;`` keeps Jupyter from showing what it gives."""
    if hoort_getoond(waarde):
        from IPython import get_ipython

        if get_ipython().displayhook.quiet():
            toon(waarde)
    return waarde


class _Tussendoor(ast.NodeTransformer):
    """Lets each line that stands loose show what it gives, but the last, of which Jupyter takes care."""

    def visit_Module(self, node: ast.Module) -> ast.Module:
        *eerdere, laatste = node.body or [ast.Pass()]
        laatste = _roep_aan("toon_laatste", laatste) if isinstance(laatste, ast.Expr) else self.visit(laatste)
        node.body = [*map(self.visit, eerdere), laatste]
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        return _roep_aan("toon", node)

    def _niet(self, node: Any) -> Any:
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = _niet  # what is called, gives what it gives


def _roep_aan(functie: str, node: ast.Expr) -> ast.Expr:
    los = ast.Expr(ast.Call(ast.parse(f"{_HIER}.{functie}", mode="eval").body, [node.value], []))
    return ast.fix_missing_locations(ast.copy_location(los, node))


def richt_in(shell: Any) -> None:
    """Let IPython show them."""
    if not any(isinstance(ander, _Tussendoor) for ander in shell.ast_transformers):
        shell.ast_transformers.append(_Tussendoor())
