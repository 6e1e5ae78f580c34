"""OpenDocument texts (.odt): reading, tracked changes, comments."""
