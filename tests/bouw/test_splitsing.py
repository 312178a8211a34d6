"""A kernel split off from a warm process: ready at once, and yet a process of its own."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from voorgeladen import python

from loket.bouw.splitsing import KAN_SPLITSEN

PROJECT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not KAN_SPLITSEN, reason="op dit systeem begint elke kern gewoon opnieuw")

_PROEF = """
import json, os, sys, threading
import pandas, papermill  # what a warm process has imported
from loket.bouw.kern import warme_kern
from loket.bouw.splitsing import PROVISIONER
from jupyter_core.utils import run_sync

os.environ["ALLEEN_HIER"] = "ja"
eigen = []
vraag = {
    "pid": "__import__('os').getpid()",
    "ouder": "__import__('os').getppid()",
    "pandas": "'pandas' in __import__('sys').modules",
    "erbij": "__import__('os').environ.get('ERBIJ')",
    "namen": "[n for n in globals() if n in ('eigen', 'vraag', 'warme_kern')]",
    "sessie": "__import__('os').getsid(0) == __import__('os').getpid()",
    "bron": "__import__('os').read(0, 1)",
}


async def vragen(km):
    kc = km.client()
    kc.start_channels()
    await kc.wait_for_ready(timeout=60)
    antwoord = await kc.execute_interactive("", user_expressions=vraag, timeout=60)
    kc.stop_channels()
    uit = antwoord["content"]["user_expressions"]
    return {naam: u.get("data", u).get("text/plain", u) for naam, u in uit.items()}


with warme_kern({"ERBIJ": "ook"}, provisioner=PROVISIONER) as km:
    kind = km.provisioner.process
    gezien = run_sync(vragen)(km) | {"hier": os.getpid(), "kind": kind.pid, "loopt": kind.poll()}
print(json.dumps(gezien | {"afloop": kind.poll()}))
"""


@pytest.fixture(scope="module")
def gezien():
    uitslag = python("-c", _PROEF)
    assert uitslag.returncode == 0, uitslag.stderr
    return json.loads(uitslag.stdout)


def test_the_kernel_is_a_process_of_its_own(gezien):
    assert int(gezien["pid"]) == gezien["kind"] != gezien["hier"]
    assert int(gezien["ouder"]) == gezien["hier"]
    assert gezien["sessie"] == "True"


def test_it_has_the_imports_but_no_names_of_the_process_it_came_from(gezien):
    assert gezien["pandas"] == "True"
    assert gezien["namen"] == "[]"


def test_it_has_its_own_environment_and_nothing_to_read(gezien):
    assert gezien["erbij"] == "'ook'"
    assert gezien["bron"] == "b''"


def test_it_ends_when_it_is_told_to(gezien):
    assert gezien["loopt"] is None
    assert gezien["afloop"] is not None
    with pytest.raises(ProcessLookupError):
        os.kill(gezien["kind"], 0)


_VERWEESD = """
import os, signal, sys, time
from pathlib import Path
from loket.bouw import kern, opwarmen, splitsing
from loket.bouw.opdracht import Opdracht

opwarmen.laad(Opdracht(Path("notebooks/partner.ipynb"), Path("data"), Path("x"), {"loket": "maastricht", "jaar": 2022}))
if not (bouwer := os.fork()):
    with kern.warme_kern({}, provisioner=splitsing.PROVISIONER) as km:
        print(km.provisioner.pid, flush=True)
        time.sleep(2)  # by then it looks after its parent
        os.kill(os.getpid(), signal.SIGKILL)
os.waitpid(bouwer, 0)
"""


def test_it_ends_by_itself_when_the_build_that_started_it_is_killed():
    uitslag = python("-c", _VERWEESD)
    assert uitslag.returncode == 0, uitslag.stderr
    kern = Path("/proc", uitslag.stdout.strip())
    tot = time.monotonic() + 20
    while kern.exists() and time.monotonic() < tot:
        time.sleep(0.1)
    assert not kern.exists()
