"""Charts and tables in the midst of a cell: Jupyter shows what the last line gives, and all else would vanish."""

from __future__ import annotations

import ast
from typing import Any

_TOON = f"__import__('{__name__}', fromlist=['*']).toon"


def hoort_getoond(waarde: object) -> bool:
    """Tell whether a value is a chart or table, without loading what draws them."""
    return type(waarde).__module__ in ("loket.tonen.tabellen", "loket.tonen.tekenen") and hasattr(waarde, "anker")


def toon(waarde: object) -> None:
    """Show a chart or table; what else stands loose in a cell, is there for what it does."""
    if hoort_getoond(waarde):
        from IPython.display import display

        display(waarde)  # type: ignore[no-untyped-call]


class _Tussendoor(ast.NodeTransformer):
    """Lets each line that stands loose show what it gives, but the last, of which Jupyter takes care."""

    def visit_Module(self, node: ast.Module) -> ast.Module:
        laatste = node.body[-1:]
        node.body = [
            deel if [deel] == laatste and isinstance(deel, ast.Expr) else self.visit(deel) for deel in node.body
        ]
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        functie = ast.parse(_TOON, mode="eval").body
        los = ast.Expr(ast.Call(functie, [node.value], []))
        return ast.fix_missing_locations(ast.copy_location(los, node))

    def _niet(self, node: Any) -> Any:
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = _niet  # what is called, gives what it gives


def richt_in(shell: Any) -> None:
    """Let IPython show them."""
    if not any(isinstance(ander, _Tussendoor) for ander in shell.ast_transformers):
        shell.ast_transformers.append(_Tussendoor())
