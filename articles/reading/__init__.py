"""What the pages and the feeds of stories show, in a fixed number of queries."""
