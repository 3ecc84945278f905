"""The tables a story calls for, in the versions that are shown."""
