"""The build's kernel: this environment's own, quick to answer, and never a word lost."""

from __future__ import annotations

import json
import sys
from ast import literal_eval
from pathlib import Path

import pytest
from jupyter_core.utils import run_sync

import loket
from loket.basis.meldingen import LoketFout
from loket.bouw import kernstart
from loket.bouw.kern import warme_kern


async def _vraag(km, code: str) -> dict[str, str]:
    """Run code right after the kernel is ready, and return what it printed and what its last line is."""
    kc = km.client()
    kc.start_channels()
    await kc.wait_for_ready(timeout=60)
    gehoord: dict[str, str] = {}

    def hoor(bericht):
        inhoud = bericht["content"]
        if bericht["msg_type"] == "stream":
            gehoord[inhoud["name"]] = gehoord.get(inhoud["name"], "") + inhoud["text"]
        if bericht["msg_type"] == "execute_result":
            gehoord["uitkomst"] = inhoud["data"]["text/plain"]

    await kc.execute_interactive(code, output_hook=hoor, timeout=60)
    kc.stop_channels()
    return gehoord


@pytest.fixture(scope="module")
def gehoord(tmp_path_factory):
    """Beside a kernel of the user's own, under the name that notebooks have."""
    folder = tmp_path_factory.mktemp("jupyter")
    spec = folder / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": ["/bestaat/niet", "-f", "{connection_file}"], "display_name": "van mij"}))
    code = "import os, sys\nprint('een'); print('fout', file=sys.stderr); print('drie')\n"
    with pytest.MonkeyPatch.context() as mp:
        mp.setenv("JUPYTER_PATH", str(folder))
        with warme_kern({"ERBIJ": "ja"}) as km:
            yield run_sync(_vraag)(km, code + "[sys.executable, os.environ['ERBIJ'], 'pandas' in sys.modules]")


def test_it_is_the_python_of_the_build_with_its_environment(gehoord):
    assert literal_eval(gehoord["uitkomst"]) == [sys.executable, "ja", True]


def test_nothing_that_is_printed_is_lost(gehoord):
    assert gehoord["stdout"] == "een\ndrie\n"
    assert gehoord["stderr"] == "fout\n"


def test_a_kernel_that_ends_at_once_is_said_to_have_stopped(monkeypatch):
    monkeypatch.setattr("loket.bouw.kern.STARTER", "this")
    with warme_kern({}) as km, pytest.raises(LoketFout, match="stopt zodra die start"):
        run_sync(_vraag)(km, "1")


def test_of_a_kernel_that_an_import_stopped_the_build_tells_the_import(monkeypatch, capsys):
    """As when a name in a file with definitions was not imported: what make check tells too, and no traceback."""

    def laad():
        raise NameError("name 'late_intake' is not defined")

    monkeypatch.delenv("LOKET_TRACEBACK", raising=False)
    monkeypatch.setattr("loket.bouw.kernstart.laad", laad)
    with pytest.raises(SystemExit):
        kernstart.begin()
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr("loket.bouw.kern.STARTER", "this")
    with warme_kern({}) as km, pytest.raises(NameError, match="late_intake"):
        run_sync(_vraag)(km, "1")


def test_a_kernel_has_the_loket_of_the_process_that_starts_it(tmp_path, monkeypatch):
    """As in a project that was copied with its .venv, in which Python is told of the folder it was copied from."""
    (tmp_path / "loket").mkdir()
    (tmp_path / "loket" / "__init__.py").write_text("raise ImportError('an older one')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with warme_kern({}) as km:
        gehoord = run_sync(_vraag)(km, "import loket\nloket.__file__")
    assert literal_eval(gehoord["uitkomst"]) == loket.__file__


def test_the_folder_of_a_kernel_goes_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with warme_kern({}):
        assert list(tmp_path.iterdir())
    assert list(Path(tmp_path).iterdir()) == []
