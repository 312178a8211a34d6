"""What changed since an earlier version of a report: figures, input, definitions, sentences and charts, on one page.

This is a package and not a notebook: it compares two finished reports, so it needs no register and no kernel, and it
sees no case: of the input it keeps counts only. The page itself has the shell and the style of every other report.
"""
