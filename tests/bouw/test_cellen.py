"""Reading a notebook that is to be run, whatever its editor wrote about the kernel."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from loket.bouw.cellen import lees_notebook


@pytest.mark.parametrize(
    "metadata",
    [{}, {"kernelspec": {"display_name": "Mijn omgeving"}}, {"language_info": {"file_extension": ".py"}}],
)
def test_a_notebook_that_does_not_name_its_language_is_in_python(tmp_path: Path, metadata: dict[str, object]) -> None:
    pad = tmp_path / "proef.ipynb"
    nb = nbformat.v4.new_notebook()
    nb.metadata.update(metadata)
    pad.write_text(nbformat.writes(nb), "utf-8")
    assert lees_notebook(pad).metadata["language_info"] == {"name": "python"}
