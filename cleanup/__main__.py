"""``python -m cleanup`` is the command line."""

from cleanup.cli.start import main

main()
