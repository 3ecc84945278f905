"""Text to value, or ValueError. No files, no database."""
