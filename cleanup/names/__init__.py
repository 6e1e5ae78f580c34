"""Entities and their forms: reading, linting and indexing the lexicons."""
