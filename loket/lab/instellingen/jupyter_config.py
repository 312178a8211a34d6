"""Read by ``make lab``, see ``loket/lab/start.py``: only what an analyst of this project needs."""

import sys
from pathlib import Path

import zmq

c = get_config()  # type: ignore[name-defined]  # noqa: F821  # Jupyter gives it

c.Application.log_level = "ERROR"  # in English; loket/lab says in Dutch where JupyterLab is
c.ServerApp.answer_yes = True  # Ctrl+C stops, and asks nothing in English
c.ServerApp.ip = "127.0.0.1"
if zmq.has("curve"):  # else each kernel warns in English that other users of this computer can listen in
    c.KernelManager.transport_encryption = "auto"
c.ServerApp.jpserver_extensions = {"jupyterlab": True, "loket.lab": True}
c.ServerApp.kernel_manager_class = "loket.lab.kernels.LoketKernels"
c.ServerApp.contents_manager_class = "loket.lab.notebooks.LoketContents"
c.LoketContents.untitled_notebook = c.LoketContents.untitled_file = "naamloos"
c.LoketContents.untitled_directory = "nieuwe map"
c.FileContentsManager.pre_save_hook = "loket.lab.notebooks.maak_schoon_bij_bewaren"
c.LabApp.extra_labextensions_path = [str(Path(__file__).parent / "labextensions")]
c.LabApp.workspaces_dir = str(Path(sys.prefix) / "share" / "loket" / "lab")  # what was open in this project
c.LabApp.custom_css = True  # the one beside this file, see loket/lab/__init__.py
# No network: neither news nor a look for newer versions.
c.LabApp.app_settings_dir = str(Path(__file__).parent)
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
