"""One executed notebook becomes one document: HTML, PDF and figures."""

import sys

# jsonschema, by which notebooks are read, would take this along for international web addresses (IRI), which no
# notebook's schema asks for. Its grammar takes longer to load than all other tools of a build together.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
