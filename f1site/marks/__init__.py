"""What pages may say by name, of the web alone."""

from f1site.marks import site as site
