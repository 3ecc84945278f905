"""Forms of the editors' pages about results."""
