"""Small seasons that once showed a fault, from ``../shared/cases``; without it these tests are skipped."""
