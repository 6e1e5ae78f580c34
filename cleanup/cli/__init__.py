"""The command line: ``cleanup fix`` and ``cleanup check``."""
