"""How fast the build is, beside the tools people use today."""
