"""Tests of the checks; a package, because other folders hold files of the same names."""
