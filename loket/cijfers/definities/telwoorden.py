"""What is counted, as one and as more; who counts something else says so in the definition itself."""

TRAJECT = ("traject", "trajecten")
KANDIDAAT = ("kandidaat", "kandidaten")
PLAATSING = ("plaatsing", "plaatsingen")
ONDERDEEL = ("onderdeel", "onderdelen")
