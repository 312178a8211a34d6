"""A desk's own register goes in: from any workbook or CSV to the tables of ``data/``, shown first and then written."""
