"""The site map: an index, and parts of at most 50,000 addresses, each read with one query."""
