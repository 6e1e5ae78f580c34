"""The rule ``house-style``: right spellings that are not those of the profile that was asked for."""
