"""What the notebook's cells and the build agree on; light, so that the build need not load the figures."""

from __future__ import annotations

import re

#: Stands between the parts of a figure's explanation, in the attribute ``data-uitleg``.
SCHEIDING = " • "

#: Outputs that carry data for the exporters, not text for readers.
MIME_VOORBLAD = "application/vnd.loket.voorblad+json"
MIME_CIJFERS = "application/vnd.loket.cijfers+csv"
#: The warnings that are still open, for the build to tell.
MIME_CONTROLES = "application/vnd.loket.controles+json"
#: Marks cases in a notebook's output, so that no build lets them through.
MIME_GEVALLEN = "application/vnd.loket.gevallen"

#: MyST's inline role; group 1 is the expression. A role between backticks is an example, not a role.
EVAL = re.compile(r"(?<!`)\{eval\}`([^`]+)`")
#: What makes a text conditional: the first line of a Markdown cell, or any line of a fragment.
VOORWAARDE = re.compile(r"^<!--\s*als:\s*(?P<als>.+?)\s*(?:\|\s*anders:\s*(?P<anders>.*?)\s*)?-->\n?", re.S | re.M)
