"""Tests of make watch; a package, because other folders hold files of the same names."""
