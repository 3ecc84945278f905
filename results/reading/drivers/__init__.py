"""The careers of drivers."""
