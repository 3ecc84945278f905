"""A race weekend: its sessions, what was before it and what it changed."""
