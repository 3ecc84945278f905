"""The seasons, drivers and lineage of constructors."""
