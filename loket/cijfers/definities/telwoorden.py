"""What is counted, as one and as more; who counts something else says so in the definition itself."""

from loket.cijfers.soorten import KANDIDAAT

__all__ = ["KANDIDAAT", "ONDERDEEL", "PLAATSING", "TRAJECT"]

TRAJECT = ("traject", "trajecten")
PLAATSING = ("plaatsing", "plaatsingen")
ONDERDEEL = ("onderdeel", "onderdelen")
