"""Forms of the editors' pages about stories."""
