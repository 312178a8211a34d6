"""What makes a CSV file plain; how its cells are read is tested where files are read."""

from __future__ import annotations

import pytest

from loket.register.plat import lees_plat
from loket.register.schema import schemas


def _is_plat(tekst: str) -> bool:
    return lees_plat(tekst.encode(), schemas()["klachten"]) is not None


@pytest.mark.parametrize(
    "tekst", ["a,b\n", "a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,\r\n,2\r\n", "a,b\n,\n", "a,b\n é ,NA\n"]
)
def test_plain(tekst: str) -> None:
    assert _is_plat(tekst)


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
        "a,b\n1,\u200b\n",  # a character that cannot be seen
        "a,a\n1,2\n",
        "",
        "a,b\n" + "x" * 131073 + ",1\n",  # longer than a cell may be
    ],
)
def test_to_be_read_with_care(tekst: str) -> None:
    assert not _is_plat(tekst)


def test_a_text_that_looks_like_a_number_stays_as_it_is_written() -> None:
    frame = lees_plat(b"klacht_id,oordeel,gevolg\nK1,True,01\nK2,,1\nK3,,\n", schemas()["klachten"])

    assert frame is not None
    assert frame["gevolg"].astype("str").fillna("").tolist() == ["01", "1", ""]
    assert frame["oordeel"].astype("str").fillna("").tolist() == ["True", "", ""]
