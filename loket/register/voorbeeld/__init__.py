"""The generator of the synthetic register: made-up cases whose totals equal the published figures.

``make example-data`` writes the same bytes on every machine. What is not published is illustrative.
"""
