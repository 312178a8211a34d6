"""A piece of narrative as a notebook shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Tekst:
    """A piece of narrative with its numbers filled in."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown

    def __repr__(self) -> str:
        return re.sub(r"<[^>]+>", "", self.markdown)
