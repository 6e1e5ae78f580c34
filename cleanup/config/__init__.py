"""Configuration files: found, read, checked, and what of them is in force for a path."""
