"""Run by each kernel of ``make lab`` before its first cell: a slip is told in Dutch from the beginning.

It leaves no name behind: what a notebook uses it must import itself, for a build runs nothing before it.
"""

__import__("loket")
