"""The register of a desk: its tables, how they are read, the rules over them, and what was known on a day."""
