"""What every room uses: problems and how they are told, Dutch formats, periods, and the names that rooms agreed on."""
