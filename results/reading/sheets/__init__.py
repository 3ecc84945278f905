"""A result sheet and what hangs on it: the grid, pit stops, what a version changed."""
