"""What pages may say by name, of the web alone."""

from f1site.marks import registered, site  # noqa: F401
