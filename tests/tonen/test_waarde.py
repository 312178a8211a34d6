"""Plain numbers, days and texts in a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

from loket.basis.meldingen import LoketFout
from loket.register.inrichting import Verzonnen
from loket.tonen.waarde import html_van, in_woorden, in_zin, richt_in


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        (88.54, "88,5"),
        (1234, "1.234"),
        (np.int64(1234), "1.234"),
        (np.float64(1234.56), "1.234,6"),
        (Decimal("2.25"), "2,3"),
        (8.0, "8,0"),
        (2022, "2022"),  # a year
        (2100, "2.100"),
        (-3, "-3"),
        (date(2022, 5, 10), "10 mei 2022"),
        (pd.Timestamp("2022-05-10 13:00"), "10 mei 2022"),
        (float("nan"), "onbekend"),
        ("tekst", "tekst"),
        (True, ""),
        ([1], ""),
        (None, ""),
    ],
)
def test_in_woorden(waarde: object, verwacht: str) -> None:
    assert in_woorden(waarde) == verwacht


def test_a_made_up_number_of_the_desk_has_the_sign_of_that() -> None:
    assert html_van(Verzonnen(42)) == '42<sup><span class="herkomst">i</span></sup>'
    assert in_zin(Verzonnen(42)) == html_van(Verzonnen(42))
    assert html_van(Verzonnen(42) + 1) == '<data value="43">43</data>'


def test_a_number_keeps_its_unrounded_value() -> None:
    assert html_van(88.54) == '<data value="88.54">88,5</data>'
    assert html_van("a<b") == "a&lt;b"
    assert html_van([1]) is None
    assert html_van("") == ""


@pytest.mark.parametrize("waarde", [[1], {"a": 1}, None, pd.DataFrame({"a": [1]}), True])
def test_what_is_no_value_is_refused_in_a_sentence(waarde: object) -> None:
    with pytest.raises(LoketFout, match="geen cijfer of tekst"):
        in_zin(waarde)


def test_a_number_of_numpy_is_shown_in_dutch_as_any_other() -> None:
    shell = InteractiveShell()
    richt_in(shell)
    for waarde, tekst in ((np.int64(1234), ">1.234<"), (np.float64(88.5), ">88,5<"), (np.float32(0.5), ">0,5<")):
        assert tekst in shell.display_formatter.format(waarde)[0]["text/html"]
