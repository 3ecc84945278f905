"""What a story says, and the names in it made into links."""
