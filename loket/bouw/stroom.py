"""What a kernel of the build prints to."""

from __future__ import annotations

from ipykernel.iostream import OutStream


class Stroom(OutStream):
    """Hands over what was printed; to ask after nothing, six times a cell, takes as long as a small cell itself."""

    def flush(self) -> None:
        """Wait until what was printed has been sent."""
        if self._buffers:
            super().flush()  # type: ignore[no-untyped-call]
