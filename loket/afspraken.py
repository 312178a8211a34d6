"""What the notebook's cells and the build agree on; light, so that the build need not load the figures."""

from __future__ import annotations

import re

#: Outputs that carry data for the exporters, not text for readers.
MIME_VOORBLAD = "application/vnd.loket.voorblad+json"
MIME_CIJFERS = "application/vnd.loket.cijfers+csv"
#: Marks cases in a notebook's output, so that no build lets them through.
MIME_GEVALLEN = "application/vnd.loket.gevallen"

#: MyST's inline role; group 1 is the expression. A role between backticks is an example, not a role.
EVAL = re.compile(r"(?<!`)\{eval\}`([^`]+)`")
