"""What makes a CSV text plain; all else about texts is tested where files are read."""

from __future__ import annotations

import pytest

from loket.register.tekens import is_raster


@pytest.mark.parametrize(
    "tekst", ["a,b\n", "a,b", "a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,\r\n,2\r\n", "a,b\n,\n", "a,b\n é ,NA\n"]
)
def test_plain(tekst: str) -> None:
    assert is_raster(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        'a,b\n"1",2\n',  # a quote may hide a comma or the end of a row
        "a,b\n1\n",
        "a,b\n1,2,3\n",
        "a,b\n\n1,2\n",
        "a,b\n1,2\n\n",
        "\na,b\n1,2\n",
        "a,b\n1,2\na,b\n",
        "a,b\n1,2\r3,4\n",
        "a\n1\n",  # a lone column has no comma to count
        "",
        "a,b\n" + "x" * 131072 + ",1\n",  # longer than a cell may be
    ],
)
def test_to_be_read_with_care(tekst: str) -> None:
    assert not is_raster(tekst)
