"""Asking the kernel ahead: in order, not too much, and never something else than was said."""

from __future__ import annotations

import pytest

from loket.bouw.vooruit import Vooruit, Vraag

KEUZES = {"store_history": True}


class Kernel:
    """Notes what it is asked."""

    def __init__(self) -> None:
        self.gevraagd: list[tuple[str, dict[str, str]]] = []

    def __call__(self, code: str, user_expressions: dict[str, str], store_history: bool) -> str:
        self.gevraagd.append((code, user_expressions))
        return f"bericht {len(self.gevraagd)}"


def vragen(aantal: int) -> list[Vraag]:
    return [Vraag(f"cel {n}", KEUZES, {"x": f"x{n}"}) for n in range(1, aantal + 1)]


def test_all_is_asked_once_in_order_and_each_answer_has_its_number() -> None:
    kernel = Kernel()
    vooruit = Vooruit(kernel, vragen(9))

    assert [vooruit(f"cel {n}", **KEUZES) for n in range(1, 10)] == [f"bericht {n}" for n in range(1, 10)]
    assert kernel.gevraagd == [(f"cel {n}", {"x": f"x{n}"}) for n in range(1, 10)]


def test_four_things_are_with_the_kernel_at_a_time() -> None:
    kernel = Kernel()
    vooruit = Vooruit(kernel, iter(vragen(9)))
    assert len(kernel.gevraagd) == 4

    vooruit("cel 1", **KEUZES)
    assert len(kernel.gevraagd) == 5


@pytest.mark.parametrize(("code", "keuzes"), [("cel 2", KEUZES), ("cel 1", {"store_history": False})])
def test_what_was_not_said_before_is_not_asked(code: str, keuzes: dict[str, bool]) -> None:
    with pytest.raises(RuntimeError, match=code):
        Vooruit(Kernel(), vragen(2))(code, **keuzes)


def test_nothing_is_asked_after_the_last() -> None:
    vooruit = Vooruit(Kernel(), vragen(1))
    vooruit("cel 1", **KEUZES)
    with pytest.raises(RuntimeError, match="cel 1"):
        vooruit("cel 1", **KEUZES)
