"""The championship, computed from result sheets. Pure Python but for ``store``, which reads and writes the database."""
