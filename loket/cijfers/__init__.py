"""The figures: what a definition is, every definition, how a figure is told, and how sure it is."""
