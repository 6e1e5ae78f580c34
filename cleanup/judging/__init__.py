"""Which name was meant: the whole document is judged at once."""
