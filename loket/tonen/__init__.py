"""What a notebook shows: narrative, tables, charts, overviews and the accountability at the end."""
