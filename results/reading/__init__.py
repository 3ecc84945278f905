"""What pages show, read in a fixed number of queries: sheets, tables, calendars, careers. Nothing here writes."""
