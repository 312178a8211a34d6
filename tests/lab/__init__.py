"""Tests of JupyterLab; a package, because other folders hold files of the same names."""
